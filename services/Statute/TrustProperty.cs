namespace Enforcement.Statute;

/// <summary>Facts of GAR-08.</summary>
/// <param name="IsTrustProperty">The property is held in trust 信託財產.</param>
/// <param name="RightOlderThanTrust">The right enforced existed on the property before the trust.</param>
/// <param name="RightFromTrustAffairs">The right arose from handling the trust's affairs, e.g. tax on the trust property.</param>
/// <param name="OtherLawAllows">Another law allows it.</param>
public readonly record struct TrustPropertyFacts(bool IsTrustProperty, bool RightOlderThanTrust = false, bool RightFromTrustAffairs = false, bool OtherLawAllows = false);

/// <summary>Trust property (信託法 12).</summary>
public static class TrustProperty
{
    private static readonly Rule<TrustPropertyFacts> EnforceRule = new()
    {
        Id = "GAR-08",
        Topic = "Garnishment",
        Title = "Trust property is not enforced on, with three exceptions",
        Text = "Property held in trust is not enforced on, unless for a right that existed on it before the trust, a right from the trust's affairs, or by another law.",
        Articles = [Law.Trust["12(1)"]],
        Function = "TrustProperty.Enforce",
        Decide = (facts, _) => Enforce(facts),
    };

    /// <summary>GAR-08. Refused for trust property without one of the three exceptions. 信託法 12(1).</summary>
    public static Ruling Enforce(TrustPropertyFacts facts)
    {
        var exception = facts switch
        {
            { IsTrustProperty: false } => "no_trust",
            { RightOlderThanTrust: true } => "older_right",
            { RightFromTrustAffairs: true } => "trust_affairs",
            { OtherLawAllows: true } => "other_law",
            _ => null,
        };
        return exception is not null
            ? EnforceRule.Allow(facts, static (steps, _, ruling) => steps.Say($"enforcement is possible: {ruling.Reason}", ruling.Reason == "no_trust" ? "非信託財產" : "屬信託法第12條第1項但書情形"), exception)
            : EnforceRule.Refuse(facts, "trust_property", Consequence.Block, static (steps, _, _) => steps.Say("trust property: not enforced on", "信託財產，不得強制執行"));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [EnforceRule];
}
