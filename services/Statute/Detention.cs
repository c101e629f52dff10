namespace Enforcement.Statute;

/// <summary>Detention 管收 (行政執行法 17(6)-(11), 19-23; the older 管收條例 yields).</summary>
public static class Detention
{
    private const int HoursOfCustody = 24;
    private const int DaysToAppeal = 10;
    private const int Months = 3;
    private const int MostDetentions = 2;
    private const int InterviewsAMonth = 3;
    private const int BarredFromMonth = 5;
    private const int BarredMonthsAfterBirth = 2;

    private static readonly Rule<CustodyStartFacts> ArrestedRule = new()
    {
        Id = "DET-01",
        Topic = "Detention",
        Title = "Apply within 24 hours of the arrest",
        Text = "Within 24 hours from the arrest the branch applies to the court for detention, or releases.",
        Articles = [Law.Ael["17(6)"]],
        Function = "Detention.ApplyBy",
        Decide = (facts, _) => ApplyBy(facts),
    };

    /// <summary>DET-01. Arrest + 24 hours, continuous. 行政執行法 17(6).</summary>
    public static Ruling ApplyBy(CustodyStartFacts facts) => ArrestedRule.At(Periods.Hours(facts.StartedAt, HoursOfCustody), facts, SayHours);

    private static readonly Rule<CustodyStartFacts> HeldRule = new()
    {
        Id = "DET-02",
        Topic = "Detention",
        Title = "Questioning and holding: 24 hours in all",
        Text = "A person who came by notice or by himself is questioned and temporarily held 暫予留置 for 24 hours in all; then applied for or released.",
        Articles = [Law.Ael["17(7)"]],
        Function = "Detention.HoldUntil",
        Decide = (facts, _) => HoldUntil(facts),
    };

    /// <summary>DET-02. First question + 24 hours. 行政執行法 17(7).</summary>
    public static Ruling HoldUntil(CustodyStartFacts facts) => HeldRule.At(Periods.Hours(facts.StartedAt, HoursOfCustody), facts, SayHours);

    private static readonly Rule<DetentionApplicationFacts> ApplicationRule = new()
    {
        Id = "DET-03",
        Topic = "Detention",
        Title = "With person and papers to the court at the branch's seat",
        Text = "The person is handed over with the application, evidence and explanation to the district court at the branch's seat.",
        Articles = [Law.Ael["17(8)"], Law.Er["29"]],
        Function = "Detention.Application",
        Decide = (facts, _) => Application(facts),
    };

    /// <summary>DET-03. Person, papers, court. 行政執行法 17(8); 施行細則 29.</summary>
    public static Ruling Application(DetentionApplicationFacts facts)
    {
        var reason = !facts.PersonHandedOver ? "person_missing" : !facts.PapersComplete ? "papers_missing" : !facts.CourtAtBranchSeat ? "wrong_court" : null;
        return reason is null
            ? ApplicationRule.Allow(facts, static (steps, _, _) => steps.Say("person and papers go to the court at the branch's seat", "人卷一併送交分署所在地地方法院"))
            : ApplicationRule.Refuse(facts, reason, Consequence.None, static (steps, _, ruling) => steps.Say($"defect: {ruling.Reason}", "聲請管收程式不備"));
    }

    private static readonly Rule<DetentionDayFacts> AppealRule = new()
    {
        Id = "DET-04",
        Topic = "Detention",
        Title = "Appeal within 10 days",
        Text = "Branch or obligor appeals within 10 days of service; the appeal does not suspend. Travel time is added by the court's table.",
        Articles = [Law.Ael["17(10)"], Law.Ccp["487"], Law.Cc["122"]],
        Function = "Detention.AppealBy",
        Decide = (facts, law) => AppealBy(facts, law.Calendar),
    };

