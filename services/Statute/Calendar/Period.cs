namespace Enforcement.Statute;

/// <summary>Unit of a period.</summary>
public enum PeriodUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Calendar months (CC 123).</summary>
    Months,

    /// <summary>Calendar years.</summary>
    Years,
}

/// <summary>Whether the day of the event is the first day of the period.</summary>
public enum FirstDay
{
    /// <summary>The period starts on the day after (APA 48(2)).</summary>
    NotCounted,

    /// <summary>The law says it starts that day 即日起算.</summary>
    Counted,
}

/// <summary>What happens when the last day is a rest day.</summary>
public enum Rolling
{
    /// <summary>ROLL: the next working day takes its place (APA 48(4); CC 122).</summary>
    Roll,

    /// <summary>NOROLL: the rest day counts (APA 48(5), liberty, statutory enforcement periods).</summary>
    NoRoll,
}

/// <summary>A computed period: from an event to its last day.</summary>
/// <param name="From">Day of the event.</param>
/// <param name="Length">How many units; negative when counted back.</param>
/// <param name="Unit">Unit.</param>
/// <param name="First">Whether the day of the event counts.</param>
/// <param name="Rolling">Whether the last day moves off rest days.</param>
/// <param name="Last">Last day before rolling.</param>
/// <param name="End">Last day on which the act is in time.</param>
public readonly record struct Period(DateOnly From, int Length, PeriodUnit Unit, FirstDay First, Rolling Rolling, DateOnly Last, DateOnly End)
{
    /// <summary>The steps of the arithmetic.</summary>
    public IReadOnlyList<Step> Explain(WorkingCalendar calendar)
    {
        var steps = new Steps();
        Explain(steps, calendar);
        return steps.All;
    }

    internal void Explain(Steps steps, WorkingCalendar calendar)
    {
        var (unit, chinese) = Unit switch
        {
            PeriodUnit.Days => ("day", "日"),
            PeriodUnit.Weeks => ("week", "週"),
            PeriodUnit.Months => ("month", "個月"),
            _ => ("year", "年"),
        };
        if (Math.Abs(Length) != 1)
            unit += "s";
        if (Length < 0)
        {
            steps.Say($"{-Length} {unit} counted back from {From.Iso()}: {Last.Iso()}", $"自{From.Roc()}回溯{-Length}{chinese}：{Last.Roc()}");
            return;
        }

        var (first, firstChinese) = First == FirstDay.Counted ? ("first day counted", "始日算入") : ("first day not counted", "始日不計");
        steps.Say($"{Length} {unit} from {From.Iso()}, {first}, end {Last.Iso()}", $"自{From.Roc()}起{Length}{chinese}，{firstChinese}，末日{Last.Roc()}");
        if (Rolling == Rolling.NoRoll)
        {
            if (calendar.IsRestDay(Last))
                steps.Say($"{Last.Iso()} is a rest day, but the period is not extended", $"{Last.Roc()}為休息日，仍照計，不予延長");
            return;
        }

        for (var day = Last; day < End; day = day.AddDays(1))
        {
            var name = calendar.Day(day).Name ?? "休息日";
            steps.Say($"{day.Iso()} is a rest day ({HolidayNames.English(name)})", $"{day.Roc()}為休息日（{name}）");
        }

        steps.Say($"due {End.Iso()}", $"期限{End.Roc()}");
        if (calendar.IsComputed(End))
            steps.Say($"the calendar of {End.Year} is computed, not official", $"{End.Year}年辦公日曆表未公布，係推算");
    }

    internal Caveats Caveats(WorkingCalendar calendar) =>
        Rolling == Rolling.Roll && calendar.IsComputed(End) ? Statute.Caveats.ComputedCalendar : Statute.Caveats.None;
}

internal static class HolidayNames
{
    public static string English(string chinese) => chinese switch
    {
        "星期六" => "Saturday",
        "星期日" => "Sunday",
        "中秋節" => "Mid-Autumn Festival",
        "端午節" => "Dragon Boat Festival",
        "農曆除夕" => "Lunar New Year's Eve",
        "小年夜" => "day before Lunar New Year's Eve",
        "春節" => "Lunar New Year",
        "和平紀念日" => "Peace Memorial Day",
        "國慶日" => "National Day",
        "開國紀念日" => "Founding Day",
        "補假" => "substitute day",
        "調整放假" => "moved day off",
        "放假" => "day off",
        "清明節" => "Tomb-Sweeping Day",
        _ when chinese.Contains("掃墓", StringComparison.Ordinal) => "Tomb-Sweeping Day",
        _ when chinese.Contains("兒童", StringComparison.Ordinal) => "Children's Day",
        _ when chinese.Contains("孔子", StringComparison.Ordinal) => "Confucius' Birthday",
        _ when chinese.Contains("勞動", StringComparison.Ordinal) => "Labour Day",
        _ when chinese.Contains("光復", StringComparison.Ordinal) => "Retrocession Day",
        _ when chinese.Contains("行憲", StringComparison.Ordinal) => "Constitution Day",
        _ => chinese,
    };
}
