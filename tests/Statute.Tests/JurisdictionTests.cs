namespace Enforcement.Statute.Tests;

public sealed class JurisdictionTests
{
    private static readonly Place Banqiao = new("新北市", "板橋區");
    private static readonly Place Taoyuan = new("桃園市", "中壢區");
    private static readonly Place Hualien = new("花蓮縣", null);

    [Theory]
    [InlineData("臺北市", "士林區", "sly")]
    [InlineData("台北市", "大安區", "tpy")]
    [InlineData("新北市", "板橋區", "pcy")]
    [InlineData("新北市", "汐止區", "sly")]
    [InlineData("新北市", "貢寮區", "ily")]
    [InlineData("台東縣", "成功鎮", "hly")]
    [InlineData("苗栗縣", null, "scy")]
    [InlineData("金門縣", null, "tpy")]
    [InlineData("新北市", null, null)]
    [InlineData("新北市", "大安區", null)]
    [InlineData("東京都", "港區", null)]
    public void A_place_belongs_to_a_branch(string county, string? district, string? branch) =>
        (Jurisdiction.AreaOf(new Place(county, district))?.Branch).ShouldBe(branch);

    [Fact]
    public void Every_branch_has_an_area_and_every_area_a_branch()
    {
        Jurisdiction.Areas.Select(area => area.Branch).Distinct().Order().ShouldBe(Branches.All.Select(branch => branch.Code).Order());
        Jurisdiction.Areas.Count(area => area is { County: "新北市" }).ShouldBe(29);
        Jurisdiction.Areas.Count(area => area is { County: "臺北市" }).ShouldBe(12);
        Jurisdiction.Areas.Count(area => area is { Branch: "pcy", IsVerified: true }).ShouldBe(13);
        Jurisdiction.Areas.Select(area => area.County).Distinct().Count().ShouldBe(22);
    }

    [Theory]
    [InlineData("臺北市", "sly", true, "士林區 北投區")]
    [InlineData("臺北市", "sly", false, "大同區 內湖區 南港區")]
    [InlineData("臺北市", "tpy", false, "中正區 中山區 松山區 大安區 萬華區 信義區 文山區")]
    [InlineData("新北市", "pcy", true, "板橋區 三重區 中和區 永和區 新莊區 土城區 蘆洲區 樹林區 鶯歌區 三峽區 五股區 泰山區 林口區")]
    [InlineData("新北市", "sly", true, "汐止區")]
    [InlineData("新北市", "sly", false, "淡水區 八里區 三芝區 石門區 金山區 萬里區")]
    [InlineData("新北市", "tpy", false, "新店區 深坑區 石碇區 坪林區 烏來區")]
    [InlineData("新北市", "ily", true, "貢寮區")]
    [InlineData("新北市", "ily", false, "瑞芳區 平溪區 雙溪區")]
    public void Districts_of_a_shared_county_belong_to_these_branches(string county, string branch, bool verified, string districts) =>
        Areas(branch, verified, area => area.County == county && area.District is not null, area => area.District!).ShouldBe(districts);

    [Theory]
    [InlineData("tpy", true, "金門縣")]
    [InlineData("tpy", false, "連江縣")]
    [InlineData("tyy", true, "桃園市")]
    [InlineData("scy", true, "新竹縣 新竹市 苗栗縣")]
    [InlineData("tcy", true, "臺中市")]
    [InlineData("chy", true, "彰化縣 南投縣")]
    [InlineData("cyy", true, "嘉義縣 嘉義市 雲林縣")]
    [InlineData("tny", true, "臺南市")]
    [InlineData("ksy", true, "高雄市")]
    [InlineData("ksy", false, "澎湖縣")]
    [InlineData("pty", true, "屏東縣")]
    [InlineData("hly", true, "花蓮縣 臺東縣")]
    [InlineData("ily", true, "宜蘭縣 基隆市")]
    public void Whole_counties_belong_to_these_branches(string branch, bool verified, string counties) =>
        Areas(branch, verified, area => area.District is null, area => area.County).ShouldBe(counties);

    [Fact]
    public void Counties_are_known_in_both_spellings()
    {
        Jurisdiction.IsKnownCounty("台南市").ShouldBeTrue();
        Jurisdiction.IsKnownCounty("臺北市").ShouldBeTrue();
        Jurisdiction.IsKnownCounty("臺北縣").ShouldBeFalse();
        Jurisdiction.IsShared("台北市").ShouldBeTrue();
        Jurisdiction.IsShared("臺南市").ShouldBeFalse();
    }

    [Fact]
    public void The_asset_decides_before_the_address() => Branch([Taoyuan], Hualien).ShouldBe(("tyy", "asset_location"));

    [Fact]
    public void Of_several_areas_the_one_of_the_address_is_taken() =>
        Branch([Taoyuan, Banqiao], new Place("新北市", "三重區")).ShouldBe(("pcy", "assets_in_several_areas_one_is_address"));

    [Fact]
    public void Of_several_areas_without_the_address_the_first_listed_is_taken() =>
        Branch([Taoyuan, Banqiao], Hualien).ShouldBe(("tyy", "assets_in_several_areas_first_listed"));

    [Fact]
    public void Several_assets_in_one_area_are_one_area() => Branch([Banqiao, new Place("新北市", "三重區")], Hualien).ShouldBe(("pcy", "asset_location"));

    [Fact]
    public void Unknown_assets_leave_the_address() => Branch([new Place("東京都", null)], Hualien).ShouldBe(("hly", "address"));

    [Fact]
    public void Nothing_known_needs_correction()
    {
        var ruling = Jurisdiction.Decide(new JurisdictionFacts([], null));

        ruling.Reason.ShouldBe("place_unknown");
        ruling.Consequence.ShouldBe(Consequence.Correct);
    }

    [Fact]
    public void A_transfer_received_elsewhere_goes_to_the_right_branch()
    {
        var ruling = Jurisdiction.Decide(new JurisdictionFacts([Banqiao], null, ReceivedAt: "tpy"));

        ruling.Consequence.ShouldBe(Consequence.TransferElsewhere);
        ruling.Order.ShouldBe(["pcy"]);
        ruling.Steps[^1].English.ShouldBe("received at tpy: goes to pcy");
        Jurisdiction.Decide(new JurisdictionFacts([Banqiao], null, ReceivedAt: "pcy")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void The_steps_name_places_branch_and_unverified_borders()
    {
        var steps = Jurisdiction.Decide(new JurisdictionFacts([new Place("臺北市", "大安區")], Hualien)).Steps;

        steps[0].ShouldBe(new Step("asset in 臺北市大安區: branch tpy (border not verified)", "標的物在臺北市大安區：臺北分署"));
        steps[^1].ShouldBe(new Step("branch tpy (asset_location)", "由臺北分署管轄"));
    }

    private static (string Branch, string? Reason) Branch(IReadOnlyList<Place> assets, Place? address)
    {
        var ruling = Jurisdiction.Decide(new JurisdictionFacts(assets, address));
        return (ruling.Order[0], ruling.Reason);
    }

    private static string Areas(string branch, bool verified, Func<Area, bool> which, Func<Area, string> name) => string.Join(' ',
        Jurisdiction.Areas.Where(area => area.Branch == branch && area.IsVerified == verified && area.From == new DateOnly(2012, 1, 1)).Where(which).Select(name));
}
