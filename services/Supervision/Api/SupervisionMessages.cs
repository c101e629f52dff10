using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Law;
using Enforcement.Supervision.Data.Monitors;
using Enforcement.Supervision.Domain.Audit;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Domain.Monitors;

namespace Enforcement.Supervision;

/// <summary>Contract events as entries of the domain and back; the only place that knows both.</summary>
internal static class SupervisionMessages
{
    public static AuditEntry Of(AuditRecorded message) => new()
    {
        RecordId = message.RecordId,
        Service = message.Service,
        OccurredAt = Microseconds(message.OccurredAt),
        Actor = message.Actor,
        ActorRole = message.ActorRole,
        Action = message.Action,
        SubjectType = message.SubjectType,
        SubjectId = message.SubjectId,
        Changes = message.Changes,
        Digest = message.Digest,
        Rules = message.Rules,
    };

    public static TotalsRequested Of(MonitorRun run) =>
        new() { RequestId = run.Id, From = run.FromDay, To = run.ToDay, RequestedAt = run.AskedAt };

    public static ServiceTotals Of(TotalsReported message) => new()
    {
        Service = message.Service,
        Cases = [.. message.Cases.Select(total => new DayTotal(total.Day, total.Agency, total.Branch, total.Count, total.Amount))],
        Money = message.Money is { } money ? Of(money) : null,
        Changes = message.Changes,
        UnsentMessages = message.UnsentMessages,
    };

    public static IntakeControlSheet Of(TransfersDecided message) => new(nameof(TransfersDecided), message.ChunkId, message.ReceivedOn,
        [.. message.Totals.Select(total => new IntakeControlLine(total.Branch, total.Agency, total.Kind, total.Outcome, total.Count, total.Amount))]);

    public static IntakeControlSheet Of(CasesOpened message) => new(nameof(CasesOpened), message.ChunkId, message.ReceivedOn,
        [.. message.Totals.Select(total => new IntakeControlLine(total.Branch, total.Agency, total.Kind, "opened", total.Count, total.Amount))]);

    public static LawChanged Of(LawChangeApproved fact) => Of(fact.Id, fact.Content, fact.Source, fact.Edition, fact.At);

    public static LawChanged Of(Guid id, LawContent content, string source, int edition, DateTimeOffset at) => new()
    {
        ChangeId = id,
        Edition = edition,
        ApprovedAt = at,
        Kind = content.Kind switch
        {
            LawChangeKind.CalendarYear => Amendment.CalendarYear,
            LawChangeKind.CalendarDays => Amendment.CalendarDays,
            LawChangeKind.Closures => Amendment.Closures,
            _ => Amendment.TableValue,
        },
        Source = source,
        Year = content.Year,
        Days = [.. content.Days.Select(day => new LawDay { Date = day.Date, IsRest = day.IsRest, Name = day.Name })],
        Closures =
        [
            .. content.Closures.Select(closure => new LawClosure { County = closure.County, Date = closure.Date, Reason = closure.Reason, IsLifted = closure.IsLifted }),
        ],
        Value = content.Value is { } value
            ? new LawTableValue { Table = value.Table, From = value.From, Value = value.Value, IsVerified = value.IsVerified }
            : null,
    };

    // The database keeps microseconds; what is hashed must be what is read back.
    private static DateTimeOffset Microseconds(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static MoneyTotal Of(MoneyTotals money) => new()
    {
        Claimed = money.Claimed,
        Paid = money.Paid,
        Remitted = money.Remitted,
        Outstanding = money.Outstanding,
        Received = money.Received,
        Allocated = money.Allocated,
        Suspense = money.Suspense,
        Refunded = money.Refunded,
        UnbalancedCases = money.UnbalancedCases,
    };
}
