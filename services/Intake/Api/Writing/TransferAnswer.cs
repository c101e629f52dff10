using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Writing;

/// <summary>The answer to one transfer line.</summary>
public sealed record TransferAnswer
{
    public const string Accepted = "accepted";
    public const string NeedsCorrection = "needsCorrection";
    public const string Returned = "returned";
    public const string Conflict = "conflict";

    /// <summary>Line in the batch; 0 for a single transfer.</summary>
    public required int Line { get; init; }

    public required Guid TransferId { get; init; }
    public string? AgencyCaseNumber { get; init; }

    /// <summary><c>accepted</c>, <c>needsCorrection</c>, <c>returned</c>, or <c>conflict</c>: the number is taken by a transfer with other content.</summary>
    public required string Outcome { get; init; }

    /// <summary>True when the same transfer had been decided before; the answer is that decision.</summary>
    public bool Repeated { get; init; }

    public string? CaseNumber { get; init; }
    public string? Branch { get; init; }
    public string? JurisdictionReason { get; init; }
    public string? Section { get; init; }
    public string? SectionReason { get; init; }
    public string? Kind { get; init; }

    /// <summary>NT$.</summary>
    public long Amount { get; init; }

    public DateOnly? CorrectionDueOn { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Of a conflict: where the content differs from the transfer that holds the number.</summary>
    public IReadOnlyList<FieldDifference>? Differences { get; init; }
}

/// <summary>One field that differs from what the agency sent before.</summary>
/// <param name="Field">JSON pointer.</param>
/// <param name="Stored">What was sent first, as JSON; null when absent.</param>
/// <param name="Sent">What was sent now, as JSON; null when absent.</param>
public sealed record FieldDifference(string Field, string? Stored, string? Sent);
