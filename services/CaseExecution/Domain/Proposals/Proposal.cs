using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Proposals;

public enum ProposalState
{
    Open,
    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>An act that waits for a second person (four eyes). Whoever proposed it never decides it.</summary>
public sealed class Proposal
{
    public required Guid Id { get; init; }

    /// <summary>Code of the kind of act.</summary>
    public required string ActKind { get; init; }

    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public long? Amount { get; init; }

    /// <summary>Roles that may approve it, of the rule in force when it was made.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The request of the act, JSON.</summary>
    public required string Content { get; init; }

    public string? Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required string ProposerRole { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public required ProposalState State { get; set; }
    public required int Version { get; set; }
    public string? DecidedBy { get; set; }
    public string? DeciderRole { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Note { get; set; }
    public Guid? ActId { get; set; }

    /// <summary>What keeps a person from deciding; null when he may.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="roles">His roles.</param>
    public Refusal? BarsDecision(string subject, IReadOnlyCollection<string> roles) =>
        State != ProposalState.Open ? ProposalRefusals.Decided.Because($"It is {State}.")
        : subject == ProposedBy ? ProposalRefusals.Own.Because("Another person must decide.")
        : !roles.Any(Roles.Contains) ? ProposalRefusals.RoleMissing.Because($"It needs one of: {string.Join(", ", Roles)}.")
        : null;

    /// <summary>Decides; <see cref="BarsDecision"/> was asked before.</summary>
    public void Decide(ProposalState state, string subject, string role, string? note, Guid? actId, DateTimeOffset at)
    {
        (State, DecidedBy, DeciderRole, Note, ActId, DecidedAt) = (state, subject, role, note, actId, at);
        Version++;
    }

    /// <summary>Taken back by whoever made it.</summary>
    public Result<Proposal> Withdraw(string subject, string role, string? note, DateTimeOffset at)
    {
        if (State != ProposalState.Open)
            return ProposalRefusals.Decided.Because($"It is {State}.");
        if (subject != ProposedBy)
            return ProposalRefusals.NotOwn.Because("Reject it instead.");
        Decide(ProposalState.Withdrawn, subject, role, note, null, at);
        return this;
    }
}

public static class ProposalRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "proposal.unknown", "There is no such proposal in the caller's scope.");
    public static readonly RefusalCode Decided = new(RefusalKind.Conflict, "proposal.decided", "The proposal is not open any more.");
    public static readonly RefusalCode Own = new(RefusalKind.Forbidden, "proposal.own", "Nobody decides his own proposal.");
    public static readonly RefusalCode NotOwn = new(RefusalKind.Forbidden, "proposal.not_own", "Only whoever made a proposal withdraws it.");
    public static readonly RefusalCode RoleMissing = new(RefusalKind.Forbidden, "proposal.role_missing", "The caller's role may not approve this.");
}
