using Enforcement.CaseExecution.Domain.Cases;

namespace Enforcement.CaseExecution.Domain.Acts;

/// <summary>An act that was done: the fact that is stored, shown with its rulings, and announced. Who did it is added where it is stored.</summary>
/// <param name="Id">UUID of version 7 of <paramref name="At"/>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Ground">Rulings and reasons.</param>
/// <param name="Effect">What it did.</param>
/// <param name="Cases">The cases it touched, with the version each has had since.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ProposalId">The approved proposal it comes from.</param>
public sealed record Act(Guid Id, ActKind Kind, Ground Ground, ActEffect Effect, IReadOnlyList<ActedCase> Cases, DateTimeOffset At, Guid? ProposalId);

/// <summary>A case an act touched.</summary>
public sealed record ActedCase(CaseState Case, int Version);

/// <summary>What an act did.</summary>
/// <param name="SubjectType">Type of what it made or changed, e.g. <c>measure</c>; null when that is the case itself.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Amount">NT$ where money is meant.</param>
/// <param name="Detail">A code or short text for the history; no personal data.</param>
public sealed record ActEffect(string? SubjectType = null, Guid? SubjectId = null, long? Amount = null, string? Detail = null)
{
    /// <summary>The case itself changed.</summary>
    public static readonly ActEffect OnCase = new();
}
