using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class CourtTests(ServiceFixture service)
{
    [Fact]
    public async Task File_sent_to_the_court_is_reported_closed_and_goes_on_when_the_court_sends_it_back()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "F100000001")))[0];

        using var sent = await service.ActAsync(item, "files-sent-to-court", Sent("112司執7", reportClosed: true));
        sent.StatusCode.ShouldBe(HttpStatusCode.OK, await sent.Content.ReadAsStringAsync());
        var act = await sent.Content.ReadFromJsonAsync<JsonElement>();
        var id = act.GetProperty("subjectId").GetGuid();
        var closed = await service.CaseAsync(item);
        using var handover = await EndAsync(id, "handover");
        using var back = await EndAsync(id, "return");
        using var again = await EndAsync(id, "return");

        (act.GetProperty("rulings")[0].GetProperty("rule").GetString(), act.GetProperty("rulings")[0].GetProperty("reason").GetString()).ShouldBe(("DBL-01", "already_seized"));
        (closed.GetProperty("closureKind").GetString(), closed.TryGetProperty("procedureEndedOn", out _), closed.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("joinedToCourt", false, 1000));
        (await ServiceFixture.RefusalAsync(handover)).ShouldBe("409 court_joinder.other_direction");
        back.StatusCode.ShouldBe(HttpStatusCode.OK, await back.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 court_joinder.ended");
        (await service.CaseAsync(item)).GetProperty("status").GetString().ShouldBe("open");
        (await service.Host.OutboxAsync<CasesReopened>()).SelectMany(message => message.Cases).ShouldContain(reopened => reopened.CaseId == item.CaseId);
        (await service.Host.ScalarAsync<long>("select count(*) from notice_due where case_id = $1 and addressee = 'agency'", item.CaseId)).ShouldBe(1);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Seizure_that_a_court_joined_is_not_lifted_when_the_case_is_paid_but_handed_over()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "F100000002", section: "交")))[0];
        (await service.PutInForceAsync(MeasureKinds.RegisteredSeizure, (item, 1000))).TryGet(out var measure, out _).ShouldBeTrue();

        using var stranger = await service.ActAsync(item, "files-received-from-court", Received(Guid.NewGuid()));
        using var received = await service.ActAsync(item, "files-received-from-court", Received(measure!.Id));
        using var twice = await service.ActAsync(item, "files-received-from-court", Received(measure.Id));
        var id = (await received.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
        await service.PaidAsync(item.CaseNumber, 1000, "CO-1");
        var due = await service.GetAsync($"/v1/court-joinders/{id}");
        var task = (await service.GetAsync("/v1/release-tasks?section=交")).GetProperty("items").EnumerateArray().Single();
        using var handed = await EndAsync(id, "handover");

        (await ServiceFixture.RefusalAsync(stranger)).ShouldBe("409 court_joinder.not_seized");
        received.StatusCode.ShouldBe(HttpStatusCode.OK, await received.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 court_joinder.pending");
        due.GetProperty("state").GetString().ShouldBe("handoverDue");
        (task.GetProperty("addresseeKind").GetString(), task.GetProperty("reason").GetString()).ShouldBe(("court", "courtFileJoined"));
        handed.StatusCode.ShouldBe(HttpStatusCode.OK, await handed.Content.ReadAsStringAsync());
        (await service.GetAsync($"/v1/cases/{item.CaseId}/court-joinders"))[0].GetProperty("state").GetString().ShouldBe("handedOver");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Court_takes_its_file_back_and_ours_at_a_court_is_over_with_the_case()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "F100000003"), Chunks.Case(identity: "F100000004"));
        (await service.PutInForceAsync(MeasureKinds.MovableSeizure, (cases[0], 1000))).TryGet(out var measure, out _).ShouldBeTrue();
        var received = await IdAsync(service.ActAsync(cases[0], "files-received-from-court", Received(measure!.Id)));
        var sent = await IdAsync(service.ActAsync(cases[1], "files-sent-to-court", Sent("112司執8", reportClosed: false)));

        using var clerk = await EndAsync(received, "withdrawal", service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var other = await EndAsync(received, "withdrawal", service.Officer("ksy"));
        using var withdrawn = await EndAsync(received, "withdrawal");
        await service.PaidAsync(cases[1].CaseNumber, 1000, "CO-2");

        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK, await withdrawn.Content.ReadAsStringAsync());
        (await service.GetAsync($"/v1/court-joinders/{sent}")).GetProperty("state").GetString().ShouldBe("over");
        await service.ShouldBalanceAsync();
    }

    private static object Sent(string number, bool reportClosed) => new { court = "臺灣臺北地方法院", courtNumber = number, on = "2026-09-10", reportClosed, note = "land seized by the court on 2026-08-01" };

    private static object Received(Guid measureId) => new { court = "臺灣臺北地方法院", courtNumber = "115司執99", on = "2026-09-10", measureId, amount = 50_000 };

    private static async Task<Guid> IdAsync(Task<HttpResponseMessage> doing)
    {
        using var answer = await doing;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
    }

    private Task<HttpResponseMessage> EndAsync(Guid id, string step, HttpClient? client = null) =>
        service.SendAsync(HttpMethod.Post, $"/v1/court-joinders/{id}/{step}", new { note = "letter 3" }, $"/v1/court-joinders/{id}", client);
}
