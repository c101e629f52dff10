using CsCheck;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Domain.CaseBuilder;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class JournalTests
{
    [Fact]
    public void Overpayment_is_kept_in_suspense()
    {
        var journal = new Journal(Now);
        var payment = Receipt(1200);

        var booking = journal.Book(payment, Open(Principal(1000)));

        (payment.Allocated, payment.Suspended).ShouldBe((1000, 200));
        (booking.Suspended!.Reason, booking.Suspended.Amount).ShouldBe((SuspenseReason.Overpaid, 200));
        journal.Turns.Single().Turn.ShouldBe(CaseTurn.Closed);
        journal.Changes.ShouldBe(3);
    }

    [Fact]
    public void Money_for_no_case_is_kept_in_suspense()
    {
        var journal = new Journal(Now);

        var booking = journal.Book(Receipt(500), null);

        booking.Suspended!.Reason.ShouldBe(SuspenseReason.CaseUnknown);
        journal.Money.ShouldBeEmpty();
    }

    [Fact]
    public void Refunded_payment_cannot_count_as_never_received()
    {
        var journal = new Journal(Now);
        var payment = Receipt(500);
        var item = journal.Book(payment, null).Suspended!;
        journal.Refund(item, payment, 200, "account 1").IsRefused.ShouldBeFalse();

        var result = journal.Reverse(payment, ReversalReason.NotReceived, [], new Dictionary<Guid, CaseFile>(), [item]);

        result.Refusal!.Code.ShouldBe(PaymentRefusals.RefundedInPart);
    }

    [Fact]
    public void More_than_a_suspense_item_holds_is_refused()
    {
        var journal = new Journal(Now);
        var payment = Receipt(500);
        var item = journal.Book(payment, null).Suspended!;

        journal.Refund(item, payment, 501, "account 1").Refusal!.Code.ShouldBe(SuspenseRefusals.AmountTooLarge);
    }

    [Fact]
    public void Released_money_pays_what_else_the_case_owes_before_it_is_suspended()
    {
        var journal = new Journal(Now);
        var file = Open(Principal(1000), new ClaimLine(2, ClaimItem.Other, new DateOnly(2026, 3, 31), 300));
        var payment = Receipt(800);
        journal.Book(payment, file);
        var funding = Applied(journal, file.Id);

        journal.Amend(file, new Amendment(Guid.NewGuid(), 1, [new AmendedLine(1, ClaimItem.Principal, 200, null)], "reduced"), funding, ById(payment));

        (file.Claimed, file.Paid, file.Outstanding).ShouldBe((500, 500, 0));
        (payment.Allocated, payment.Suspended).ShouldBe((500, 300));
        journal.Suspense.Single().Reason.ShouldBe(SuspenseReason.ClaimReduced);
        file.ShouldBalance();
    }

    /// <summary>Any sequence of payments, reversals, refunds, assignments, amendments and withdrawals conserves money (design.md section 6, invariant 2).</summary>
    [Fact]
    public void Any_sequence_of_movements_conserves_money() => Gen.Select(Gen.Int[0, 6], Gen.Int[0, 999], Gen.Int[0, 2]).Array[1, 40].Sample(steps =>
    {
        var journal = new Journal(Now);
        CaseFile[] files = [Open(Principal(500), LateFee(120), Costs(30)), Open(Principal(900))];
        var payments = new List<Payment>();
        foreach (var (action, amount, pick) in steps)
            Move(journal, files, payments, action, amount, pick);

        foreach (var file in files)
        {
            file.ShouldBalance();
            file.Paid.ShouldBe(journal.Allocations.Where(entry => entry.Case.Id == file.Id).Sum(entry => entry.Part.Amount));
        }

        var received = payments.Sum(payment => payment.Receipt.Amount - payment.Cancelled);
        var allocated = journal.Allocations.Sum(entry => entry.Part.Amount);
        received.ShouldBe(allocated + journal.Suspense.Sum(item => item.Amount) + journal.Refunds.Sum(refund => refund.Amount));
        allocated.ShouldBe(journal.Money.Sum(money => money.Amount));
    }, iter: 2000);

    private static void Move(Journal journal, CaseFile[] files, List<Payment> payments, int action, int amount, int pick)
    {
        var file = files[pick % files.Length];
        var payment = payments.Count == 0 ? null : payments[amount % payments.Count];
        var item = journal.Suspense.FirstOrDefault(candidate => candidate.State == SuspenseState.Open);
        switch (action)
        {
            case 0 or 1:
                payments.Add(Receipt(amount + 1, $"R-{payments.Count}"));
                journal.Book(payments[^1], pick == 2 ? null : file);
                break;
            case 2 when payment is not null:
                var parts = Applied(journal, null).Where(part => part.PaymentId == payment.Id).ToList();
                var open = journal.Suspense.Where(candidate => candidate.PaymentId == payment.Id && candidate.State == SuspenseState.Open).ToList();
                journal.Reverse(payment, pick == 0 ? ReversalReason.Misapplied : ReversalReason.NotReceived, parts, files.ToDictionary(candidate => candidate.Id), open);
                break;
            case 3 when item is not null:
                journal.Assign(item, payments.Single(candidate => candidate.Id == item.PaymentId), file);
                break;
            case 4 when item is not null:
                journal.Refund(item, payments.Single(candidate => candidate.Id == item.PaymentId), Math.Min(item.Amount, amount + 1), "account");
                break;
            case 5:
                var line = new AmendedLine((pick % 2) + 1, ClaimItem.Principal, amount, null);
                journal.Amend(file, new Amendment(Guid.NewGuid(), file.AppliedSequence + 1, [line], "amended"), Applied(journal, file.Id), ById([.. payments]));
                break;
            case 6 when amount < 50:
                journal.Withdraw(file, new AgencyWithdrawal(Guid.NewGuid(), file.AppliedSequence + 1, null, "withdrawn"));
                break;
            default:
                break;
        }
    }

    private static List<AppliedPart> Applied(Journal journal, Guid? caseId) =>
        [.. journal.Allocations.Where(entry => caseId is null || entry.Case.Id == caseId)
            .GroupBy(entry => (entry.PaymentId, entry.Case.Id, entry.Part.Line, entry.AfterClosure))
            .Select(group => new AppliedPart(group.Key.PaymentId, group.Key.Id, group.Key.Line, group.Sum(entry => entry.Part.Amount), group.Key.AfterClosure))
            .Where(part => part.Amount != 0)];

    private static Dictionary<Guid, Payment> ById(params Payment[] payments) => payments.ToDictionary(payment => payment.Id);
}
