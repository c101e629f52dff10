using System.Text.Json;
using Enforcement.CaseExecution.Domain.Proposals;

namespace Enforcement.CaseExecution.Features.Proposals;

/// <summary>An act that waits, or waited, for a second person.</summary>
public sealed record ProposalView
{
    public required Guid Id { get; init; }
    public required string ActKind { get; init; }
    public required ProposalState State { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>NT$.</summary>
    public long? Amount { get; init; }

    /// <summary>Roles of which one must approve.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The request of the act, as it was sent.</summary>
    public required JsonElement Content { get; init; }

    public string? Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required string ProposerRole { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? DecidedBy { get; init; }
    public string? DeciderRole { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Note { get; init; }

    /// <summary>The act that followed.</summary>
    public Guid? ActId { get; init; }

    public required int Version { get; init; }

    internal static ProposalView Of(Proposal proposal) => new()
    {
        Id = proposal.Id,
        ActKind = proposal.ActKind,
        State = proposal.State,
        Branch = proposal.Branch,
        Section = proposal.Section,
        CaseId = proposal.CaseId,
        CaseNumber = proposal.CaseNumber,
        Amount = proposal.Amount,
        Roles = proposal.Roles,
        Content = JsonSerializer.Deserialize<JsonElement>(proposal.Content),
        Reason = proposal.Reason,
        ProposedBy = proposal.ProposedBy,
        ProposerRole = proposal.ProposerRole,
        ProposedAt = proposal.ProposedAt,
        DecidedBy = proposal.DecidedBy,
        DeciderRole = proposal.DeciderRole,
        DecidedAt = proposal.DecidedAt,
        Note = proposal.Note,
        ActId = proposal.ActId,
        Version = proposal.Version,
    };
}
