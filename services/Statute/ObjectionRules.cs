namespace Enforcement.Statute;

/// <summary>Facts of OBJ-01.</summary>
/// <param name="ReceivedOn">Day the branch received the objection.</param>
/// <param name="ProcedureEndedOn">Day the enforcement procedure ended; null while it goes on.</param>
/// <param name="IsWritten">In writing.</param>
/// <param name="IsOralOnTheSpot">Oral on the spot and noted in the record.</param>
/// <param name="HasStanding">Obligor or interested person 利害關係人.</param>
public readonly record struct ObjectionFacts(DateOnly ReceivedOn, DateOnly? ProcedureEndedOn, bool IsWritten, bool IsOralOnTheSpot = false, bool HasStanding = true);

/// <summary>Facts of the objection clocks: the day that starts the clock.</summary>
/// <param name="From">Day that starts the clock: received by the branch, received by the Agency, or decision served.</param>
public readonly record struct ObjectionClockFacts(DateOnly From);

/// <summary>Facts of OBJ-05.</summary>
/// <param name="StayedByDecision">The branch or the Agency decided to stay the enforcement.</param>
public readonly record struct ObjectionStayFacts(bool StayedByDecision);

/// <summary>The branch's internal days for an objection (OBJ-03), counted from the objection in calendar days.</summary>
/// <param name="ReportBy">Clerk's report.</param>
/// <param name="OpinionBy">Officer's opinion.</param>
/// <param name="ApprovalBy">Approval of the head.</param>
public readonly record struct InternalObjectionDays(DateOnly ReportBy, DateOnly OpinionBy, DateOnly ApprovalBy);

/// <summary>Internal periods of an objection, calendar days each.</summary>
/// <param name="Report">Days to the clerk's report.</param>
/// <param name="Opinion">Days to the officer's opinion.</param>
/// <param name="Approval">Days to the head's approval.</param>
public sealed record InternalObjectionPeriods(int Report, int Opinion, int Approval);

/// <summary>Objection 聲明異議 (行政執行法 9; 施行細則 15-17) and the suit after it.</summary>
public static class ObjectionRules
{
    private const int DaysToSend = 10;
    private const int DaysToDecide = 30;
    private const int MonthsToSue = 2;

    /// <summary>Internal days to report, opinion and approval: New Taipei Branch, 2024-04-30; other branches may differ.</summary>
    public static DatedTable<InternalObjectionPeriods> InternalDays { get; } =
        new("objectionInternalDays", "Calendar days from the objection to report, opinion and approval", new DatedValue<InternalObjectionPeriods>(new DateOnly(2024, 4, 30), new(3, 5, 7), "新北分署 2024-04-30", IsVerified: true));

    private static readonly Rule<ObjectionFacts> FileRule = new()
    {
        Id = "OBJ-01",
        Topic = "Objection",
        Title = "Objection before the procedure ends",
        Text = "Obligor or interested person objects to the branch at any time before the enforcement procedure ends, in writing or orally on the spot.",
        Articles = [Law.Ael["9(1)"], Law.Er["15"]],
        Function = "ObjectionRules.File",
        Decide = (facts, _) => File(facts),
    };

