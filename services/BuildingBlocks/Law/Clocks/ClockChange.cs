namespace Enforcement.Law.Clocks;

/// <summary>A turn of a clock.</summary>
/// <param name="Before">Before it; null when it was started.</param>
/// <param name="After">After it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it happened; it may be recorded later.</param>
/// <param name="Reason">Why, in a few words without personal data; null where the kind says it.</param>
public sealed record ClockChange(Clock? Before, Clock After, ClockEventKind Kind, DateTimeOffset At, string? Reason = null)
{
    internal IReadOnlyList<Statute.Step> Why { get; init; } = [];
}
