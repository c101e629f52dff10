using System.Globalization;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Law.Clocks;

/// <summary>
/// When a clock is due: the day or instant its rule gives, plus the time it stood still. Convention for days: the day of resumption takes the place of the day
/// of the stop, so from 3 to 8 May it stood still for 5 days; the rest of the period runs on in calendar days from the unmoved last day, and is moved off rest
/// days if the rule moves its end. A stop never brings the end forward.
/// </summary>
/// <param name="On">Last day in time; null by the hour.</param>
/// <param name="At">First instant that is late.</param>
internal sealed record ClockDue(DateOnly? On, DateTimeOffset At)
{
    public static Result<ClockDue> Of(ClockLaw law, int pausedDays, TimeSpan pausedTime)
    {
        var ruling = law.Ruling;
        if (ruling is { IsAllowed: true, Instant: { } instant })
            return new ClockDue(null, instant + pausedTime);
        if (law.DayOf(ruling) is not { } day)
            return ClockRefusals.NotDue.Because($"{ruling.RuleId} rules {ruling.Outcome}{(ruling.Reason is { } reason ? $": {reason}" : "")}.", null, ruling.Basis);
        var last = pausedDays == 0 ? day : Extended(law, day, pausedDays);
        return new ClockDue(last, TaipeiTime.StartOf(last.AddDays(1)));
    }

    /// <summary>The steps that a stop adds to those of the ruling.</summary>
    public IEnumerable<Step> Explain(ClockLaw law, int pausedDays, TimeSpan pausedTime)
    {
        if (On is null && pausedTime > TimeSpan.Zero)
        {
            var until = At.ToOffset(TaipeiTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            yield return new Step($"it stood still for {Hours(pausedTime)}; the rest runs on to {until}", $"停止{Hours(pausedTime)}，餘期續行至{until}");
        }

        if (On is not { } last || pausedDays == 0)
            yield break;
        var unmoved = law.Unmoved().AddDays(pausedDays);
        yield return new Step($"it stood still for {pausedDays} days; the rest of the period ends {Iso(unmoved)}", $"停止進行{pausedDays}日，餘期續行至{Iso(unmoved)}");
        if (unmoved != last)
            yield return new Step($"due {Iso(last)}", $"期限{Iso(last)}");
    }

    private static DateOnly Extended(ClockLaw law, DateOnly day, int pausedDays)
    {
        var last = law.Unmoved().AddDays(pausedDays);
        if (law.MovesOffRestDays())
            last = law.Edition.Calendar.NextWorkingDay(last);
        return last > day ? last : day;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hours(TimeSpan time) => $"{(long)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}";
}
