namespace Enforcement.Kernel;

/// <summary>One of the 13 branches 分署 of the Administrative Enforcement Agency.</summary>
/// <param name="Code">Three-letter code, lower case; used in case numbers, scopes and metrics.</param>
/// <param name="Name">Chinese short name.</param>
public sealed record Branch(string Code, string Name);

/// <summary>The 13 branches (law.md 3.1). Their areas are a dated table of the statute library, not here.</summary>
public static class Branches
{
    /// <summary>All branches, in the agency's own order.</summary>
    public static readonly IReadOnlyList<Branch> All =
    [
        new("tpy", "臺北"), new("sly", "士林"), new("pcy", "新北"), new("tyy", "桃園"), new("scy", "新竹"), new("tcy", "臺中"), new("chy", "彰化"),
        new("cyy", "嘉義"), new("tny", "臺南"), new("ksy", "高雄"), new("pty", "屏東"), new("hly", "花蓮"), new("ily", "宜蘭"),
    ];

    private static readonly Dictionary<string, Branch> ByCode = All.ToDictionary(branch => branch.Code, StringComparer.Ordinal);

    /// <summary>The branch of a code, or null.</summary>
    public static Branch? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var branch) ? branch : null;
}
