using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Whom an order goes to, and for what.</summary>
public sealed record GarnishmentTargetRequest
{
    /// <summary>Code of the third party, as its token names it: bank code, unified business number.</summary>
    public required string ThirdParty { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    public required GarnishedClaim Claim { get; init; }

    /// <summary>The property of the obligor it is known by.</summary>
    public Guid? PropertyItemId { get; init; }

    /// <summary>Balance, value of the policy, or one month's pay as far as known, NT$.</summary>
    public long? Known { get; init; }

    /// <summary>Where the money comes from; that of the claim when it is not said.</summary>
    public MoneySource? Source { get; init; }

    public BenefitAccount Account { get; init; }

    /// <summary>Kind of policy, for insurance.</summary>
    public PolicyKind? Policy { get; init; }

    /// <summary>Where the obligor lives, Chinese name; that of the case when it is not said.</summary>
    public string? County { get; init; }

    /// <summary>Co-living relatives he supports.</summary>
    public IReadOnlyList<Dependant>? Dependants { get; init; }

    /// <summary>What he has to live on a month besides, NT$.</summary>
    public long OtherMeans { get; init; }

    /// <summary>Why the cap of one third would be unfair.</summary>
    public string? FairnessReason { get; init; }

    /// <summary>For a claim held in trust: what allows it all the same.</summary>
    public TrustRequest? Trust { get; init; }

    /// <summary>For a public body: what the money is to it.</summary>
    public PublicBodyRequest? PublicBody { get; init; }

    internal GarnishmentTarget Target(string county, KnownProperty? property, DateOnly? orderedOn) => new(ThirdParty, Name, Claim, PropertyItemId, Known ?? property?.Value,
        new Protection(Source ?? Claim.Source(), Account, Policy ?? property?.Policy, County ?? county, Dependants, OtherMeans, FairnessReason))
    {
        Belonging = BelongingReading.Of(Trust, PublicBody, property?.Details, orderedOn),
    };

    internal IEnumerable<(string Field, string Detail)> Errors(string at) =>
    [
        .. string.IsNullOrWhiteSpace(ThirdParty) || ThirdParty.Length > 64 || Name?.Length > 200 ? [($"{at}/thirdParty", "1 to 64 characters; a name at most 200.")] : Array.Empty<(string, string)>(),
        .. Dependants?.Count > 20 || County?.Length > 20 ? [($"{at}/dependants", "At most 20; a county at most 20 characters.")] : Array.Empty<(string, string)>(),
        .. Shapes.Amounts(($"{at}/known", Known), ($"{at}/otherMeans", OtherMeans)), .. Shapes.Optional(($"{at}/fairnessReason", FairnessReason)),
    ];
}

/// <summary>What is recorded of the property an order is for.</summary>
internal sealed record KnownProperty(PropertyDetails Details, long? Value)
{
    /// <summary>Kind of policy, where it is one that the law tells apart.</summary>
    public PolicyKind? Policy => Details is InsurancePolicyDetails policy
        ? policy.Type switch
        {
            PolicyType.Life => PolicyKind.Life,
            PolicyType.Health => PolicyKind.Health,
            PolicyType.Accident => PolicyKind.Accident,
            PolicyType.SmallWholeLife => PolicyKind.NamedSmall,
            _ => null,
        }
        : null;
}
