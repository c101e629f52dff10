namespace Enforcement.Statute;

/// <summary>Facts of PER-01.</summary>
/// <param name="LastDay">Last day of the period without travel time, before it moves off a rest day.</param>
/// <param name="TravelDays">Travel time 在途期間 of the party's residence by the table of court or appeal authority, days.</param>
public readonly record struct TravelFacts(DateOnly LastDay, int TravelDays = 0);

/// <summary>Facts of PER-02.</summary>
/// <param name="ArrivedOn">Day the paper arrived.</param>
/// <param name="PostmarkedOn">Day of the postmark of registered mail; null when not sent so.</param>
/// <param name="IsAppeal">An appeal 訴願: arrival counts.</param>
public readonly record struct FilingFacts(DateOnly ArrivedOn, DateOnly? PostmarkedOn = null, bool IsAppeal = false);

/// <summary>Facts of PER-03.</summary>
/// <param name="MissedLastDay">Last day of the period that was missed.</param>
/// <param name="ObstacleEndedOn">Day the obstacle ended.</param>
/// <param name="PeriodDays">Length of the missed period in days, if it is one of days.</param>
/// <param name="OwnFault">The applicant is to blame.</param>
/// <param name="AppliedOn">Day he applied for restoration; null asks for the last day.</param>
/// <param name="ActMadeUp">He made up for the missed act with the application.</param>
public readonly record struct RestorationFacts(
    DateOnly MissedLastDay, DateOnly ObstacleEndedOn, int? PeriodDays = null, bool OwnFault = false, DateOnly? AppliedOn = null, bool ActMadeUp = true);

/// <summary>Facts of PER-04.</summary>
/// <param name="ReceivedOn">Day the application was received.</param>
/// <param name="HasOwnPeriod">The agency published a period of its own, which applies instead.</param>
/// <param name="Extended">Extended once, the applicant having been told before the period ended.</param>
public readonly record struct ProcessingFacts(DateOnly ReceivedOn, bool HasOwnPeriod = false, bool Extended = false);

/// <summary>Facts of PER-05.</summary>
/// <param name="ReceivedOn">Day the act was received.</param>
/// <param name="TravelDays">Travel time, days.</param>
public readonly record struct AppealFacts(DateOnly ReceivedOn, int TravelDays = 0);

/// <summary>Periods beyond their bare computation: travel time, day of filing, restoration, processing, appeal (law.md 9.1).</summary>
public static class AgencyPeriods
{
    private const int DaysToRestore = 10;
    private const int YearsToRestore = 1;
    private const int MonthsToProcess = 2;
    private const int DaysToAppeal = 30;

    private static readonly Rule<TravelFacts> TravelRule = new()
    {
        Id = "PER-01",
        Topic = "Periods",
        Title = "Travel time is added",
        Text = "For appeals and court periods the travel time of a party who does not live at the seat is deducted, so that the last day comes later by so many days.",
        Articles = [Law.Appeal["16"], Law.Ccp["162"], Law.Cc["122"]],
        Function = "AgencyPeriods.WithTravel",
        Decide = (facts, law) => WithTravel(facts, law.Calendar),
    };

    /// <summary>PER-01. Last day + travel days, ROLL. 訴願法 16; 民事訴訟法 162.</summary>
    public static Ruling WithTravel(TravelFacts facts, WorkingCalendar calendar)
    {
        var last = facts.LastDay.AddDays(Math.Max(0, facts.TravelDays));
        var period = new Period(facts.LastDay, Math.Max(0, facts.TravelDays), PeriodUnit.Days, FirstDay.NotCounted, Rolling.Roll, last, calendar.NextWorkingDay(last));
        return TravelRule.EndOf(period, facts, calendar, "period ends without travel time", "原期間末日");
    }

    private static readonly Rule<FilingFacts> FilingRule = new()
    {
        Id = "PER-02",
        Topic = "Periods",
        Title = "Postmark counts, for appeals arrival",
        Text = "A paper sent to an agency by registered mail is filed on the day of the postmark; an appeal on the day it arrives.",
        Articles = [Law.Apa["49"], Law.Appeal["14(3)"]],
        Function = "AgencyPeriods.FiledOn",
        Decide = (facts, _) => FiledOn(facts),
    };

    /// <summary>PER-02. Date: day of filing. 行政程序法 49; 訴願法 14(3).</summary>
    public static Ruling FiledOn(FilingFacts facts)
    {
        var byPostmark = !facts.IsAppeal && facts.PostmarkedOn is not null;
        return FilingRule.On(byPostmark ? facts.PostmarkedOn!.Value : facts.ArrivedOn, facts, static (steps, facts, ruling) => steps.Say(
            $"{ruling.Reason}: filed {ruling.Date!.Value.Iso()}", $"以{(ruling.Reason == "postmark" ? "交郵當日郵戳" : "到達")}為準：{ruling.Date!.Value.Roc()}"),
            reason: byPostmark ? "postmark" : "arrival");
    }

