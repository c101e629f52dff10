using Enforcement.Kernel;

namespace Enforcement.Supervision.Domain.LawChanges;

/// <summary>State of a proposed change.</summary>
public enum LawProposalState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>In force as an edition of the law.</summary>
    Approved,

    /// <summary>Refused by a second person.</summary>
    Rejected,

    /// <summary>Taken back by the proposer.</summary>
    Withdrawn,
}

/// <summary>A change came into force as an edition.</summary>
public sealed record LawChangeApproved(Guid Id, int Edition, DateTimeOffset At, LawContent Content, string Source);

/// <summary>A change will not come into force.</summary>
public sealed record LawChangeEnded(Guid Id, LawProposalState State);

/// <summary>
/// A change of the calendar or of a table, from its proposal to the decision of a second person (four eyes). Nothing is changed after the decision; what is
/// wrong is put right by another change.
/// </summary>
public sealed class LawProposal
{
    private LawProposal()
    {
    }

    public Guid Id { get; private set; }
    public LawChangeKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public LawContent Content { get; private set; } = null!;

    /// <summary>Where the change was published.</summary>
    public string Source { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";
    public DateTimeOffset ProposedAt { get; private set; }
    public LawProposalState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; private set; }

    /// <summary>The edition it made.</summary>
    public int? Edition { get; private set; }

    /// <summary>1 when proposed, plus 1 for the decision.</summary>
    public int Version { get; private set; }

    public static LawProposal Propose(Guid id, LawContent content, string source, string by, DateTimeOffset at) => new()
    {
        Id = id,
        Kind = content.Kind,
        Subject = content.Subject,
        Content = content,
        Source = source,
        ProposedBy = by,
        ProposedAt = at,
        Version = 1,
    };

    /// <summary>Puts it into force as an edition.</summary>
    public Result<LawChangeApproved> Approve(string by, int edition, DateTimeOffset at)
    {
        if (RefuseDecision(by) is { } refusal)
            return refusal;
        Decide(LawProposalState.Approved, by, at);
        Edition = edition;
        return new LawChangeApproved(Id, edition, at, Content, Source);
    }

    /// <summary>A second person refuses it.</summary>
    public Result<LawChangeEnded> Reject(string by, string reason, DateTimeOffset at)
    {
        if (RefuseDecision(by) is { } refusal)
            return refusal;
        Decide(LawProposalState.Rejected, by, at);
        Reason = reason;
        return new LawChangeEnded(Id, State);
    }

    /// <summary>The proposer takes it back.</summary>
    public Result<LawChangeEnded> Withdraw(string by, DateTimeOffset at)
    {
        if (State != LawProposalState.Proposed)
            return Decided();
        if (by != ProposedBy)
            return LawChangeRefusals.NotProposer.Because("It was proposed by another person.");
        Decide(LawProposalState.Withdrawn, by, at);
        return new LawChangeEnded(Id, State);
    }

    private Refusal? RefuseDecision(string by) =>
        State != LawProposalState.Proposed ? Decided()
        : by == ProposedBy ? LawChangeRefusals.OwnProposal.Because("You proposed it yourself.")
        : null;

    private Refusal Decided() => LawChangeRefusals.AlreadyDecided.Because($"It is {State.ToString().ToLowerInvariant()}.");

    private void Decide(LawProposalState state, string by, DateTimeOffset at)
    {
        (State, DecidedBy, DecidedAt) = (state, by, at);
        Version++;
    }
}
