namespace Enforcement.Statute.Tests;

/// <summary>Provisional attachment, public bodies, insolvency.</summary>
public sealed class SpecialDebtorsTests
{
    [Theory]
    [InlineData(null, null, "2026-10-01")]
    [InlineData("2026-10-01", null, null)]
    [InlineData("2026-10-02", "too_late", "2026-10-01")]
    public void A_provisional_attachment_is_applied_for_within_30_days(string? applied, string? reason, string? date)
    {
        var ruling = ProvisionalAttachment.Apply(new AttachmentRulingFacts(Day.Of("2026-09-01"), Day.OrNull(applied)), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.Steps.Count.ShouldBe(applied is null ? 2 : 3);
    }

    [Theory]
    [InlineData(ProvisionalMeasure.Seize, false, true)]
    [InlineData(ProvisionalMeasure.Attach, false, true)]
    [InlineData(ProvisionalMeasure.Auction, false, false)]
    [InlineData(ProvisionalMeasure.Auction, true, true)]
    [InlineData(ProvisionalMeasure.Collect, false, false)]
    [InlineData(ProvisionalMeasure.Collect, true, false)]
    public void It_seizes_but_does_not_sell_or_collect(ProvisionalMeasure measure, bool atRisk, bool allowed)
    {
        var ruling = ProvisionalAttachment.May(new ProvisionalMeasureFacts(measure, atRisk));

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Reason.ShouldBe(!allowed ? "not_final" : measure == ProvisionalMeasure.Auction ? "deposit_price" : null);
    }

    [Theory]
    [InlineData(ProvisionalMeasure.DemandPayment)]
    [InlineData(ProvisionalMeasure.AllowInstalments)]
    [InlineData(ProvisionalMeasure.Certify)]
    [InlineData(ProvisionalMeasure.CoercePerson)]
    public void Nothing_is_done_under_it_that_needs_a_debt_that_is_due(ProvisionalMeasure measure)
    {
        var ruling = ProvisionalAttachment.May(new ProvisionalMeasureFacts(measure, LosesValueOrCostly: true));

        (ruling.IsAllowed, ruling.Reason, ruling.Consequence).ShouldBe((false, "not_due", Consequence.Block));
        ruling.Steps.Single().English.ShouldContain("before the title is final");
    }

    [Theory]
    [InlineData(null, false, true, null, "2026-10-01")]
    [InlineData("2026-10-01", false, true, null, "2026-10-01")]
    [InlineData("2026-10-02", false, true, "treasury", null)]
    [InlineData("2026-10-02", false, false, "no_budget_item", null)]
    [InlineData("2026-10-02", true, true, "performed", null)]
    public void A_public_body_has_30_days_before_its_treasury_is_reached(string? on, bool performed, bool budget, string? reason, string? date)
    {
        var ruling = PublicBodies.Treasury(new PublicBodyFacts(Day.Of("2026-09-01"), Day.OrNull(on), performed, budget), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason is null or "treasury");
    }

    [Theory]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, true, true)]
    public void Public_use_property_that_is_needed_is_exempt(bool publicUse, bool needed, bool harms, bool allowed) =>
        PublicBodies.Property(new PublicPropertyFacts(publicUse, needed, harms)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(InsolvencyEvent.Rehabilitation, false, false, "stayed")]
    [InlineData(InsolvencyEvent.Rehabilitation, true, false, "secured")]
    [InlineData(InsolvencyEvent.Rehabilitation, false, true, "priority")]
    [InlineData(InsolvencyEvent.Bankruptcy, false, true, "stayed")]
    [InlineData(InsolvencyEvent.Bankruptcy, true, false, "secured")]
    [InlineData(InsolvencyEvent.Reorganisation, true, true, "stayed")]
    [InlineData(InsolvencyEvent.PreservationOrder, true, true, "stayed")]
    public void Insolvency_stays_enforcement_except_as_the_law_says(InsolvencyEvent one, bool secured, bool priority, string reason)
    {
        var ruling = Insolvency.Continue(new InsolvencyFacts(one, secured, priority));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "stayed");
        ruling.Steps.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(false, "2026-10-31")]
    [InlineData(true, "2026-12-30")]
    public void A_preservation_order_lasts_60_days_and_once_more_60(bool extended, string until) =>
        Insolvency.PreservedUntil(new PreservationFacts(Day.Of("2026-09-01"), extended), Day.Calendar).Date.ShouldBe(Day.Of(until));
}
