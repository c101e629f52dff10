using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Property;

/// <summary>What the law keeps from enforcement because of whose it is: held in trust, or a public body's. Asked when it is seized or attached.</summary>
/// <param name="Trust">Held in trust, and what allows it all the same (GAR-08); null when it is not.</param>
/// <param name="PublicBody">The obligor is a public body; null when it is none.</param>
public sealed record Belonging(TrustPropertyFacts? Trust = null, PublicBodyDebt? PublicBody = null)
{
    /// <summary>The obligor's own, who is no public body.</summary>
    public static readonly Belonging Own = new();

    /// <summary>Rulings that must allow it.</summary>
    public IReadOnlyList<Ruling> Asked =>
    [
        .. Trust is { } trust ? [TrustProperty.Enforce(trust)] : Array.Empty<Ruling>(),
        .. PublicBody is { } body ? [PublicBodies.Property(body.Property)] : Array.Empty<Ruling>(),
    ];
}

/// <summary>A public body as debtor 公法人 (CEA 122-1 to 122-4).</summary>
/// <param name="OrderedOn">Day the notice to pay was served on it; null while none was.</param>
/// <param name="Property">What is to be reached, as property of a public body (PUB-02).</param>
/// <param name="HasBudgetItem">The money stands in its budget.</param>
public sealed record PublicBodyDebt(DateOnly? OrderedOn, PublicPropertyFacts Property, bool HasBudgetItem)
{
    private static readonly LegalBasis Basis = RuleCatalogue.Find("PUB-01")!.Basis;

    /// <summary>The order to perform and its last day; null while it was not ordered.</summary>
    public Ruling? Order(LawEdition law) => OrderedOn is { } ordered ? PublicBodies.Treasury(new PublicBodyFacts(ordered), law.Calendar) : null;

    /// <summary>Whether its treasury may be reached (PUB-01), once nothing <see cref="Bars"/> it.</summary>
    public Ruling Treasury(DateOnly on, LawEdition law) => PublicBodies.Treasury(new PublicBodyFacts(OrderedOn!.Value, on, HasBudgetItem: HasBudgetItem), law.Calendar);

    /// <summary>It is ordered to perform first, and has its days: what keeps it from being enforced against; null when nothing does.</summary>
    /// <param name="code">How the act is refused.</param>
    /// <param name="field">Field of the request.</param>
    /// <param name="on">Day of the act.</param>
    /// <param name="law">The law.</param>
    public Refusal? Bars(RefusalCode code, string field, DateOnly on, LawEdition law) =>
        Order(law)?.Date is not { } last ? code.Because("A public body is ordered to perform first: serve it a notice to pay.", field, Basis)
        : on <= last ? code.Because($"It may perform until {last:yyyy-MM-dd}.", field, Basis)
        : null;
}
