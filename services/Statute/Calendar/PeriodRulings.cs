namespace Enforcement.Statute;

/// <summary>Date rulings that are the end of a period.</summary>
internal static class PeriodRulings
{
    /// <summary>
    /// The last day of a period, explained. Where the rulebook marks a period neither ROLL nor NOROLL it is not extended, which is the careful reading; a last
    /// day that is a rest day then carries <see cref="Caveats.Convention"/>.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="period">The period.</param>
    /// <param name="facts">Facts of the rule.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="started">What happened on its first day.</param>
    /// <param name="chinese">The same in Chinese.</param>
    /// <param name="reason">Reason of the ruling.</param>
    public static Ruling EndOf<TFacts>(
        this Rule<TFacts> rule, Period period, TFacts facts, WorkingCalendar calendar, string started, string chinese, string? reason = null)
        where TFacts : notnull => rule.On(period.End, facts, (steps, _, _) => period.Say(steps, calendar, started, chinese), period.Sureness(calendar), reason);

    /// <summary>Says what started the period and how it is counted.</summary>
    public static void Say(this Period period, Steps steps, WorkingCalendar calendar, string started, string chinese)
    {
        steps.Say($"{started} {period.From.Iso()}", $"{period.From.Roc()}{chinese}");
        period.Explain(steps, calendar);
    }

    /// <summary>How sure the end of the period is.</summary>
    public static Caveats Sureness(this Period period, WorkingCalendar calendar) =>
        period.Caveats(calendar)
        | (period is { Rolling: Rolling.NoRoll, Length: > 0 } && calendar.IsRestDay(period.Last) ? Caveats.Convention : Caveats.None);
}
