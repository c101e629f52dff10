namespace Enforcement.Statute;

/// <summary>
/// Enforcement period 執行期間 (行政執行法 7; 稅捐稽徵法 23, 49). A fixed statutory period, not prescription; no limit is extended by a rest day.
/// </summary>
public static partial class Limitation
{
    /// <summary>Years within which enforcement must begin (AEL 7(1); TCA 23(4)).</summary>
    private const int YearsToBegin = 5;

    /// <summary>Years in all once begun (AEL 7(1) proviso).</summary>
    private const int YearsInAll = 10;

    /// <summary>Titles older than the act count from 2001-01-01 (AEL 42(3)): as if final on the day before.</summary>
    private static readonly DateOnly DayBeforeAct = new(2000, 12, 31);

    /// <summary>The limits of a title: the one call for bulk work; no allocation.</summary>
    public static LimitationPeriod Of(in LimitationFacts facts)
    {
        if (facts.Kind != LimitationKind.NonTax)
            return OfTax(facts);
        return (facts.FinalOn ?? facts.DemandPeriodEndedOn) is { } start
            ? new LimitationPeriod(facts, null, NonTaxLimit(start, YearsToBegin), NonTaxLimit(start, YearsInAll), isOldTaxCase: false)
            : new LimitationPeriod(facts, null, null, null, isOldTaxCase: false);
    }

    private static readonly Rule<LimitationFacts> FinalTitleRule = new()
    {
        Id = "LIM-01",
        Topic = "Limitation",
        Title = "Five years to begin, from finality",
        Text = "Enforcement of an act or ruling must begin within 5 years from the day it became final; else it is no longer enforceable. "
            + "Titles from before the act count from 2001-01-01.",
        Articles = [Law.Ael["7(1)"], Law.Ael["42(3)"], Law.Apa["48(3)(5)"]],
        Function = "Limitation.FinalTitle",
        Decide = (facts, _) => FinalTitle(facts),
    };

    /// <summary>LIM-01. Begin within 5 years from the day the title became final. 行政執行法 7(1), 42(3).</summary>
    public static Ruling FinalTitle(LimitationFacts facts) => facts.FinalOn is { } start
        ? FinalTitleRule.On(NonTaxLimit(start, YearsToBegin), facts, static (steps, facts, ruling) =>
            SayNonTax(steps, facts.FinalOn!.Value, ("became final", "確定"), YearsToBegin, ruling.Date!.Value))
        : FinalTitleRule.Refuse(facts, "not_final", Consequence.None, static (steps, _, _) => SayNotRunning(steps));

    private static readonly Rule<LimitationFacts> DemandRule = new()
    {
        Id = "LIM-02",
        Topic = "Limitation",
        Title = "Five years to begin, from the end of the demand period",
        Text = "For an obligation that arises directly from law, the 5 years run from the day the period in the written demand ended.",
        Articles = [Law.Ael["7(1)"], Law.Moj["114.04.30 法律字第11403500830號"]],
        Function = "Limitation.Demand",
        Decide = (facts, _) => Demand(facts),
    };

    /// <summary>LIM-02. Begin within 5 years from the day the demand period ended. 行政執行法 7(1).</summary>
    public static Ruling Demand(LimitationFacts facts) => facts.DemandPeriodEndedOn is { } start
        ? DemandRule.On(NonTaxLimit(start, YearsToBegin), facts, static (steps, facts, ruling) =>
            SayNonTax(steps, facts.DemandPeriodEndedOn!.Value, ("demand period ended", "催告期限屆滿"), YearsToBegin, ruling.Date!.Value))
        : DemandRule.Refuse(facts, "no_demand", Consequence.None, static (steps, _, _) => SayNotRunning(steps));

    private static readonly Rule<LimitationFacts> TenYearsRule = new()
    {
        Id = "LIM-03",
        Topic = "Limitation",
        Title = "Ten years in all once begun",
        Text = "Begun before the 5 years end, enforcement may continue, but not past a further 5 years: 10 years in all.",
        Articles = [Law.Ael["7(1)"], Law.Moj["114.04.30 法律字第11403500830號"]],
        Function = "Limitation.TenYears",
        Decide = (facts, _) => TenYears(facts),
    };

