using System.Text.Json;
using Enforcement.Statute;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Features.Calendar;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>A value of a table, or a proposed one.</summary>
public sealed record TableValueView(string Table, DateOnly From, JsonElement Value, bool IsVerified);

/// <summary>What would change if a proposed change came into force now.</summary>
public sealed record LawEffectsView
{
    /// <summary>Days that would be working days or rest days otherwise than now, or named otherwise, as they would be.</summary>
    public IReadOnlyList<DayView> Days { get; init; } = [];

    /// <summary>The value that is in force on the first day of the new one.</summary>
    public JsonElement? ValueBefore { get; init; }
}

/// <summary>A change of the calendar or of a table.</summary>
public sealed record LawChangeView
{
    public required Guid ChangeId { get; init; }
    public required LawChangeKind Kind { get; init; }

    /// <summary>The year, the first day, or the name of the table.</summary>
    public required string Subject { get; init; }

    public required string Source { get; init; }
    public required LawProposalState State { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>The edition of the law it made.</summary>
    public int? Edition { get; init; }

    public int? Year { get; init; }
    public IReadOnlyList<OfficialDay> Days { get; init; } = [];
    public IReadOnlyList<CountyClosure> Closures { get; init; } = [];
    public TableValueView? Value { get; init; }

    /// <summary>For the second pair of eyes, while it is proposed.</summary>
    public LawEffectsView? Effects { get; init; }

    internal static LawChangeView Of(LawProposal proposal, LawEdition? law = null) => new()
    {
        ChangeId = proposal.Id,
        Kind = proposal.Kind,
        Subject = proposal.Subject,
        Source = proposal.Source,
        State = proposal.State,
        ProposedBy = proposal.ProposedBy,
        ProposedAt = proposal.ProposedAt,
        DecidedBy = proposal.DecidedBy,
        DecidedAt = proposal.DecidedAt,
        Reason = proposal.Reason,
        Edition = proposal.Edition,
        Year = proposal.Content.Year,
        Days = proposal.Content.Days,
        Closures = proposal.Content.Closures,
        Value = proposal.Content.Value is { } value
            ? new TableValueView(value.Table, value.From, JsonSerializer.Deserialize<JsonElement>(value.Value), value.IsVerified)
            : null,
        Effects = law is not null && proposal.State == LawProposalState.Proposed ? LawEffects.Of(proposal.Content, law) : null,
    };
}
