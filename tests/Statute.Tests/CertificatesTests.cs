namespace Enforcement.Statute.Tests;

public sealed class CertificatesTests
{
    [Theory]
    [InlineData("2026-08-25", "2026-09-29")]
    [InlineData("2026-08-24", "2026-09-24")]
    [InlineData("2026-01-31", "2026-03-02")]
    public void The_agency_reports_property_within_one_month(string served, string by) =>
        Certificates.ReportBy(new PropertyReportFacts(Day.Of(served)), Day.Calendar).Date.ShouldBe(Day.Of(by));

    [Theory]
    [InlineData(true, null, false, "2026-09-01", "agency_says_none", null)]
    [InlineData(false, null, false, "2026-09-01", "order_first", null)]
    [InlineData(false, "2026-08-25", false, "2026-09-29", "awaiting_report", "2026-09-30")]
    [InlineData(false, "2026-08-25", false, "2026-09-30", "nothing_reported", null)]
    [InlineData(false, "2026-08-25", true, "2026-12-01", "property_reported", null)]
    [InlineData(true, "2026-08-25", true, "2026-09-01", "property_reported", null)]
    public void The_certificate_is_issued_at_once_when_the_agency_says_none_else_after_the_month(
        bool saysNone, string? served, bool reported, string on, string reason, string? date)
    {
        var ruling = Certificates.Issue(new CertificateFacts(Day.Of(on), saysNone, Day.OrNull(served), reported), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason is "agency_says_none" or "nothing_reported");
    }

    [Theory]
    [InlineData(0, "2026-09-29", "first_report")]
    [InlineData(1, "2026-11-05", "further_report")]
    [InlineData(2, "2027-01-05", "further_report")]
    [InlineData(3, "2027-03-05", "further_report")]
    public void A_case_sent_back_is_reported_after_20_days_and_then_every_two_months(int made, string date, string reason)
    {
        // 20 days end on Friday 2026-09-25, a holiday.
        var ruling = Certificates.ReviewReport(new CertificateReviewFacts(Day.Of("2026-09-05"), made), Day.Calendar);

        (ruling.Date, ruling.Reason).ShouldBe((Day.Of(date), reason));
        ruling.Caveats.HasFlag(Caveats.Practice).ShouldBeTrue();
    }

    [Fact]
    public void Once_accepted_nothing_more_is_reported() =>
        Certificates.ReviewReport(new CertificateReviewFacts(Day.Of("2026-09-05"), 1, Accepted: true), Day.Calendar).Reason.ShouldBe("accepted");
}
