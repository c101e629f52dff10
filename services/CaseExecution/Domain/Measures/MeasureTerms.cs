using Enforcement.CaseExecution.Domain.Cases;

namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>What a measure is about; never changes.</summary>
public sealed record MeasureTerms
{
    public required MeasureKind Kind { get; init; }
    public required Guid ObligorId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }

    /// <summary>The property it binds.</summary>
    public Guid? PropertyItemId { get; init; }

    /// <summary>Code of the bank, employer or insurer it is addressed to; its token's claim.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>The restricted or detained person, when it is not the obligor (AEL 24).</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Who is told of the release, when it is not that of the kind.</summary>
    public AddresseeKind? AddresseeKind { get; init; }

    /// <summary>Its name or code, e.g. the land office.</summary>
    public string? Addressee { get; init; }

    /// <summary>Day it lapses by itself.</summary>
    public DateOnly? Until { get; init; }

    public AddresseeKind Tells => AddresseeKind ?? Kind.Addressee;
}

/// <summary>A case a measure secures, and the part of the attached sum that stands for it, NT$; 0 for a measure that binds no sum.</summary>
public sealed record MeasureShare(CaseFile Case, long Amount);

/// <summary>A share as it is stored.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Amount">NT$.</param>
/// <param name="IsHeld">A stay keeps it from taking effect for this case.</param>
public readonly record struct StoredShare(Guid CaseId, long Amount, bool IsHeld);
