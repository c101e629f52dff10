namespace Enforcement.Tool.Generating;

/// <summary>A county or city with some of its districts; the weight is about its population in ten thousands.</summary>
public sealed record County(string Name, double Weight, IReadOnlyList<string> Districts);

/// <summary>All 22 counties and cities. Where several branches share one, all its districts are here.</summary>
public static class Places
{
    public static readonly IReadOnlyList<County> All =
    [
        Of("新北市", 404, "板橋區 三重區 中和區 永和區 新莊區 新店區 土城區 蘆洲區 樹林區 汐止區 鶯歌區 三峽區 淡水區 瑞芳區 五股區 泰山區 林口區 深坑區 石碇區 坪林區 三芝區 石門區 八里區 平溪區 雙溪區 貢寮區 金山區 萬里區 烏來區"),
        Of("臺北市", 251, "松山區 信義區 大安區 中山區 中正區 大同區 萬華區 文山區 南港區 內湖區 士林區 北投區"),
        Of("桃園市", 232, "桃園區 中壢區 大溪區 楊梅區 蘆竹區 大園區 龜山區 八德區 龍潭區 平鎮區"),
        Of("臺中市", 286, "中區 東區 南區 西區 北區 西屯區 南屯區 北屯區 豐原區 東勢區 大甲區 清水區 沙鹿區 大里區 太平區"),
        Of("臺南市", 186, "中西區 東區 南區 北區 安平區 安南區 永康區 歸仁區 新化區 佳里區 善化區 新營區"),
        Of("高雄市", 274, "鹽埕區 鼓山區 左營區 楠梓區 三民區 新興區 前金區 苓雅區 前鎮區 小港區 鳳山區 岡山區 旗山區"),
        Of("基隆市", 36, "仁愛區 信義區 中正區 中山區 安樂區 暖暖區 七堵區"),
        Of("新竹市", 45, "東區 北區 香山區"),
        Of("新竹縣", 59, "竹北市 竹東鎮 新埔鎮 關西鎮 湖口鄉 新豐鄉"),
        Of("苗栗縣", 53, "苗栗市 頭份市 竹南鎮 苑裡鎮 通霄鎮"),
        Of("彰化縣", 123, "彰化市 員林市 鹿港鎮 和美鎮 北斗鎮 溪湖鎮 二林鎮"),
        Of("南投縣", 47, "南投市 埔里鎮 草屯鎮 竹山鎮"),
        Of("雲林縣", 66, "斗六市 斗南鎮 虎尾鎮 西螺鎮 北港鎮"),
        Of("嘉義市", 26, "東區 西區"),
        Of("嘉義縣", 48, "太保市 朴子市 民雄鄉 水上鄉 中埔鄉"),
        Of("屏東縣", 79, "屏東市 潮州鎮 東港鎮 恆春鎮 內埔鄉"),
        Of("宜蘭縣", 45, "宜蘭市 羅東鎮 頭城鎮 蘇澳鎮 礁溪鄉"),
        Of("花蓮縣", 31, "花蓮市 吉安鄉 玉里鎮 鳳林鎮"),
        Of("臺東縣", 21, "臺東市 成功鎮 關山鎮 卑南鄉"),
        Of("澎湖縣", 10, "馬公市 湖西鄉 白沙鄉"),
        Of("金門縣", 14, "金城鎮 金湖鎮 金沙鎮 金寧鄉"),
        Of("連江縣", 2, "南竿鄉 北竿鄉"),
    ];

    private static readonly string[] Roads = ["中山路", "中正路", "民生路", "復興路", "文化路", "和平路", "成功路", "光復路", "仁愛街", "信義街"];

    public static LineAddress Address(Draws draws)
    {
        var county = draws.Pick(All, county => county.Weight);
        return new LineAddress(
            $"{draws.Between(100, 983)}", county.Name, draws.Pick(county.Districts), $"{draws.Pick(Roads)}{draws.Between(1, 400)}號{draws.Between(1, 15)}樓");
    }

    public static LineAsset Asset(Draws draws)
    {
        var county = draws.Pick(All, county => county.Weight);
        return new LineAsset(county.Name, draws.Pick(county.Districts));
    }

    private static County Of(string name, double weight, string districts) => new(name, weight, districts.Split(' '));
}
