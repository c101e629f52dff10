using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Obligor, co-obligors and representatives (INT-02, INT-08).</summary>
internal static class PartyCheck
{
    private const int MostCoObligors = 50;
    private const int MostRepresentatives = 10;

    private static readonly Place Obligor = new("/obligor");

    public static void Check(ref FindingList findings, TransferForm form, DateOnly receivedOn)
    {
        if (form.Obligor is { } obligor)
            Check(ref findings, obligor, Obligor, receivedOn);
        else
            findings.Add(FindingCodes.FieldMissing, "/obligor");

        FieldCheck.Count(ref findings, Place.Form, "coObligors", form.CoObligors, MostCoObligors);
        for (var i = 0; i < Math.Min(form.CoObligors.Count, MostCoObligors); i++)
        {
            var place = new Place("/coObligors", i);
            Check(ref findings, form.CoObligors[i], place, receivedOn);
            if (IsRepeated(form, i))
                findings.Add(FindingCodes.PartyRepeated, place.Field("identityNumber"));
        }

        FieldCheck.Count(ref findings, Place.Form, "representatives", form.Representatives, MostRepresentatives);
        if (form.Obligor?.Type == PartyType.Entity && form.Representatives.Count == 0)
            findings.Add(FindingCodes.RepresentativeMissing, "/representatives");
        for (var i = 0; i < Math.Min(form.Representatives.Count, MostRepresentatives); i++)
            Check(ref findings, form.Representatives[i], new Place("/representatives", i), receivedOn);
    }

    private static void Check(ref FindingList findings, Party party, in Place place, DateOnly receivedOn)
    {
        FieldCheck.Required(ref findings, place, "name", party.Name, 120);
        FieldCheck.Required(ref findings, place, "type", party.Type);
        FieldCheck.Optional(ref findings, place, "occupation", party.Occupation, 60);
        if (party.Type == PartyType.Person)
        {
            FieldCheck.Required(ref findings, place, "birthDate", party.BirthDate);
            FieldCheck.Required(ref findings, place, "sex", party.Sex);
        }

        CheckIdentity(ref findings, party, place, receivedOn);
        FieldCheck.Past(ref findings, place, "birthDate", party.BirthDate, receivedOn);
        FieldCheck.Past(ref findings, place, "deceasedOn", party.DeceasedOn, receivedOn);
        FieldCheck.Order(ref findings, place, "deceasedOn", party.BirthDate, party.DeceasedOn);
        if (party.DeceasedOn is { } died && IntakeRules.Capacity(new CapacityFacts(died, receivedOn)) is { IsAllowed: false } incapable)
            findings.Add(FindingCodes.ObligorDeceased, place.Field("deceasedOn"), incapable);
        AddressCheck.Required(ref findings, place, "address", party.Address);
        AddressCheck.Optional(ref findings, place, "residence", party.Residence);
    }

    private static void CheckIdentity(ref FindingList findings, Party party, in Place place, DateOnly receivedOn)
    {
        if (string.IsNullOrEmpty(party.IdentityNumber))
            findings.Add(FindingCodes.FieldMissing, place.Field("identityNumber"));
        else if (IdentityNumber.Classify(party.IdentityNumber, receivedOn) is not { } kind)
            findings.Add(FindingCodes.IdentityInvalid, place.Field("identityNumber"));
        else if (party.Type is { } type && (kind == IdentityKind.UnifiedBusinessNumber) != (type == PartyType.Entity))
            findings.Add(FindingCodes.IdentityWrongType, place.Field("identityNumber"));
    }

    private static void Check(ref FindingList findings, Representative representative, in Place place, DateOnly receivedOn)
    {
        FieldCheck.Required(ref findings, place, "name", representative.Name, 120);
        FieldCheck.Required(ref findings, place, "relation", representative.Relation, 40);
        if (representative.IdentityNumber is { } number && IdentityNumber.Classify(number, receivedOn) is null)
            findings.Add(FindingCodes.IdentityInvalid, place.Field("identityNumber"));
        AddressCheck.Optional(ref findings, place, "address", representative.Address);
    }

    private static bool IsRepeated(TransferForm form, int index)
    {
        if (form.CoObligors[index].IdentityNumber is not { } number)
            return false;
        if (form.Obligor?.IdentityNumber == number)
            return true;
        for (var i = 0; i < index; i++)
        {
            if (form.CoObligors[i].IdentityNumber == number)
                return true;
        }

        return false;
    }
}
