using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>Facts of PAY-01.</summary>
/// <param name="Amount">Amount to pay, whole NT$.</param>
/// <param name="PayOn">Day of payment.</param>
/// <param name="ValidUntil">Last day printed in the bar code.</param>
/// <param name="Branch">Branch code; null when unknown.</param>
/// <param name="Agency">Code of the transferring agency; null when unknown.</param>
/// <param name="Kind">Group of the claim; null when unknown.</param>
public readonly record struct ConvenienceStoreFacts(
    long Amount, DateOnly PayOn, DateOnly ValidUntil, string? Branch = null, string? Agency = null, ClaimKind? Kind = null);

/// <summary>Who may pay how much at a convenience store; what is null fits all.</summary>
/// <param name="Below">Amounts below this are taken, whole NT$; 0 is none.</param>
/// <param name="Branch">Branch code.</param>
/// <param name="Agency">Code of the transferring agency.</param>
/// <param name="Kind">Group of the claim.</param>
public sealed record ConvenienceStoreLimit(long Below, string? Branch = null, string? Agency = null, ClaimKind? Kind = null);

/// <summary>Payment channels 繳款通路 (law.md 10.2).</summary>
public static class PaymentChannels
{
    /// <summary>Limits by agency, branch and kind: the first that fits decides. Practice of single branches; each branch and agency confirms its own.</summary>
    public static DatedTable<IReadOnlyList<ConvenienceStoreLimit>> StoreLimits { get; } = new(
        "convenienceStoreLimits", "Amounts below which convenience stores take a bar code, NT$",
        new DatedValue<IReadOnlyList<ConvenienceStoreLimit>>(
            new DateOnly(2008, 6, 1), [new(0, Kind: ClaimKind.Fine), new(20_000)], "tpk 107536, 107681: 稅捐未滿2萬元", IsVerified: false),
        new DatedValue<IReadOnlyList<ConvenienceStoreLimit>>(
            new DateOnly(2019, 12, 2), [new(20_001, Kind: ClaimKind.Fine), new(20_000)], "fingermedia 775191: 罰鍰2萬元以下", IsVerified: false),
        new DatedValue<IReadOnlyList<ConvenienceStoreLimit>>(
            new DateOnly(2023, 1, 1), [new(30_000, Branch: "pcy"), new(20_001, Kind: ClaimKind.Fine), new(20_000)], "pcy 268029 (2023), cyy 1664524 (2025)", IsVerified: false));

    private static readonly Rule<ConvenienceStoreFacts> StoreRule = new()
    {
        Id = "PAY-01",
        Topic = "Payment",
        Title = "Convenience stores: below the limit, before the date",
        Text = "Convenience stores take a notice with three-segment bar code when its amount is below the limit of branch and agency and its date has not passed; otherwise "
            + "another channel is used.",
        Articles = [Law.Practice["超商繳款 107681"]],
        Function = "PaymentChannels.ConvenienceStore",
        InForceFrom = new DateOnly(2008, 6, 1),
        Caveats = Caveats.Practice,
        Decide = ConvenienceStore,
    };

    /// <summary>PAY-01. Amount below the limit of the day, on or before the printed date. law.md 10.2.</summary>
    public static Ruling ConvenienceStore(ConvenienceStoreFacts facts, LawEdition law)
    {
        var table = law.On(StoreLimits, facts.PayOn);
        var limit = table.Value.FirstOrDefault(limit => Fits(limit, facts));
        var reason = facts.PayOn > facts.ValidUntil ? "expired" : limit is not { Below: > 0 } ? "not_taken" : facts.Amount >= limit.Below ? "amount" : null;
        void Why(Steps steps, ConvenienceStoreFacts facts, Ruling ruling)
        {
            steps.Say(
                $"{facts.Amount.Dollars()}; stores take amounts below {(limit?.Below ?? 0).Dollars()} on {facts.PayOn.Iso()}",
                $"應繳{facts.Amount.Dollars()}元；{facts.PayOn.Roc()}超商代收未滿{(limit?.Below ?? 0).Dollars()}元");
            steps.Say($"bar code valid until {facts.ValidUntil.Iso()}: {ruling.Reason ?? "may be paid"}", $"條碼期限{facts.ValidUntil.Roc()}：{(ruling.IsAllowed ? "得於超商繳納" : "請改用其他通路")}");
        }

        return reason is null ? StoreRule.Allow(facts, Why, caveats: table.Caveats) : StoreRule.Refuse(facts, reason, Consequence.None, Why, caveats: table.Caveats);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [StoreRule];

    private static bool Fits(ConvenienceStoreLimit limit, ConvenienceStoreFacts facts) =>
        (limit.Branch is null || limit.Branch == facts.Branch) && (limit.Agency is null || limit.Agency == facts.Agency) && (limit.Kind is null || limit.Kind == facts.Kind);
}