    /// <summary>DET-04. Served + 10 days, ROLL. 行政執行法 17(10); 民事訴訟法 487.</summary>
    public static Ruling AppealBy(DetentionDayFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.On, DaysToAppeal, Rolling.Roll, calendar);
        return AppealRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, calendar), period.Caveats(calendar));
    }

    private static readonly Rule<DetentionDayFacts> LengthRule = new()
    {
        Id = "DET-05",
        Topic = "Detention",
        Title = "Three months at most, first day counted",
        Text = "Detention lasts at most 3 months from the day of detention, that day counted.",
        Articles = [Law.Ael["19(4)"], Law.Ael["22(3)"], Law.Apa["48(3)"]],
        Function = "Detention.LastDay",
        Decide = (facts, law) => LastDay(facts, law.Calendar),
    };

    /// <summary>DET-05. MI(D,3), NOROLL. 行政執行法 19(4).</summary>
    public static Ruling LastDay(DetentionDayFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Months(facts.On, Months, Rolling.NoRoll, calendar, FirstDay.Counted);
        return LengthRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, calendar));
    }

    private static readonly Rule<AgainFacts> AgainRule = new()
    {
        Id = "DET-06",
        Topic = "Detention",
        Title = "Once more at most",
        Text = "A second detention needs a new ground or the end of a suspension; a third is not possible.",
        Articles = [Law.Ael["19(4)"]],
        Function = "Detention.Again",
        Decide = (facts, _) => Again(facts),
    };

    /// <summary>DET-06. New ground or suspension ended; once more only. 行政執行法 19(4).</summary>
    public static Ruling Again(AgainFacts facts)
    {
        var reason = facts.EarlierDetentions >= MostDetentions ? "third_detention"
            : facts.EarlierDetentions > 0 && !facts.NewGround && !facts.SuspensionEnded ? "no_new_ground"
            : null;
        static void Why(Steps steps, AgainFacts facts, Ruling ruling) => steps.Say(
            $"{facts.EarlierDetentions} earlier, new ground {facts.NewGround}, suspension ended {facts.SuspensionEnded}",
            $"前已管收{facts.EarlierDetentions}次，{(ruling.IsAllowed ? "得管收" : "不得再管收")}");
        return reason is null ? AgainRule.Allow(facts, Why) : AgainRule.Refuse(facts, reason, Consequence.Block, Why);
    }

    private static readonly Rule<InterviewFacts> InterviewRule = new()
    {
        Id = "DET-07",
        Topic = "Detention",
        Title = "Three interviews a month",
        Text = "A detained person is interviewed at least 3 times a month (here: calendar month; 管收條例 11 says 2, the special rule prevails).",
        Articles = [Law.Ael["20"], Law.Detention["11"]],
        Function = "Detention.Interviews",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => Interviews(facts),
    };

    /// <summary>DET-07. At least three; amount: how many are missing when refused. 行政執行法 20.</summary>
    public static Ruling Interviews(InterviewFacts facts)
    {
        static void Why(Steps steps, InterviewFacts facts, Ruling ruling) =>
            steps.Say($"{facts.Interviews} of {InterviewsAMonth} interviews", $"提詢{facts.Interviews}次，每月至少{InterviewsAMonth}次");
        return facts.Interviews >= InterviewsAMonth ? InterviewRule.Allow(facts, Why) : InterviewRule.Refuse(facts, "too_few", Consequence.None, Why);
    }

    private static readonly Rule<BarFacts> BarRule = new()
    {
        Id = "DET-08",
        Topic = "Detention",
        Title = "Who may not be detained",
        Text = "No detention, or suspension in writing, when the family's livelihood is endangered, in pregnancy of 5 months or more or less than 2 months after birth, "
            + "or when illness could not be treated.",
        Articles = [Law.Ael["21"]],
        Function = "Detention.Bar",
        Decide = (facts, _) => Bar(facts),
    };

    /// <summary>DET-08. Livelihood, pregnancy, birth, illness. 行政執行法 21.</summary>
    public static Ruling Bar(BarFacts facts)
    {
        var reason = facts.LivelihoodEndangered ? "livelihood"
            : facts.MonthsPregnant >= BarredFromMonth ? "pregnancy"
            : facts.GaveBirthOn is { } birth && facts.On <= Periods.LastOfMonths(birth.AddDays(1), BarredMonthsAfterBirth) ? "birth"
            : facts.IllnessUntreatable ? "illness"
            : null;
        return reason is null
            ? BarRule.Allow(facts, static (steps, _, _) => steps.Say("no bar to detention", "無不得管收之事由"))
            : BarRule.Refuse(facts, reason, Consequence.Block, static (steps, _, ruling) => steps.Say($"bar: {ruling.Reason}", "有不得管收或應停止管收之事由"));
    }

    private static readonly Rule<ReleaseFacts> ReleaseRule = new()
    {
        Id = "DET-09",
        Topic = "Detention",
        Title = "Release at once",
        Text = "A detained person is released at once, in writing, when the debt is performed, act or ruling finally revoked or changed, the period over, or reliable "
            + "security given.",
        Articles = [Law.Ael["22"]],
        Function = "Detention.Release",
        Decide = (facts, _) => Release(facts),
    };

    /// <summary>DET-09. Allowed: release at once; refused: none of the four causes. 行政執行法 22.</summary>
    public static Ruling Release(ReleaseFacts facts)
    {
        var reason = facts.Performed ? "performed" : facts.TitleRevoked ? "title_revoked" : facts.PeriodOver ? "period_over" : facts.SecurityGiven ? "security" : null;
        return reason is not null
            ? ReleaseRule.Allow(facts, static (steps, _, ruling) => steps.Say($"release at once: {ruling.Reason}", "應即以書面通知管收所釋放"), reason)
            : ReleaseRule.Refuse(facts, "no_cause", Consequence.None, static (steps, _, _) => steps.Say("none of the four causes", "無應釋放之事由"));
    }

    private static readonly Rule<CourtReportFacts> ReportRule = new()
    {
        Id = "DET-10",
        Topic = "Detention",
        Title = "Report to the court that ruled",
        Text = "Result of arrest and detention, interviews, suspension and release are reported to the ruling court; here on the day itself (the law names no day).",
        Articles = [Law.Ael["23"]],
        Function = "Detention.Report",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => Report(facts),
    };

    /// <summary>DET-10. Date: report that day; refused: already reported. 行政執行法 23.</summary>
    public static Ruling Report(CourtReportFacts facts) => facts.Reported
        ? ReportRule.Refuse(facts, "reported", Consequence.None, static (steps, _, _) => steps.Say("already reported", "已提報法院"))
        : ReportRule.On(facts.EventOn, facts, static (steps, facts, _) => steps.Say($"report by {facts.EventOn.Iso()}", $"{facts.EventOn.Roc()}提報裁定法院"));

    private static readonly Rule<RulingQuashedFacts> QuashedRule = new()
    {
        Id = "DET-11",
        Topic = "Detention",
        Title = "Quashed: stop and release",
        Text = "When the ruling is quashed on appeal, detention stops and the person is released.",
        Articles = [Law.Ael["17(11)"]],
        Function = "Detention.Quashed",
        Decide = (facts, _) => Quashed(facts),
    };

    /// <summary>DET-11. Allowed: detention goes on; refused: stop and release. 行政執行法 17(11).</summary>
    public static Ruling Quashed(RulingQuashedFacts facts) => facts.Quashed
        ? QuashedRule.Refuse(facts, "quashed", Consequence.Stop, static (steps, _, _) => steps.Say("quashed: stop and release", "管收裁定經撤銷：停止執行並釋放"))
        : QuashedRule.Allow(facts, static (steps, _, _) => steps.Say("the ruling stands", "裁定未經撤銷"));

    private static readonly Rule<DetentionGroundFacts> GroundRule = new()
    {
        Id = "DET-12",
        Topic = "Detention",
        Title = "Four grounds, and necessity",
        Text = "After questioning, detention may be applied for when he is clearly able but unwilling, may flee, hides or disposes of property, or could perform although no "
            + "property suffices and nothing else helps and he does not report truly; and it must be necessary.",
        Articles = [Law.Ael["17(6)"]],
        Function = "Detention.Grounds",
        Decide = (facts, _) => Grounds(facts),
    };

    /// <summary>DET-12. One of the four grounds of 行政執行法 17(6), and necessity.</summary>
    public static Ruling Grounds(DetentionGroundFacts facts)
    {
        static void Why(Steps steps, DetentionGroundFacts facts, Ruling ruling)
        {
            steps.Say(
                $"able but unwilling {facts.AbleButUnwilling}, flight {facts.Flight}, hides property {facts.HidesProperty}, could perform and does not report {facts.CouldPerformUnreported}",
                ruling.Reason == "no_ground" ? "無行政執行法第17條第6項各款事由" : "具行政執行法第17條第6項事由");
            steps.Say($"necessary: {facts.IsNecessary}", facts.IsNecessary ? "有管收必要" : "無管收必要");
        }

        return facts is { AbleButUnwilling: false, Flight: false, HidesProperty: false, CouldPerformUnreported: false } ? GroundRule.Refuse(facts, "no_ground", Consequence.Block, Why)
            : !facts.IsNecessary ? GroundRule.Refuse(facts, "not_necessary", Consequence.Block, Why)
            : GroundRule.Allow(facts, Why);
    }

    private static readonly Rule<InterviewMonthFacts> InterviewMonthRule = new()
    {
        Id = "DET-13",
        Topic = "Detention",
        Title = "Last day for the interviews of a month",
        Text = "The interviews of each month of a detention are held by its last day. Months are counted from the day of detention, that day counted, so that none is a part of one.",
        Articles = [Law.Ael["20"]],
        Function = "Detention.InterviewsBy",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => InterviewsBy(facts, law.Calendar),
    };

    /// <summary>DET-13. MI(D, month), NOROLL. 行政執行法 20.</summary>
    public static Ruling InterviewsBy(InterviewMonthFacts facts, WorkingCalendar calendar)
    {
        if (facts.Month is < 1 or > Months)
            return InterviewMonthRule.Refuse(facts, "no_such_month", Consequence.None, static (steps, facts, _) => steps.Say($"a detention has no month {facts.Month}", $"管收無第{facts.Month}月"));
        var period = Periods.Months(facts.From, facts.Month, Rolling.NoRoll, calendar, FirstDay.Counted);
        return InterviewMonthRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, calendar));
    }

    /// <summary>The last day of each month of a detention, its end last.</summary>
    public static IReadOnlyList<DateOnly> InterviewMonths(DateOnly from, WorkingCalendar calendar) =>
        [.. Enumerable.Range(1, Months).Select(month => InterviewsBy(new InterviewMonthFacts(from, month), calendar).Date!.Value)];

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules =>
    [
        ArrestedRule, HeldRule, ApplicationRule, AppealRule, LengthRule, AgainRule, InterviewRule, BarRule, ReleaseRule, ReportRule, QuashedRule,
        GroundRule, InterviewMonthRule,
    ];

    private static void SayHours(Steps steps, CustodyStartFacts facts, Ruling ruling) => steps.Say(
        $"started {facts.StartedAt.Iso()}; {HoursOfCustody} hours end {ruling.Instant!.Value.Iso()}",
        $"{facts.StartedAt.Iso()}起，{HoursOfCustody}小時至{ruling.Instant!.Value.Iso()}");
}
