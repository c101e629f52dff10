using Enforcement.Kernel;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>What the branch takes down when it receives an objection.</summary>
public sealed record ObjectionFiling
{
    public required CaseNumber CaseNumber { get; init; }
    public required ObjectorKind Objector { get; init; }

    /// <summary>Personal data: stored and shown to those in scope, never logged, published or audited.</summary>
    public required string ObjectorName { get; init; }

    public required ContestedActKind ActKind { get; init; }

    /// <summary>Which order, method or step, in words or by its document number.</summary>
    public required string Act { get; init; }

    public required string Grounds { get; init; }
    public required ObjectionForm Form { get; init; }

    /// <summary>Day it reached the branch, or was spoken.</summary>
    public required DateOnly ReceivedOn { get; init; }
}
