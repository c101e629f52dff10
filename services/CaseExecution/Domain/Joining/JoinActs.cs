using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Joining;

/// <summary>Joining cases of one obligor 併案; one title stays one case and one number (ER 22).</summary>
public static class JoinActs
{
    private static readonly LegalBasis Basis = new("INT-04", "行政執行法施行細則 22");

    public static readonly ActKind Joined = new("casesJoined", "併案執行", Basis) { TakesUp = false };
    public static readonly ActKind Unjoined = new("casesUnjoined", "撤銷併案", Basis) { Reach = ActReach.Running, TakesUp = false };
}

public static class JoinRefusals
{
    public static readonly RefusalCode OtherObligor = new(RefusalKind.Invalid, "joining.other_obligor", "Only cases of one obligor are joined.");
    public static readonly RefusalCode OtherSection = new(RefusalKind.Conflict, "joining.other_section", "Only cases of one section are joined.");
    public static readonly RefusalCode JoinedBefore = new(RefusalKind.Conflict, "joining.joined_before", "A case is joined with another lead case, or leads others itself.");
    public static readonly RefusalCode NothingToJoin = new(RefusalKind.Conflict, "joining.nothing_to_join", "There is no other open case to join.");
    public static readonly RefusalCode NotJoined = new(RefusalKind.Conflict, "joining.not_joined", "A case is not joined with this lead case.");
}