    /// <summary>LIM-03. Begun in time: ends 10 years from the start. 行政執行法 7(1) proviso.</summary>
    public static Ruling TenYears(LimitationFacts facts)
    {
        if ((facts.FinalOn ?? facts.DemandPeriodEndedOn) is not { } start)
            return TenYearsRule.Refuse(facts, "not_final", Consequence.None, static (steps, _, _) => SayNotRunning(steps));
        if (!facts.IsRetransfer && (facts.BegunOn is not { } begun || begun > NonTaxLimit(start, YearsToBegin)))
        {
            return TenYearsRule.Refuse(facts, "not_begun_in_time", Consequence.Stop, static (steps, _, _) =>
                steps.Say("enforcement did not begin within the first 5 years", "未於前5年內開始執行"));
        }

        return TenYearsRule.On(NonTaxLimit(start, YearsInAll), facts, static (steps, facts, ruling) =>
        {
            SayBegun(steps, facts);
            SayNonTax(steps, (facts.FinalOn ?? facts.DemandPeriodEndedOn)!.Value, ("period started", "起算"), YearsInAll, ruling.Date!.Value);
        });
    }

    private static readonly Rule<BeginningFacts> BegunRule = new()
    {
        Id = "LIM-04",
        Topic = "Limitation",
        Title = "What counts as begun",
        Text = "Enforcement has begun with the first notice to appear, pay, report property or make a statement, or with the first act of investigation.",
        Articles = [Law.Ael["7(3)"], Law.Ael["14"]],
        Function = "Limitation.Begun",
        Decide = (facts, _) => Begun(facts),
    };

    /// <summary>LIM-04. Begun on the earlier of first notice and first investigation. 行政執行法 7(3).</summary>
    public static Ruling Begun(BeginningFacts facts)
    {
        var first = (facts.FirstNoticeOn, facts.FirstInvestigationOn) switch
        {
            ({ } notice, { } investigation) => notice < investigation ? notice : investigation,
            var (notice, investigation) => notice ?? investigation,
        };
        return first is { } day
            ? BegunRule.On(day, facts, static (steps, facts, ruling) => steps.Say(
                $"first notice {facts.FirstNoticeOn?.Iso() ?? "none"}, first investigation {facts.FirstInvestigationOn?.Iso() ?? "none"}: begun {ruling.Date!.Value.Iso()}",
                $"首次通知{facts.FirstNoticeOn?.Roc() ?? "無"}，首次調查{facts.FirstInvestigationOn?.Roc() ?? "無"}：開始執行日{ruling.Date!.Value.Roc()}"))
            : BegunRule.Refuse(facts, "not_begun", Consequence.None, static (steps, _, _) => steps.Say("neither notice nor investigation", "尚未通知或調查"));
    }

    private static readonly Rule<LimitationFacts> CertificateRule = new()
    {
        Id = "LIM-10",
        Topic = "Limitation",
        Title = "A certificate restarts nothing",
        Text = "An enforcement certificate neither ends the procedure nor restarts the period; a transfer with a certificate is possible only inside it. "
            + "A certificate presupposes that enforcement had begun (inference).",
        Articles = [Law.Moj["103.09.01 法律字第10303510020號"], Law.Moj["104.07.03 法律字第10403506600號"]],
        Function = "Limitation.Certificate",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Certificate(facts),
    };

    /// <summary>LIM-10. The last day stays what it was. 法務部 103.09.01, 104.07.03.</summary>
    public static Ruling Certificate(LimitationFacts facts)
    {
        var unchanged = facts with { IsRetransfer = true };
        return Of(unchanged).LastDay is { } last
            ? CertificateRule.On(last, unchanged, static (steps, facts, ruling) =>
            {
                steps.Say("the certificate does not restart the period", "核發執行憑證不重新起算執行期間");
                foreach (var step in Of(facts).Explain())
                    steps.Say(step.English, step.Chinese);
            })
            : CertificateRule.Refuse(facts, "not_final", Consequence.None, static (steps, _, _) => SayNotRunning(steps));
    }

    /// <summary>Days before the last day from which a title is listed (LIM-11); a design value.</summary>
    public static DatedTable<int> WarningDays { get; } =
        new("limitationWarningDays", "Days before the end of a period from which a title is listed", new DatedValue<int>(new DateOnly(2001, 1, 1), 180, "design", IsVerified: false));

    private static readonly Rule<LimitationWarningFacts> WarningRule = new()
    {
        Id = "LIM-11",
        Topic = "Limitation",
        Title = "Warning before the period ends",
        Text = "A title whose remaining period is shorter than the configured number of days is listed for officer and agency.",
        Articles = [Law.Ael["7(1)"], Law.Tca["23(4)"]],
        Function = "Limitation.Warning",
        Decide = Warning,
    };

