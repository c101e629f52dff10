using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Domain;

/// <summary>Maturity and limitation as of the receiving day; each rule on both sides of its last day.</summary>
public sealed class LawCheckTests
{
    private static string[] Codes(TransferForm form, DateOnly receivedOn) =>
        [.. TransferCheck.Decide(form, Everything, receivedOn, LawEdition.Published).Findings.Select(finding => $"{finding.RuleId} {finding.Code}")];

    private static string[] Codes(TransferForm form) => Codes(form, Today);

    [Fact]
    public void A_tax_is_transferred_more_than_30_days_after_its_period()
    {
        Codes(Tax() with { PaymentPeriodEnd = Today.AddDays(-31) }).ShouldBeEmpty();
        Codes(Tax() with { PaymentPeriodEnd = Today.AddDays(-30) }).ShouldBe(["MAT-01 tax.not_mature"]);
    }

    [Fact]
    public void A_tax_under_review_waits()
    {
        var decision = TransferCheck.Decide(Tax() with { Title = Tax().Title! with { ReviewPending = true } }, Everything, Today, LawEdition.Published);

        decision.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe("tax.review_pending"),
            finding => finding.Retriable.ShouldBeTrue());
        decision.Outcome.ShouldBe(TransferOutcome.Returned);
    }

    [Fact]
    public void A_tax_fine_waits_for_the_end_of_the_remedies()
    {
        var fine = Tax() with { SubKind = ClaimSubKind.TaxFine };

        Codes(fine).ShouldBeEmpty();
        Codes(fine with { Title = fine.Title! with { RemedyPending = true } }).ShouldBe(["MAT-02 tax_fine.remedy_pending"]);
    }

    [Theory]
    [InlineData(ClaimSubKind.NhiUnit, 31, true)]
    [InlineData(ClaimSubKind.NhiUnit, 30, false)]
    [InlineData(ClaimSubKind.NhiIndividual, 151, true)]
    [InlineData(ClaimSubKind.NhiIndividual, 150, false)]
    public void A_premium_waits_30_or_150_days(ClaimSubKind subKind, int daysLate, bool mature) =>
        Codes(Premium(subKind, Today.AddDays(-daysLate))).ShouldBe(mature ? [] : ["MAT-03 premium.not_mature"]);

    [Fact]
    public void A_traffic_fine_waits_until_no_suit_is_possible()
    {
        var title = Fine().Title! with { Date = new DateOnly(2026, 8, 1), ServedOn = new DateOnly(2026, 8, 3), FinalOn = null, NotYetFinal = true };
        var fine = Fine() with { SubKind = ClaimSubKind.TrafficFine, Title = title, DocumentDate = title.Date, CollectionEfforts = new CollectionEfforts { Dunned = false } };
        fine = fine with { Claims = [new ClaimLine { Item = ClaimItem.Principal, Amount = 900 }], TotalAmount = 900 };

        Codes(fine, new DateOnly(2026, 9, 3)).ShouldBeEmpty();
        Codes(fine, new DateOnly(2026, 9, 2)).ShouldBe(["MAT-04 traffic_fine.not_mature"]);
        Codes(fine with { Title = title with { RemedyPending = true } }).ShouldBe(["MAT-04 traffic_fine.not_mature"]);
    }

    [Fact]
    public void A_reclaim_waits_until_the_act_is_final()
    {
        var reclaim = Fine() with { Kind = ClaimKind.Fee, SubKind = ClaimSubKind.BenefitReclaim };

        Codes(reclaim).ShouldBeEmpty();
        Codes(reclaim with { Title = reclaim.Title! with { FinalOn = null, NotYetFinal = true } }).ShouldBe(["MAT-05 reclaim.not_final"]);
    }

    [Fact]
    public void A_fee_is_more_than_30_days_late()
    {
        var fee = Fine() with { Kind = ClaimKind.Fee, SubKind = ClaimSubKind.Fee };

        Codes(fee with { PaymentPeriodEnd = Today.AddDays(-31) }).ShouldBeEmpty();
        Codes(fee with { PaymentPeriodEnd = Today.AddDays(-30) }).ShouldBe(["MAT-06 fee.not_mature"]);
    }

    [Fact]
    public void Any_claim_is_overdue()
    {
        Codes(Fine() with { PaymentPeriodEnd = Today.AddDays(-1) }).ShouldBeEmpty();
        Codes(Fine() with { PaymentPeriodEnd = Today }).ShouldBe(["MAT-07 claim.not_overdue"]);
    }

    [Fact]
    public void A_final_title_is_enforceable_for_five_years()
    {
        var title = Fine().Title! with { Date = new DateOnly(2021, 1, 5), ServedOn = new DateOnly(2021, 1, 10), ViolationDate = null };
        var old = Fine() with { PaymentPeriodEnd = new DateOnly(2021, 3, 1) };

        Codes(old with { Title = title with { FinalOn = new DateOnly(2021, 11, 23) } }).ShouldBeEmpty();
        Codes(old with { Title = title with { FinalOn = new DateOnly(2021, 11, 22) } }).ShouldBe(["LIM-01 enforcement_period.over"]);
    }

    [Fact]
    public void A_certificate_does_not_restart_the_ten_years()
    {
        var title = Fine().Title! with { Date = new DateOnly(2016, 1, 5), ServedOn = new DateOnly(2016, 1, 10), ViolationDate = null };
        var again = Fine() with
        {
            PaymentPeriodEnd = new DateOnly(2016, 3, 1),
            Certificate = new EnforcementCertificate { Number = "5", IssuedOn = new DateOnly(2020, 1, 1) },
            Documents = [.. Fine().Documents, TransferDocument.Certificate],
        };

        Codes(again with { Title = title with { FinalOn = new DateOnly(2016, 11, 23) } }).ShouldBeEmpty();
        Codes(again with { Title = title with { FinalOn = new DateOnly(2016, 11, 22) } }).ShouldBe(["LIM-03 enforcement_period.over"]);
    }

    [Theory]
    [InlineData("2021-11-23", 0, true)]
    [InlineData("2021-11-22", 0, false)]
    [InlineData("2021-11-22", 1, true)]
    public void A_tax_is_transferred_within_its_collection_period(string paymentPeriodEnd, int suspendedDays, bool inTime)
    {
        var tax = Tax() with
        {
            PaymentPeriodEnd = DateOnly.Parse(paymentPeriodEnd, null),
            CollectionPeriodEnd = null,
            SuspendedDays = suspendedDays,
            Title = Tax().Title! with { Date = new DateOnly(2021, 10, 1), ServedOn = new DateOnly(2021, 10, 5), FinalOn = new DateOnly(2022, 1, 1), ViolationDate = null },
        };

        Codes(tax).ShouldBe(inTime ? [] : ["LIM-05 collection_period.over"]);
    }

    [Fact]
    public void The_correction_is_due_on_a_working_day_after_the_receiving_day()
    {
        var decision = TransferCheck.Decide(Fine() with { DocumentNumber = null }, Everything, Today, LawEdition.Published);

        decision.CorrectionDueOn!.Value.ShouldBeGreaterThan(Today);
        decision.CorrectionDueOn.Value.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
    }
}
