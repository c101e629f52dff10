namespace Enforcement.Statute;

/// <summary>A county or city and, inside it, a district.</summary>
/// <param name="County">Chinese name, e.g. 臺北市; 台 is read as 臺.</param>
/// <param name="District">Chinese name, e.g. 士林區; may be null where the whole county belongs to one branch.</param>
public readonly record struct Place(string County, string? District)
{
    internal static string Normalize(string name) => name.Contains('台', StringComparison.Ordinal) ? name.Replace('台', '臺') : name;

    /// <summary>County and district together.</summary>
    public override string ToString() => County + District;
}
