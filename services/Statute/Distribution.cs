namespace Enforcement.Statute;

/// <summary>Procedure of a distribution 分配程序 (強制執行法 31-41). Days "before" a day are counted back in calendar days (convention).</summary>
public static class Distribution
{
    private const int DaysOfCopies = 5;
    private const int DaysToJoin = 1;
    private const int DaysToObject = 1;
    private const int DaysOfSilence = 3;
    private const int DaysToProveSuit = 10;

    private static readonly Rule<DistributionDayFacts> CopiesRule = new()
    {
        Id = "DIS-01",
        Topic = "Distribution",
        Title = "Copies of the table 5 days before",
        Text = "Obligor and creditors get copies of the table at least 5 days before the day of distribution.",
        Articles = [Law.Cea["31"]],
        Function = "Distribution.CopiesBy",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => CopiesBy(facts, law.Calendar),
    };

    /// <summary>DIS-01. X−5, NOROLL. 強制執行法 31.</summary>
    public static Ruling CopiesBy(DistributionDayFacts facts, WorkingCalendar calendar) => CopiesRule.EndOf(
        Periods.DaysBefore(facts.DistributionOn, DaysOfCopies), facts, calendar, "distribution", "分配期日");

    private static readonly Rule<JoinFacts> JoinRule = new()
    {
        Id = "DIS-02",
        Topic = "Distribution",
        Title = "Join one day before the end of sale, take-over or table",
        Text = "Creditors join in writing at least one day before the sale ends or a creditor takes over, without a sale before the table is made; who is later gets only "
            + "from the remainder.",
        Articles = [Law.Cea["32"]],
        Function = "Distribution.Join",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => Join(facts, law.Calendar),
    };

    /// <summary>DIS-02. Filed ≤ E−1; refused: from the remainder only. 強制執行法 32.</summary>
    public static Ruling Join(JoinFacts facts, WorkingCalendar calendar)
    {
        var last = Periods.DaysBefore(facts.EndedOn, DaysToJoin);
        void Why(Steps steps, JoinFacts facts, Ruling ruling)
        {
            last.Say(steps, calendar, English(facts.End), Chinese(facts.End));
            steps.Say(
                $"filed {facts.FiledOn.Iso()}: {(ruling.IsAllowed ? "takes part" : "only from the remainder")}",
                $"{facts.FiledOn.Roc()}聲明參與分配：{(ruling.IsAllowed ? "得參與分配" : "僅得就餘額受償")}");
        }

        return facts.FiledOn <= last.End ? JoinRule.Allow(facts, Why) : JoinRule.Refuse(facts, "remainder_only", Consequence.None, Why, last.End);
    }

    private static readonly Rule<TableObjectionFacts> ObjectionRule = new()
    {
        Id = "DIS-03",
        Topic = "Distribution",
        Title = "Object to the table one day before",
        Text = "Creditor or obligor objects to the table in writing at least one day before the day of distribution.",
        Articles = [Law.Cea["39"]],
        Function = "Distribution.Object",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => Object(facts, law.Calendar),
    };

    /// <summary>DIS-03. Filed ≤ X−1; refused: not heard. 強制執行法 39.</summary>
    public static Ruling Object(TableObjectionFacts facts, WorkingCalendar calendar)
    {
        var last = Periods.DaysBefore(facts.DistributionOn, DaysToObject);
        void Why(Steps steps, TableObjectionFacts facts, Ruling ruling)
        {
            last.Say(steps, calendar, "distribution", "分配期日");
            steps.Say($"filed {facts.FiledOn.Iso()}: {ruling.Reason ?? "in time"}", $"{facts.FiledOn.Roc()}聲明異議：{(ruling.IsAllowed ? "於期限內" : "已逾期，不予審酌")}");
        }

        return facts.FiledOn <= last.End ? ObjectionRule.Allow(facts, Why) : ObjectionRule.Refuse(facts, "late", Consequence.None, Why, last.End);
    }

