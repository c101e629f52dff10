namespace Enforcement.Statute;

/// <summary>Insolvency events that stop enforcement.</summary>
public enum InsolvencyEvent
{
    /// <summary>Preservation order before rehabilitation or liquidation of a consumer 保全處分.</summary>
    PreservationOrder,

    /// <summary>Consumer rehabilitation opened 更生.</summary>
    Rehabilitation,

    /// <summary>Bankruptcy declared 破產.</summary>
    Bankruptcy,

    /// <summary>Company reorganisation ruled 重整.</summary>
    Reorganisation,
}

/// <summary>Facts of INSV-01.</summary>
/// <param name="Event">The event.</param>
/// <param name="IsSecured">The claim is secured on the asset.</param>
/// <param name="HasPriority">The law gives the claim priority, e.g. a tax.</param>
public readonly record struct InsolvencyFacts(InsolvencyEvent Event, bool IsSecured = false, bool HasPriority = false);

/// <summary>Facts of INSV-02.</summary>
/// <param name="OrderedOn">Day of the preservation order.</param>
/// <param name="Extended">It was extended.</param>
public readonly record struct PreservationFacts(DateOnly OrderedOn, bool Extended = false);

/// <summary>Insolvency stops enforcement 更生、破產、重整 (消費者債務清理條例 19, 48; 破產法 99, 108; 公司法 294).</summary>
public static class Insolvency
{
    private const int PreservationDays = 60;
    private const int PreservationDaysAtMost = 120;

    private static readonly Rule<InsolvencyFacts> StayRule = new()
    {
        Id = "INSV-01",
        Topic = "Insolvency",
        Title = "Insolvency stops enforcement",
        Text = "Rehabilitation stops enforcement except for secured and priority claims; bankruptcy except for secured creditors, all others claim in it; reorganisation "
            + "stops all enforcement by law; a preservation order stops what it names, here all.",
        Articles = [Law.ConsumerDebt["48(2)"], Law.ConsumerDebt["19"], Law.Bankruptcy["99"], Law.Bankruptcy["108"], Law.Company["294"], Law.Tca["7"]],
        Function = "Insolvency.Continue",
        Decide = (facts, _) => Continue(facts),
    };

    /// <summary>INSV-01. Allowed: enforcement goes on for this claim; refused: it is stayed. 消債條例 48; 破產法 99, 108; 公司法 294.</summary>
    public static Ruling Continue(InsolvencyFacts facts)
    {
        var exempt = facts.Event switch
        {
            InsolvencyEvent.Rehabilitation when facts.IsSecured => "secured",
            InsolvencyEvent.Rehabilitation when facts.HasPriority => "priority",
            InsolvencyEvent.Bankruptcy when facts.IsSecured => "secured",
            _ => null,
        };
        return exempt is not null
            ? StayRule.Allow(facts, static (steps, facts, ruling) => steps.Say($"{facts.Event}: goes on, {ruling.Reason}", $"{Chinese(facts.Event)}：有擔保或優先權，得繼續執行"), exempt)
            : StayRule.Refuse(facts, "stayed", Consequence.Block, static (steps, facts, _) =>
                steps.Say($"{facts.Event}: enforcement is stayed", $"{Chinese(facts.Event)}：不得開始或繼續執行"));
    }

    private static readonly Rule<PreservationFacts> PreservationRule = new()
    {
        Id = "INSV-02",
        Topic = "Insolvency",
        Title = "Preservation order: 60 days, once more 60",
        Text = "A preservation order before consumer rehabilitation or liquidation lasts at most 60 days and may be extended once by at most 60.",
        Articles = [Law.ConsumerDebt["19"]],
        Function = "Insolvency.PreservedUntil",
        Decide = (facts, law) => PreservedUntil(facts, law.Calendar),
    };

    /// <summary>INSV-02. Ordered + 60 or 120 days. 消債條例 19.</summary>
    public static Ruling PreservedUntil(PreservationFacts facts, WorkingCalendar calendar) => PreservationRule.EndOf(
        Periods.Days(facts.OrderedOn, facts.Extended ? PreservationDaysAtMost : PreservationDays, Rolling.NoRoll, calendar), facts, calendar, "ordered", "保全處分");

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [StayRule, PreservationRule];

    private static string Chinese(InsolvencyEvent one) => one switch
    {
        InsolvencyEvent.Rehabilitation => "裁定開始更生程序",
        InsolvencyEvent.Bankruptcy => "宣告破產",
        InsolvencyEvent.Reorganisation => "裁定重整",
        _ => "保全處分",
    };
}
