using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class EntrustmentTests(ServiceFixture service)
{
    private static readonly object Inquiry = new
    {
        place = new { county = "宜蘭縣", district = "宜蘭市" },
        acts = new[] { "representativeNamed" },
        task = "visit the place of business and name who runs it",
    };

    private static readonly object Manager = new
    {
        obligorKind = "firm",
        persons = new[] { new { role = "firmManager", person = new { name = "林經理", identityNumber = "G123456788" } } },
        wholeGroup = false,
    };

    [Fact]
    public async Task Entrusted_branch_reads_the_case_does_the_act_and_nothing_else_and_reports_it_done()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C100000001")))[0];
        var ily = service.Officer("ily");
        (await ily.GetAsync($"/v1/cases/{item.CaseId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var id = await EntrustAsync(item);
        var sent = await service.GetAsync($"/v1/entrustments/{id}", ily);
        (sent.GetProperty("state").GetString(), sent.GetProperty("toBranch").GetString(), sent.GetProperty("recordedAmount").GetInt64()).ShouldBe(("sent", "ily", 1));
        sent.GetProperty("number").GetString().ShouldStartWith("ily-");
        (await service.GetAsync($"/v1/cases/{item.CaseId}", ily)).GetProperty("caseNumber").GetString().ShouldBe(item.CaseNumber);
        using var tooEarly = await service.ActAsync(item, "representatives", Manager, ily);
        using var accepted = await HandleAsync(id, "acceptance", new { section = "丙" }, ily);
        using var act = await service.ActAsync(item, "representatives", Manager, ily);
        using var beyond = await service.ActAsync(item, "termination", new { ground = "revoked", reason = "decision 1" }, ily);
        using var closing = await service.ActAsync(item, "closure", new { kind = "impossible" }, ily);
        using var unreported = await HandleAsync(id, "completion", new { }, ily);
        using var report = await HandleAsync(id, "reports", new { doneOn = "2026-09-03", report = "met the manager at the shop", collects = true }, service.Host.Client(Roles.Clerk, branch: "ily", section: "丙"));
        using var collecting = await HandleAsync(id, "completion", new { }, ily);
        using var again = await HandleAsync(id, "reports", new { doneOn = "2026-09-04", report = "nothing more to collect", collects = false }, ily);
        using var done = await HandleAsync(id, "completion", new { reason = "done" }, ily);

        tooEarly.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK, await accepted.Content.ReadAsStringAsync());
        act.StatusCode.ShouldBe(HttpStatusCode.OK, await act.Content.ReadAsStringAsync());
        beyond.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        closing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ServiceFixture.RefusalAsync(unreported)).ShouldBe("409 entrustment.not_done");
        report.StatusCode.ShouldBe(HttpStatusCode.OK, await report.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(collecting)).ShouldBe("409 entrustment.not_done");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        done.StatusCode.ShouldBe(HttpStatusCode.OK, await done.Content.ReadAsStringAsync());
        (await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("closureKind").GetString().ShouldBe("entrustedDone");
        (await ily.GetAsync($"/v1/cases/{item.CaseId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await service.CaseAsync(item)).GetProperty("status").GetString().ShouldBe("open");
        (await service.GetAsync($"/v1/entrustments/{id}/reports")).GetArrayLength().ShouldBe(2);
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1", id)).ShouldBe("met");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("kind").GetString())
            .ShouldBe(["entrusted", "entrustmentAccepted", "representativeNamed", "entrustmentReported", "entrustmentReported", "entrustmentDone"]);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Own_area_unknown_act_and_deciding_acts_are_not_entrusted()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C100000002")))[0];

        using var own = await service.ActAsync(item, "entrustments", new { place = new { county = "臺北市", district = "中正區" }, acts = new[] { "representativeNamed" }, task = "visit" });
        using var unknown = await service.ActAsync(item, "entrustments", new { place = new { county = "宜蘭縣" }, acts = new[] { "noSuchAct" }, task = "visit" });
        using var deciding = await service.ActAsync(item, "entrustments", new { place = new { county = "宜蘭縣" }, acts = new[] { "caseTerminated" }, task = "end it" });
        using var clerk = await service.ActAsync(item, "entrustments", Inquiry, service.Host.Client(Roles.Clerk, branch: "tpy"));

        (await ServiceFixture.RefusalAsync(own)).ShouldBe("409 entrustment.not_entrustable");
        (await own.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("INT-10");
        (await ServiceFixture.RefusalAsync(unknown)).ShouldBe("422 entrustment.act_unknown");
        (await ServiceFixture.RefusalAsync(deciding)).ShouldBe("422 entrustment.act_unknown");
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Refused_returned_and_withdrawn_entrustments_end_and_only_by_the_right_branch()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C100000003")))[0];
        var (refused, returned, withdrawn) = (await EntrustAsync(item), await EntrustAsync(item), await EntrustAsync(item));
        var ily = service.Officer("ily");

        using var wrong = await HandleAsync(refused, "refusal", new { reason = "no staff" }, service.Officer());
        using var stranger = await HandleAsync(refused, "refusal", new { reason = "no staff" }, service.Officer("ksy"));
        using var no = await HandleAsync(refused, "refusal", new { reason = "the place is closed for good" }, ily);
        using var notYet = await HandleAsync(returned, "return", new { reason = "moved away" }, ily);
        await HandleAsync(returned, "acceptance", new { }, ily);
        using var lateRefusal = await HandleAsync(returned, "refusal", new { reason = "too much" }, ily);
        using var back = await HandleAsync(returned, "return", new { reason = "moved away" }, ily);
        using var taken = await HandleAsync(withdrawn, "withdrawal", new { reason = "paid meanwhile" }, service.Officer());
        using var ended = await HandleAsync(withdrawn, "acceptance", new { }, ily);

        (await ServiceFixture.RefusalAsync(wrong)).ShouldBe("403 entrustment.other_branch");
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        no.StatusCode.ShouldBe(HttpStatusCode.OK, await no.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(notYet)).ShouldBe("409 entrustment.not_accepted");
        (await ServiceFixture.RefusalAsync(lateRefusal)).ShouldBe("409 entrustment.accepted");
        back.StatusCode.ShouldBe(HttpStatusCode.OK, await back.Content.ReadAsStringAsync());
        taken.StatusCode.ShouldBe(HttpStatusCode.OK, await taken.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(ended)).ShouldBe("409 entrustment.ended");
        (await service.Host.ScalarAsync<string>("select string_agg(state, ' ' order by subject_id) from clock where subject_id = any($1)", new[] { refused, returned, withdrawn }))
            .ShouldBe("met met cancelled");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/entrustments")).GetArrayLength().ShouldBe(3);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Entrustment_is_over_and_its_clock_cancelled_when_the_case_is_paid()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C100000004")))[0];
        var id = await EntrustAsync(item);

        await service.PaidAsync(item.CaseNumber, 1000, "EN-1");

        (await service.Host.ScalarAsync<string>("select state from entrustment where id = $1", id)).ShouldBe("over");
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1", id)).ShouldBe("cancelled");
        (await service.GetAsync("/v1/entrustments", service.Officer("ily"))).GetProperty("items").EnumerateArray().ShouldNotContain(row => row.GetProperty("id").GetGuid() == id);
        await service.ShouldBalanceAsync();
    }

    private async Task<Guid> EntrustAsync(AssignedCase item)
    {
        using var answer = await service.ActAsync(item, "entrustments", Inquiry);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
    }

    private Task<HttpResponseMessage> HandleAsync(Guid id, string step, object body, HttpClient client) =>
        service.SendAsync(HttpMethod.Post, $"/v1/entrustments/{id}/{step}", body, $"/v1/entrustments/{id}", client);
}
