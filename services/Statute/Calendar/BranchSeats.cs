using System.Collections.Frozen;

namespace Enforcement.Statute;

/// <summary>Where the branches sit: a day on which the offices of that county are closed is a rest day of what the branch has to do (APA 48(4)).</summary>
public static class BranchSeats
{
    /// <summary>County of each branch's seat by branch code; the rulebook names the areas only, so all of it waits for confirmation.</summary>
    public static DatedTable<IReadOnlyDictionary<string, string>> Table { get; } = new("branchSeats", "County of each branch's seat, by branch code",
        new DatedValue<IReadOnlyDictionary<string, string>>(new DateOnly(2001, 1, 1), new Dictionary<string, string>
        {
            ["tpy"] = "臺北市",
            ["sly"] = "臺北市",
            ["pcy"] = "新北市",
            ["tyy"] = "桃園市",
            ["scy"] = "新竹市",
            ["tcy"] = "臺中市",
            ["chy"] = "彰化縣",
            ["cyy"] = "嘉義市",
            ["tny"] = "臺南市",
            ["ksy"] = "高雄市",
            ["pty"] = "屏東縣",
            ["hly"] = "花蓮縣",
            ["ily"] = "宜蘭縣",
        }.ToFrozenDictionary(StringComparer.Ordinal), "seat by the branch's name", IsVerified: false));

    /// <summary>The county of a branch's seat on a day; null for an unknown branch.</summary>
    public static string? CountyOf(string branch, DateOnly day, LawEdition law) => law.On(Table, day).Value.GetValueOrDefault(branch);
}
