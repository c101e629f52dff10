namespace Enforcement.Statute;

/// <summary>Why another agency is asked to help (行政執行法 6(1)).</summary>
public enum AssistanceGround
{
    /// <summary>None of the five.</summary>
    None,

    /// <summary>The act is needed outside the own area.</summary>
    OutsideJurisdiction,

    /// <summary>No suitable staff.</summary>
    NoSuitableStaff,

    /// <summary>Resistance is feared.</summary>
    ResistanceFeared,

    /// <summary>The aim can hardly be reached alone.</summary>
    AimHardToReach,

    /// <summary>The matter touches the other agency's field.</summary>
    OtherAgencysMatter,
}

/// <summary>Facts of GEN-05.</summary>
/// <param name="Ground">Why help is asked for.</param>
/// <param name="Cost">What the help cost, whole NT$.</param>
public readonly record struct AssistanceFacts(AssistanceGround Ground, long Cost);

/// <summary>Help from other agencies 職務協助 (行政執行法 6).</summary>
public static class MutualAssistance
{
    private static readonly Rule<AssistanceFacts> CostRule = new()
    {
        Id = "GEN-05",
        Topic = "Proportionality and time of acts",
        Title = "Help from another agency, at the requester's cost",
        Text = "The branch may ask another agency for help on one of five grounds; the cost is borne by the branch that asks.",
        Articles = [Law.Ael["6"]],
        Function = "MutualAssistance.Cost",
        Decide = (facts, _) => Cost(facts),
    };

    /// <summary>GEN-05. Amount: what the branch that asked bears. 行政執行法 6.</summary>
    public static Ruling Cost(AssistanceFacts facts) => facts.Ground == AssistanceGround.None
        ? CostRule.Refuse(facts, "no_ground", Consequence.None, static (steps, _, _) => steps.Say("none of the five grounds to ask for help", "無請求其他機關協助之事由"))
        : CostRule.Sum(facts.Cost, facts, static (steps, facts, _) => steps.Say(
            $"ground {facts.Ground}; the requester bears {facts.Cost.Dollars()}", $"請求協助事由：{facts.Ground}；費用{facts.Cost.Dollars()}元由請求機關負擔"));

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [CostRule];
}
