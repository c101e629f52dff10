using Enforcement.CaseExecution.Domain.Instalments;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>A plan of payment by instalments.</summary>
public sealed record PlanView
{
    public required Guid Id { get; init; }
    public required PlanState State { get; init; }
    public required Guid ObligorId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public Hardship? Hardship { get; init; }
    public required bool IsExOfficio { get; init; }
    public required string Explanation { get; init; }
    public required PlanSecurity Security { get; init; }
    public string? SecurityReference { get; init; }

    /// <summary>How many instalments.</summary>
    public required int Count { get; init; }

    public required DateOnly FirstDueOn { get; init; }
    public required DateOnly LastDueOn { get; init; }

    /// <summary>NT$ of all instalments; of the request while it is not granted.</summary>
    public required long Total { get; init; }

    /// <summary>NT$ that came in while it ran.</summary>
    public required long Paid { get; init; }

    public required DateOnly RequestedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? EndReason { get; init; }

    /// <summary>The stay that holds measures while it runs.</summary>
    public Guid? StayId { get; init; }

    /// <summary>Cases it still has, at most 200.</summary>
    public required IReadOnlyList<PlanCase> Cases { get; init; }

    /// <summary>Number of cases it still has.</summary>
    public required int CaseCount { get; init; }

    public required IReadOnlyList<PlanConsent> Consents { get; init; }
    public required IReadOnlyList<Instalment> Instalments { get; init; }
    public required int Version { get; init; }

    internal static PlanView Of(PlanRow row) => new()
    {
        Id = row.Id,
        State = row.State,
        ObligorId = row.ObligorId,
        Branch = row.Branch,
        Section = row.Section,
        Hardship = row.Terms.Hardship,
        IsExOfficio = row.Terms.IsExOfficio,
        Explanation = row.Terms.Explanation,
        Security = row.Terms.Security,
        SecurityReference = row.Terms.SecurityReference,
        Count = row.Terms.Count,
        FirstDueOn = row.Terms.FirstDueOn,
        LastDueOn = row.Terms.LastDueOn,
        Total = row.Total,
        Paid = row.Paid,
        RequestedOn = row.RequestedOn,
        DecidedOn = row.DecidedOn,
        EndReason = row.EndReason,
        StayId = row.StayId,
        Cases = [.. row.Cases.Take(200)],
        CaseCount = row.Cases.Count,
        Consents = row.Consents,
        Instalments = row.Instalments,
        Version = row.Version,
    };
}
