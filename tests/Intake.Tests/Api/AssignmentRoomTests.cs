using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Intake.Domain.Transfers;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

public sealed class AssignmentRoomTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    private static readonly string[] AllKinds = ["tax", "healthInsurance", "fine", "fee"];

    [Fact]
    public async Task Section_changes_are_kept_with_history_and_audited()
    {
        using var room = intake.Service.Client(Roles.Assigner, branch: "hly");

        var before = await room.GetAsync("/v1/sections/hly/甲");
        var changed = await PutAsync(room, "hly/甲", new { validFrom = "2026-11-23", weight = 3, kinds = AllKinds, reason = "增額" }, before.Headers.ETag!.ToString());
        var stale = await PutAsync(room, "hly/甲", new { validFrom = "2026-11-23", weight = 2, kinds = AllKinds }, before.Headers.ETag!.ToString());

        (changed.StatusCode, stale.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed));
        var view = await room.GetFromJsonAsync<JsonElement>("/v1/sections/hly/甲");
        view.GetProperty("inForce").GetProperty("weight").GetInt32().ShouldBe(3);
        view.GetProperty("history").GetArrayLength().ShouldBe(2);
        (await intake.Service.OutboxAsync<AuditRecorded>()).ShouldContain(record => record.Action == "section.changed" && record.SubjectId == "hly/甲");
    }

    [Fact]
    public async Task Branch_staff_change_their_own_branch_only()
    {
        using var room = intake.Service.Client(Roles.Assigner, branch: "hly");

        (await PutAsync(room, "tpy/甲", new { validFrom = "2026-11-23", weight = 3, kinds = AllKinds }, "*")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await room.GetAsync("/v1/sections/tpy/甲")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await room.GetFromJsonAsync<JsonElement>("/v1/sections")).EnumerateArray().ShouldAllBe(section => section.GetProperty("branch").GetString() == "hly");
    }

    [Fact]
    public async Task Last_section_that_takes_a_kind_cannot_be_taken_away()
    {
        using var planning = intake.Service.Client(Roles.HqPlanning);
        var codes = (await planning.GetFromJsonAsync<JsonElement>("/v1/sections?branch=ily")).EnumerateArray().Select(section => section.GetProperty("section").GetString()!).ToList();
        foreach (var code in codes[1..])
            (await PutAsync(planning, $"ily/{code}", new { validFrom = "2026-12-01", weight = 1, kinds = new[] { "tax", "fine", "fee" } }, "*")).EnsureSuccessStatusCode();

        var last = await PutAsync(planning, $"ily/{codes[0]}", new { validFrom = "2026-12-01", weight = 0, kinds = AllKinds }, "*");

        last.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Weight_decides_the_share_of_new_obligors_and_a_new_section_is_not_flooded()
    {
        var agency = await intake.AgencyAsync("A-WEIGHT");
        var codes = await intake.Service.ScalarAsync<long>("select count(*) from section where branch = 'tcy'");
        await agency.BatchAsync("w-1", Lines.Fines("W", (int)codes * 20, 200_000));
        using var planning = intake.Service.Client(Roles.HqPlanning);
        (await PutAsync(planning, "tcy/新", new { validFrom = "2026-11-23", weight = 2, kinds = AllKinds }, null)).StatusCode.ShouldBe(HttpStatusCode.Created);

        await agency.BatchAsync("w-2", Lines.Fines("X", ((int)codes + 2) * 10, 300_000));

        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1 and section = '新'", agency.Code)).ShouldBeInRange(18, 22);
    }

    [Fact]
    public async Task A_section_that_was_away_comes_back_at_the_level_of_the_others()
    {
        var agency = await intake.AgencyAsync("A-AWAY");
        var codes = await intake.Service.ScalarAsync<long>("select count(*) from section where branch = 'tcy'");
        using var planning = intake.Service.Client(Roles.HqPlanning);
        (await PutAsync(planning, "tcy/離", new { validFrom = "2026-11-23", validTo = "2026-11-23", weight = 1, kinds = AllKinds }, null)).EnsureSuccessStatusCode();
        await agency.BatchAsync("away-1", Lines.Fines("A", (int)codes + 1, 400_000));
        var today = intake.Clock.Now;
        try
        {
            intake.Clock.Advance(TimeSpan.FromDays(1));
            await agency.BatchAsync("away-2", Lines.Fines("B", (int)codes * 20, 410_000));
            (await PutAsync(planning, "tcy/離", new { validFrom = "2026-11-24", weight = 1, kinds = AllKinds }, "*")).EnsureSuccessStatusCode();
            var before = await HeldAsync();

            await agency.BatchAsync("away-3", Lines.Fines("C", ((int)codes + 1) * 4, 430_000));

            (await HeldAsync() - before).ShouldBeInRange(3, 5);
        }
        finally
        {
            intake.Clock.Now = today;
        }

        Task<long> HeldAsync() => intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1 and section = '離'", agency.Code);
    }

    [Fact]
    public async Task Serials_taken_without_the_lock_of_the_branch_refuse_the_chunk_and_nothing_of_it_stays()
    {
        var agency = await intake.AgencyAsync("A-SERIAL");
        (await agency.SubmitAsync(Lines.Fine("S-1", 500_001))).Status.ShouldBe(201);
        var last = await LastAsync();
        await ExecuteAsync("""
            create function intake.take_serial() returns trigger language plpgsql as 'begin update intake.case_number_counter set last_serial = last_serial + 1; return null; end';
            create trigger take_serial after insert on intake.transfer for each statement execute function intake.take_serial()
            """);
        try
        {
            (await agency.SubmitAsync(Lines.Fine("S-2", 500_002))).Status.ShouldBe(500);
        }
        finally
        {
            await ExecuteAsync("drop trigger take_serial on intake.transfer; drop function intake.take_serial()");
        }

        (await LastAsync()).ShouldBe(last);
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(1);
        (await agency.SubmitAsync(Lines.Fine("S-2", 500_002))).Status.ShouldBe(201);

        Task<long> LastAsync() => intake.Service.ScalarAsync<long>("select sum(last_serial)::bigint from case_number_counter");
    }

    [Fact]
    public async Task Agency_master_data_has_versions_and_needs_an_etag()
    {
        var agency = await intake.AgencyAsync("A-DATA");
        using var planning = intake.Service.Client(Roles.HqPlanning);
        var terms = new { name = "改名機關", kinds = new[] { "fine" } };

        using var bare = new HttpRequestMessage(HttpMethod.Put, "/v1/agencies/A-DATA") { Content = JsonContent.Create(terms) };
        var without = await planning.SendAsync(bare);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/agencies/A-DATA") { Content = JsonContent.Create(terms) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        var changed = await planning.SendAsync(request);

        ((int)without.StatusCode, (int)changed.StatusCode).ShouldBe((428, 200));
        (await intake.Service.ScalarAsync<long>("select count(*) from agency_version where code = 'A-DATA'")).ShouldBe(2);
        (await agency.GetAsync("/v1/agencies/A-DATA")).Body.GetProperty("version").GetInt32().ShouldBe(2);
        (await agency.GetAsync("/v1/agencies/A-OTHER")).Status.ShouldBe(404);
        (await agency.GetAsync("/v1/agencies")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Dissolved_agency_transfers_no_more()
    {
        var agency = await intake.AgencyAsync("A-END");
        using var planning = intake.Service.Client(Roles.HqPlanning);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/agencies/A-END/dissolution") { Content = JsonContent.Create(new { lastDay = "2026-11-22" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Headers.Add("Idempotency-Key", "end");
        (await planning.SendAsync(request)).EnsureSuccessStatusCode();

        var (status, problem) = await agency.SubmitAsync(Lines.Fine("N-1", 9));

        (status, problem.GetProperty("code").GetString()).ShouldBe((409, "agency.not_active"));
    }

    [Theory]
    [InlineData("臺中市", "西區", "tcy")]
    [InlineData("新北市", "板橋區", "pcy")]
    [InlineData("金門縣", null, "tpy")]
    public async Task Jurisdiction_follows_the_branch_table(string county, string? district, string branch)
    {
        using var clerk = intake.Service.Client(Roles.Clerk, branch: "tpy");

        var view = await clerk.GetFromJsonAsync<JsonElement>($"/v1/jurisdiction?county={county}&district={district}");

        view.GetProperty("branch").GetString().ShouldBe(branch);
    }

    [Fact]
    public async Task Every_finding_of_the_check_is_published_with_what_becomes_of_the_line()
    {
        using var agency = intake.Service.Client(Roles.Agency, agency: "THB");

        var codes = (await agency.GetFromJsonAsync<JsonElement[]>("/v1/finding-codes"))!;

        codes.Select(code => code.GetProperty("code").GetString()).ShouldBe(FindingCodes.All.Select(code => code.Code).Order(StringComparer.Ordinal));
        var early = codes.Single(code => code.GetProperty("code").GetString() == "tax.not_mature");
        (early.GetProperty("ruleId").GetString(), early.GetProperty("outcome").GetString(), early.GetProperty("retriable").GetBoolean())
            .ShouldBe(("MAT-01", "returned", true));
        codes.Single(code => code.GetProperty("code").GetString() == "field.missing").GetProperty("outcome").GetString().ShouldBe("needsCorrection");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = intake.Service.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string path, object body, string? etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/sections/{path}") { Content = JsonContent.Create(body) };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return await client.SendAsync(request);
    }
}
