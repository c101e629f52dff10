namespace Enforcement.Law.Clocks;

/// <summary>One turn of a clock, as it was recorded.</summary>
public sealed record ClockEvent
{
    /// <summary>The clock.</summary>
    public required Guid ClockId { get; init; }

    /// <summary>Version of the clock after it.</summary>
    public required int Version { get; init; }

    /// <summary>What happened.</summary>
    public required ClockEventKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>First late instant after it, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Due instant before, where the turn changed it.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Edition of the law the clock stands by after it.</summary>
    public required int LawEdition { get; init; }

    /// <summary>Why, where the kind does not say it.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a move: the arithmetic by which it stands where it stands now.</summary>
    public string[]? Why { get; init; }

    /// <summary>The same in Chinese.</summary>
    public string[]? WhyChinese { get; init; }
}
