using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Acts;

/// <summary>On which cases an act may be done.</summary>
public enum ActReach
{
    /// <summary>Open cases only; most acts.</summary>
    Open,

    /// <summary>Also closed ones whose procedure goes on, e.g. after a certificate (law.md 7.5).</summary>
    Running,

    /// <summary>Any case, e.g. a release after the end.</summary>
    Any,
}

/// <summary>A kind of act 執行行為. A chapter declares its kinds as fields of one static class, e.g. <c>ReviewActs</c>.</summary>
/// <param name="Code">camelCase, stored and shown; never changes once released.</param>
/// <param name="Chinese">Its name in the field's own words.</param>
/// <param name="Basis">Rule and article it rests on, also where no ruling is asked.</param>
public sealed record ActKind(string Code, string Chinese, LegalBasis Basis)
{
    /// <summary>A coercive measure: needs its reason and the milder means considered (GEN-01).</summary>
    public bool IsMeasure { get; init; }

    public ActReach Reach { get; init; }

    /// <summary>What it is where a case rests on a provisional attachment, which allows little (PRV-02); null where that makes no difference.</summary>
    public ProvisionalMeasure? Provisionally { get; init; }

    /// <summary>Doing it takes a case out of review: whoever acts has found the case in order. False for acts of the review itself.</summary>
    public bool TakesUp { get; init; } = true;

    /// <summary>The code a refused ruling is answered with; <see cref="ActRefusals.NotAllowed"/> when null.</summary>
    public RefusalCode? Refusal { get; init; }
}
