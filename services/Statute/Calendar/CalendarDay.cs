namespace Enforcement.Statute;

/// <summary>A day of the working calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsRest">Whether the offices are closed.</param>
/// <param name="Name">Chinese name or reason (中秋節, 補假, 調整上班, 星期六, closure); null on ordinary working days.</param>
/// <param name="IsComputed">True when no official calendar of that year is loaded.</param>
public readonly record struct CalendarDay(DateOnly Date, bool IsRest, string? Name, bool IsComputed)
{
    /// <summary>The name in English, where it is a known one.</summary>
    public string? EnglishName => Name is null ? null : HolidayNames.English(Name);
}

/// <summary>A day on which the offices of one county are closed, e.g. a typhoon day 颱風假.</summary>
/// <param name="County">County or city, Chinese name; 台 and 臺 are the same.</param>
/// <param name="Date">The day.</param>
/// <param name="Reason">Chinese reason.</param>
public sealed record LocalClosure(string County, DateOnly Date, string Reason);

/// <summary>A named day of the official calendar 辦公日曆表.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsRest">False on a make-up working day 補行上班.</param>
/// <param name="Name">Chinese name or reason.</param>
public sealed record OfficialDay(DateOnly Date, bool IsRest, string Name);
