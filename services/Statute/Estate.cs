namespace Enforcement.Statute;

/// <summary>Facts of INT-09.</summary>
/// <param name="DiedOn">Day of death.</param>
/// <param name="TransferredOn">Day of the transfer.</param>
/// <param name="EnforcementBegunOn">Day enforcement began; null when it has not.</param>
/// <param name="IsFine">The claim is a fine, owed by the person himself.</param>
/// <param name="LeftProperty">He left property.</param>
/// <param name="HeirsAreClear">Heirs are known, present, decided and able.</param>
/// <param name="HasAdministratorOrExecutor">There is an estate administrator or executor.</param>
public readonly record struct DeathFacts(
    DateOnly DiedOn, DateOnly TransferredOn, DateOnly? EnforcementBegunOn, bool IsFine, bool LeftProperty = true, bool HeirsAreClear = true,
    bool HasAdministratorOrExecutor = false);

/// <summary>Death of the obligor: enforcement on the estate 遺產 (行政執行法 15; 強制執行法 5; 民法 1148).</summary>
public static class Estate
{
    private static readonly Rule<DeathFacts> EnforceRule = new()
    {
        Id = "INT-09",
        Topic = "Intake",
        Title = "Death: on the estate, fines on nothing else",
        Text = "When the obligor dies after the transfer enforcement goes on against the estate. Fines reach the estate only, never the heir's own property; for other claims "
            + "the heir answers within what he inherited. Where heirs are unclear and there is no administrator or executor a special agent may be appointed.",
        Articles = [Law.Ael["15"], Law.Cea["5(3)"], Law.Cea["5(4)"], Law.Cc["1148"]],
        Function = "Estate.Enforce",
        Decide = (facts, _) => Enforce(facts),
    };

    /// <summary>INT-09. Order: against what, and whether a special agent is needed. 行政執行法 15; 強制執行法 5(3)(4).</summary>
    public static Ruling Enforce(DeathFacts facts)
    {
        static void Why(Steps steps, DeathFacts facts, Ruling ruling)
        {
            steps.Say($"transferred {facts.TransferredOn.Iso()}, died {facts.DiedOn.Iso()}", $"{facts.TransferredOn.Roc()}移送，{facts.DiedOn.Roc()}死亡");
            if (ruling.Reason == "dead_at_transfer")
            {
                steps.Say("dead when transferred: no capacity, return", "移送時已死亡，無當事人能力，應退案");
                return;
            }

            steps.Say(facts.EnforcementBegunOn is { } begun && begun <= facts.DiedOn ? $"enforcement begun {begun.Iso()} goes on" : "enforcement had not begun",
                facts.EnforcementBegunOn is { } on && on <= facts.DiedOn ? $"{on.Roc()}已開始執行，得續行" : "死亡時尚未開始執行，得逕對遺產執行");
            steps.Say(ruling.Reason switch
            {
                "no_estate" => "no property was left",
                "estate_only" => "a fine: the estate only, never the heir's own property",
                _ => "the estate; the heir answers within what he inherited",
            }, ruling.Reason switch
            {
                "no_estate" => "未遺有財產，無從執行",
                "estate_only" => "罰鍰：僅得就遺產執行，不及於繼承人固有財產",
                _ => "就遺產執行，繼承人以所得遺產為限負清償責任",
            });
            if (ruling.Order.Contains("appoint: special_agent"))
                steps.Say("heirs unclear, no administrator or executor: a special agent may be appointed", "繼承人不明等情形且無遺產管理人或遺囑執行人：得選任特別代理人");
        }

        if (facts.DiedOn < facts.TransferredOn)
            return EnforceRule.Refuse(facts, "dead_at_transfer", Consequence.Return, Why);
        if (!facts.LeftProperty)
            return EnforceRule.Refuse(facts, "no_estate", Consequence.Stop, Why);
        List<string> order = [facts.IsFine ? "estate" : "estate_and_heir_within_inheritance"];
        if (!facts.HeirsAreClear && !facts.HasAdministratorOrExecutor)
            order.Add("appoint: special_agent");
        return EnforceRule.Sequence(order, facts, Why, facts.IsFine ? "estate_only" : "within_inheritance");
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [EnforceRule];
}
