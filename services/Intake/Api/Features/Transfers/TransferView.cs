using System.Text.Json;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>A transfer in a list.</summary>
public sealed record TransferSummary
{
    public required Guid TransferId { get; init; }
    public required string Agency { get; init; }
    public string? AgencyCaseNumber { get; init; }

    /// <summary><c>accepted</c>, <c>needsCorrection</c>, <c>returned</c> or <c>withdrawn</c>.</summary>
    public required string Status { get; init; }

    public required DateOnly ReceivedOn { get; init; }
    public string? Kind { get; init; }
    public string? Branch { get; init; }
    public string? Section { get; init; }
    public string? CaseNumber { get; init; }

    /// <summary>NT$ after amendments.</summary>
    public required long Amount { get; init; }

    public DateOnly? CorrectionDueOn { get; init; }

    /// <summary><c>open</c> or <c>closed</c>, as case-execution last said; null before it said anything.</summary>
    public string? CaseState { get; init; }
}

/// <summary>One transfer with its form, its decision and what happened since.</summary>
public sealed record TransferView
{
    public required TransferSummary Summary { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? BatchId { get; init; }
    public int? Line { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>NT$ as decided.</summary>
    public required long AmountTransferred { get; init; }

    /// <summary>Why this branch.</summary>
    public string? JurisdictionReason { get; init; }

    /// <summary>Why this section.</summary>
    public string? SectionReason { get; init; }

    /// <summary>What the check found, with field, rule and article.</summary>
    public JsonElement? Findings { get; init; }

    public required JsonElement Form { get; init; }

    /// <summary>The claim lines as amended; null while they stand as in the form.</summary>
    public JsonElement? Claims { get; init; }

    public required int Version { get; init; }
    public required IReadOnlyList<TransferChangeView> Changes { get; init; }
}

/// <summary>What happened to a transfer after its first decision.</summary>
public sealed record TransferChangeView(int Version, string Action, JsonElement Content, DateTimeOffset ChangedAt, string ChangedBy);
