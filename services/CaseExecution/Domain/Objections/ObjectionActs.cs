using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Objections;

/// <summary>Acts that follow the decision on an objection 聲明異議 (AEL 9(2); ER 17).</summary>
public static class ObjectionActs
{
    private static readonly LegalBasis Founded = new("OBJ-02", "行政執行法 9(2)");

    public static readonly ActKind Revoked = new("attackedActRevoked", "撤銷原執行行為", Founded) { Reach = ActReach.Any, TakesUp = false };
    public static readonly ActKind Corrected = new("attackedActCorrected", "更正原執行行為", Founded) { Reach = ActReach.Any, TakesUp = false };

    /// <summary>The objection is not founded: what was stayed for it goes on.</summary>
    public static readonly ActKind Resumed = new("enforcementResumed", "聲明異議駁回續行執行", new LegalBasis("OBJ-05", "行政執行法 9(3)")) { Reach = ActReach.Any, TakesUp = false };
}

public static class ObjectionEffectRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "objection_effect.unknown", "No decision on such an objection waits for an effect on this case.");
    public static readonly RefusalCode NotFounded = new(RefusalKind.Conflict, "objection_effect.not_founded", "The objection is not founded: the act stands.");
    public static readonly RefusalCode Founded = new(RefusalKind.Conflict, "objection_effect.founded", "The objection is founded: the attacked act is revoked or corrected.");
    public static readonly RefusalCode ActUnknown = new(RefusalKind.Invalid, "objection_effect.act_unknown", "The attacked act is no act of this case.");
    public static readonly RefusalCode MeasureUnknown = new(RefusalKind.Invalid, "objection_effect.measure_unknown", "Not every measure is a live one of the case.");
    public static readonly RefusalCode NotLess = new(RefusalKind.Invalid, "objection_effect.not_less", "A correction binds less than before.");
}
