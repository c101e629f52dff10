namespace Enforcement.Statute;

/// <summary>The counties and cities of Taiwan, by their Chinese names.</summary>
public static class Counties
{
    /// <summary>All, in the order of the branches that serve them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. JurisdictionAreas.All.Select(area => area.County).Distinct()];

    /// <summary>The county of a name, 台 read as 臺; null when there is none.</summary>
    public static string? Find(string name) => All.FirstOrDefault(county => county == Place.Normalize(name));
}
