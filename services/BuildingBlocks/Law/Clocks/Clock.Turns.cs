using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

public sealed partial record Clock
{
    /// <summary>A clock that runs from now on.</summary>
    internal static Result<Clock> Start(Guid id, ClockStart start, LawEdition edition)
    {
        var rule = ClockLaw.RuleOf(start.RuleId);
        var facts = ClockFacts.Write(rule, start.Facts);
        if (!ClockDue.Of(new ClockLaw(rule, start.Facts, start.Part, start.County, edition), 0, TimeSpan.Zero).TryGet(out var due, out var refusal))
            return refusal;
        return new Clock
        {
            Id = id,
            SubjectType = start.Subject.Type,
            SubjectId = start.Subject.Id,
            Name = start.Name,
            CaseId = start.Subject.CaseId,
            CaseNumber = start.Subject.CaseNumber,
            Branch = start.Owner.Branch,
            Section = start.Owner.Section,
            Agency = start.Owner.Agency,
            County = start.County,
            RuleId = rule.Id,
            Facts = facts,
            Part = (short?)start.Part,
            LawEdition = edition.Number,
            State = ClockState.Running,
            StartedAt = start.StartedAt,
            DueOn = due.On,
            DueAt = due.At,
            WarnLead = start.WarnLead,
            WarnAt = due.At - start.WarnLead,
            Version = 1,
        };
    }

    /// <summary>The law stops it. Pausing a paused clock changes nothing.</summary>
    internal Result<Clock> Pause(DateTimeOffset at) => State switch
    {
        ClockState.Paused => this,
        ClockState.Running when at < StartedAt => Before(at),
        ClockState.Running when at < DueAt => Next() with { State = ClockState.Paused, PausedAt = at },
        ClockState.Running or ClockState.Overdue when EndedAt is null => ClockRefusals.RanOut.Because($"It was due at {DueAt:O}."),
        _ => WhyEnded(),
    };

    /// <summary>Its time runs on. Resuming a running clock changes nothing.</summary>
    internal Result<Clock> Resume(DateTimeOffset at, LawEdition edition)
    {
        if (State == ClockState.Running)
            return this;
        if (State == ClockState.Overdue && EndedAt is null)
            return ClockRefusals.RanOut.Because($"It was due at {DueAt:O}.");
        if (PausedAt is not { } stopped)
            return WhyEnded();
        if (at < stopped)
            return Before(at);
        var running = Next() with
        {
            State = ClockState.Running,
            PausedAt = null,
            PausedDays = PausedDays + TaipeiTime.DateOf(at).DayNumber - TaipeiTime.DateOf(stopped).DayNumber,
            PausedTime = PausedTime + (at - stopped),
            WarnedAt = null,
        };
        return running.Reckoned(edition);
    }

    /// <summary>What it demands was done: in time, or late. Meeting a clock again changes nothing.</summary>
    /// <param name="at">When it was done.</param>
    /// <param name="now">When that was recorded.</param>
    internal Result<Clock> Meet(DateTimeOffset at, DateTimeOffset now) => State switch
    {
        ClockState.Met => this,
        ClockState.Overdue when EndedAt is not null => this,
        ClockState.Cancelled => WhyEnded(),
        _ when at < StartedAt => Before(at),
        ClockState.Paused => Next() with { State = ClockState.Met, PausedAt = null, EndedAt = at },
        _ when at < DueAt => Next() with { State = ClockState.Met, EndedAt = at },
        _ => Next() with { State = ClockState.Overdue, OverdueAt = OverdueAt ?? now, EndedAt = at },
    };

    /// <summary>The reason for it fell away. Cancelling again changes nothing.</summary>
    internal Result<Clock> Cancel(DateTimeOffset at) => State == ClockState.Cancelled
        ? this
        : EndedAt is not null ? WhyEnded() : Next() with { State = ClockState.Cancelled, PausedAt = null, EndedAt = at };

    /// <summary>What the scanner does with a clock whose next instant has come. A clock that is late already is not warned of any more.</summary>
    internal Clock Fire(DateTimeOffset now) => now >= DueAt
        ? Next() with { State = ClockState.Overdue, OverdueAt = OverdueAt ?? now }
        : Next() with { WarnedAt = now };

    /// <summary>The clock by another edition of the law; the same version when its due instant stays.</summary>
    internal Clock Move(LawEdition edition, DateTimeOffset now)
    {
        // Facts by which the new edition sets no day any more leave the clock as it is: nobody's time may vanish by a change of a table.
        if (!Reckoned(edition).TryGet(out var moved, out _) || moved.DueAt == DueAt)
            return this with { LawEdition = edition.Number };
        moved = moved with { Version = Version + 1, WarnedAt = moved.WarnAt > now ? null : WarnedAt };
        return State == ClockState.Overdue && moved.DueAt > now ? moved with { State = ClockState.Running, OverdueAt = null } : moved;
    }

    private Result<Clock> Reckoned(LawEdition edition)
    {
        if (!ClockDue.Of(ClockLaw.Of(this, edition), PausedDays, PausedTime).TryGet(out var due, out var refusal))
            return refusal;
        return this with { LawEdition = edition.Number, DueOn = due.On, DueAt = due.At, WarnAt = due.At - WarnLead };
    }

    private Clock Next() => this with { Version = Version + 1 };

    private Refusal Before(DateTimeOffset at) =>
        ClockRefusals.InstantInvalid.Because($"{at:O} lies before {PausedAt ?? StartedAt:O}.");

    private Refusal WhyEnded() => ClockRefusals.Ended.Because($"It is {State} since {EndedAt:O}.");
}
