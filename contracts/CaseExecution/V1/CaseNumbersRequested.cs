namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>A transfer of jurisdiction was approved: intake gives the cases numbers and a section of the receiving branch.</summary>
public sealed record CaseNumbersRequested
{
    public required Guid EventId { get; init; }

    /// <summary>The transfer of jurisdiction; a consumer gives its numbers once.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The receiving branch.</summary>
    public required string Branch { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
    public required IReadOnlyList<NumberRequest> Cases { get; init; }
}

/// <summary>One case that needs a number. Its ROC year and kind stay.</summary>
public sealed record NumberRequest
{
    public required Guid CaseId { get; init; }

    /// <summary>The number it has.</summary>
    public required string CaseNumber { get; init; }

    public required Guid TransferId { get; init; }
}
