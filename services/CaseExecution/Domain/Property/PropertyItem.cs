using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Property;

/// <summary>What somebody said an obligor owns.</summary>
/// <param name="Kind">Its kind; <paramref name="Details"/> is of that kind.</param>
/// <param name="Details">What it is.</param>
/// <param name="Value">NT$ as far as known.</param>
/// <param name="ThirdParty">Code of the bank, employer, insurer that holds it: whom a garnishment is addressed to.</param>
/// <param name="Source">Where the knowledge comes from.</param>
/// <param name="SourceReference">Inquiry, record, letter.</param>
/// <param name="KnownOn">Day it was true.</param>
public sealed record PropertyStatement(
    PropertyKind Kind, PropertyDetails Details, long? Value, string? ThirdParty, PropertySource Source, string? SourceReference, DateOnly KnownOn);

/// <summary>An item of property of one obligor, known by kind and identity: the same item told again is corrected, never doubled.</summary>
public sealed record PropertyItem(Guid Id, Guid ObligorId, PropertyStatement Statement, string Identity, PropertyState State)
{
    private const int LongestText = 200;

    /// <summary>A new item; refused when a field of its kind is missing or wrong.</summary>
    public static Result<PropertyItem> Of(Guid id, Guid obligorId, PropertyStatement statement, DateOnly today)
    {
        var errors = statement.Details.Identity.Where(part => string.IsNullOrWhiteSpace(part.Value) || part.Value.Length > LongestText)
            .Select(part => (part.Field, Detail: $"1 to {LongestText} characters.")).Concat(statement.Details.Errors).ToList();
        if (errors.Count > 0)
            return PropertyRefusals.DetailsInvalid.Because(string.Join(" ", errors.Select(error => $"{error.Item1}: {error.Item2}")), $"/details/{errors[0].Item1}");
        if (statement.Value < 0)
            return PropertyRefusals.DetailsInvalid.Because("A value is not negative.", "/value");
        if (statement.KnownOn > today)
            return PropertyRefusals.DetailsInvalid.Because($"Today is {today:yyyy-MM-dd}.", "/knownOn");
        var identity = string.Join('|', statement.Details.Identity.Select(part => part.Value!.Trim().ToUpperInvariant()));
        return new PropertyItem(id, obligorId, statement, identity, PropertyState.Known);
    }
}

public static class PropertyRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "property.unknown", "There is no such property in the caller's scope.");
    public static readonly RefusalCode DetailsInvalid = new(RefusalKind.Invalid, "property.details_invalid", "The details do not describe property of this kind.");
    public static readonly RefusalCode KnownBefore = new(RefusalKind.Conflict, "property.known_before", "This property is known; correct it instead.");
    public static readonly RefusalCode KindFixed = new(RefusalKind.Invalid, "property.kind_fixed", "The kind of property does not change; mark it wrong and add another.");
}
