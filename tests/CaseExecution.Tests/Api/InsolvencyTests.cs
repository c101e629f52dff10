using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class InsolvencyTests(ServiceFixture service)
{
    [Fact]
    public async Task Rehabilitation_stays_what_has_no_priority_is_claimed_and_ends_with_the_stay()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "E100000001"), Chunks.Case(identity: "E100000001", kind: ClaimKind.Tax));
        await service.PutInForceAsync(MeasureKinds.Garnishment, (cases[0], 1000));

        using var begun = await service.ActAsync(cases[0], "insolvencies", Event("rehabilitation", priorKinds: ["tax"]));
        begun.StatusCode.ShouldBe(HttpStatusCode.OK, await begun.Content.ReadAsStringAsync());
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
        var flags = (await service.CaseAsync(cases[0])).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ToList();
        var prior = (await service.CaseAsync(cases[1])).GetProperty("flags").GetArrayLength();
        var measure = await service.PutInForceAsync(MeasureKinds.ExitRestriction, (cases[0], 0));
        using var twice = await service.ActAsync(cases[0], "insolvencies", Event("rehabilitation", priorKinds: ["tax"]));
        using var claim = await HandleAsync(id, "claim", new { filedOn = "2026-11-20", reference = "letter 77" });
        using var again = await HandleAsync(id, "claim", new { filedOn = "2026-11-20", reference = "letter 77" });
        using var ended = await HandleAsync(id, "end", new { reason = "plan performed, ruling 12" });
        using var late = await HandleAsync(id, "end", new { reason = "again" });

        flags.ShouldBe(["attached", "stayed"]);
        prior.ShouldBe(0);
        measure.Refusal!.Code.Code.ShouldBe("act.case_stayed");
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 insolvency.pending");
        (await claim.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("claimedAmount").GetInt64().ShouldBe(1000);
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 insolvency.claimed");
        ended.StatusCode.ShouldBe(HttpStatusCode.OK, await ended.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 insolvency.ended");
        (await service.CaseAsync(cases[0])).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldBe(["attached"]);
        (await service.Host.ScalarAsync<string>("select state from measure m join measure_case c on c.measure_id = m.id where c.case_id = $1", cases[0].CaseId)).ShouldBe("inForce");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Secured_claims_go_on_and_nobody_else_may_stay()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "E100000002")))[0];

        using var secured = await service.ActAsync(item, "insolvencies", Event("bankruptcy", secured: true));
        using var reorganised = await service.ActAsync(item, "insolvencies", Event("reorganisation", secured: true), service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var future = await service.ActAsync(item, "insolvencies", Event("bankruptcy", openedOn: "2199-01-01"));

        (await ServiceFixture.RefusalAsync(secured)).ShouldBe("409 insolvency.goes_on");
        (await secured.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("INSV-01");
        reorganised.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(future)).ShouldBe("422 insolvency.in_future");
    }

    [Fact]
    public async Task Preservation_order_has_its_clock_and_both_end_when_the_stay_is_lifted_or_the_case_ends()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "E100000003"), Chunks.Case(identity: "E100000004"));
        var ids = new List<Guid>();
        foreach (var item in cases)
        {
            using var begun = await service.ActAsync(item, "insolvencies", Event("preservationOrder", openedOn: "2026-11-20"));
            ids.Add((await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid());
        }

        var view = await service.GetAsync($"/v1/insolvencies/{ids[0]}");
        var stay = view.GetProperty("stayId").GetGuid();
        var version = (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/stays"))[0].GetProperty("version").GetInt32();
        using var lift = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay}/lifting") { Content = JsonContent.Create(new { reason = "order lapsed" }), Headers = { { "If-Match", $"\"{version}\"" } } };
        using var lifted = await service.Officer().SendAsync(lift);
        await service.PaidAsync(cases[1].CaseNumber, 1000, "IN-1");

        view.GetProperty("until").GetString().ShouldBe("2027-01-19");
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<string>("select string_agg(i.end_reason || ' ' || c.state, ', ' order by i.id) from insolvency i join clock c on c.subject_id = i.id where i.id = any($1)", ids.ToArray()))
            .ShouldBe("order lapsed cancelled, caseEnded cancelled");
        await service.ShouldBalanceAsync();
    }

    private static object Event(string what, bool secured = false, string openedOn = "2026-11-10", string[]? priorKinds = null) => new
    {
        @event = what,
        court = "臺灣臺北地方法院",
        courtNumber = "115年度消債更字第7號",
        openedOn,
        extended = false,
        claimBy = (string?)null,
        secured,
        priorKinds,
        wholeGroup = true,
    };

    private Task<HttpResponseMessage> HandleAsync(Guid id, string step, object body) =>
        service.SendAsync(HttpMethod.Post, $"/v1/insolvencies/{id}/{step}", body, $"/v1/insolvencies/{id}");
}
