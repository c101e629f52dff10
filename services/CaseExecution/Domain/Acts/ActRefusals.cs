using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Acts;

public static class ActRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "act.unknown", "There is no such act in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "act.not_allowed", "The law does not allow this act now.");

    public static readonly RefusalCode ReasonMissing =
        new(RefusalKind.Invalid, "act.reason_missing", "A coercive measure needs its reason and the milder means considered.");

    public static readonly RefusalCode CaseEnded = new(RefusalKind.Conflict, "act.case_ended", "The enforcement procedure of the case has ended.");
    public static readonly RefusalCode CaseStayed = new(RefusalKind.Conflict, "act.case_stayed", "The case is stayed: no new measure while the stay lasts.");

    public static readonly RefusalCode CorrectionPending =
        new(RefusalKind.Conflict, "act.correction_pending", "The agency must correct the case first: no measure until then.");

    public static readonly RefusalCode CaseProvisional =
        new(RefusalKind.Conflict, "act.case_provisional", "The case rests on a provisional attachment: property is seized and attached, no more before its title is final.");

    /// <summary>The one way from a refused ruling to a refusal: its reason and steps as detail, its rule and article as basis.</summary>
    public static Refusal Because(this RefusalCode code, Ruling ruling, string? field = null) => code.Because(
        $"{ruling.RuleId} {ruling.Reason ?? "refused"}: {string.Join("; ", ruling.Steps.Select(step => step.English))}.", field, ruling.Basis);
}
