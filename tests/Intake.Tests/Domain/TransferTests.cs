using Enforcement.Intake.Domain.Transfers;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Domain;

public sealed class TransferTests
{
    private static readonly DateOnly Due = Today.AddDays(14);

    private static Transfer In(TransferStatus status, TransferForm? form = null) => Transfer.Restore(new TransferState
    {
        Id = Guid.NewGuid(),
        Agency = "A1",
        Form = form ?? Fine(),
        Status = status,
        CorrectionDueOn = status == TransferStatus.NeedsCorrection ? Due : null,
        LastSequence = 0,
        Version = 1,
    });

    [Fact]
    public void A_good_correction_is_accepted()
    {
        var transfer = In(TransferStatus.NeedsCorrection, Fine() with { DocumentNumber = null });

        var fact = transfer.Correct(Fine(), Everything, Due, LawEdition.Published).Value;

        fact.Decision.Outcome.ShouldBe(TransferOutcome.Accepted);
        transfer.ShouldSatisfyAllConditions(
            () => transfer.Status.ShouldBe(TransferStatus.Accepted),
            () => transfer.Version.ShouldBe(2),
            () => transfer.CorrectionDueOn.ShouldBeNull());
    }

    [Fact]
    public void A_second_attempt_does_not_begin_a_new_period()
    {
        var transfer = In(TransferStatus.NeedsCorrection);

        var fact = transfer.Correct(Fine() with { DocumentNumber = null }, Everything, Today.AddDays(7), LawEdition.Published).Value;

        fact.Decision.CorrectionDueOn.ShouldBe(Due);
        transfer.CorrectionDueOn.ShouldBe(Due);
        transfer.Status.ShouldBe(TransferStatus.NeedsCorrection);
    }

    [Fact]
    public void A_correction_after_the_period_is_too_late() =>
        In(TransferStatus.NeedsCorrection).Correct(Fine(), Everything, Due.AddDays(1), LawEdition.Published).Refusal!.Code.ShouldBe(TransferRefusals.CorrectionTooLate);

    [Fact]
    public void A_correction_keeps_the_agency_case_number() =>
        In(TransferStatus.NeedsCorrection).Correct(Fine("other"), Everything, Today, LawEdition.Published).Refusal!.Code.ShouldBe(TransferRefusals.NumberChanged);

    [Fact]
    public void Only_what_waits_for_a_correction_is_corrected() =>
        In(TransferStatus.Accepted).Correct(Fine(), Everything, Today, LawEdition.Published).Refusal!.Code.ShouldBe(TransferRefusals.NotAwaitingCorrection);

    [Fact]
    public void An_expired_correction_is_returned_the_day_after()
    {
        var transfer = In(TransferStatus.NeedsCorrection);

        transfer.ExpireCorrection(Due).Refusal!.Code.ShouldBe(TransferRefusals.CorrectionNotDue);
        transfer.ExpireCorrection(Due.AddDays(1)).Value.Finding.Code.ShouldBe("correction.expired");
        transfer.Status.ShouldBe(TransferStatus.Returned);
        transfer.ExpireCorrection(Due.AddDays(1)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void An_amendment_changes_the_lines_it_names()
    {
        var transfer = In(TransferStatus.Accepted);

        var fact = transfer.Amend([new AmendedLine(2, 0)], "原處分一部撤銷", CaseProgress.Running).Value;

        fact.ShouldSatisfyAllConditions(
            () => fact.Amount.ShouldBe(6000),
            () => fact.Change.ShouldBe(-120),
            () => fact.Sequence.ShouldBe(1),
            () => fact.Claims[1].Amount.ShouldBe(0));
        transfer.Form.TotalAmount.ShouldBe(6120);
        transfer.Amend([new AmendedLine(1, 5000)], "更正", CaseProgress.Running).Value.Sequence.ShouldBe(2);
    }

    [Theory]
    [InlineData(3, 5, "amendment.invalid")]
    [InlineData(0, 5, "amendment.invalid")]
    [InlineData(1, -1, "amendment.invalid")]
    [InlineData(1, 6000, "amendment.empty")]
    public void An_amendment_of_other_lines_or_of_nothing_is_refused(int line, long amount, string code) =>
        In(TransferStatus.Accepted).Amend([new AmendedLine(line, amount)], "更正", CaseProgress.Running).Refusal!.Code.Code.ShouldBe(code);

    [Fact]
    public void A_transfer_is_withdrawn_until_enforcement_ends()
    {
        In(TransferStatus.Accepted).Withdraw("重複移送", null, CaseProgress.Running).Value.Sequence.ShouldBe(1);
        In(TransferStatus.Accepted).Withdraw("重複移送", null, CaseProgress.Ended).Refusal!.Code.ShouldBe(TransferRefusals.Ended);
        In(TransferStatus.Returned).Withdraw("重複移送", null, CaseProgress.Running).Refusal!.Code.ShouldBe(TransferRefusals.NotAccepted);
        In(TransferStatus.Withdrawn).Withdraw("重複移送", null, CaseProgress.Running).Refusal!.Code.ShouldBe(TransferRefusals.Ended);
        In(TransferStatus.Accepted).Withdraw(" ", null, CaseProgress.Running).Refusal!.Code.ShouldBe(TransferRefusals.ReasonMissing);
    }

    [Fact]
    public void After_a_winning_bid_the_buyer_must_agree()
    {
        In(TransferStatus.Accepted).Withdraw("和解", null, CaseProgress.BidWon).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(TransferRefusals.BuyerConsentMissing),
            refusal => refusal.Basis.ShouldHaveSingleItem().RuleId.ShouldBe("WDR-02"));
        In(TransferStatus.Accepted).Withdraw("和解", "拍定人同意書 7", CaseProgress.BidWon).Value.BuyerConsent.ShouldBe("拍定人同意書 7");
    }

    [Theory]
    [InlineData(1, 0, "R-1", true)]
    [InlineData(0, 0, "R-1", false)]
    [InlineData(1_000_000_000_001, 0, "R-1", false)]
    [InlineData(1, 1, "R-1", false)]
    [InlineData(1, 0, " ", false)]
    public void A_reported_payment_has_amount_day_and_receipt(long amount, int daysAhead, string receipt, bool accepted) =>
        In(TransferStatus.Accepted).ReportPayment(amount, Today.AddDays(daysAhead), receipt, Today).IsRefused.ShouldBe(!accepted);
}