    /// <summary>LIM-11. Allowed: the title must be listed on that day; refused: not yet, or no longer. Date: first day of warning.</summary>
    public static Ruling Warning(LimitationWarningFacts facts, LawEdition law)
    {
        var configured = law.On(WarningDays, facts.On);
        var first = facts.LastDay.AddDays(1 - configured.Value);
        void Why(Steps steps, LimitationWarningFacts facts, Ruling ruling) => steps.Say(
            $"last day {facts.LastDay.Iso()}; {facts.LastDay.DayNumber - facts.On.DayNumber} days remain on {facts.On.Iso()}; warned when fewer than {configured.Value}",
            $"末日{facts.LastDay.Roc()}；{facts.On.Roc()}尚餘{facts.LastDay.DayNumber - facts.On.DayNumber}日；少於{configured.Value}日時示警");
        return facts.On >= first && facts.On <= facts.LastDay
            ? WarningRule.Allow(facts, Why, "due_soon", configured.Caveats)
            : WarningRule.Refuse(facts, facts.On < first ? "not_yet" : "over", Consequence.None, Why, first, configured.Caveats);
    }

    /// <summary>The day from which a last day is listed (LIM-11), as it is configured on a day.</summary>
    public static DateOnly WarnedFrom(DateOnly lastDay, DateOnly on, LawEdition law) => lastDay.AddDays(1 - law.On(WarningDays, on).Value);

    /// <summary>The latest last day that is listed on a day (LIM-11): the bulk form of <see cref="Warning"/>.</summary>
    public static DateOnly WarnedThrough(DateOnly on, LawEdition law) => on.AddDays(law.On(WarningDays, on).Value - 1);

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules =>
    [
        FinalTitleRule, DemandRule, TenYearsRule, BegunRule, CollectionRule, TaxBeginRule, TaxEndRule, TaxFineRule, OldTaxRule, CertificateRule, WarningRule, StoppedRule,
    ];

    internal static Ruling Ruling(LimitationPeriod period) => period.RuleId switch
    {
        "LIM-01" => FinalTitle(period.Facts),
        "LIM-02" => Demand(period.Facts),
        "LIM-03" => TenYears(period.Facts),
        "LIM-09" => OldTaxCase(period.Facts),
        "LIM-07" => TaxEnd(period.Facts),
        _ => TaxBegin(period.Facts),
    };

    private static DateOnly NonTaxLimit(DateOnly start, int years) => Periods.YearsFrom(start < DayBeforeAct ? DayBeforeAct : start, years);

    private static void SayNonTax(Steps steps, DateOnly start, (string English, string Chinese) what, int years, DateOnly limit)
    {
        steps.Say($"{what.English} {start.Iso()}", $"{what.Chinese}{start.Roc()}");
        if (start < DayBeforeAct)
            steps.Say("older than the act: counted from 2001-01-01", "行政執行法修正施行前之案件：自90年1月1日起算");
        steps.Say($"{years} years, first day not counted, a rest day does not extend: last day {limit.Iso()}", $"{years}年，始日不計，末日為休息日不延長：末日{limit.Roc()}");
    }

    private static void SayNotRunning(Steps steps) => steps.Say("no day is known from which the period runs", "尚無起算日");

    private static void SayBegun(Steps steps, LimitationFacts facts)
    {
        if (facts.IsRetransfer)
            steps.Say("transferred again with a certificate: enforcement had begun, the period runs on", "憑證再移送：前已開始執行，期間不重新起算");
        else if (facts.BegunOn is { } begun)
            steps.Say($"enforcement began {begun.Iso()}", $"開始執行{begun.Roc()}");
    }
}

/// <summary>Facts of LIM-04: the first notice under Art. 14 and the first act of investigation.</summary>
/// <param name="FirstNoticeOn">Day of the first notice under Art. 14; null while there is none.</param>
/// <param name="FirstInvestigationOn">Day of the first act of investigation; null while there is none.</param>
public readonly record struct BeginningFacts(DateOnly? FirstNoticeOn, DateOnly? FirstInvestigationOn);

/// <summary>Facts of LIM-11: the last day of the period that counts, and the day of looking.</summary>
/// <param name="LastDay">Last day of the period that counts.</param>
/// <param name="On">Day of looking.</param>
public readonly record struct LimitationWarningFacts(DateOnly LastDay, DateOnly On);
