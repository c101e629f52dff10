namespace Enforcement.Statute;

/// <summary>Facts of CLO-01.</summary>
/// <param name="Kind">Code of the closure kind, e.g. <c>certificate_issued</c>.</param>
public readonly record struct ClosingFacts(string Kind);

/// <summary>Where a case stands (law.md 7.5, derived).</summary>
public enum CaseStage
{
    /// <summary>Received.</summary>
    Received,

    /// <summary>Documents and media file are checked.</summary>
    PreCheck,

    /// <summary>Assigned to a section.</summary>
    Assigned,

    /// <summary>Clerk and officer review it.</summary>
    Review,

    /// <summary>The agency is to correct it.</summary>
    CorrectionPending,

    /// <summary>Enforced; notice, investigation, attachment, auction, instalments, postponement, stay, objection, restriction and detention go on inside.</summary>
    Active,

    /// <summary>Closed with a kind.</summary>
    Closed,

    /// <summary>Opened again, or transferred again with a certificate.</summary>
    Reopened,
}

/// <summary>Facts of CLO-02.</summary>
/// <param name="From">Where the case stands.</param>
/// <param name="To">Where it is to go.</param>
/// <param name="Kind">When it closes: code of the kind.</param>
public readonly record struct StageFacts(CaseStage From, CaseStage To, string? Kind = null);

/// <summary>Closing 報結 and the stages of a case (law.md 7.5).</summary>
public static class Closing
{
    private static readonly Rule<ClosingFacts> KindRule = new()
    {
        Id = "CLO-01",
        Topic = "Closing",
        Title = "Closed for the statistics, ended in law",
        Text = "Every closure kind says whether the case counts as closed and whether the procedure has ended in law; with a certificate it has not.",
        Articles = [Law.Ael["8"], Law.Cea["27"], Law.Er["24"]],
        Function = "Closing.Effect",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Effect(facts),
    };

    /// <summary>CLO-01. Order: statistically closed, legally ended (yes, no, for_that_part, not_found). 行政執行法 8.</summary>
    public static Ruling Effect(ClosingFacts facts) => ClosureKinds.Find(facts.Kind) is { } kind
        ? KindRule.Sequence([Code(kind.StatisticallyClosed), Code(kind.LegallyEnded)], facts, (steps, _, ruling) => steps.Say(
            $"{kind.Code}: closed {ruling.Order[0]}, ended in law {ruling.Order[1]} ({string.Join(", ", kind.Articles.Select(article => article.Short))})",
            $"{kind.Chinese}：報結{Chinese(kind.StatisticallyClosed)}，程序終結{Chinese(kind.LegallyEnded)}（{string.Join("、", kind.Articles)}）"), kind.Code)
        : KindRule.Refuse(facts, "unknown_kind", Consequence.Correct, static (steps, facts, _) => steps.Say($"no closure kind {facts.Kind}", $"無此報結原因：{facts.Kind}"));

    private static readonly Rule<StageFacts> StageRule = new()
    {
        Id = "CLO-02",
        Topic = "Closing",
        Title = "Which stage may follow",
        Text = "Received, pre-check, assigned, review, if need be correction, active, closed with a kind; a closed case whose procedure has not ended in law is opened again, "
            + "one that was returned comes as a new transfer.",
        Articles = [Law.Practice["立案審查流程"], Law.Er["19"]],
        Function = "Closing.Stage",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Stage(facts),
    };

    /// <summary>CLO-02. Allowed: the step may follow. law.md 7.5.</summary>
    public static Ruling Stage(StageFacts facts)
    {
        var reason = !After(facts.From).Contains(facts.To) ? "wrong_order"
            : facts.To == CaseStage.Closed && ClosureKinds.Find(facts.Kind ?? "") is null ? "kind_missing"
            : facts.From == CaseStage.Closed && ClosureKinds.Find(facts.Kind ?? "") is { LegallyEnded: Certainty.Yes } ? "ended_in_law"
            : null;
        static void Why(Steps steps, StageFacts facts, Ruling ruling) => steps.Say(
            $"{facts.From} to {facts.To}{(facts.Kind is { } kind ? $" ({kind})" : "")}: {ruling.Reason ?? "may follow"}",
            $"案件狀態{(int)facts.From + 1}→{(int)facts.To + 1}：{(ruling.IsAllowed ? "得變更" : "不得變更")}");
        return reason is null ? StageRule.Allow(facts, Why) : StageRule.Refuse(facts, reason, Consequence.Block, Why);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [KindRule, StageRule];

    private static CaseStage[] After(CaseStage stage) => stage switch
    {
        CaseStage.Received => [CaseStage.PreCheck],
        CaseStage.PreCheck => [CaseStage.Assigned, CaseStage.Closed],
        CaseStage.Assigned => [CaseStage.Review],
        CaseStage.Review => [CaseStage.CorrectionPending, CaseStage.Active, CaseStage.Closed],
        CaseStage.CorrectionPending => [CaseStage.Review, CaseStage.Closed],
        CaseStage.Active => [CaseStage.Closed],
        CaseStage.Closed => [CaseStage.Reopened],
        _ => [CaseStage.Active],
    };

    private static string Code(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "yes",
        Certainty.No => "no",
        Certainty.ForThatPart => "for_that_part",
        _ => "not_found",
    };

    private static string Chinese(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "是",
        Certainty.No => "否",
        Certainty.ForThatPart => "僅就該部分",
        _ => "未查得",
    };
}
