using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;

namespace Enforcement.Supervision.Tests;

/// <summary>Changes that are not even proposed; they leave nothing behind.</summary>
public sealed class LawChangeShapeTests(SupervisionService supervision) : IClassFixture<SupervisionService>
{
    private const string Days = """{ "days": [ { "date": "2026-09-29", "isRest": true, "name": "放假" } ], "source": "行政院" }""";

    [Theory]
    [InlineData("/v1/calendar/changes", """{ "source": "x" }""", 422, "request.invalid")]
    [InlineData("/v1/calendar/changes", """{ "source": "", "days": [ { "date": "2026-09-29", "isRest": true, "name": "放假" } ] }""", 422, "request.invalid")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [] }""", 422, "request.invalid")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [ null ] }""", 422, "request.invalid")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [ { "date": "2026-09-29", "isRest": true, "name": " " } ] }""", 422, "request.invalid")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [ { "date": "2041-01-02", "isRest": true, "name": "放假" } ] }""", 422, "calendar.day_not_covered")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [ { "date": "2027-01-04", "isRest": true, "name": "a" }, { "date": "2027-01-04", "isRest": true, "name": "a" } ] }""", 422, "calendar.day_repeated")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "officialYear": { "year": 2027, "days": [ { "date": "2028-01-01", "isRest": true, "name": "a" } ] } }""", 422, "calendar.day_outside_year")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "officialYear": { "year": 2041, "days": [ { "date": "2041-01-01", "isRest": true, "name": "a" } ] } }""", 422, "calendar.day_not_covered")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "closures": [ { "county": "東京都", "date": "2026-07-14", "reason": "a", "isLifted": false } ] }""", 422, "county.unknown")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "days": [ { "date": "2026-09-25", "isRest": true, "name": "中秋節" } ] }""", 409, "law_change.without_effect")]
    [InlineData("/v1/calendar/changes", """{ "source": "x", "closures": [ { "county": "臺東縣", "date": "2026-07-14", "reason": "a", "isLifted": true } ] }""", 409, "law_change.without_effect")]
    [InlineData("/v1/tables/none/changes", """{ "from": "2026-10-01", "value": 21, "source": "x", "isVerified": true }""", 404, "table.unknown")]
    [InlineData("/v1/tables/correctionDays/changes", """{ "from": "2026-10-01", "value": "20", "source": "x", "isVerified": true }""", 422, "table.value_invalid")]
    [InlineData("/v1/tables/correctionDays/changes", """{ "from": "2026-10-01", "value": -1, "source": "x", "isVerified": true }""", 422, "table.value_invalid")]
    [InlineData("/v1/tables/correctionDays/changes", """{ "from": "2026-10-01", "value": null, "source": "x", "isVerified": true }""", 422, "table.value_invalid")]
    [InlineData("/v1/tables/instalmentTiers/changes", """{ "from": "2026-10-01", "value": [], "source": "x", "isVerified": true }""", 422, "table.value_invalid")]
    [InlineData("/v1/tables/correctionDays/changes", """{ "from": "1800-10-01", "value": 20, "source": "x", "isVerified": true }""", 422, "request.invalid")]
    public async Task What_the_law_cannot_hold_is_not_proposed(string path, string body, int status, string code)
    {
        using var client = supervision.Host.Client(Roles.HqLegal);
        using var request = LegalDesk.Post(path, body);
        var answer = await client.SendAsync(request);

        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()).ShouldBe((status, code));
        (await supervision.Host.ScalarAsync<long>("select count(*) from law_proposal")).ShouldBe(0);
    }

    [Theory]
    [InlineData(Roles.HqReview)]
    [InlineData(Roles.Operations)]
    [InlineData(Roles.Auditor)]
    public async Task Only_the_legal_group_changes_the_law(string role)
    {
        using var client = supervision.Host.Client(role);
        using var request = LegalDesk.Post("/v1/calendar/changes", Days);

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
