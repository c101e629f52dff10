namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>
/// A garnished third party does not recognise the claim, and the agencies were notified: who holds the objection untrue sues the third party and proves it in time, else
/// the order is lifted when the third party asks (CEA 119, 120). One message per notice.
/// </summary>
public sealed record ThirdPartyObjected
{
    public required Guid EventId { get; init; }

    /// <summary>The attachment order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Code of the third party.</summary>
    public required string ThirdParty { get; init; }

    public required DateOnly ObjectedOn { get; init; }
    public required DateOnly NotifiedOn { get; init; }

    /// <summary>Last day to prove the suit (THP-02).</summary>
    public required DateOnly SueBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
    public required IReadOnlyList<ActedCase> Cases { get; init; }
}
