namespace Enforcement.Intake.Domain.Transfers;

internal enum AreaMatch
{
    Found,
    CountyUnknown,
    DistrictUnknown,
}

/// <summary>Areas of the branches (law.md 3.1).</summary>
internal static class BranchAreas
{
    private static readonly Dictionary<string, string> Counties = new(StringComparer.Ordinal)
    {
        ["金門縣"] = "tpy", ["連江縣"] = "tpy", ["基隆市"] = "ily", ["宜蘭縣"] = "ily", ["桃園市"] = "tyy", ["新竹縣"] = "scy", ["新竹市"] = "scy",
        ["苗栗縣"] = "scy", ["臺中市"] = "tcy", ["彰化縣"] = "chy", ["南投縣"] = "chy", ["雲林縣"] = "cyy", ["嘉義縣"] = "cyy", ["嘉義市"] = "cyy",
        ["臺南市"] = "tny", ["高雄市"] = "ksy", ["澎湖縣"] = "ksy", ["屏東縣"] = "pty", ["花蓮縣"] = "hly", ["臺東縣"] = "hly",
    };

    private static readonly Dictionary<string, string> Taipei = Districts(
        ("tpy", "中正區 大同區 中山區 松山區 大安區 萬華區 信義區 文山區"), ("sly", "士林區 北投區 內湖區 南港區"));

    private static readonly Dictionary<string, string> NewTaipei = Districts(
        ("pcy", "板橋區 三重區 中和區 永和區 新莊區 土城區 蘆洲區 樹林區 鶯歌區 三峽區 五股區 泰山區 林口區"),
        ("sly", "汐止區 淡水區 八里區 三芝區 石門區 金山區 萬里區"), ("tpy", "新店區 深坑區 石碇區 坪林區 烏來區"),
        ("ily", "貢寮區 瑞芳區 平溪區 雙溪區"));

    public static AreaMatch Find(string county, string? district, out string? branch)
    {
        var districts = county switch { "臺北市" => Taipei, "新北市" => NewTaipei, _ => null };
        if (districts is not null)
        {
            branch = district is null ? null : districts.GetValueOrDefault(district);
            return branch is null ? AreaMatch.DistrictUnknown : AreaMatch.Found;
        }

        branch = Counties.GetValueOrDefault(county);
        return branch is null ? AreaMatch.CountyUnknown : AreaMatch.Found;
    }

    private static Dictionary<string, string> Districts(params (string Branch, string Names)[] areas) =>
        areas.SelectMany(area => area.Names.Split(' ').Select(name => (name, area.Branch))).ToDictionary(StringComparer.Ordinal);
}
