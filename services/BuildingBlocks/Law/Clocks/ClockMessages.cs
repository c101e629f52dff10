using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;

namespace Enforcement.Law.Clocks;

/// <summary>Turns of clocks as contract events: one message of a kind for all that turned together.</summary>
public sealed class ClockMessages(ServiceName service)
{
    /// <summary>What others must know of these turns: due soon, late, or no longer either.</summary>
    public IReadOnlyList<OutboxMessage> Of(IReadOnlyList<ClockChange> changes, DateTimeOffset now)
    {
        var warned = changes.Where(change => change.After is { IsSignalled: true, State: ClockState.Running }).Select(change => Signal(change.After)).ToList();
        var overdue = changes.Where(change => change.After is { IsSignalled: true, State: ClockState.Overdue }).Select(change => Signal(change.After)).ToList();
        var settled = changes.Where(change => change.Before is { IsSignalled: true } && !change.After.IsSignalled).Select(change => Settled(change.After)).ToList();
        return Of(warned, overdue, settled, now);
    }

    /// <summary>The same for clocks that are no rows of the table <c>clock</c>.</summary>
    public IReadOnlyList<OutboxMessage> Of(
        IReadOnlyList<ClockSignal> warned, IReadOnlyList<ClockSignal> overdue, IReadOnlyList<SettledClock> settled, DateTimeOffset now)
    {
        var messages = new List<OutboxMessage>();
        if (warned.Count > 0)
            messages.Add(OutboxMessage.Of(new ClocksWarned { EventId = Guid.CreateVersion7(now), Service = service.Name, WarnedAt = now, Clocks = warned }));
        if (overdue.Count > 0)
            messages.Add(OutboxMessage.Of(new ClocksOverdue { EventId = Guid.CreateVersion7(now), Service = service.Name, FoundAt = now, Clocks = overdue }));
        if (settled.Count > 0)
            messages.Add(OutboxMessage.Of(new ClocksSettled { EventId = Guid.CreateVersion7(now), Service = service.Name, SettledAt = now, Clocks = settled }));
        return messages;
    }

    private static ClockSignal Signal(Clock clock) => new()
    {
        ClockId = clock.Id,
        RuleId = clock.RuleId,
        Name = clock.Name,
        SubjectType = clock.SubjectType,
        SubjectId = clock.SubjectId,
        CaseNumber = clock.CaseNumber,
        Branch = clock.Branch,
        Section = clock.Section,
        DueOn = clock.DueOn,
        DueAt = clock.DueAt,
        Version = clock.Version,
    };

    private static SettledClock Settled(Clock clock) => new()
    {
        ClockId = clock.Id,
        Outcome = clock.State switch
        {
            ClockState.Met => "met",
            ClockState.Overdue => "metLate",
            ClockState.Cancelled => "cancelled",
            ClockState.Paused => "paused",
            _ => "moved",
        },
        Version = clock.Version,
    };
}
