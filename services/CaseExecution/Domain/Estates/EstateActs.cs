using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Estates;

/// <summary>Acts upon the death of an obligor (AEL 15; CEA 5), and the naming of those who are treated like him (AEL 24).</summary>
public static class EstateActs
{
    public static readonly ActKind Died = new("obligorDied", "義務人死亡，續對遺產執行", new LegalBasis("INT-09", "行政執行法 15")) { Reach = ActReach.Running, TakesUp = false };

    public static readonly ActKind AgentAppointed = new("specialAgentAppointed", "選任特別代理人", new LegalBasis("INT-09", "強制執行法 5(4)"))
    {
        Reach = ActReach.Running,
        Refusal = EstateRefusals.AgentNotNeeded,
    };

    public static readonly ActKind RepresentativeNamed = new("representativeNamed", "列入準用義務人之人", new LegalBasis("REP-01", "行政執行法 24"))
    {
        Reach = ActReach.Running,
        Refusal = EstateRefusals.NotTreatedLikeObligor,
    };
}

public static class EstateRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "estate.unknown", "No death of the obligor is recorded in the caller's scope.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "estate.in_future", "Nobody died after today.");
    public static readonly RefusalCode AgentNotNeeded = new(RefusalKind.Conflict, "estate.agent_not_needed", "No special agent is to be appointed.");
    public static readonly RefusalCode NotTreatedLikeObligor = new(RefusalKind.Conflict, "representative.not_treated_like_obligor", "The person is not treated like the obligor.");
    public static readonly RefusalCode ObligorAlive = new(RefusalKind.Conflict, "representative.obligor_alive", "The obligor's death is not recorded: there is no heir yet.");
    public static readonly RefusalCode ObligorDead = new(RefusalKind.Conflict, "representative.obligor_dead", "The obligor is dead: heirs, administrator or executor are named.");
}
