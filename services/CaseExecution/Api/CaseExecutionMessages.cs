using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution;

/// <summary>Facts of the domain as contract events: the only place that knows both.</summary>
internal static class CaseExecutionMessages
{
    /// <summary>What a journal tells the others: money, acts, ends and reopenings, one message each however many cases.</summary>
    public static IEnumerable<OutboxMessage> Of(Journal journal)
    {
        if (journal.Money.Count > 0)
            yield return OutboxMessage.Of(new PaymentsAllocated { EventId = Guid.CreateVersion7(journal.At), AllocatedAt = journal.At, Payments = [.. journal.Money.Select(money => Payment(money, journal.Day))] });
        if (journal.Acts.Count > 0)
            yield return OutboxMessage.Of(new ActsDone { EventId = Guid.CreateVersion7(journal.At), DoneAt = journal.At, Acts = [.. journal.Acts.Select(Done)] });
        var closed = journal.Turns.Where(turn => turn.Turn == CaseTurn.Closed).Select(Closed).ToList();
        if (closed.Count > 0)
            yield return OutboxMessage.Of(new CasesClosed { EventId = Guid.CreateVersion7(journal.At), ClosedAt = journal.At, Cases = closed });
        var reopened = journal.Turns.Where(turn => turn.Turn == CaseTurn.Reopened).Select(Reopened).ToList();
        if (reopened.Count > 0)
            yield return OutboxMessage.Of(new CasesReopened { EventId = Guid.CreateVersion7(journal.At), ReopenedAt = journal.At, Cases = reopened });
        if (journal.Moves.Count > 0)
            yield return OutboxMessage.Of(new CasesMoved { EventId = Guid.CreateVersion7(journal.At), MovedAt = journal.At, Cases = [.. journal.Moves.Select(move => Moved(move, journal.Day))] });
    }

    private static DoneAct Done(Act act) => new()
    {
        ActId = act.Id,
        Kind = act.Kind.Code,
        Branch = act.Cases[0].Case.Number.Branch,
        Rules = [.. act.Ground.Rulings.Select(ruling => ruling.RuleId).Prepend(act.Kind.Basis.RuleId).Distinct()],
        SubjectType = act.Effect.SubjectType,
        SubjectId = act.Effect.SubjectId,
        Amount = act.Effect.Amount,
        Detail = act.Effect.Detail,
        Cases = Cases(act),
    };

    /// <summary>The agencies were notified of a third party's objection.</summary>
    public static ThirdPartyObjected Objected(GarnishmentOrder order, Act act) => new()
    {
        EventId = Guid.CreateVersion7(act.At),
        OrderId = order.Id,
        ThirdParty = order.Terms.Target.ThirdParty,
        ObjectedOn = order.Objection!.On,
        NotifiedOn = order.Objection.AgencyNotifiedOn!.Value,
        SueBy = order.Objection.SueBy!.Value,
        RecordedAt = act.At,
        Cases = Cases(act),
    };

    private static List<Contracts.CaseExecution.V1.ActedCase> Cases(Act act) => [.. act.Cases.Select(touched => new Contracts.CaseExecution.V1.ActedCase
    {
        CaseId = touched.Case.Id,
        CaseNumber = touched.Case.Number.ToString(),
        TransferId = touched.Case.TransferId,
        Agency = touched.Case.Agency,
        Version = touched.Version,
    })];

    /// <summary>Intake's message took effect on, or was refused by, a case.</summary>
    public static CaseAmountChanged AmountChanged(CaseFile file, Guid causeId, long delta, Refusal? refusal, DateTimeOffset at) => new()
    {
        EventId = Guid.CreateVersion7(at),
        CauseId = causeId,
        CaseId = file.Id,
        CaseNumber = file.Number.ToString(),
        TransferId = file.State.TransferId,
        Agency = file.State.Agency,
        Branch = file.Number.Branch,
        Kind = Codes.Of(file.Number.Kind),
        Applied = refusal is null,
        RefusalCode = refusal?.Code.Code,
        AmountDelta = delta,
        Outstanding = file.Outstanding,
        ChangedAt = at,
    };

