using System.Text.Json;
using Enforcement.CaseExecution.Features.Cases;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>An act with its legal basis.</summary>
public sealed record ActView
{
    public required Guid Id { get; init; }

    /// <summary>Code of the kind of act.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public string? Title { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; on an approved proposal whoever approved.</summary>
    public required string Actor { get; init; }

    public string? ActorRole { get; init; }
    public required LegalBasis Basis { get; init; }
    public string? Reason { get; init; }
    public string? MilderMeans { get; init; }
    public string? SubjectType { get; init; }
    public Guid? SubjectId { get; init; }

    /// <summary>NT$.</summary>
    public long? Amount { get; init; }

    public string? Detail { get; init; }
    public Guid? ProposalId { get; init; }
    public required IReadOnlyList<RulingView> Rulings { get; init; }

    /// <summary>Number of cases it touched.</summary>
    public required int Cases { get; init; }

    /// <summary>Version of the asked case after it; null where no case was asked for.</summary>
    public int? CaseVersion { get; init; }

    /// <summary>The cases in the caller's scope, at most 200; only on one act.</summary>
    public IReadOnlyList<string>? CaseNumbers { get; init; }
}

/// <summary>What the statute said.</summary>
public sealed record RulingView
{
    public required string Rule { get; init; }
    public required int Version { get; init; }
    public string? Title { get; init; }
    public required IReadOnlyList<string> Articles { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>It had to allow the act; else it was recorded as found.</summary>
    public required bool Asked { get; init; }

    public string? Reason { get; init; }
    public DateOnly? Date { get; init; }
    public DateTimeOffset? Instant { get; init; }

    /// <summary>NT$ or a count.</summary>
    public long? Amount { get; init; }

    public IReadOnlyList<string>? Order { get; init; }
    public required JsonElement Facts { get; init; }

    /// <summary>The arithmetic in words; null when the rule has changed since, so that it cannot be made again.</summary>
    public IReadOnlyList<ClockStep>? Steps { get; init; }
}
