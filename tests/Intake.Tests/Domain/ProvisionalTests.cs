using Enforcement.Intake.Domain.Transfers;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;
using TitleKind = Enforcement.Intake.Domain.Transfers.TitleKind;

namespace Enforcement.Intake.Tests.Domain;

/// <summary>Titles that follow a period of their own: a provisional attachment (PRV-01), a tax from before 2007-03-05 (LIM-09).</summary>
public sealed class ProvisionalTests
{
    private static string[] Codes(TransferForm form) =>
        [.. TransferCheck.Decide(form, Everything, Today, LawEdition.Published).Findings.Select(finding => $"{finding.RuleId} {finding.Code} {finding.Field}")];

    [Fact]
    public void Ruling_of_a_provisional_attachment_is_executed_within_thirty_days_of_its_receipt()
    {
        Codes(Provisional(Today)).ShouldBeEmpty();
        Codes(Provisional(Today.AddDays(-30))).ShouldBeEmpty();
        Codes(Provisional(Today.AddDays(-31))).ShouldBe(["PRV-01 provisional.too_late /title/receivedOn"]);
        TransferCheck.Decide(Provisional(Today.AddDays(-31)), Everything, Today, LawEdition.Published).Outcome.ShouldBe(TransferOutcome.Returned);
    }

    [Fact]
    public void Provisional_attachment_is_a_ruling_with_its_day_of_receipt_and_never_final()
    {
        var form = Provisional(Today.AddDays(-1));

        Codes(form with { Title = form.Title! with { ReceivedOn = null } }).ShouldBe(["INT-02 field.missing /title/receivedOn"]);
        Codes(form with { Title = form.Title! with { ReceivedOn = Today.AddDays(1) } }).ShouldBe(["INT-02 date.in_future /title/receivedOn"]);
        Codes(form with { Title = form.Title! with { ReceivedOn = form.Title.Date!.Value.AddDays(-1) } }).ShouldBe(["INT-02 date.order_invalid /title/receivedOn"]);
        Codes(form with { Title = form.Title! with { Kind = TitleKind.AdministrativeAct } }).ShouldBe(["INT-02 provisional.not_ruled /title/kind"]);
        Codes(form with { Title = form.Title! with { FinalOn = Today.AddDays(-1) } }).ShouldBe(["INT-02 finality.unclear /title/finalOn"]);
    }

    [Fact]
    public void What_is_not_provisional_is_still_served_final_and_overdue()
    {
        var form = Provisional(Today.AddDays(-1)) with { Title = Provisional(Today.AddDays(-1)).Title! with { Provisional = false } };

        Codes(form).ShouldBe(
        [
            "INT-02 field.missing /title/servedOn", "INT-02 finality.unclear /title/finalOn", "INT-02 field.missing /paymentPeriodEnd", "INT-02 field.missing /collectionEfforts",
            "INT-01 document.missing /documents", "INT-01 document.missing /documents",
        ]);
    }

    [Theory]
    [InlineData(10_000_000, false, false, true)]
    [InlineData(9_999_999, false, false, false)]
    [InlineData(0, true, false, true)]
    [InlineData(0, false, true, true)]
    public void Tax_from_before_2007_comes_back_only_on_one_of_three_grounds(long arrears, bool arrest, bool prohibition, bool goesOn) =>
        Codes(OldTax(arrears, arrest, prohibition)).ShouldBe(goesOn ? [] : ["LIM-09 enforcement_period.over /paymentPeriodEnd"]);

    [Fact]
    public void First_transfer_lies_before_the_certificate_and_arrears_are_an_amount()
    {
        var form = OldTax(10_000_000);

        Codes(form with { Certificate = form.Certificate! with { FirstTransferredOn = new DateOnly(2011, 5, 3) } })
            .ShouldContain("INT-02 date.order_invalid /certificate/issuedOn");
        Codes(form with { Certificate = form.Certificate! with { ArrearsOn20170304 = -1, ArrestGranted = true } })
            .ShouldBe(["INT-02 number.out_of_range /certificate/arrearsOn20170304"]);
    }
}