    /// <summary>A plan is asked for.</summary>
    public static InstalmentsRequested Requested(InstalmentPlan plan, IReadOnlyList<CaseFile> cases, DateTimeOffset at) => new()
    {
        EventId = Guid.CreateVersion7(at),
        PlanId = plan.Id,
        Branch = plan.Branch,
        Instalments = plan.Terms.Count,
        FirstDueOn = plan.Terms.FirstDueOn,
        LastDueOn = plan.Terms.LastDueOn,
        Hardship = plan.Terms.Hardship is { } hardship ? Codes.Of(hardship) : null,
        Security = Codes.Of(plan.Terms.Security),
        RequestedAt = at,
        Cases = [.. cases.Select(file => new InstalmentCase
        {
            CaseId = file.Id,
            CaseNumber = file.Number.ToString(),
            TransferId = file.State.TransferId,
            Agency = file.State.Agency,
            Amount = file.Outstanding,
        })],
    };

    /// <summary>A request was decided or a plan ended.</summary>
    public static InstalmentPlanChanged Changed(InstalmentPlan plan, DateTimeOffset at) => new()
    {
        EventId = Guid.CreateVersion7(at),
        PlanId = plan.Id,
        State = Codes.Of(plan.State),
        Branch = plan.Branch,
        Total = plan.Total,
        Reason = plan.EndReason,
        Version = plan.Version,
        ChangedAt = at,
        Agencies = [.. plan.Consents.Select(consent => consent.Agency)],
    };

    /// <summary>Numbers of the receiving branch are needed.</summary>
    public static CaseNumbersRequested NumbersRequested(JurisdictionTransfer transfer, IEnumerable<CaseFile> cases, DateTimeOffset at) => new()
    {
        EventId = Guid.CreateVersion7(at),
        RequestId = transfer.Terms.Id,
        Branch = transfer.Terms.ToBranch,
        RequestedAt = at,
        Cases = [.. cases.OrderBy(file => file.Id).Select(file => new NumberRequest { CaseId = file.Id, CaseNumber = file.Number.ToString(), TransferId = file.State.TransferId })],
    };

    private static MovedCase Moved(CaseMove move, DateOnly day) => new()
    {
        CaseId = move.Case.Id,
        CaseNumber = move.Number.ToString(),
        FromCaseNumber = move.Case.Number.ToString(),
        TransferId = move.Case.State.TransferId,
        Agency = move.Case.State.Agency,
        FromBranch = move.Case.Number.Branch,
        Branch = move.Number.Branch,
        Section = move.Section,
        Kind = Codes.Of(move.Number.Kind),
        MovedOn = day,
        WasOpen = move.Case.Status == CaseStatus.Open,
        Outstanding = move.Case.Outstanding,
        Version = move.Case.Version,
    };

    private static CasePayment Payment(CaseMoney money, DateOnly day) => new()
    {
        PaymentId = money.Receipt.Id,
        CaseId = money.Case.Id,
        CaseNumber = money.Case.Number.ToString(),
        TransferId = money.Case.TransferId,
        Agency = money.Case.Agency,
        Branch = money.Case.Number.Branch,
        Kind = Codes.Of(money.Case.Number.Kind),
        BookedOn = day,
        Amount = money.Amount,
        Outstanding = money.Outstanding,
        Channel = Codes.Of(money.Receipt.Channel),
        AfterClosure = money.AfterClosure,
    };

    private static ClosedCase Closed(CaseTurned turn) => new()
    {
        CaseId = turn.Case.Id,
        CaseNumber = turn.Case.Number.ToString(),
        TransferId = turn.Case.TransferId,
        Agency = turn.Case.Agency,
        Branch = turn.Case.Number.Branch,
        Kind = Codes.Of(turn.Case.Number.Kind),
        ClosedOn = turn.On,
        ClosureKind = turn.ClosureKind!,
        Version = turn.Version,
    };

    private static ReopenedCase Reopened(CaseTurned turn) => new()
    {
        CaseId = turn.Case.Id,
        CaseNumber = turn.Case.Number.ToString(),
        TransferId = turn.Case.TransferId,
        Agency = turn.Case.Agency,
        Branch = turn.Case.Number.Branch,
        Kind = Codes.Of(turn.Case.Number.Kind),
        ReopenedOn = turn.On,
        Reason = turn.Reason,
        Version = turn.Version,
    };
}
