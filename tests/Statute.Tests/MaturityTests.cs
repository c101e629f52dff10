namespace Enforcement.Statute.Tests;

public sealed class MaturityTests
{
    [Theory]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    public void A_tax_is_transferred_when_more_than_30_days_have_passed(string transfer, bool allowed)
    {
        var ruling = Maturity.Tax(new TaxTransfer(Day.Of("2026-05-31"), Day.Of(transfer), ReviewPending: false));

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Reason.ShouldBe(allowed ? null : "too_early");
        ruling.Date.ShouldBe(allowed ? null : Day.Of("2026-07-01"));
        ruling.Steps[0].English.ShouldBe("due 2026-05-31; 30 days end 2026-06-30");
    }

    [Fact]
    public void A_tax_under_review_is_not_transferred()
    {
        var ruling = Maturity.Tax(new TaxTransfer(Day.Of("2026-05-31"), Day.Of("2026-09-01"), ReviewPending: true));

        ruling.Reason.ShouldBe("review_pending");
        ruling.Consequence.ShouldBe(Consequence.Return);
        ruling.Basis.ShouldBe(new LegalBasis("MAT-01", "稅捐稽徵法 39"));
    }

    [Fact]
    public void A_tax_secured_after_review_is_not_transferred() =>
        Maturity.Tax(new TaxTransfer(Day.Of("2026-05-31"), Day.Of("2026-09-01"), false, DeferredAfterReview: true)).Reason.ShouldBe("deferred_after_review");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tax_fine_waits_for_the_remedies(bool finished) => Maturity.TaxFine(new TaxFineTransfer(finished)).IsAllowed.ShouldBe(finished);

    [Theory]
    [InlineData(true, "2026-06-30", false)]
    [InlineData(true, "2026-07-01", true)]
    [InlineData(false, "2026-03-02", false)]
    [InlineData(false, "2026-03-03", true)]
    public void A_premium_waits_150_days_for_an_individual_and_30_for_a_unit(bool individual, string transfer, bool allowed) =>
        Maturity.Premium(new PremiumTransfer(Day.Of("2026-01-31"), Day.Of(transfer), individual)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("2026-08-26", "2026-09-25", false)]
    [InlineData("2026-08-26", "2026-09-29", false)]
    [InlineData("2026-08-26", "2026-09-30", true)]
    [InlineData("2026-09-01", "2026-10-01", false)]
    [InlineData("2026-09-01", "2026-10-02", true)]
    public void A_traffic_fine_waits_30_days_after_service_rolled(string served, string transfer, bool allowed)
    {
        var ruling = Maturity.TrafficFine(new TrafficFineTransfer(Day.Of(served), Day.Of(transfer), SuitPending: false, IsFinal: false), Day.Calendar);

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Steps[^1].English.ShouldBe($"transfer on {transfer}");
        if (!allowed)
            (ruling.Reason, ruling.Date > Day.Of(transfer)).ShouldBe(("too_early", true));
    }

    [Theory]
    [InlineData(null, false, false, "not_served")]
    [InlineData("2026-01-02", true, false, "suit_pending")]
    [InlineData(null, false, true, null)]
    [InlineData("2026-09-01", true, true, null)]
    public void A_traffic_fine_needs_service_and_no_suit_or_finality(string? served, bool suit, bool final, string? reason) =>
        Maturity.TrafficFine(new TrafficFineTransfer(Day.OrNull(served), Day.Of("2026-09-02"), suit, final), Day.Calendar).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reclaimed_benefit_waits_for_finality(bool final) => Maturity.Reclaim(new ReclaimTransfer(final)).IsAllowed.ShouldBe(final);

    [Theory]
    [InlineData("2026-03-02", false)]
    [InlineData("2026-03-03", true)]
    public void A_fee_is_more_than_30_days_late(string transfer, bool allowed) =>
        Maturity.Fee(new OverdueTransfer(Day.Of("2026-01-31"), Day.Of(transfer))).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("2026-01-31", false)]
    [InlineData("2026-02-01", true)]
    public void Any_other_claim_is_past_its_payment_period(string transfer, bool allowed) =>
        Maturity.Overdue(new OverdueTransfer(Day.Of("2026-01-31"), Day.Of(transfer))).IsAllowed.ShouldBe(allowed);
}
