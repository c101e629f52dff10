namespace Enforcement.CaseExecution.Domain.Property;

/// <summary>What a kind of property is described by. What tells two items apart is in <see cref="Identity"/>; null or empty text is missing.</summary>
public abstract record PropertyDetails
{
    /// <summary>What tells this item from others of its kind, and what must not be empty.</summary>
    public abstract IReadOnlyList<(string Field, string? Value)> Identity { get; }

    /// <summary>Wrong fields beside missing ones.</summary>
    public virtual IEnumerable<(string Field, string Detail)> Errors => [];
}

/// <summary>存款.</summary>
/// <param name="BankCode">Code of the bank, 3 digits, or of bank and branch, 7 digits.</param>
/// <param name="AccountNumber">Account.</param>
/// <param name="IsBenefitAccount">專戶 for benefits that cannot be attached (GAR-04).</param>
/// <param name="AsOf">Day of the balance, which is the item's value.</param>
public sealed record DepositDetails(string? BankCode, string? AccountNumber, bool IsBenefitAccount = false, DateOnly? AsOf = null) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("bankCode", BankCode), ("accountNumber", AccountNumber)];

    public override IEnumerable<(string, string)> Errors =>
        BankCode is { Length: 3 or 7 } && BankCode.All(char.IsAsciiDigit) ? [] : [("bankCode", "3 or 7 digits.")];
}

/// <summary>薪資.</summary>
/// <param name="Employer">Unified number of the employer.</param>
/// <param name="MonthlyPay">NT$ a month, as far as known.</param>
/// <param name="EmployerName">Its name.</param>
public sealed record SalaryDetails(string? Employer, long? MonthlyPay = null, string? EmployerName = null) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("employer", Employer)];
    public override IEnumerable<(string, string)> Errors => MonthlyPay < 0 ? [("monthlyPay", "Not negative.")] : [];
}

/// <summary>其他債權.</summary>
public sealed record ClaimDetails(string? Debtor, string? Ground, DateOnly? DueOn = null) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("debtor", Debtor), ("ground", Ground)];
}

/// <summary>What a policy insures.</summary>
public enum PolicyType
{
    Life,
    Annuity,
    Health,
    Accident,

    /// <summary>A small policy named by the supervisor: never attachable (InsA 123-1(2)).</summary>
    SmallWholeLife,
    Other,
}

/// <summary>保險契約; its surrender value is the item's value.</summary>
public sealed record InsurancePolicyDetails(string? Insurer, string? PolicyNumber, PolicyType Type = PolicyType.Other) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("insurer", Insurer), ("policyNumber", PolicyNumber)];
}

/// <summary>車輛.</summary>
public sealed record VehicleDetails(string? Plate, string? Make = null, int? Year = null) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("plate", Plate)];
    public override IEnumerable<(string, string)> Errors => Year is < 1900 or > 2200 ? [("year", "A year of manufacture.")] : [];
}

/// <summary>土地.</summary>
/// <param name="LandOffice">Code or name of the land office 地政事務所.</param>
/// <param name="Section">地段.</param>
/// <param name="Number">地號.</param>
/// <param name="ShareNumerator">Part of the whole the obligor owns.</param>
/// <param name="ShareDenominator">The whole.</param>
/// <param name="AreaSquareMetres">Area.</param>
/// <param name="County">County.</param>
/// <param name="IsInTrust">Registered as trust property 信託登記 (GAR-08).</param>
public sealed record LandDetails(
    string? LandOffice, string? Section, string? Number, long ShareNumerator = 1, long ShareDenominator = 1, decimal? AreaSquareMetres = null, string? County = null, bool IsInTrust = false) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("landOffice", LandOffice), ("section", Section), ("number", Number)];
    public override IEnumerable<(string, string)> Errors => Shares.Errors(ShareNumerator, ShareDenominator);
}

/// <summary>建物; number is 建號.</summary>
public sealed record BuildingDetails(
    string? LandOffice, string? Section, string? Number, long ShareNumerator = 1, long ShareDenominator = 1, string? Address = null, string? County = null, bool IsInTrust = false) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("landOffice", LandOffice), ("section", Section), ("number", Number)];
    public override IEnumerable<(string, string)> Errors => Shares.Errors(ShareNumerator, ShareDenominator);
}

/// <summary>動產.</summary>
public sealed record MovableDetails(string? Description, string? Place) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("description", Description), ("place", Place)];
}

/// <summary>有價證券.</summary>
public sealed record SecuritiesDetails(string? Broker, string? Code, long Quantity = 0) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("broker", Broker), ("code", Code)];
    public override IEnumerable<(string, string)> Errors => Quantity <= 0 ? [("quantity", "More than 0.")] : [];
}

/// <summary>其他.</summary>
public sealed record OtherDetails(string? Description) : PropertyDetails
{
    public override IReadOnlyList<(string, string?)> Identity => [("description", Description)];
}

internal static class Shares
{
    public static IEnumerable<(string, string)> Errors(long numerator, long denominator) =>
        numerator > 0 && numerator <= denominator ? [] : [("shareNumerator", "A part of the whole, above 0.")];
}