    /// <summary>OBJ-01. Filed in time, in form, by someone entitled. 行政執行法 9(1); 施行細則 15.</summary>
    public static Ruling File(ObjectionFacts facts)
    {
        var reason = !facts.HasStanding ? "no_standing"
            : facts.ProcedureEndedOn < facts.ReceivedOn ? "too_late"
            : !facts.IsWritten && !facts.IsOralOnTheSpot ? "form"
            : null;
        static void Why(Steps steps, ObjectionFacts facts, Ruling ruling)
        {
            steps.Say($"received {facts.ReceivedOn.Iso()}", $"{facts.ReceivedOn.Roc()}收受");
            if (facts.ProcedureEndedOn is { } ended)
                steps.Say($"procedure ended {ended.Iso()}", $"執行程序{ended.Roc()}終結");
            else
                steps.Say("the procedure has not ended", "執行程序尚未終結");
            if (ruling.Reason is { } refused)
                steps.Say($"refused: {refused}", refused == "too_late" ? "程序終結後始聲明異議，應予駁回" : refused == "form" ? "應以書面或當場言詞為之" : "非義務人或利害關係人");
        }

        return reason is null ? FileRule.Allow(facts, Why) : FileRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<ObjectionClockFacts> SendRule = new()
    {
        Id = "OBJ-02",
        Topic = "Objection",
        Title = "Unfounded: send on within 10 days",
        Text = "An objection the branch finds unfounded goes with its opinion to the agency within 10 days of receipt.",
        Articles = [Law.Ael["9(2)"], Law.Apa["48(4)"]],
        Function = "ObjectionRules.SendBy",
        Decide = (facts, law) => SendBy(facts, law.Calendar),
    };

    /// <summary>OBJ-02. Received + 10 days, ROLL. 行政執行法 9(2).</summary>
    public static Ruling SendBy(ObjectionClockFacts facts, WorkingCalendar calendar) =>
        Clock(SendRule, facts, Periods.Days(facts.From, DaysToSend, Rolling.Roll, calendar), calendar, "received", "收受");

    private static readonly Rule<ObjectionClockFacts> InternalRule = new()
    {
        Id = "OBJ-03",
        Topic = "Objection",
        Title = "Internal days: report 3, opinion 5, approval 7",
        Text = "Counted from the objection in calendar days: clerk's report 3, officer's opinion 5, approval of the head 7.",
        Articles = [Law.Practice["新北分署聲明異議流程"]],
        Function = "ObjectionRules.Internal",
        Caveats = Caveats.Practice,
        Decide = Internal,
    };

    /// <summary>OBJ-03. The three internal days, in order; <see cref="InternalDaysOf"/> gives them typed. 新北分署.</summary>
    public static Ruling Internal(ObjectionClockFacts facts, LawEdition law)
    {
        var days = InternalDaysOf(facts.From, law);
        return InternalRule.Sequence(
            [days.ReportBy.Iso(), days.OpinionBy.Iso(), days.ApprovalBy.Iso()], facts, (steps, facts, _) =>
            {
                steps.Say($"received {facts.From.Iso()}, calendar days", $"{facts.From.Roc()}收受，以日曆天計");
                steps.Say($"clerk's report by {days.ReportBy.Iso()}", $"書記官簽報{days.ReportBy.Roc()}前");
                steps.Say($"officer's opinion by {days.OpinionBy.Iso()}", $"行政執行官加具意見{days.OpinionBy.Roc()}前");
                steps.Say($"approval of the head by {days.ApprovalBy.Iso()}", $"分署長核定{days.ApprovalBy.Roc()}前");
            });
    }

    /// <summary>The three internal days.</summary>
    public static InternalObjectionDays InternalDaysOf(DateOnly receivedOn, LawEdition law)
    {
        var (report, opinion, approval) = law.On(InternalDays, receivedOn).Value;
        return new InternalObjectionDays(receivedOn.AddDays(report), receivedOn.AddDays(opinion), receivedOn.AddDays(approval));
    }

    private static readonly Rule<ObjectionClockFacts> DecideRule = new()
    {
        Id = "OBJ-04",
        Topic = "Objection",
        Title = "Agency decides within 30 days",
        Text = "The agency decides within 30 days of receiving the objection.",
        Articles = [Law.Ael["9(2)"], Law.Er["16"], Law.Apa["48(4)"]],
        Function = "ObjectionRules.DecideBy",
        Decide = (facts, law) => DecideBy(facts, law.Calendar),
    };

    /// <summary>OBJ-04. Received by the agency + 30 days, ROLL. 行政執行法 9(2).</summary>
    public static Ruling DecideBy(ObjectionClockFacts facts, WorkingCalendar calendar) =>
        Clock(DecideRule, facts, Periods.Days(facts.From, DaysToDecide, Rolling.Roll, calendar), calendar, "received by the agency", "行政執行署收受");

    private static readonly Rule<ObjectionStayFacts> StayRule = new()
    {
        Id = "OBJ-05",
        Topic = "Objection",
        Title = "An objection does not suspend",
        Text = "Enforcement goes on while an objection is pending, unless the branch stays it, ex officio or on request.",
        Articles = [Law.Ael["9(3)"]],
        Function = "ObjectionRules.Continue",
        Decide = (facts, _) => Continue(facts),
    };

    /// <summary>OBJ-05. Allowed: enforcement continues; refused: stayed by decision. 行政執行法 9(3).</summary>
    public static Ruling Continue(ObjectionStayFacts facts) => facts.StayedByDecision
        ? StayRule.Refuse(facts, "stayed", Consequence.Block, static (steps, _, _) => steps.Say("stayed by decision of the branch", "分署已停止執行"))
        : StayRule.Allow(facts, static (steps, _, _) => steps.Say("the objection does not suspend enforcement", "聲明異議不停止執行"));

    private static readonly Rule<ObjectionClockFacts> SueRule = new()
    {
        Id = "OBJ-06",
        Topic = "Objection",
        Title = "Suit within 2 months, no appeal before",
        Text = "Against an administrative act the objector sues for revocation within 2 months of service of the agency's decision, without an appeal before.",
        Articles = [Law.Ala["106(1)"], Law.Court["107年4月份第1次庭長法官聯席會議決議"], Law.Cc["121-122"]],
        Function = "ObjectionRules.SueBy",
        Decide = (facts, law) => SueBy(facts, law.Calendar),
        InForceFrom = new DateOnly(2018, 4, 1),
    };

    /// <summary>OBJ-06. Served + 2 months, ROLL. 行政訴訟法 106(1).</summary>
    public static Ruling SueBy(ObjectionClockFacts facts, WorkingCalendar calendar) =>
        Clock(SueRule, facts, Periods.Months(facts.From, MonthsToSue, Rolling.Roll, calendar), calendar, "decision served", "決定書送達");

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [FileRule, SendRule, InternalRule, DecideRule, StayRule, SueRule];

    private static Ruling Clock(
        Rule<ObjectionClockFacts> rule, ObjectionClockFacts facts, Period period, WorkingCalendar calendar, string what, string chinese) =>
        rule.On(period.End, facts, (steps, facts, _) =>
        {
            steps.Say($"{what} {facts.From.Iso()}", $"{facts.From.Roc()}{chinese}");
            period.Explain(steps, calendar);
        }, period.Caveats(calendar));
}
