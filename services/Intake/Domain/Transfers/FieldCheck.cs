namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Presence, length and range of single fields (INT-02).</summary>
internal static class FieldCheck
{
    /// <summary>No living obligor, title or service is older; earlier dates are slips of ROC years.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    public static void Required(ref FindingList findings, in Place place, string name, string? value, int longest)
    {
        if (string.IsNullOrEmpty(value))
            findings.Add(FindingCodes.FieldMissing, place.Field(name));
        else
            Optional(ref findings, place, name, value, longest);
    }

    public static void Optional(ref FindingList findings, in Place place, string name, string? value, int longest)
    {
        if (value is not null && value.Length > longest)
            findings.Add(FindingCodes.FieldTooLong, place.Field(name), $"{value.Length} characters, at most {longest}");
    }

    public static void Required<T>(ref FindingList findings, in Place place, string name, T? value)
        where T : struct
    {
        if (value is null)
            findings.Add(FindingCodes.FieldMissing, place.Field(name));
    }

    /// <summary>A date of something that has happened: from 1900 to the receiving day.</summary>
    public static void Past(ref FindingList findings, in Place place, string name, DateOnly? value, DateOnly receivedOn)
    {
        if (value is { } date && date > receivedOn)
            findings.Add(FindingCodes.DateInFuture, place.Field(name));
        else
            NotTooEarly(ref findings, place, name, value);
    }

    public static void NotTooEarly(ref FindingList findings, in Place place, string name, DateOnly? value)
    {
        if (value is { } date && date < Earliest)
            findings.Add(FindingCodes.DateTooEarly, place.Field(name));
    }

    /// <summary>The later fact is not dated before the earlier one.</summary>
    public static void Order(ref FindingList findings, in Place place, string name, DateOnly? earlier, DateOnly? later)
    {
        if (later < earlier)
            findings.Add(FindingCodes.DateOrder, place.Field(name));
    }

    public static void Count<T>(ref FindingList findings, in Place place, string name, IReadOnlyList<T> list, int most)
    {
        if (list.Count > most)
            findings.Add(FindingCodes.ListTooLong, place.Field(name), $"{list.Count} entries, at most {most}");
    }
}
