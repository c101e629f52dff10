using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Who gets a notice.</summary>
/// <param name="Role">Who he is.</param>
/// <param name="PartyOrdinal">For a party of the case: its place.</param>
/// <param name="ThirdParty">For a third party: its code.</param>
/// <param name="Name">For heirs, third parties and others; the case knows the other names.</param>
/// <param name="Address">Where to serve, where it is not the address of the case.</param>
/// <param name="County">County of that address.</param>
/// <param name="ServedAs">As what he is served (SRV-05); left out, a person or body as the case says.</param>
/// <param name="Through">Soldiers and prisoners are served through their head.</param>
/// <param name="HasReceiver">He named a receiver.</param>
/// <param name="HasAgent">He has an agent who can be served.</param>
public sealed record AddresseeRequest(
    AddresseeRole Role, short? PartyOrdinal = null, string? ThirdParty = null, string? Name = null, string? Address = null, string? County = null, ServedParty? ServedAs = null,
    Addressee Through = Addressee.Ordinary, bool HasReceiver = false, bool HasAgent = false)
{
    private bool IsOfCase => Role is AddresseeRole.Obligor or AddresseeRole.Party or AddresseeRole.Agency;

    internal IEnumerable<(string Field, string Detail)> Errors(string at)
    {
        if ((Role == AddresseeRole.Party) != PartyOrdinal is not null)
            yield return ($"{at}/partyOrdinal", "For a party of the case, and for no other.");
        if ((Role == AddresseeRole.ThirdParty) != ThirdParty is { Length: > 0 and <= 64 })
            yield return ($"{at}/thirdParty", "1 to 64 characters, for a third party only.");
        if (IsOfCase ? Name is not null : string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            yield return ($"{at}/name", "1 to 200 characters, for whom the case does not know.");
        if (Address?.Length > 300 || County?.Length > 10)
            yield return ($"{at}/address", "At most 300 characters, a county at most 10.");
    }

    /// <summary>The addressee with what the case knows of him; null when it knows no such party.</summary>
    internal AddresseeTerms? Of(IReadOnlyList<AddresseeTerms> people, CaseFile file)
    {
        var known = Role switch
        {
            AddresseeRole.Obligor => people.FirstOrDefault(person => person.Role == AddresseeRole.Obligor),
            AddresseeRole.Party => people.FirstOrDefault(person => person.PartyOrdinal == PartyOrdinal),
            AddresseeRole.Agency => new AddresseeTerms(AddresseeRole.Agency, ServedParty.Body) { Name = file.State.Agency },
            AddresseeRole.ThirdParty => new AddresseeTerms(AddresseeRole.ThirdParty, ServedParty.Body) { Name = Name!, ThirdParty = ThirdParty },
            _ => new AddresseeTerms(Role, ServedParty.Person) { Name = Name! },
        };
        return known is null ? null : known with
        {
            Served = ServedAs ?? known.Served,
            Address = Address,
            County = County ?? known.County,
            Through = Through,
            HasReceiver = HasReceiver,
            HasAgent = HasAgent,
        };
    }
}
