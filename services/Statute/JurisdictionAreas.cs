namespace Enforcement.Statute;

/// <summary>The area of a branch: a county, or one district of a county that several branches share.</summary>
/// <param name="County">County or city.</param>
/// <param name="District">District; null is the whole county.</param>
/// <param name="Branch">Branch code.</param>
/// <param name="IsVerified">False where the source is memory or inference.</param>
/// <param name="From">First day in force.</param>
public sealed record Area(string County, string? District, string Branch, bool IsVerified, DateOnly From);

/// <summary>The areas of the 13 branches (law.md 3.1). Inside Taipei and New Taipei only part of the borders is evidenced.</summary>
internal static class JurisdictionAreas
{
    /// <summary>The branches took over from the former offices on this day (院臺規字第1000109431號).</summary>
    private static readonly DateOnly Branches2012 = new(2012, 1, 1);

    public static IReadOnlyList<Area> All { get; } =
    [
        .. Districts("臺北市", "sly", verified: true, "士林區", "北投區"),
        .. Districts("臺北市", "sly", verified: false, "大同區", "內湖區", "南港區"),
        .. Districts("臺北市", "tpy", verified: false, "中正區", "中山區", "松山區", "大安區", "萬華區", "信義區", "文山區"),
        .. Districts("新北市", "pcy", verified: true,
            "板橋區", "三重區", "中和區", "永和區", "新莊區", "土城區", "蘆洲區", "樹林區", "鶯歌區", "三峽區", "五股區", "泰山區", "林口區"),
        .. Districts("新北市", "sly", verified: true, "汐止區"),
        .. Districts("新北市", "sly", verified: false, "淡水區", "八里區", "三芝區", "石門區", "金山區", "萬里區"),
        .. Districts("新北市", "tpy", verified: false, "新店區", "深坑區", "石碇區", "坪林區", "烏來區"),
        .. Districts("新北市", "ily", verified: true, "貢寮區"),
        .. Districts("新北市", "ily", verified: false, "瑞芳區", "平溪區", "雙溪區"),
        Whole("金門縣", "tpy"), Whole("連江縣", "tpy", verified: false),
        Whole("桃園市", "tyy"),
        Whole("新竹縣", "scy"), Whole("新竹市", "scy"), Whole("苗栗縣", "scy"),
        Whole("臺中市", "tcy"),
        Whole("彰化縣", "chy"), Whole("南投縣", "chy"),
        Whole("嘉義縣", "cyy"), Whole("嘉義市", "cyy"), Whole("雲林縣", "cyy"),
        Whole("臺南市", "tny"),
        Whole("高雄市", "ksy"), Whole("澎湖縣", "ksy", verified: false),
        Whole("屏東縣", "pty"),
        Whole("花蓮縣", "hly"), Whole("臺東縣", "hly"),
        Whole("宜蘭縣", "ily"), Whole("基隆市", "ily"),
    ];

    private static Area Whole(string county, string branch, bool verified = true) => new(county, null, branch, verified, Branches2012);

    private static IEnumerable<Area> Districts(string county, string branch, bool verified, params string[] districts) =>
        districts.Select(district => new Area(county, district, branch, verified, Branches2012));
}
