namespace Enforcement.Intake.Domain.Transfers;

/// <summary>One thing found wrong with a transfer line.</summary>
/// <param name="Code">Stable code <c>noun.reason</c> of <see cref="FindingCodes"/>.</param>
/// <param name="Field">JSON pointer, e.g. <c>/claims/0/amount</c>; null when it concerns the whole line.</param>
/// <param name="Detail">What is wrong in this line; no personal data.</param>
/// <param name="RuleId">Rule of the rulebook, e.g. <c>MAT-01</c>.</param>
/// <param name="Article">Law and article.</param>
/// <param name="Retriable">The same transfer may be accepted later without change (e.g. it came too early).</param>
/// <param name="Curable">The agency may correct it within a period (INT-07); else the line is returned (INT-08).</param>
public sealed record Finding(string Code, string? Field, string Detail, string RuleId, string Article, bool Retriable, bool Curable);

/// <summary>An entry of the catalogue of findings.</summary>
public sealed record FindingCode(string Code, string Title, string RuleId, string Article, bool Curable, bool Retriable = false)
{
    /// <summary>A finding of this code at a field.</summary>
    public Finding At(string? field, string? detail = null) => new(Code, field, detail ?? Title, RuleId, Article, Retriable, Curable);
}
