using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class SunTests
{
    private static readonly string[] Counties =
    [
        "臺北市", "基隆市", "新北市", "宜蘭縣", "桃園市", "新竹市", "新竹縣", "苗栗縣", "臺中市", "彰化縣", "南投縣", "雲林縣", "嘉義市", "嘉義縣", "臺南市", "高雄市", "屏東縣", "花蓮縣",
        "臺東縣", "澎湖縣", "金門縣", "連江縣",
    ];

    private static readonly Gen<string> AnyCounty = Gen.Int[0, Counties.Length - 1].Select(i => Counties[i]);

    /// <summary>Expected times computed with PyEphem 4.1.4 (libastro, another theory of the sun), horizon -0:34, upper edge, for the same coordinates.</summary>
    [Theory]
    [InlineData("臺北市", "2001-01-01", "06:39", "17:16")]
    [InlineData("臺北市", "2020-02-29", "06:17", "17:55")]
    [InlineData("臺北市", "2026-03-20", "05:58", "18:05")]
    [InlineData("臺北市", "2026-06-21", "05:05", "18:46")]
    [InlineData("臺北市", "2026-12-16", "06:31", "17:07")]
    [InlineData("高雄市", "2026-06-21", "05:15", "18:46")]
    [InlineData("高雄市", "2026-12-21", "06:34", "17:19")]
    [InlineData("連江縣", "2026-06-21", "05:09", "18:55")]
    [InlineData("連江縣", "2026-12-21", "06:43", "17:13")]
    [InlineData("金門縣", "2026-09-23", "05:56", "18:02")]
    [InlineData("臺東縣", "2035-11-03", "06:01", "17:17")]
    [InlineData("宜蘭縣", "2001-01-01", "06:37", "17:16")]
    public void Sunrise_and_sunset_agree_with_an_independent_almanac_to_the_minute(string county, string day, string sunrise, string sunset)
    {
        var daylight = Sun.Over(county, Day.Of(day))!.Value;

        (daylight.Sunrise - At(day, sunrise)).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (daylight.Sunset - At(day, sunset)).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Every_county_of_the_jurisdiction_table_has_a_sun() =>
        Jurisdiction.Areas.Select(area => area.County).Distinct().Order().ShouldBe(Counties.Order());

    [Fact]
    public void Every_day_of_every_county_has_ten_to_fourteen_hours_of_light() => Gen.Select(Day.Any, AnyCounty).Sample((day, county) =>
    {
        var (sunrise, sunset) = Sun.Over(county, day)!.Value;

        TaipeiTime.DateOf(sunrise).ShouldBe(day);
        TaipeiTime.DateOf(sunset).ShouldBe(day);
        (sunset - sunrise).TotalHours.ShouldBeInRange(10.3, 13.9);
    });

    [Fact]
    public void Sunrise_moves_by_at_most_two_minutes_from_day_to_day() => Gen.Select(Day.Any, AnyCounty).Sample((day, county) =>
        (Sun.Over(county, day.AddDays(1))!.Value.Sunrise - Sun.Over(county, day)!.Value.Sunrise - TimeSpan.FromDays(1)).Duration() <= TimeSpan.FromMinutes(2));

    [Fact]
    public void Other_spellings_are_read_and_unknown_counties_have_no_sun()
    {
        Sun.Over("台北市", Day.Of("2026-06-21")).ShouldBe(Sun.Over("臺北市", Day.Of("2026-06-21")));
        Sun.Over("東京都", Day.Of("2026-06-21")).ShouldBeNull();
    }

    private static DateTimeOffset At(string day, string time) => Day.At($"{day} {time}");
}
