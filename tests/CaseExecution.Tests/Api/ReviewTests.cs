using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(ActsChapter))]
public sealed class ReviewTests(ServiceFixture service)
{
    [Fact]
    public async Task Reviewed_case_is_taken_up_and_the_act_shows_its_ruling_in_both_languages()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        (await service.CaseAsync(item)).GetProperty("stage").GetString().ShouldBe("review");

        using var answer = await service.ActAsync(item, "review", new { note = "title and service checked" }, service.Host.Client(Roles.Clerk, branch: "tpy"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await service.CaseAsync(item)).GetProperty("stage").GetString().ShouldBe("active");
        var act = (await service.GetAsync($"/v1/cases/{item.CaseNumber}/acts")).GetProperty("items").EnumerateArray().Single();
        var ruling = act.GetProperty("rulings")[0];
        (act.GetProperty("kind").GetString(), ruling.GetProperty("rule").GetString(), ruling.GetProperty("outcome").GetString()).ShouldBe(("caseReviewed", "INT-08", "allowed"));
        ruling.GetProperty("steps")[0].GetProperty("english").GetString()!.ShouldStartWith("alive at the transfer");
        ruling.GetProperty("steps")[0].GetProperty("chinese").GetString()!.ShouldContain("當事人能力");
        var one = await service.GetAsync($"/v1/acts/{act.GetProperty("id").GetGuid()}");
        one.GetProperty("caseNumbers")[0].GetString().ShouldBe(item.CaseNumber);
        var announced = (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Single(done => done.ActId == act.GetProperty("id").GetGuid());
        (announced.Kind, announced.Cases.Single().CaseId, announced.Cases.Single().Version).ShouldBe(("caseReviewed", item.CaseId, 2));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Act_without_the_current_version_changes_nothing()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var missing = await service.Officer().PostAsJsonAsync($"/v1/cases/{item.CaseId}/review", new { });
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{item.CaseId}/review") { Content = JsonContent.Create(new { }), Headers = { { "If-Match", "\"9\"" } } };
        using var refused = await service.Officer().SendAsync(stale);

        (await ServiceFixture.RefusalAsync(missing)).ShouldBe("428 precondition.required");
        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("412 precondition.failed");
        (await service.CaseAsync(item)).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Agency_corrects_in_time_and_the_case_goes_on()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var order = await service.ActAsync(item, "correction-orders", new { defect = "address incomplete", notifiedOn = "2026-09-02" });
        var pending = (await service.CaseAsync(item)).GetProperty("stage").GetString();
        using var again = await service.ActAsync(item, "correction-orders", new { defect = "address incomplete", notifiedOn = "2026-09-02" });
        using var late = await service.ActAsync(item, "corrections", new { correctedOn = "2027-01-05" });
        using var corrected = await service.ActAsync(item, "corrections", new { correctedOn = "2026-09-09" });

        order.StatusCode.ShouldBe(HttpStatusCode.OK, await order.Content.ReadAsStringAsync());
        pending.ShouldBe("correctionPending");
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 review.correction_pending");
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 review.not_corrected");
        (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("INT-07");
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.CaseAsync(item)).GetProperty("stage").GetString().ShouldBe("active");
        (await service.Host.ScalarAsync<string>("select state from correction_order where case_id = $1", item.CaseId)).ShouldBe("corrected");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Dead_obligor_is_ground_to_return_and_a_living_one_is_not()
    {
        var cases = await service.OpenAsync(Chunks.Case(), Chunks.Case());
        await service.Host.ScalarAsync<int>("update case_file set deceased_on = '2026-01-02' where id = $1 returning 1", cases[0].CaseId);

        using var returned = await service.ActAsync(cases[0], "return", new { ground = "noCapacity", lacksCapacity = false });
        using var refused = await service.ActAsync(cases[1], "return", new { ground = "noCapacity", lacksCapacity = false });
        using var clerk = await service.ActAsync(cases[1], "return", new { ground = "noCapacity", lacksCapacity = true }, service.Host.Client(Roles.Clerk, branch: "tpy"));

        returned.StatusCode.ShouldBe(HttpStatusCode.OK, await returned.Content.ReadAsStringAsync());
        var view = await service.CaseAsync(cases[0]);
        (view.GetProperty("closureKind").GetString(), view.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("returned", 0));
        view.TryGetProperty("procedureEndedOn", out _).ShouldBeTrue();
        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("409 review.no_ground_to_return");
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(ended => ended.CaseId == cases[0].CaseId).ClosureKind.ShouldBe("returned");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Part_of_a_claim_is_terminated_and_the_rest_goes_on()
    {
        var item = (await service.OpenAsync(Chunks.Case(claims: [("principal", 5000), ("lateFee", 500)])))[0];

        using var tooMuch = await service.ActAsync(item, "termination", new { ground = "revokedInPart", parts = new[] { new { line = 2, amount = 501 } }, reason = "decision 7" });
        using var part = await service.ActAsync(item, "termination", new { ground = "revokedInPart", parts = new[] { new { line = 2, amount = 500 } }, reason = "decision 7" });
        var rest = await service.CaseAsync(item);
        using var whole = await service.ActAsync(item, "termination", new { ground = "revoked", reason = "decision 8" });

        (await ServiceFixture.RefusalAsync(tooMuch)).ShouldBe("422 termination.part_too_large");
        part.StatusCode.ShouldBe(HttpStatusCode.OK, await part.Content.ReadAsStringAsync());
        (rest.GetProperty("status").GetString(), rest.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("open", 5000));
        whole.StatusCode.ShouldBe(HttpStatusCode.OK, await whole.Content.ReadAsStringAsync());
        (await service.CaseAsync(item)).GetProperty("closureKind").GetString().ShouldBe("revoked");
        (await service.Host.ScalarAsync<long>("select count(*) from notice_due where case_id = $1", item.CaseId)).ShouldBe(4);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Ended_case_takes_no_further_act()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        await service.PaidAsync(item.CaseNumber, 1000, "RV-1");

        using var answer = await service.ActAsync(item, "termination", new { ground = "revoked", reason = "decision 9" });

        (await ServiceFixture.RefusalAsync(answer)).ShouldBe("409 act.case_ended");
    }

    [Fact]
    public async Task Certificate_closes_for_the_statistics_and_payment_then_ends_the_procedure()
    {
        var item = (await service.OpenAsync(Chunks.Case(section: "憑")))[0];

        using var closed = await service.CertifyAsync(item);
        var running = await service.GetAsync("/v1/worklist?status=closed&procedureRuns=true&section=憑");
        var before = await service.CaseAsync(item);
        await service.PaidAsync(item.CaseNumber, 1000, "RV-2");
        var after = await service.CaseAsync(item);

        closed.StatusCode.ShouldBe(HttpStatusCode.OK, await closed.Content.ReadAsStringAsync());
        running.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldBe([item.CaseId]);
        before.TryGetProperty("procedureEndedOn", out _).ShouldBeFalse();
        (after.GetProperty("closureKind").GetString(), after.TryGetProperty("procedureEndedOn", out _)).ShouldBe(("certificateIssued", true));
        (await service.GetAsync("/v1/worklist?status=closed&procedureRuns=true&section=憑")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await service.GetAsync("/v1/worklist?status=closed&procedureRuns=false&section=憑")).GetProperty("items").GetArrayLength().ShouldBe(1);
        await service.ShouldBalanceAsync();
    }
}
