using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class LuxuryBanTests
{
    private static readonly DateOnly Today = Day.Of("2026-09-10");

    [Theory]
    [InlineData(true, 10_000_000, true, true, null)]
    [InlineData(true, 9_999_999, true, true, "arrears_below_threshold")]
    [InlineData(false, 50_000_000, true, true, "not_natural_person")]
    [InlineData(true, 50_000_000, false, true, "property_sufficient")]
    [InlineData(true, 50_000_000, true, false, "ordinary_life")]
    public void A_ban_needs_a_person_arrears_insufficient_property_and_a_life_above_ordinary(
        bool person, long arrears, bool insufficient, bool above, string? reason)
    {
        var ruling = LuxuryBan.Issue(new LuxuryBanFacts(Today, person, arrears, insufficient, above), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.Caveats.ShouldBe(Caveats.UnverifiedValue);
        ruling.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void More_arrears_never_forbid_a_ban_that_less_allowed() => Gen.Select(Gen.Long[0, 20_000_000], Gen.Long[0, 20_000_000]).Sample((arrears, more) =>
        !LuxuryBan.Issue(new LuxuryBanFacts(Today, true, arrears, true, true), LawEdition.Published).IsAllowed
        || LuxuryBan.Issue(new LuxuryBanFacts(Today, true, arrears + more, true, true), LawEdition.Published).IsAllowed);

    [Theory]
    [InlineData(null, "2026-09-10", false, "notice_missing")]
    [InlineData("2026-09-11", "2026-09-10", false, "notice_missing")]
    [InlineData("2026-09-10", "2026-09-09", false, "served_too_late")]
    [InlineData("2026-09-01", "2026-09-11", false, "hearing_to_come")]
    [InlineData("2026-09-01", "2026-09-10", false, "absent")]
    [InlineData("2026-09-01", "2026-09-10", true, "appeared")]
    public void A_ban_follows_a_served_notice_and_its_hearing_day(string? served, string hearing, bool appeared, string reason)
    {
        var ruling = LuxuryBan.Hearing(new LuxuryHearingFacts(Today, Day.OrNull(served), Day.Of(hearing), appeared));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "absent" or "appeared");
        ruling.Date.ShouldBe(reason == "hearing_to_come" ? Day.Of(hearing) : null);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void A_ban_is_lifted_when_the_procedure_ends_and_not_before()
    {
        LuxuryBan.End(new LuxuryEndFacts(Today)).Date.ShouldBe(Today);
        LuxuryBan.End(new LuxuryEndFacts(null)).Reason.ShouldBe("stays");
    }

    [Theory]
    [InlineData(false, false, null, false, "no_breach")]
    [InlineData(true, true, null, false, "good_reason")]
    [InlineData(true, false, null, false, "may_order")]
    [InlineData(true, false, "2026-09-10", false, "period_running")]
    [InlineData(true, false, "2026-09-09", false, "deemed_unwilling")]
    [InlineData(true, false, "2026-09-09", true, "obeyed")]
    public void A_breach_leads_to_an_order_and_disobedience_to_deemed_unwillingness(bool breached, bool goodReason, string? due, bool obeyed, string reason)
    {
        var ruling = LuxuryBan.Breach(new LuxuryBreachFacts(Today, breached, goodReason, Day.OrNull(due), obeyed));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "may_order" or "deemed_unwilling");
        ruling.Date.ShouldBe(reason == "period_running" ? Day.Of("2026-09-11") : null);
        ruling.Steps.Count.ShouldBe(due is null ? 2 : 3);
    }

    [Fact]
    public void Every_point_weighed_is_stated()
    {
        LuxuryBan.Weigh(new LuxuryWeighingFacts("tax 12 million", "nothing paid", "agency agrees")).IsAllowed.ShouldBeTrue();
        LuxuryBan.Weigh(new LuxuryWeighingFacts("tax 12 million", " ", null)).Order.ShouldBe(["repayment", "agency_opinion"]);
        LuxuryBan.Weigh(new LuxuryWeighingFacts("tax 12 million", "nothing paid", "agency agrees", IsOnApplication: true)).Order.ShouldBe(["applicant_reasons"]);
        LuxuryBan.Weigh(new LuxuryWeighingFacts("tax 12 million", "nothing paid", "agency agrees", "seen in casinos", true)).IsAllowed.ShouldBeTrue();
        LuxuryBan.Weigh(new LuxuryWeighingFacts(null, "nothing paid", "agency agrees")).Order.ShouldBe(["cause_and_amount"]);
    }

    [Theory]
    [InlineData(LuxuryOrder.GoodsAndServices, 1_999L, "amount_too_low")]
    [InlineData(LuxuryOrder.GoodsAndServices, 2_000L, null)]
    [InlineData(LuxuryOrder.GiftsAndLoans, null, "amount_missing")]
    [InlineData(LuxuryOrder.GiftsAndLoans, 2_000L, null)]
    [InlineData(LuxuryOrder.MonthlyLiving, null, "amount_missing")]
    [InlineData(LuxuryOrder.MonthlyLiving, 30_000L, null)]
    [InlineData(LuxuryOrder.Transport, null, null)]
    [InlineData(LuxuryOrder.Other, null, null)]
    public void A_prohibition_names_its_amount_and_none_below_the_one_set(LuxuryOrder order, long? amount, string? reason)
    {
        var ruling = LuxuryBan.Order(new LuxuryOrderFacts(Today, order, amount), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.Steps.ShouldHaveSingleItem();
    }
}
