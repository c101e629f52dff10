namespace Enforcement.Law.Clocks;

/// <summary>One turn of a clock, as it was recorded.</summary>
public sealed record ClockEvent
{
    public required Guid ClockId { get; init; }
    public required int Version { get; init; }
    public required ClockEventKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Due instant before, where the turn changed it.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    public required int LawEdition { get; init; }
    public string? Reason { get; init; }

    /// <summary>Of a move: the arithmetic by which it stands where it stands now.</summary>
    public string[]? Why { get; init; }

    /// <summary>The same in Chinese.</summary>
    public string[]? WhyChinese { get; init; }
}
