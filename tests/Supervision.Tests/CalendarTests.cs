using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Supervision.Features.Calendar;

namespace Enforcement.Supervision.Tests;

/// <summary>The working calendar and periods over the API.</summary>
public sealed class CalendarTests(SupervisionService supervision) : IClassFixture<SupervisionService>
{
    [Fact]
    public async Task The_calendar_shows_rest_days_with_their_names_and_says_what_is_computed()
    {
        using var client = Client();
        var calendar = (await client.GetFromJsonAsync<CalendarView>("/v1/calendar?from=2026-09-24&to=2026-09-29", Api.Json))!;
        var computed = (await client.GetFromJsonAsync<CalendarView>("/v1/calendar?from=2027-06-09&to=2027-06-09", Api.Json))!;

        calendar.Days.Select(day => day.IsRest).ShouldBe([false, true, true, true, true, false]);
        calendar.Days[1].ShouldBe(new DayView(new DateOnly(2026, 9, 25), true, "中秋節", "Mid-Autumn Festival", false));
        computed.Days.Single().ShouldBe(new DayView(new DateOnly(2027, 6, 9), true, "端午節", "Dragon Boat Festival", true));
        (calendar.Version, calendar.Edition).ShouldBe(("official 2017-2026", 0));
    }

    [Theory]
    [InlineData("from=2026-09-24&to=2026-09-23", "request.invalid")]
    [InlineData("from=2026-01-01&to=2029-01-05", "request.invalid")]
    [InlineData("from=2026-01-01&to=2026-01-02&county=東京都", "county.unknown")]
    public async Task A_range_turned_round_or_too_long_or_an_unknown_county_is_refused(string query, string code) =>
        (await RefusedAsync("/v1/calendar?" + query)).ShouldBe(code);

    [Theory]
    [InlineData("from=2026-09-15&unit=days&length=10", "2026-09-25", "2026-09-29")]
    [InlineData("from=2026-09-15&unit=days&length=10&rolled=false", "2026-09-25", "2026-09-25")]
    [InlineData("from=2026-09-15&unit=days&length=10&firstDayCounted=true", "2026-09-24", "2026-09-24")]
    [InlineData("from=2026-09-15&unit=weeks&length=2", "2026-09-29", "2026-09-29")]
    [InlineData("from=2026-12-31&unit=months&length=2", "2027-02-28", "2027-03-02")]
    [InlineData("from=2026-11-30&unit=months&length=3&firstDayCounted=true&rolled=false", "2027-02-28", "2027-02-28")]
    [InlineData("from=2020-02-29&unit=years&length=5&rolled=false", "2025-02-28", "2025-02-28")]
    [InlineData("from=2026-10-01&unit=days&length=5&back=true", "2026-09-26", "2026-09-26")]
    [InlineData("from=2026-10-01&unit=weeks&length=1&back=true", "2026-09-24", "2026-09-24")]
    public async Task A_period_is_computed_with_its_steps(string query, string last, string end)
    {
        using var client = Client();
        var period = (await client.GetFromJsonAsync<PeriodView>("/v1/calendar/periods?" + query, Api.Json))!;

        (period.Last, period.End).ShouldBe((DateOnly.Parse(last, null), DateOnly.Parse(end, null)));
        period.Steps.ShouldAllBe(step => step.English.Length > 0 && step.Chinese.Length > 0);
        period.Steps.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_period_by_hours_runs_on_from_the_instant()
    {
        using var client = Client();
        var period = (await client.GetFromJsonAsync<PeriodView>("/v1/calendar/periods?unit=hours&length=24&at=2026-09-24T09:00:00%2B08:00", Api.Json))!;

        period.EndsAt.ShouldBe(new DateTimeOffset(2026, 9, 25, 1, 0, 0, TimeSpan.Zero));
        period.End.ShouldBeNull();
        period.Steps.Single().English.ShouldBe("24 hours from 2026-09-24 09:00, at once and continuously, end 2026-09-25 09:00");
    }

    [Theory]
    [InlineData("from=2026-09-15&unit=moons&length=1", "request.invalid")]
    [InlineData("from=2026-09-15&unit=days&length=0", "request.invalid")]
    [InlineData("from=2026-09-15&unit=years&length=101", "request.invalid")]
    [InlineData("from=2026-09-15&unit=months&length=1&back=true", "request.invalid")]
    [InlineData("unit=days&length=1", "request.invalid")]
    [InlineData("unit=hours&length=1&from=2026-09-15", "request.invalid")]
    [InlineData("from=1899-12-31&unit=days&length=1", "request.invalid")]
    [InlineData("from=2026-09-15&unit=days&length=1&county=x", "county.unknown")]
    public async Task A_period_that_makes_no_sense_is_refused(string query, string code) => (await RefusedAsync("/v1/calendar/periods?" + query)).ShouldBe(code);

    private HttpClient Client() => supervision.Host.Client(Roles.Clerk, branch: "tpy");

    private async Task<string?> RefusedAsync(string path)
    {
        using var client = Client();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
