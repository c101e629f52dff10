using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Proposals;

/// <summary>From which amount a kind of act needs a second person, and who that may be; data of headquarters or a branch, with history.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ActKind">Code of the kind of act.</param>
/// <param name="Branch">Null for all branches; a branch's own rules replace those.</param>
/// <param name="FromAmount">NT$; an act without an amount counts as 0.</param>
/// <param name="Roles">Who may approve.</param>
/// <param name="From">First day in force.</param>
/// <param name="Until">Last day in force; null is open.</param>
public sealed record ApprovalRule(Guid Id, string ActKind, string? Branch, long FromAmount, IReadOnlyList<string> Roles, DateOnly From, DateOnly? Until)
{
    /// <summary>The rule that applies; null when nobody else must approve.</summary>
    public static ApprovalRule? For(IReadOnlyCollection<ApprovalRule> rules, string actKind, string branch, long? amount, DateOnly day)
    {
        var inForce = rules.Where(rule => rule.ActKind == actKind && rule.From <= day && (rule.Until is null || day <= rule.Until)).ToList();
        var own = inForce.Where(rule => rule.Branch == branch).ToList();
        return (own.Count > 0 ? own : inForce.Where(rule => rule.Branch is null)).Where(rule => rule.FromAmount <= (amount ?? 0)).MaxBy(rule => rule.FromAmount);
    }
}

public static class ApprovalRuleRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "approval_rule.unknown", "There is no such approval rule in the caller's scope.");
    public static readonly RefusalCode KindUnknown = new(RefusalKind.Invalid, "approval_rule.kind_unknown", "This kind of act cannot be made to need approval.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "approval_rule.over", "The approval rule is over.");
}
