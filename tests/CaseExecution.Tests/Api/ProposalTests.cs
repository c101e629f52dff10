using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(ActsChapter))]
public sealed class ProposalTests(ServiceFixture service)
{
    private static readonly object Termination = new { ground = "impossible", reason = "property and income proven gone" };

    [Fact]
    public async Task Act_over_the_amount_waits_for_another_person_with_the_role()
    {
        await RuleAsync("tyy", 5000);
        var cases = await service.OpenAsync(Chunks.Case(branch: "tyy", claims: [("principal", 5000)]), Chunks.Case(branch: "tyy", claims: [("principal", 4999)]));

        using var proposed = await ActAsync(cases[0].CaseId, Officer());
        using var below = await ActAsync(cases[1].CaseId, Officer());
        var proposal = await proposed.Content.ReadFromJsonAsync<JsonElement>();
        var path = proposed.Headers.Location!.ToString();
        using var own = await DecideAsync(path, "approval", Head("officer-1"));
        using var wrongRole = await DecideAsync(path, "approval", service.Host.Client(Roles.ChiefOfficer, branch: "tyy", subject: "chief-1"));
        using var elsewhere = await DecideAsync(path, "approval", service.Host.Client(Roles.BranchHead, branch: "tpy", subject: "head-2"));
        using var approved = await DecideAsync(path, "approval", Head("head-1"));

        proposed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await proposed.Content.ReadAsStringAsync());
        below.StatusCode.ShouldBe(HttpStatusCode.OK, await below.Content.ReadAsStringAsync());
        proposal.GetProperty("content").GetProperty("ground").GetString().ShouldBe("impossible");
        (await ServiceFixture.RefusalAsync(own)).ShouldBe("403 proposal.own");
        (await ServiceFixture.RefusalAsync(wrongRole)).ShouldBe("403 proposal.role_missing");
        (await ServiceFixture.RefusalAsync(elsewhere)).ShouldBe("404 proposal.unknown");
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        var act = await service.GetAsync($"/v1/acts/{(await approved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("actId").GetGuid()}", Officer());
        (act.GetProperty("actor").GetString(), act.GetProperty("proposalId").GetGuid()).ShouldBe(("head-1", proposal.GetProperty("id").GetGuid()));
        (await service.GetAsync($"/v1/cases/{cases[0].CaseId}", Officer())).GetProperty("closureKind").GetString().ShouldBe("impossible");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Proposal_changes_nothing_until_it_is_approved_and_a_refused_act_is_never_proposed()
    {
        await RuleAsync("tcy", 0);
        var cases = await service.OpenAsync(Chunks.Case(branch: "tcy"), Chunks.Case(branch: "tcy"));
        await service.PaidAsync(cases[1].CaseNumber, 1000, "PR-1", service.Officer("tcy"));

        using var proposed = await ActAsync(cases[0].CaseId, Officer("tcy"), "tcy");
        using var refused = await ActAsync(cases[1].CaseId, Officer("tcy"), "tcy");
        var open = await service.GetAsync("/v1/proposals", Officer("tcy"));
        using var stale = await DecideAsync(proposed.Headers.Location!.ToString(), "rejection", Head("head-1", "tcy"), "\"7\"");
        using var rejected = await DecideAsync(proposed.Headers.Location!.ToString(), "rejection", Head("head-1", "tcy"));
        using var twice = await DecideAsync(proposed.Headers.Location!.ToString(), "approval", Head("head-1", "tcy"), "\"2\"");

        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("409 act.case_ended");
        open.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await ServiceFixture.RefusalAsync(stale)).ShouldBe("412 precondition.failed");
        rejected.StatusCode.ShouldBe(HttpStatusCode.OK, await rejected.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 proposal.decided");
        (await service.GetAsync($"/v1/cases/{cases[0].CaseId}", Officer("tcy"))).GetProperty("version").GetInt32().ShouldBe(1);
        (await service.Host.ScalarAsync<long>("select count(*) from notice_due where case_id = $1", cases[0].CaseId)).ShouldBe(0);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Ended_rule_asks_nobody_any_more_and_stays_as_history()
    {
        var id = await RuleAsync("hly", 0);
        using var ended = await Head("head-1", "hly").DeleteAsync($"/v1/approval-rules/{id}");
        using var again = await Head("head-1", "hly").DeleteAsync($"/v1/approval-rules/{id}");
        using var foreign = await Head("head-1", "ily").DeleteAsync($"/v1/approval-rules/{id}");

        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 approval_rule.over");
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("404 approval_rule.unknown");
        (await service.GetAsync("/v1/approval-rules", Officer("hly"))).GetArrayLength().ShouldBe(1);
    }

    private async Task<Guid> RuleAsync(string branch, long from)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        using var answer = await Head("head-0", branch).PostAsJsonAsync("/v1/approval-rules",
            new { actKind = "caseTerminated", fromAmount = from, roles = new[] { Roles.BranchHead }, from = today, reason = "directions of the branch" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private HttpClient Officer(string branch = "tyy") => service.Host.Client(Roles.Officer, branch: branch, subject: "officer-1");

    private HttpClient Head(string subject, string branch = "tyy") => service.Host.Client(Roles.BranchHead, branch: branch, subject: subject);

    private async Task<HttpResponseMessage> ActAsync(Guid caseId, HttpClient client, string branch = "tyy")
    {
        using var current = await Officer(branch).GetAsync($"/v1/cases/{caseId}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{caseId}/termination") { Content = JsonContent.Create(Termination) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> DecideAsync(string path, string decision, HttpClient client, string version = "\"1\"")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/{decision}") { Content = JsonContent.Create(new { note = "seen" }), Headers = { { "If-Match", version } } };
        return await client.SendAsync(request);
    }
}