    private static readonly Rule<RestorationFacts> RestorationRule = new()
    {
        Id = "PER-03",
        Topic = "Periods",
        Title = "Restoration within 10 days, not after a year",
        Text = "Who missed a period without fault may ask for restoration within 10 days after the obstacle ended, or so many days as the period had if fewer, making up for the "
            + "act; not after one year.",
        Articles = [Law.Apa["50"], Law.Apa["48(4)"]],
        Function = "AgencyPeriods.Restore",
        Decide = (facts, law) => Restore(facts, law.Calendar),
    };

    /// <summary>PER-03. Obstacle + min(10, period) days ROLL, at most Y(missed,1). 行政程序法 50.</summary>
    public static Ruling Restore(RestorationFacts facts, WorkingCalendar calendar)
    {
        var days = Periods.Days(facts.ObstacleEndedOn, Math.Clamp(facts.PeriodDays ?? DaysToRestore, 1, DaysToRestore), Rolling.Roll, calendar);
        var year = Periods.Years(facts.MissedLastDay, YearsToRestore, Rolling.NoRoll, calendar);
        var last = days.End < year.End ? days.End : year.End;
        var reason = facts.OwnFault ? "own_fault"
            : facts.AppliedOn > year.End ? "after_a_year"
            : facts.AppliedOn > last ? "too_late"
            : facts.AppliedOn is not null && !facts.ActMadeUp ? "act_not_made_up"
            : null;
        void Why(Steps steps, RestorationFacts facts, Ruling ruling)
        {
            days.Say(steps, calendar, "obstacle ended", "原因消滅");
            year.Say(steps, calendar, "missed", "遲誤之期間末日");
            if (facts.AppliedOn is { } applied)
                steps.Say($"applied {applied.Iso()}: {ruling.Reason ?? "in time"}", $"{applied.Roc()}申請：{(ruling.IsAllowed ? "得回復原狀" : "不得回復原狀")}");
        }

        return reason is not null ? RestorationRule.Refuse(facts, reason, Consequence.None, Why, last, days.Sureness(calendar))
            : facts.AppliedOn is not null ? RestorationRule.Allow(facts, Why, caveats: days.Sureness(calendar))
            : RestorationRule.On(last, facts, Why, days.Sureness(calendar));
    }

    private static readonly Rule<ProcessingFacts> ProcessingRule = new()
    {
        Id = "PER-04",
        Topic = "Periods",
        Title = "Two months to process, once more as long",
        Text = "Without a period of its own the agency decides on an application within 2 months and may extend once by as much.",
        Articles = [Law.Apa["51"], Law.Apa["48(4)"]],
        Function = "AgencyPeriods.ProcessBy",
        Decide = (facts, law) => ProcessBy(facts, law.Calendar),
    };

    /// <summary>PER-04. M(R,2), extended M(R,4), ROLL; refused: own_period. 行政程序法 51.</summary>
    public static Ruling ProcessBy(ProcessingFacts facts, WorkingCalendar calendar) => facts.HasOwnPeriod
        ? ProcessingRule.Refuse(facts, "own_period", Consequence.None, static (steps, _, _) => steps.Say("the agency's own published period applies", "依已公告之處理期間"))
        : ProcessingRule.EndOf(
            Periods.Months(facts.ReceivedOn, facts.Extended ? MonthsToProcess * 2 : MonthsToProcess, Rolling.Roll, calendar), facts, calendar, "received", "收受申請",
            facts.Extended ? "extended" : null);

    private static readonly Rule<AppealFacts> AppealRule = new()
    {
        Id = "PER-05",
        Topic = "Periods",
        Title = "Appeal against the underlying act: 30 days",
        Text = "The act behind the claim is appealed within 30 days from the day after receipt, with travel time; the appeal must have arrived.",
        Articles = [Law.Appeal["14(1)"], Law.Appeal["14(3)"], Law.Appeal["16"]],
        Function = "AgencyPeriods.AppealBy",
        Decide = (facts, law) => AppealBy(facts, law.Calendar),
    };

    /// <summary>PER-05. Received + 30 + travel days, ROLL. 訴願法 14, 16.</summary>
    public static Ruling AppealBy(AppealFacts facts, WorkingCalendar calendar) => AppealRule.EndOf(
        Periods.Days(facts.ReceivedOn, DaysToAppeal + Math.Max(0, facts.TravelDays), Rolling.Roll, calendar), facts, calendar, "act received", "收受行政處分");

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [TravelRule, FilingRule, RestorationRule, ProcessingRule, AppealRule];
}
