using Enforcement.CaseExecution.Data;

namespace Enforcement.CaseExecution.Features.Estates;

/// <summary>A person who becomes a party of the cases.</summary>
/// <param name="Name">Name.</param>
/// <param name="IdentityNumber">National or uniform number, where known.</param>
/// <param name="BirthDate">Day of birth, where known.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="County">County.</param>
/// <param name="District">District.</param>
/// <param name="AddressLine">Rest of the address.</param>
public sealed record EstatePersonRequest(string Name, string? IdentityNumber, DateOnly? BirthDate, string? PostalCode, string? County, string? District, string? AddressLine)
{
    internal bool IsValid =>
        Name is { Length: > 0 and <= 100 } && IdentityNumber is null or { Length: >= 8 and <= 20 } && PostalCode is null or { Length: <= 6 } && County is null or { Length: <= 20 }
        && District is null or { Length: <= 20 } && AddressLine is null or { Length: <= 200 };

    internal NewParty As(string relation, DateOnly? leftOn) => new(relation, Name, IdentityNumber, BirthDate, PostalCode, County, District, AddressLine, leftOn);
}
