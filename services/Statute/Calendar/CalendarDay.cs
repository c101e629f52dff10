namespace Enforcement.Statute;

/// <summary>A day of the working calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsRest">Whether the offices are closed.</param>
/// <param name="Name">Chinese name or reason (中秋節, 補假, 調整上班, 星期六, closure); null on ordinary working days.</param>
/// <param name="IsComputed">True when no official calendar of that year is loaded.</param>
public readonly record struct CalendarDay(DateOnly Date, bool IsRest, string? Name, bool IsComputed);

/// <summary>A day on which the offices of one county are closed, e.g. a typhoon day 颱風假.</summary>
/// <param name="County">County or city, Chinese name; 台 and 臺 are the same.</param>
/// <param name="Date">The day.</param>
/// <param name="Reason">Chinese reason.</param>
public sealed record LocalClosure(string County, DateOnly Date, string Reason);
