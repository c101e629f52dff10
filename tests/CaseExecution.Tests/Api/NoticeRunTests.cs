using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>One request over many cases: notices for a worklist, and other days for what a moratorium holds.</summary>
[Collection(nameof(NoticesChapter))]
public sealed class NoticeRunTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Run_over_a_worklist_gives_each_obligor_one_notice_and_says_why_it_left_a_case_alone()
    {
        var cases = await service.OpenAsync(
            Case("D100000001", 5000), Case("D100000001", 6000), Case("D100000001", 7000), Case("D100000001", 8000), Case("D200000002", 9000), Case("D200000002", 10),
            Case("D300000003", 5000), Case("D400000004", 5000));
        using var open = await service.ActAsync(cases[6], "notices", new { kind = "payment", dayOn = Today.AddDays(9), wholeGroup = false, isUrgent = false });

        using var started = await StartAsync(new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { section = "批", minAmount = 1000 } });
        var run = await DoneAsync(started);

        open.StatusCode.ShouldBe(HttpStatusCode.OK, await open.Content.ReadAsStringAsync());
        (Number(run, "total"), Number(run, "done"), Number(run, "notices"), Number(run, "skipped")).ShouldBe((7, 7, 3, 1));
        var skipped = (await service.GetAsync($"/v1/notice-runs/{run.GetProperty("id").GetGuid()}/items?skipped=true")).GetProperty("items").EnumerateArray().Single();
        (skipped.GetProperty("caseId").GetGuid(), skipped.GetProperty("refusal").GetString()).ShouldBe((cases[6].CaseId, "notice_run.notice_open"));
        var group = (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/notices")).GetProperty("items").EnumerateArray().Single();
        (Number(group, "cases"), group.GetProperty("amount").GetInt64(), Number(group, "pending")).ShouldBe((4, 26_000L, 1));
        (await service.GetAsync($"/v1/cases/{cases[5].CaseId}/notices")).GetProperty("items").GetArrayLength().ShouldBe(0);
        var acts = (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Where(act => act.SubjectId == run.GetProperty("id").GetGuid()).ToList();
        acts.Sum(act => act.Cases.Count).ShouldBe(6);
        (await service.Host.ScalarAsync<long>("select count(*) from clock c join notice n on n.id = c.subject_id where n.run_id = $1 and c.ended_at is null", run.GetProperty("id").GetGuid())).ShouldBe(3);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notices_that_acts_owe_are_issued_for_a_whole_section()
    {
        var cases = await service.OpenAsync([.. Enumerable.Range(1, 5).Select(number => Case($"P10000000{number}", 1000, section: "知"))]);
        foreach (var item in cases)
            (await service.ActAsync(item, "termination", new { ground = "revoked", reason = "decision 9" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var started = await service.Officer().PostAsJsonAsync("/v1/notices-due/runs", new { section = "知", actKind = "caseTerminated" }, ServiceFixture.Json);
        var run = await DoneAsync(started);
        using var again = await service.Officer().PostAsJsonAsync("/v1/notices-due/runs", new { section = "知" }, ServiceFixture.Json);

        (Number(run, "total"), Number(run, "notices"), Number(run, "skipped")).ShouldBe((5, 5, 0));
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 notice_run.empty");
        var notice = (await service.GetAsync($"/v1/cases/{cases[4].CaseId}/notices")).GetProperty("items").EnumerateArray().Single();
        (notice.GetProperty("kind").GetString(), Number(notice, "pending")).ShouldBe(("information", 2));
        notice.GetProperty("toldActId").GetGuid().ShouldBe(await service.Host.ScalarAsync<Guid>("select act_id from notice_due where case_id = $1 limit 1", cases[4].CaseId));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Run_covers_something_and_not_too_much_and_only_the_callers_own()
    {
        await service.OpenAsync([.. Enumerable.Range(1, 21).Select(_ => Case("E100000001", 5000, section: "多"))]);
        var body = new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { section = "多" } };

        using var large = await StartAsync(body);
        using var empty = await StartAsync(new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { section = "無" } });
        using var otherSection = await StartAsync(body, service.Officer(section: "甲"));
        using var otherBranch = await StartAsync(new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { branch = "sly" } });
        using var closed = await StartAsync(new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { status = "closed" } });
        using var headquarters = await StartAsync(body, service.Host.Client(Roles.HqReview));

        (await ServiceFixture.RefusalAsync(large)).ShouldBe("422 notice_run.too_large");
        (await ServiceFixture.RefusalAsync(empty)).ShouldBe("409 notice_run.empty");
        (await ServiceFixture.RefusalAsync(otherSection)).ShouldBe("409 notice_run.empty");
        (await ServiceFixture.RefusalAsync(otherBranch)).ShouldBe("409 notice_run.empty");
        closed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        headquarters.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.Host.ScalarAsync<long>("select count(*) from notice_run r where not exists (select from notice_run_item i where i.run_id = r.id)")).ShouldBe(0);
    }

    [Fact]
    public async Task Run_leaves_to_a_second_person_what_needs_one()
    {
        using var rule = await service.Host.Client(Roles.BranchHead, branch: "pty", subject: "head-0").PostAsJsonAsync("/v1/approval-rules",
            new { actKind = "paymentNoticed", fromAmount = 5000, roles = new[] { Roles.BranchHead }, from = Today, reason = "directions" });
        await service.OpenAsync(Case("F100000001", 4999, "pty"), Case("F200000002", 5000, "pty"));
        var officer = service.Officer("pty");

        using var started = await StartAsync(new { kind = "payment", dayOn = Today.AddDays(20), isUrgent = false, selection = new { } }, officer);
        var run = await DoneAsync(started, officer);

        rule.StatusCode.ShouldBe(HttpStatusCode.Created, await rule.Content.ReadAsStringAsync());
        (Number(run, "notices"), Number(run, "skipped")).ShouldBe((1, 1));
        (await service.GetAsync($"/v1/notice-runs/{run.GetProperty("id").GetGuid()}/items?skipped=true", officer)).GetProperty("items")[0].GetProperty("refusal").GetString()
            .ShouldBe("notice_run.needs_approval");
    }

    [Fact]
    public async Task Moratorium_refuses_summonses_and_moves_those_that_fall_into_it()
    {
        var (officer, head) = (service.Officer("cyy"), service.Host.Client(Roles.BranchHead, branch: "cyy"));
        var cases = await service.OpenAsync(Case("G100000001", 1000, "cyy"), Case("G200000002", 1000, "cyy"), Case("G300000003", 1000, "cyy") with { SubKind = "drunkDriving" });
        using var before = await SummonAsync(cases[0], 12, officer);
        using var excepted = await SummonAsync(cases[2], 12, officer);
        using var elsewhere = await SummonAsync(cases[1], 30, officer);

        using var set = await head.PostAsJsonAsync("/v1/moratoria", Moratorium(10, 15), ServiceFixture.Json);
        using var overlapping = await head.PostAsJsonAsync("/v1/moratoria", Moratorium(15, 16), ServiceFixture.Json);
        using var beside = await head.PostAsJsonAsync("/v1/moratoria", Moratorium(16, 17), ServiceFixture.Json);
        using var held = await SummonAsync(cases[1], 10, officer);
        using var urgent = await SummonAsync(cases[1], 15, officer, isUrgent: true);
        using var payment = await SendAsync(officer, HttpMethod.Post, $"/v1/cases/{cases[1].CaseId}/notices", new { kind = "payment", dayOn = Today.AddDays(12), wholeGroup = false, isUrgent = false }, $"/v1/cases/{cases[1].CaseId}");
        var id = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var moving = await officer.PostAsJsonAsync($"/v1/moratoria/{id}/rescheduling", new { shiftDays = 7, reason = "New Year" }, ServiceFixture.Json);
        var run = await DoneAsync(moving, officer);

        set.StatusCode.ShouldBe(HttpStatusCode.Created, await set.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(overlapping)).ShouldBe("409 moratorium.overlaps");
        beside.StatusCode.ShouldBe(HttpStatusCode.Created, await beside.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(held)).ShouldBe("409 moratorium.in_force");
        (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("NOT-03");
        urgent.StatusCode.ShouldBe(HttpStatusCode.OK, await urgent.Content.ReadAsStringAsync());
        payment.StatusCode.ShouldBe(HttpStatusCode.OK, await payment.Content.ReadAsStringAsync());
        (Number(run, "total"), Number(run, "notices"), Number(run, "skipped")).ShouldBe((3, 2, 1));
        var moved = await service.GetAsync($"/v1/notices/{Subject(before)}", officer);
        DateOnly.Parse(moved.GetProperty("dayOn").GetString()!).ShouldBeGreaterThanOrEqualTo(Today.AddDays(18));
        (await service.GetAsync($"/v1/notices/{Subject(excepted)}", officer)).GetProperty("dayOn").GetString().ShouldBe($"{Today.AddDays(12):yyyy-MM-dd}");
        (await service.GetAsync($"/v1/notices/{Subject(elsewhere)}", officer)).GetProperty("version").GetInt32().ShouldBe(1);
        (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/acts", officer)).GetProperty("items")[1].GetProperty("kind").GetString().ShouldBe("appearanceMoved");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Ended_moratorium_holds_nobody_and_a_branch_cannot_end_that_of_headquarters()
    {
        var (officer, review) = (service.Officer("hly"), service.Host.Client(Roles.HqReview));
        var item = (await service.OpenAsync(Case("H100000001", 1000, "hly")))[0];
        using var set = await review.PostAsJsonAsync("/v1/moratoria", Moratorium(100, 110), ServiceFixture.Json);
        var id = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        using var held = await SummonAsync(item, 105, officer);
        using var foreign = await SendAsync(service.Host.Client(Roles.BranchHead, branch: "hly"), HttpMethod.Post, $"/v1/moratoria/{id}/end", new { }, $"/v1/moratoria/{id}");
        using var ended = await SendAsync(review, HttpMethod.Post, $"/v1/moratoria/{id}/end", new { }, $"/v1/moratoria/{id}");
        using var again = await SendAsync(review, HttpMethod.Post, $"/v1/moratoria/{id}/end", new { }, $"/v1/moratoria/{id}");
        using var free = await SummonAsync(item, 105, officer);
        using var clerk = await service.Host.Client(Roles.Clerk, branch: "hly").PostAsJsonAsync("/v1/moratoria", Moratorium(200, 201), ServiceFixture.Json);

        (await ServiceFixture.RefusalAsync(held)).ShouldBe("409 moratorium.in_force");
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("404 moratorium.unknown");
        ended.StatusCode.ShouldBe(HttpStatusCode.OK, await ended.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 moratorium.over");
        free.StatusCode.ShouldBe(HttpStatusCode.OK, await free.Content.ReadAsStringAsync());
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await service.ShouldBalanceAsync();
    }

    private static AssignedCase Case(string identity, long amount, string branch = "tpy", string section = "批") =>
        Chunks.Case(branch: branch, section: section, identity: identity, claims: [("principal", amount)]);

    private static object Moratorium(int from, int until) =>
        new { from = Today.AddDays(from), until = Today.AddDays(until), exceptedSubKinds = new[] { "drunkDriving" }, allowsUrgent = true, reason = "directions of the year end" };

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static Guid Subject(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>().GetAwaiter().GetResult().GetProperty("subjectId").GetGuid();

    private Task<HttpResponseMessage> StartAsync(object body, HttpClient? client = null) => (client ?? service.Officer()).PostAsJsonAsync("/v1/notice-runs", body, ServiceFixture.Json);

    private async Task<JsonElement> DoneAsync(HttpResponseMessage started, HttpClient? client = null)
    {
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted, await started.Content.ReadAsStringAsync());
        var run = default(JsonElement);
        await Eventually.TrueAsync(async () => (run = await service.GetAsync(started.Headers.Location!.ToString(), client)).GetProperty("state").GetString() == "done", "the run is done");
        return run;
    }

    private static Task<HttpResponseMessage> SummonAsync(AssignedCase item, int days, HttpClient client, bool isUrgent = false) => SendAsync(
        client, HttpMethod.Post, $"/v1/cases/{item.CaseId}/notices",
        new { kind = "appearance", appearAt = TaipeiTime.StartOf(Today.AddDays(days)).AddHours(10), place = "第一詢問室", purpose = "danger of flight", wholeGroup = false, isUrgent }, $"/v1/cases/{item.CaseId}");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object body, string matching)
    {
        using var current = await client.GetAsync(matching);
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: ServiceFixture.Json) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        return await client.SendAsync(request);
    }
}
