using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Property;

/// <summary>It is held in trust 信託財產.</summary>
/// <param name="RightOlderThanTrust">The right enforced existed on it before the trust.</param>
/// <param name="RightFromTrustAffairs">The right arose from the affairs of the trust, e.g. tax on the property itself.</param>
/// <param name="OtherLawAllows">Another law allows it.</param>
public sealed record TrustRequest(bool RightOlderThanTrust, bool RightFromTrustAffairs, bool OtherLawAllows);

/// <summary>The obligor is a public body 公法人, which must have been served a notice to pay.</summary>
/// <param name="HasBudgetItem">The money stands in its budget.</param>
/// <param name="IsForPublicUse">What is reached is public-use property 公用財產.</param>
/// <param name="IsNeededForDuties">It is needed for public duties.</param>
/// <param name="HarmsPublicInterest">Its transfer would harm the public interest.</param>
public sealed record PublicBodyRequest(bool HasBudgetItem, bool IsForPublicUse, bool IsNeededForDuties, bool HarmsPublicInterest);

/// <summary>Whose it is, from what the officer says and what is recorded of it.</summary>
internal static class BelongingReading
{
    /// <param name="trust">What the officer says of a trust.</param>
    /// <param name="publicBody">What he says of a public body.</param>
    /// <param name="details">What is recorded of the property; a recorded trust counts though nobody says so again.</param>
    /// <param name="orderedOn">Day the notice to pay was served.</param>
    public static Belonging Of(TrustRequest? trust, PublicBodyRequest? publicBody, PropertyDetails? details, DateOnly? orderedOn) => new(
        trust is { } said ? new TrustPropertyFacts(true, said.RightOlderThanTrust, said.RightFromTrustAffairs, said.OtherLawAllows)
            : details is LandDetails { IsInTrust: true } or BuildingDetails { IsInTrust: true } ? new TrustPropertyFacts(true)
            : null,
        publicBody is { } body
            ? new PublicBodyDebt(orderedOn, new PublicPropertyFacts(body.IsForPublicUse, body.IsNeededForDuties, body.HarmsPublicInterest), body.HasBudgetItem)
            : null);

    /// <summary>Day the first notice to pay of the case was served on the obligor; read only for a public body.</summary>
    public static async Task<DateOnly?> OrderedOnAsync(this Acting acting, bool isPublicBody) =>
        isPublicBody ? await ServiceRows.PaymentOrderedOnAsync(acting.Connection, acting.File, acting.Cancel) : null;
}
