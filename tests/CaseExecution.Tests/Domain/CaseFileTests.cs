using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Domain.CaseBuilder;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class CaseFileTests
{
    [Fact]
    public void Payment_goes_to_costs_then_charges_then_principal()
    {
        var file = Open(Principal(1000), LateFee(200), Costs(50));

        var applied = file.ApplyPayment(Guid.NewGuid(), 300, Today, Today).Value;

        applied.Lines.Select(part => (part.Line, part.Amount)).ShouldBe([(3, 50), (2, 200), (1, 50)]);
        applied.Lines.ShouldAllBe(part => part.Reason.Length > 0 && part.Articles.Contains("民法"));
        applied.Turn.ShouldBe(CaseTurn.None);
        file.Outstanding.ShouldBe(950);
        file.ShouldBalance();
    }

    [Fact]
    public void Case_closes_when_nothing_is_owed_and_gives_back_the_excess()
    {
        var file = Open(Principal(1000));

        var applied = file.ApplyPayment(Guid.NewGuid(), 1200, Today, Today).Value;

        (applied.Applied, applied.Excess, applied.Turn).ShouldBe((1000, 200, CaseTurn.Closed));
        (file.Status, file.ClosureKind, file.ClosedOn).ShouldBe((CaseStatus.Closed, "paidInFull", Today));
        file.ShouldBalance();
    }

    [Fact]
    public void Payment_on_a_settled_case_is_refused()
    {
        var file = Open(Principal(1000));
        file.ApplyPayment(Guid.NewGuid(), 1000, Today, Today);

        var result = file.ApplyPayment(Guid.NewGuid(), 1, Today, Today);

        result.Refusal!.Code.ShouldBe(CaseRefusals.NothingOwed);
        file.Version.ShouldBe(2);
    }

    [Fact]
    public void Reversal_reopens_a_case_that_had_been_paid()
    {
        var payment = Guid.NewGuid();
        var file = Open(Principal(1000));
        file.ApplyPayment(payment, 1000, Today, Today);

        var taken = file.TakeBack(payment, [new LineAmount(1, 1000)], "notReceived", Today);

        taken.Turn.ShouldBe(CaseTurn.Reopened);
        (file.Status, file.ClosureKind, file.Outstanding).ShouldBe((CaseStatus.Open, null, 1000));
        file.ShouldBalance();
    }

    [Fact]
    public void Reversal_on_a_withdrawn_case_leaves_nothing_owed()
    {
        var payment = Guid.NewGuid();
        var file = Open(Principal(1000));
        file.ApplyPayment(payment, 400, Today, Today);
        file.Withdraw(Guid.NewGuid(), 1, null, "revoked", Today).IsRefused.ShouldBeFalse();

        file.TakeBack(payment, [new LineAmount(1, 400)], "notReceived", Today);

        (file.Status, file.Remitted, file.Outstanding).ShouldBe((CaseStatus.Closed, 1000, 0));
        file.ShouldBalance();
    }

    [Fact]
    public void Payment_after_a_certificate_is_marked_as_after_closure()
    {
        var file = Open(Principal(1000));
        file.Close("certificateIssued", Today).Value.Remitted.ShouldBe(0);

        var applied = file.ApplyPayment(Guid.NewGuid(), 300, Today, Today).Value;

        applied.AfterClosure.ShouldBeTrue();
        (file.Status, file.Outstanding).ShouldBe((CaseStatus.Closed, 700));
        file.ShouldBalance();
    }

    [Fact]
    public void Closing_for_good_remits_what_is_owed()
    {
        var file = Open(Principal(1000), LateFee(100));

        var closed = file.Close("periodOver", Today).Value;

        closed.Remitted.ShouldBe(1100);
        file.Outstanding.ShouldBe(0);
        file.ShouldBalance();
    }

    [Theory]
    [InlineData("paidInFull")]
    [InlineData("withdrawn")]
    [InlineData("nonsense")]
    public void Kinds_that_follow_from_money_cannot_be_decided(string kind) =>
        Open(Principal(1000)).Close(kind, Today).Refusal!.Code.ShouldBe(CaseRefusals.ClosureKindNotAllowed);

    [Fact]
    public void Amendment_below_what_is_paid_releases_the_difference()
    {
        var file = Open(Principal(1000), LateFee(100));
        file.ApplyPayment(Guid.NewGuid(), 600, Today, Today);

        var amended = file.Amend(Guid.NewGuid(), 1, [new AmendedLine(1, ClaimItem.Principal, 300, null)], "partly revoked", Today).Value;

        amended.Delta.ShouldBe(-700);
        amended.Released.ShouldBe([new LineAmount(1, 200)]);
        (file.Claimed, file.Paid, file.Outstanding, file.Status).ShouldBe((400, 400, 0, CaseStatus.Closed));
        file.ShouldBalance();
    }

    [Fact]
    public void Amendment_to_nothing_without_payment_ends_the_case_as_revoked()
    {
        var file = Open(Principal(1000));

        var amended = file.Amend(Guid.NewGuid(), 1, [new AmendedLine(1, ClaimItem.Principal, 0, null)], "revoked", Today).Value;

        amended.Turn.ShouldBe(CaseTurn.Closed);
        file.ClosureKind.ShouldBe("revoked");
        file.ShouldBalance();
    }

    [Fact]
    public void Raised_amount_reopens_a_paid_case()
    {
        var file = Open(Principal(1000));
        file.ApplyPayment(Guid.NewGuid(), 1000, Today, Today);

        var amended = file.Amend(Guid.NewGuid(), 1, [new AmendedLine(2, ClaimItem.Interest, 30, null)], "interest", Today).Value;

        amended.Turn.ShouldBe(CaseTurn.Reopened);
        (file.Outstanding, file.Lines.Count).ShouldBe((30, 2));
        file.ShouldBalance();
    }

    [Fact]
    public void Withdrawn_case_refuses_amendment_and_second_withdrawal()
    {
        var file = Open(Principal(1000));
        file.Withdraw(Guid.NewGuid(), 1, null, "error", Today);

        file.Amend(Guid.NewGuid(), 2, [new AmendedLine(1, ClaimItem.Principal, 5, null)], "late", Today).Refusal!.Code.ShouldBe(CaseRefusals.Closed);
        var second = file.Withdraw(Guid.NewGuid(), 2, null, "again", Today);

        second.Refusal!.Code.ShouldBe(CaseRefusals.Closed);
        second.Refusal.Basis.ShouldContain(basis => basis.RuleId == "WDR-01");
    }

    [Fact]
    public void Withdrawal_after_a_winning_bid_needs_the_buyers_consent()
    {
        var file = WithWinningBid(Principal(1000));

        var refused = file.Withdraw(Guid.NewGuid(), 1, null, "error", Today);
        var agreed = file.Withdraw(Guid.NewGuid(), 1, "consent 115-17", "error", Today);

        refused.Refusal!.Code.ShouldBe(CaseRefusals.BuyerConsentNeeded);
        refused.Refusal.Basis.ShouldContain(basis => basis.RuleId == "WDR-02");
        agreed.IsRefused.ShouldBeFalse();
        file.ShouldBalance();
    }

    [Fact]
    public void Messages_of_a_transfer_have_their_turn()
    {
        var file = Open(Principal(1000));

        file.TurnOf(2).ShouldBe(SequenceTurn.TooEarly);
        file.TurnOf(1).ShouldBe(SequenceTurn.Next);
        file.Amend(Guid.NewGuid(), 1, [], "no change", Today);

        file.TurnOf(1).ShouldBe(SequenceTurn.Done);
        file.TurnOf(2).ShouldBe(SequenceTurn.Next);
    }
}
