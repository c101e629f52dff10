using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Addresses (AEL 13(2)) and places of assets: complete enough to lead to a branch.</summary>
internal static class AddressCheck
{
    private const int MostAssets = 50;

    public static void Required(ref FindingList findings, in Place party, string name, Address? address)
    {
        if (address is null)
            findings.Add(FindingCodes.FieldMissing, party.Field(name));
        else
            Check(ref findings, party.In(name), address);
    }

    public static void Optional(ref FindingList findings, in Place party, string name, Address? address)
    {
        if (address is not null)
            Check(ref findings, party.In(name), address);
    }

    public static void Assets(ref FindingList findings, IReadOnlyList<AssetLocation> assets)
    {
        FieldCheck.Count(ref findings, Place.Form, "assetLocations", assets, MostAssets);
        for (var i = 0; i < Math.Min(assets.Count, MostAssets); i++)
            County(ref findings, new Place("/assetLocations", i), assets[i].County, assets[i].District);
    }

    private static void Check(ref FindingList findings, in Place place, Address address)
    {
        FieldCheck.Required(ref findings, place, "line", address.Line, 200);
        FieldCheck.Optional(ref findings, place, "postalCode", address.PostalCode, 6);
        County(ref findings, place, address.County, address.District);
    }

    private static void County(ref FindingList findings, in Place place, string? county, string? district)
    {
        FieldCheck.Required(ref findings, place, "county", county, 10);
        FieldCheck.Optional(ref findings, place, "district", district, 20);
        if (string.IsNullOrEmpty(county) || county.Length > 10)
            return;
        if (Jurisdiction.AreaOf(new Statute.Place(county, district)) is not null)
            return;
        if (Jurisdiction.IsKnownCounty(county))
            findings.Add(FindingCodes.DistrictUnknown, place.Field("district"));
        else
            findings.Add(FindingCodes.CountyUnknown, place.Field("county"));
    }
}