    private static readonly Rule<CorrectedTableFacts> SilenceRule = new()
    {
        Id = "DIS-04",
        Topic = "Distribution",
        Title = "Corrected table: silent for 3 days is consent",
        Text = "A corrected table is served on those absent; who does not oppose it within 3 days consents; of an opposition the objector is told.",
        Articles = [Law.Cea["40-1"], Law.Apa["48(4)"]],
        Function = "Distribution.Silence",
        Decide = (facts, law) => Silence(facts, law.Calendar),
    };

    /// <summary>DIS-04. Served + 3 days, ROLL: Date while open; allowed: consents; refused: opposed in time. 強制執行法 40-1.</summary>
    public static Ruling Silence(CorrectedTableFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.ServedOn, DaysOfSilence, Rolling.Roll, calendar);
        void Why(Steps steps, CorrectedTableFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "corrected table served", "更正分配表送達");
            if (facts.OpposedOn is { } opposed)
                steps.Say($"opposed {opposed.Iso()}", $"{opposed.Roc()}為反對陳述");
            if (ruling.Reason is { } reason)
                steps.Say(reason == "consents" ? "not opposed in time: consents" : "opposed: the objector is told", reason == "consents" ? "未於期限內反對，視為同意" : "通知聲明異議人");
        }

        return facts.OpposedOn <= period.End ? SilenceRule.Refuse(facts, "opposed", Consequence.None, Why, caveats: period.Sureness(calendar))
            : facts.OpposedOn is not null || facts.On > period.End ? SilenceRule.Allow(facts, Why, "consents", period.Sureness(calendar))
            : SilenceRule.On(period.End, facts, Why, period.Sureness(calendar));
    }

    private static readonly Rule<ObjectionSuitFacts> SuitRule = new()
    {
        Id = "DIS-05",
        Topic = "Distribution",
        Title = "Prove the suit within 10 days",
        Text = "An objector whose objection is not settled proves his suit within 10 days of the day of distribution, or of the notice of opposition; otherwise the objection is "
            + "deemed withdrawn, and if he proves it the disputed amount is deposited. What is not disputed is paid first.",
        Articles = [Law.Cea["41(3)"], Law.Cea["41(4)"], Law.Cea["40(2)"], Law.Apa["48(4)"]],
        Function = "Distribution.Suit",
        Decide = (facts, law) => Suit(facts, law.Calendar),
    };

    /// <summary>DIS-05. X + 10 days, ROLL: Date while open; allowed: deposit; refused: deemed withdrawn. 強制執行法 41.</summary>
    public static Ruling Suit(ObjectionSuitFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.OppositionNotifiedOn ?? facts.DistributionOn, DaysToProveSuit, Rolling.Roll, calendar);
        void Why(Steps steps, ObjectionSuitFacts facts, Ruling ruling)
        {
            if (facts.OppositionNotifiedOn is null)
                period.Say(steps, calendar, "distribution", "分配期日");
            else
                period.Say(steps, calendar, "told of the opposition", "受反對陳述之通知");
            if (facts.ProvedOn is { } proved)
                steps.Say($"suit proved {proved.Iso()}", $"{proved.Roc()}為起訴之證明");
            if (ruling.Reason is { } reason)
                steps.Say(reason == "deposit" ? "the disputed amount is deposited" : "not proved in time: objection deemed withdrawn", reason == "deposit" ? "爭執部分應行提存" : "視為撤回異議之聲明");
        }

        return facts.ProvedOn <= period.End ? SuitRule.Allow(facts, Why, "deposit", period.Sureness(calendar))
            : facts.ProvedOn is not null || facts.On > period.End
                ? SuitRule.Refuse(facts, "deemed_withdrawn", Consequence.None, Why, period.End, period.Sureness(calendar))
            : SuitRule.On(period.End, facts, Why, period.Sureness(calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [CopiesRule, JoinRule, ObjectionRule, SilenceRule, SuitRule];

    private static string English(JoinEnd end) =>
        end == JoinEnd.SaleEnded ? "sale ended" : end == JoinEnd.TakenOver ? "taken over" : "table made";

    private static string Chinese(JoinEnd end) =>
        end == JoinEnd.SaleEnded ? "拍賣、變賣終結" : end == JoinEnd.TakenOver ? "交債權人承受" : "作成分配表";
}
