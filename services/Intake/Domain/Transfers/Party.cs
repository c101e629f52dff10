namespace Enforcement.Intake.Domain.Transfers;

/// <summary>An obligor 義務人 or co-obligor (AEL 13(2)).</summary>
public sealed record Party
{
    public string? Name { get; init; }

    /// <summary>National ID, resident certificate or unified business number; upper case, no spaces.</summary>
    public string? IdentityNumber { get; init; }

    public PartyType? Type { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    public string? Occupation { get; init; }

    public DateOnly? DeceasedOn { get; init; }

    /// <summary>Domicile 住所 or registered office.</summary>
    public Address? Address { get; init; }

    /// <summary>Residence 居所, office or place of business, where it differs.</summary>
    public Address? Residence { get; init; }
}

public enum PartyType
{
    Person,
    Entity,
}

public enum Sex
{
    Male,
    Female,
    Other,
}

/// <summary>Statutory agent or representative 法定代理人或代表人.</summary>
public sealed record Representative
{
    public string? Name { get; init; }

    public string? IdentityNumber { get; init; }

    /// <summary>In the agency's words: 法定代理人, 負責人, 遺產管理人 ...</summary>
    public string? Relation { get; init; }

    public Address? Address { get; init; }
}

public sealed record Address
{
    public string? PostalCode { get; init; }

    /// <summary>County or city 縣市 by its official name, e.g. 臺北市.</summary>
    public string? County { get; init; }

    /// <summary>District or township 鄉鎮市區.</summary>
    public string? District { get; init; }

    public string? Line { get; init; }
}

public sealed record AssetLocation
{
    public string? County { get; init; }

    public string? District { get; init; }
}
