namespace Enforcement.Kernel;

/// <summary>What kind of "no" a refusal is; the HTTP layer maps it to 404, 409, 422 and 403.</summary>
public enum RefusalKind
{
    /// <summary>The thing does not exist, or the caller's scope does not cover it.</summary>
    NotFound,

    /// <summary>The state of the thing forbids it now.</summary>
    Conflict,

    /// <summary>The request can never succeed as it stands.</summary>
    Invalid,

    /// <summary>The caller may not do this.</summary>
    Forbidden,
}

/// <summary>The legal ground of a refusal or finding: the rule of the rulebook and the article it comes from.</summary>
/// <param name="RuleId">Rule id, e.g. <c>MAT-01</c>.</param>
/// <param name="Article">Law and article, e.g. <c>稅捐稽徵法 39</c>.</param>
public sealed record LegalBasis(string RuleId, string Article);

/// <summary>
/// A code of the error catalogue. Declare each as a <c>public static readonly</c> field of a <c>*Refusals</c> class:
/// the catalogue is collected from those fields, so a code that can be refused with is always listed.
/// </summary>
/// <param name="Kind">Kind of refusal, decides the HTTP status.</param>
/// <param name="Code"><c>noun.reason</c>; never changes once released.</param>
/// <param name="Title">One English sentence, the same for every occurrence.</param>
/// <param name="Retriable">Whether the same request may succeed later without change.</param>
public sealed record RefusalCode(RefusalKind Kind, string Code, string Title, bool Retriable = false)
{
    /// <summary>A refusal of this code.</summary>
    /// <param name="detail">What is wrong in this occurrence; no personal data.</param>
    /// <param name="field">JSON pointer of the field, e.g. <c>/claims/0/amount</c>.</param>
    /// <param name="basis">Rule and article, where the law is the reason.</param>
    public Refusal Because(string detail, string? field = null, params LegalBasis[] basis) => new(this, detail, field, basis);
}

/// <summary>One refusal: what was refused, why, where, and on which legal basis.</summary>
/// <param name="Code">Catalogue entry.</param>
/// <param name="Detail">What is wrong in this occurrence; no personal data.</param>
/// <param name="Field">JSON pointer of the offending field, or null.</param>
/// <param name="Basis">Rules and articles; empty where no law is involved.</param>
public sealed record Refusal(RefusalCode Code, string Detail, string? Field, IReadOnlyList<LegalBasis> Basis);
