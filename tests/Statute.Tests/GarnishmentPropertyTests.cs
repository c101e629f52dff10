using CsCheck;

namespace Enforcement.Statute.Tests;

/// <summary>What holds of any attached payment; and what of the obligor's is a trust's.</summary>
public sealed class GarnishmentPropertyTests
{
    private static readonly Gen<GarnishedPayment> AnyPayment =
        Gen.Select(
            Gen.Long[0, 200_000], Gen.Enum<MoneySource>(), Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3]).Select(pair => new Dependant(pair.Item1, pair.Item1 + pair.Item2 + 1)).Array[0, 4],
            Gen.Long[0, 30_000], Gen.Bool, Gen.Long[0, 100_000])
        .Select((pay, source, dependants, other, fair, owed) =>
            new GarnishedPayment(Day.Of("2025-09-05"), "臺北市", pay, source, dependants, other, fair ? "high income" : null, StillOwed: owed < 50_000 ? owed : null));

    [Fact]
    public void The_living_need_is_never_undercut() => AnyPayment.Where(payment => payment.Source is not (MoneySource.OtherClaim or MoneySource.Welfare)).Sample(payment =>
    {
        var need = LivingNeed.Of(payment, LawEdition.Published)!;

        var attached = Garnishment.Attachable(payment, LawEdition.Published).Amount!.Value;

        attached.ShouldBeInRange(0, payment.Pay);
        if (attached > 0)
            (payment.Pay + payment.OtherMeans - attached).ShouldBeGreaterThanOrEqualTo(need.Whole);
    });

    [Fact]
    public void No_more_than_a_third_of_pay_is_attached_unless_fairness_lifts_it() => AnyPayment.Sample(payment =>
    {
        var attached = Garnishment.Attachable(payment, LawEdition.Published).Amount!.Value;

        if (payment.Source is MoneySource.Wages or MoneySource.LivingPayments && payment.FairnessReason is null)
            (attached * 3).ShouldBeLessThanOrEqualTo(payment.Pay);
        if (payment.Source == MoneySource.Welfare)
            attached.ShouldBe(0);
        if (payment.StillOwed is { } owed)
            attached.ShouldBeLessThanOrEqualTo(owed);
    });

    [Fact]
    public void More_pay_never_leaves_less_attachable_and_another_dependant_never_more() => Gen.Select(AnyPayment, Gen.Long[0, 50_000]).Sample((payment, more) =>
    {
        var attached = Garnishment.Attachable(payment, LawEdition.Published).Amount!.Value;

        attached.ShouldBeLessThanOrEqualTo(Garnishment.Attachable(payment with { Pay = payment.Pay + more }, LawEdition.Published).Amount!.Value);
        attached.ShouldBeGreaterThanOrEqualTo(
            Garnishment.Attachable(payment with { Dependants = [.. payment.Dependants!, new Dependant(1, 2)] }, LawEdition.Published).Amount!.Value);
    });

    [Fact]
    public void More_pay_never_leaves_less_to_live_on() => AnyPayment.Sample(payment =>
    {
        static long Left(GarnishedPayment payment) => payment.Pay - Garnishment.Attachable(payment with { StillOwed = null }, LawEdition.Published).Amount!.Value;

        Left(payment).ShouldBeLessThanOrEqualTo(Left(payment with { Pay = payment.Pay + 1 }));
    });

    [Theory]
    [InlineData(false, false, false, false, "no_trust")]
    [InlineData(true, true, false, false, "older_right")]
    [InlineData(true, false, true, false, "trust_affairs")]
    [InlineData(true, false, false, true, "other_law")]
    [InlineData(true, false, false, false, "trust_property")]
    public void Trust_property_is_left_alone_with_three_exceptions(bool trust, bool older, bool affairs, bool other, string reason)
    {
        var ruling = TrustProperty.Enforce(new TrustPropertyFacts(trust, older, affairs, other));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "trust_property");
    }
}
