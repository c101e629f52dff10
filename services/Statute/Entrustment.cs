using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>Facts of INT-10.</summary>
/// <param name="ActAt">Where the act is needed.</param>
/// <param name="OwnBranch">Code of the branch that handles the case.</param>
public readonly record struct EntrustmentFacts(Place ActAt, string OwnBranch);

/// <summary>Facts of INT-12.</summary>
/// <param name="ActDone">The entrusted act is done.</param>
/// <param name="CollectionContinues">A collection order of the entrusted case still collects, e.g. monthly wages.</param>
public readonly record struct EntrustedCaseFacts(bool ActDone, bool CollectionContinues);

/// <summary>Facts of INT-13.</summary>
/// <param name="SentOn">Day the entrustment was sent.</param>
public readonly record struct EntrustmentReportFacts(DateOnly SentOn);

/// <summary>Entrustment 囑託 of another branch, cases with the word 助執 (施行細則 20(3); 行政執行署 91.05.14).</summary>
public static class Entrustment
{
    /// <summary>The outstanding amount recorded for an entrusted case, so that no debt is counted twice, NT$.</summary>
    public const long RecordedAmount = 1;

    /// <summary>Days in which the entrusted branch does the act or reports why not (INT-13). The law sets none.</summary>
    public static DatedTable<int> ReportDays { get; } =
        new("entrustmentReportDays", "Days to report on an entrusted act", new DatedValue<int>(new DateOnly(2001, 1, 1), 30, "assumed, to be set by the agency's headquarters", IsVerified: false));

    private static readonly Rule<EntrustmentFacts> EntrustRule = new()
    {
        Id = "INT-10",
        Topic = "Intake",
        Title = "An act in another area: entrust that branch",
        Text = "For an act in another area that branch is entrusted; it opens a linked case with the word 助執 and an outstanding amount of 1.",
        Articles = [Law.Er["20(3)"], Law.Agency["91.05.14 行執一字第0916000593號"]],
        Function = "Entrustment.Entrust",
        Decide = (facts, _) => Entrust(facts),
    };

    /// <summary>INT-10. Order: the branch to entrust, and the word and amount of its case; refused in the own area. 施行細則 20(3).</summary>
    public static Ruling Entrust(EntrustmentFacts facts)
    {
        if (facts.ActAt.County is null || Jurisdiction.AreaOf(facts.ActAt) is not { } area)
        {
            return EntrustRule.Refuse(facts, "place_unknown", Consequence.Correct, static (steps, facts, _) =>
                steps.Say($"no branch is known for {facts.ActAt}", $"無從認定{facts.ActAt}之管轄分署"));
        }

        return area.Branch == facts.OwnBranch
            ? EntrustRule.Refuse(facts, "own_area", Consequence.None, static (steps, facts, _) => steps.Say($"{facts.ActAt} lies in the own area", $"{facts.ActAt}在本分署轄區"))
            : EntrustRule.Sequence([area.Branch, "助執", RecordedAmount.Dollars()], facts, static (steps, facts, ruling) =>
            {
                steps.Say($"{facts.ActAt} lies in the area of {ruling.Order[0]}, not of {facts.OwnBranch}", $"{facts.ActAt}屬{Branches.Find(ruling.Order[0])!.Name}分署轄區");
                steps.Say($"entrust {ruling.Order[0]}: linked case 助執, outstanding amount {RecordedAmount}", $"囑託該分署：分「助執」案，未結金額列計{RecordedAmount}元");
            }, "entrust");
    }

    private static readonly Rule<EntrustedCaseFacts> DoneRule = new()
    {
        Id = "INT-12",
        Topic = "Intake",
        Title = "An entrusted case is not done while it still collects",
        Text = "An entrusted case is reported done when its act is done and no collection order of it still collects.",
        Articles = [Law.Agency["91.05.14 行執一字第0916000593號"]],
        Function = "Entrustment.ReportDone",
        Decide = (facts, _) => ReportDone(facts),
    };

    /// <summary>INT-12. Act done and collection over. 行政執行署 91.05.14 行執一字第0916000593號.</summary>
    public static Ruling ReportDone(EntrustedCaseFacts facts) => facts switch
    {
        { ActDone: false } => DoneRule.Refuse(facts, "act_open", Consequence.Block, static (steps, _, _) => steps.Say("the entrusted act is not done", "囑託事項尚未完成")),
        { CollectionContinues: true } => DoneRule.Refuse(facts, "collection_continues", Consequence.Block, static (steps, _, _) =>
            steps.Say("a collection order still collects: not done", "收取命令仍按月收取，不得報結")),
        _ => DoneRule.Allow(facts, static (steps, _, _) => steps.Say("the entrusted act is done", "囑託事項已完成，得報結")),
    };

    private static readonly Rule<EntrustmentReportFacts> ReportRule = new()
    {
        Id = "INT-13",
        Topic = "Intake",
        Title = "The entrusted branch reports in time",
        Text = "The entrusted branch does the act, or reports why it could not, within the days headquarters sets; what it will not do it says at once.",
        Articles = [Law.Er["20(3)"], Law.Ael["6"], Law.Apa["48(4)"]],
        Function = "Entrustment.ReportBy",
        Decide = ReportBy,
    };

    /// <summary>INT-13. Last day to do the act or report; the days are a table of headquarters. 施行細則 20(3); 行政執行法 6.</summary>
    public static Ruling ReportBy(EntrustmentReportFacts facts, LawEdition law)
    {
        var days = law.On(ReportDays, facts.SentOn);
        var period = Periods.Days(facts.SentOn, days.Value, Rolling.Roll, law.Calendar);
        return ReportRule.On(period.End, facts, (steps, _, _) => period.Say(steps, law.Calendar, "sent", "囑託發出"), days.Caveats | period.Caveats(law.Calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [EntrustRule, DoneRule, ReportRule];
}
