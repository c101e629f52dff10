using Enforcement.Intake.Domain.Agencies;
using Enforcement.Kernel;

namespace Enforcement.Intake.Features.Agencies;

/// <summary>The master data of an agency.</summary>
public sealed record AgencyRequest
{
    public required string Name { get; init; }

    /// <summary>Kinds of claim it may transfer.</summary>
    public required IReadOnlyList<ClaimKind> Kinds { get; init; }

    public PayeeAccount? Payee { get; init; }
    public FeedSettings Feed { get; init; } = new();

    /// <summary>First day it may transfer; counts on registration only, today when absent.</summary>
    public DateOnly? ActiveFrom { get; init; }

    public AgencyTermsOfRecord Terms() => new() { Name = Name, Kinds = Kinds.ToHashSet(), Payee = Payee, Feed = Feed };

    public static AgencyRequest Of(AgencyTermsOfRecord terms) => new() { Name = terms.Name, Kinds = [.. terms.Kinds.Order()], Payee = terms.Payee, Feed = terms.Feed };
}

/// <summary>An agency as the API shows it.</summary>
public sealed record AgencyView
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<ClaimKind> Kinds { get; init; }
    public PayeeAccount? Payee { get; init; }
    public required FeedSettings Feed { get; init; }
    public required DateOnly ActiveFrom { get; init; }
    public DateOnly? ActiveTo { get; init; }

    /// <summary>The agency that acts for it after its end.</summary>
    public string? Successor { get; init; }

    public required int Version { get; init; }

    public static AgencyView Of(Agency agency) => new()
    {
        Code = agency.Code,
        Name = agency.Terms.Name,
        Kinds = [.. agency.Terms.Kinds.Order()],
        Payee = agency.Terms.Payee,
        Feed = agency.Terms.Feed,
        ActiveFrom = agency.ActiveFrom,
        ActiveTo = agency.ActiveTo,
        Successor = agency.Successor,
        Version = agency.Version,
    };
}
