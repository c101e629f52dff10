using Enforcement.Kernel;

namespace Enforcement.Supervision.Domain.Rules;

/// <summary>Why a rule gives no ruling.</summary>
public static class RuleRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "rule.unknown", "There is no rule of this id.");

    public static readonly RefusalCode FactsInvalid = new(RefusalKind.Invalid, "rule.facts_invalid", "The facts are not those the rule needs.");

    public static readonly RefusalCode NotInForce = new(RefusalKind.Invalid, "rule.not_in_force", "The rule is not in force on the day asked.");
}
