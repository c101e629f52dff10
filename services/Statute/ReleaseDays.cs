namespace Enforcement.Statute;

/// <summary>How soon what a measure has bound is to be freed outside after its end (CAN-01). The law sets no number of days (law.md 6.4): the branch does.</summary>
public static class ReleaseDays
{
    /// <summary>Days to have registrations cancelled and attachments lifted.</summary>
    public static DatedTable<int> Days { get; } =
        new("releaseDays", "Days to release attached property after the end", new DatedValue<int>(new DateOnly(2001, 1, 1), 3, "assumed, to be set by the agency's headquarters", IsVerified: false));

    /// <summary>Last day to release. 行政執行法 8; 強制執行法 11.</summary>
    /// <param name="endedOn">Day the measure ended.</param>
    /// <param name="atOnce">The law wants it undone at once (行政執行法 22; 施行細則 28): the same day.</param>
    /// <param name="law">Calendar and tables.</param>
    public static DateOnly DueOn(DateOnly endedOn, bool atOnce, LawEdition law) =>
        atOnce ? endedOn : Periods.Days(endedOn, law.On(Days, endedOn).Value, Rolling.Roll, law.Calendar).End;
}
