using System.Globalization;
using System.Numerics;

namespace Enforcement.Statute;

/// <summary>The minimum living cost 最低生活費 of a place in a year.</summary>
/// <param name="County">County or city, Chinese name.</param>
/// <param name="Monthly">NT$ a month and person.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="IsVerified">False while nobody has confirmed it.</param>
public sealed record LivingCost(string County, long Monthly, string Source, bool IsVerified);

/// <summary>
/// What an obligor needs to live for a month (強制執行法 122(3)(4)): 1.2 times the minimum living cost of the place, for himself and, by his share, for each co-living
/// relative he supports. An exact fraction of NT$, never rounded before the end.
/// </summary>
public sealed class LivingNeed
{
    private const int TimesNumerator = 6;
    private const int TimesDenominator = 5;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private LivingNeed(BigInteger numerator, BigInteger denominator, Caveats caveats, Action<Steps> explain) =>
        (_numerator, _denominator, Caveats, Explain) = (numerator, denominator, caveats, explain);

    /// <summary>
    /// Minimum living cost by place. Only the values that are evidenced stand here (law.md 12 item 8); for a place or year without one the highest known value is
    /// used, so that nobody is left with too little, and the ruling says that it is unverified.
    /// </summary>
    public static DatedTable<IReadOnlyList<LivingCost>> MinimumCost { get; } = new(
        "minimumLivingCost", "Minimum living cost, NT$ a month and person, by county",
        new DatedValue<IReadOnlyList<LivingCost>>(
            new DateOnly(2023, 1, 1), [new("臺中市", 15_472, "臺中市政府社會局 112年", IsVerified: true)], "112年度公告", IsVerified: true),
        new DatedValue<IReadOnlyList<LivingCost>>(
            new DateOnly(2025, 1, 1), [new("臺北市", 20_379, "114年度公告, lawyerli.tw 2025-06-21", IsVerified: true)], "114年度公告", IsVerified: true),
        new DatedValue<IReadOnlyList<LivingCost>>(
            new DateOnly(2026, 1, 1), [new("臺北市", 20_379, "value of 2025 until the one of 2026 is entered", IsVerified: false)], "assumed from 114年度公告", IsVerified: false));

    /// <summary>What is left to a prisoner a month, NT$; one decision is known.</summary>
    public static DatedTable<long> PrisonerMoney { get; } = new(
        "prisonerLivingMoney", "NT$ a month left to a prisoner", new DatedValue<long>(new DateOnly(2001, 1, 1), 3_000, "屏東地方法院112司執74185", IsVerified: false));

    /// <summary>How sure the need is.</summary>
    public Caveats Caveats { get; }

    /// <summary>Says the steps.</summary>
    internal Action<Steps> Explain { get; }

    /// <summary>The need in whole NT$, rounded up.</summary>
    public long Whole => (long)((_numerator + _denominator - 1) / _denominator);

    /// <summary>The need as written in explanations.</summary>
    internal string Words => Decimal(_numerator, _denominator);

    /// <summary>The most of a payment that leaves the need, with what else he has; whole NT$, rounded down, between 0 and the payment.</summary>
    public long Above(long pay, long otherMeans)
    {
        var left = ((((BigInteger)pay + Math.Max(0, otherMeans)) * _denominator) - _numerator) / _denominator;
        return left.Sign <= 0 ? 0 : (long)BigInteger.Min(left, Math.Max(0, pay));
    }

    /// <summary>The need of the obligor of a payment; null when a dependant's share is not a share.</summary>
    public static LivingNeed? Of(GarnishedPayment payment, LawEdition law)
    {
        if (payment.Source == MoneySource.PrisonerMoney)
        {
            var left = law.On(PrisonerMoney, payment.On);
            return new LivingNeed(left.Value, 1, left.Caveats, steps => steps.Say($"a prisoner is left {left.Value.Dollars()} a month", $"受刑人每月酌留{left.Value.Dollars()}元"));
        }

        var dependants = payment.Dependants ?? [];
        if (dependants.Any(dependant => dependant.Of < 1 || dependant.Share < 0 || dependant.Share > dependant.Of))
            return null;
        var (cost, caveats, isSubstitute) = CostFor(payment.County, payment.On, law);
        var (parts, whole) = (BigInteger.One, BigInteger.One);
        foreach (var dependant in dependants)
        {
            parts = (parts * dependant.Of) + (dependant.Share * whole);
            whole *= dependant.Of;
        }

        var common = BigInteger.GreatestCommonDivisor(parts, whole);
        (parts, whole) = (parts / common, whole / common);
        var numerator = cost.Monthly * TimesNumerator * parts;
        var denominator = TimesDenominator * whole;
        return new LivingNeed(numerator, denominator, caveats, steps =>
        {
            if (isSubstitute)
                steps.Say($"no published value for {payment.County} on {payment.On.Iso()}: the highest known one is used", $"{payment.County}{payment.On.Roc()}無已登錄之公告數額，採已知最高數額");
            var person = Decimal((BigInteger)cost.Monthly * TimesNumerator, TimesDenominator);
            steps.Say($"minimum living cost in {cost.County} {cost.Monthly.Dollars()} a month, times 1.2: {person} a person", $"{cost.County}最低生活費每月{cost.Monthly.Dollars()}元，1.2倍為每人{person}元");
            var shares = string.Concat(dependants.Select(dependant => $" + {dependant.Share}/{dependant.Of}"));
            steps.Say($"for himself and dependants 1{shares}: {Decimal(numerator, denominator)}", $"本人及受扶養親屬1{shares}：{Decimal(numerator, denominator)}元");
        });
    }

    /// <summary>The highest minimum living cost in force on a day.</summary>
    internal static (LivingCost Cost, Caveats Caveats) Highest(DateOnly on, LawEdition law)
    {
        var year = law.On(MinimumCost, on);
        var highest = year.Value.MaxBy(cost => cost.Monthly)!;
        return (highest, highest.IsVerified ? year.Caveats : Caveats.UnverifiedValue);
    }

    private static (LivingCost Cost, Caveats Caveats, bool IsSubstitute) CostFor(string county, DateOnly on, LawEdition law)
    {
        var year = law.On(MinimumCost, on);
        var name = Place.Normalize(county);
        return year.Value.FirstOrDefault(cost => Place.Normalize(cost.County) == name) is { } own && on >= year.From
            ? (own, own.IsVerified ? year.Caveats : Caveats.UnverifiedValue, false)
            : (law.Table(MinimumCost).Values.SelectMany(value => value.Value).MaxBy(cost => cost.Monthly)!, Caveats.UnverifiedValue, true);
    }

    private static string Decimal(BigInteger numerator, BigInteger denominator) => ((double)numerator / (double)denominator).ToString("#,##0.##", CultureInfo.InvariantCulture);
}
