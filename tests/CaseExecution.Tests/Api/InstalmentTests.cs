using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PlansChapter))]
public sealed class InstalmentTests(ServiceFixture service) : InstalmentSteps(service)
{
    [Fact]
    public async Task Plan_over_a_group_is_granted_with_consent_holds_its_measures_and_shows_its_basis()
    {
        var cases = await Service.OpenAsync(
            Chunks.Case(identity: "F111111111"), Chunks.Case(identity: "F111111111", agency: "B02", claims: [("principal", 500), ("interest", 100)]));
        var garnished = (await Service.PutInForceAsync(MeasureKinds.Garnishment, (cases[0], 400))).Value;

        using var asked = await Service.ActAsync(cases[0], "instalment-plans", Request(4, wholeGroup: true), Service.Host.Client(Roles.Clerk, branch: "tpy"));
        var plan = await PlanAsync(cases[0]);
        using var early = await Service.ActAsync(cases[0], "instalment-grants", new { planId = Id(plan) });
        using var byLetter = await ConsentAsync(plan, "A01");
        await Service.Host.PublishAsync(new InstalmentsAnswered
        {
            AnswerId = Guid.NewGuid(),
            PlanId = Id(plan),
            Agency = "B02",
            Consents = true,
            AnsweredOn = Today,
            AnsweredAt = DateTimeOffset.UtcNow,
        });
        await Eventually.EqualAsync(2, async () => (await PlanAsync(cases[0])).GetProperty("consents").EnumerateArray().Count(entry => entry.TryGetProperty("consents", out _)), "both answered");
        using var clerk = await Service.ActAsync(cases[0], "instalment-grants", new { planId = Id(plan) }, Service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var granted = await Service.ActAsync(cases[1], "instalment-grants", new { planId = Id(plan), note = "income proven" });

        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 plan.not_allowed");
        byLetter.StatusCode.ShouldBe(HttpStatusCode.OK, await byLetter.Content.ReadAsStringAsync());
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        granted.StatusCode.ShouldBe(HttpStatusCode.OK, await granted.Content.ReadAsStringAsync());
        plan = await PlanAsync(cases[0]);
        (plan.GetProperty("state").GetString(), plan.GetProperty("total").GetInt64(), plan.GetProperty("caseCount").GetInt32()).ShouldBe(("running", 1600, 2));
        plan.GetProperty("instalments").EnumerateArray().Select(item => item.GetProperty("amount").GetInt64()).ShouldBe([400, 400, 400, 400]);
        (await Service.CaseAsync(cases[1])).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldBe(["instalment"]);
        (await Service.Host.ScalarAsync<string>("select state from measure where id = $1", garnished.Id)).ShouldBe("stayed");
        (await Service.Host.ScalarAsync<long>("select count(*) from clock where rule_id = 'INS-04' and state = 'running' and case_id = any($1)", cases.Select(item => item.CaseId).ToArray())).ShouldBe(4);
        var act = (await Service.GetAsync($"/v1/cases/{cases[0].CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
        act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString()).ShouldBe(["INS-01", "INS-02", "INS-03", "INS-05"]);
        (await Service.Host.OutboxAsync<InstalmentsRequested>()).Single(message => message.PlanId == Id(plan)).Cases.Select(entry => entry.Agency).ShouldBe(["A01", "B02"], ignoreOrder: true);
        (await Service.Host.OutboxAsync<InstalmentPlanChanged>()).Where(message => message.PlanId == Id(plan)).Select(message => message.State).ShouldBe(["running"]);
        (await Service.PutInForceAsync(MeasureKinds.Garnishment, (cases[1], 100))).Refusal!.Code.Code.ShouldBe("act.case_stayed");
        await Service.ShouldBalanceAsync();
        await Service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Payments_go_to_the_earliest_instalment_and_meet_its_clock_until_they_are_taken_back()
    {
        var (item, plan) = await GrantedAsync(1000, 4);

        var paid = await Service.PaidAsync(item.CaseNumber, 300, "INS-P1");
        var after = await InstalmentsAsync(item);
        var clocks = await ClocksAsync(plan);
        using var reversed = await Service.Officer().PostAsJsonAsync($"/v1/payments/{paid.GetProperty("id").GetGuid()}/reversal", new { reason = "notReceived" }, ServiceFixture.Json);

        after.ShouldBe([250, 50, 0, 0]);
        clocks.ShouldBe("met,running,running,running");
        reversed.IsSuccessStatusCode.ShouldBeTrue(await reversed.Content.ReadAsStringAsync());
        (await InstalmentsAsync(item)).ShouldBe([0, 0, 0, 0]);
        (await ClocksAsync(plan)).ShouldBe("running,running,running,running");
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Missed_instalment_is_marked_and_the_plan_is_revoked_and_measures_bind_again()
    {
        var item = (await Service.OpenAsync(Chunks.Case(identity: "F222222222")))[0];
        var garnished = (await Service.PutInForceAsync(MeasureKinds.Garnishment, (item, 900))).Value;
        var plan = await GrantAsync(item, 4);

        using var early = await Service.ActAsync(item, "instalment-revocations", new { planId = Id(plan), billDishonoured = false, reason = "not paid" });
        await LetFirstLapseAsync(plan);
        await Eventually.TrueAsync(async () => await Service.Host.ScalarAsync<long>("select count(*) from instalment where plan_id = $1 and missed_on is not null", Id(plan)) == 1, "the instalment is missed");
        var missed = await Service.GetAsync("/v1/instalment-plans?missed=true");
        using var revoked = await Service.ActAsync(item, "instalment-revocations", new { planId = Id(plan), billDishonoured = false, reason = "not paid" });

        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 plan.not_revocable");
        (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("INS-04");
        missed.GetProperty("items").EnumerateArray().ShouldContain(entry => Id(entry) == Id(plan));
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK, await revoked.Content.ReadAsStringAsync());
        (await PlanAsync(item)).GetProperty("state").GetString().ShouldBe("revoked");
        (await Service.Host.ScalarAsync<string>("select state from measure where id = $1", garnished.Id)).ShouldBe("inForce");
        (await Service.CaseAsync(item)).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldBe(["attached"]);
        (await Service.Host.ScalarAsync<long>("select count(*) from clock where rule_id = 'INS-04' and ended_at is null and case_id = $1", item.CaseId)).ShouldBe(0);
        await Service.ShouldBalanceAsync();
        await Service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Plan_that_is_paid_while_interest_ran_on_is_completed_and_the_stay_lifted()
    {
        var (item, plan) = await GrantedAsync(1000, 2);
        await Service.Host.PublishAsync(new TransferAmended
        {
            AmendmentId = Guid.NewGuid(),
            CaseId = item.CaseId,
            CaseNumber = item.CaseNumber,
            Agency = item.Agency,
            Reason = "interest",
            Sequence = 1,
            AmendedAt = DateTimeOffset.UtcNow,
            Claims = [new AssignedClaim { Line = 1, Item = "principal", Amount = 1000 }, new AssignedClaim { Line = 2, Item = "interest", Amount = 50 }],
        });
        await Eventually.EqualAsync(1050L, async () => (await Service.CaseAsync(item)).GetProperty("money").GetProperty("outstanding").GetInt64(), "interest is claimed");

        await Service.PaidAsync(item.CaseNumber, 1000, "INS-C1");

        await Eventually.EqualAsync("stayLifted", async () => await Service.Host.ScalarAsync<bool>("select exists (select from stay where source_id = $1 and lift_reason = 'planCompleted')", Id(plan))
            ? "stayLifted" : "held", "the stay is lifted");
        (await PlanAsync(item)).GetProperty("state").GetString().ShouldBe("completed");
        var view = await Service.CaseAsync(item);
        (view.GetProperty("status").GetString(), view.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("open", 50));
        (await Service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("instalmentsCompleted");
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Case_that_is_paid_ends_its_plan_and_its_clocks()
    {
        var (item, plan) = await GrantedAsync(1000, 2);

        await Service.PaidAsync(item.CaseNumber, 1000, "INS-E1");

        (await Service.CaseAsync(item)).GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        (await Service.Host.ScalarAsync<string>("select state from instalment_plan where id = $1", Id(plan))).ShouldBe("completed");
        (await Service.Host.ScalarAsync<long>("select count(*) from clock where rule_id = 'INS-04' and ended_at is null and case_id = $1", item.CaseId)).ShouldBe(0);
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Court_stay_stops_the_clocks_of_a_plan_and_lifting_moves_them()
    {
        var (item, plan) = await GrantedAsync(1000, 2);
        var due = await Service.Host.ScalarAsync<DateOnly>("select min(due_on) from clock where rule_id = 'INS-04' and case_id = $1", item.CaseId);

        using var stayed = await Service.ActAsync(item, "stays", new { reason = "court", from = Today, note = "ruling 7" });
        var paused = await ClocksAsync(plan);
        using var revocation = await Service.ActAsync(item, "instalment-revocations", new { planId = Id(plan), billDishonoured = true, reason = "bill" });
        await Service.Host.ScalarAsync<int>("update clock set paused_at = paused_at - interval '9 days', started_at = started_at - interval '9 days' where rule_id = 'INS-04' and case_id = $1 returning 1", item.CaseId);
        var stayId = (await Service.GetAsync($"/v1/cases/{item.CaseId}/stays")).EnumerateArray().Single(stay => stay.GetProperty("reason").GetString() == "court").GetProperty("id").GetGuid();
        using var lifting = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stayId}/lifting") { Content = JsonContent.Create(new { reason = "ruling 8" }), Headers = { { "If-Match", "*" } } };
        using var lifted = await Service.Officer().SendAsync(lifting);

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        paused.ShouldBe("paused,paused");
        (await ServiceFixture.RefusalAsync(revocation)).ShouldBe("409 plan.case_stayed");
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await ClocksAsync(plan)).ShouldBe("running,running");
        (await PlanAsync(item)).GetProperty("instalments")[0].GetProperty("dueOn").GetString().ShouldBe($"{due.AddDays(9):yyyy-MM-dd}");
        var clock = (await Service.GetAsync($"/v1/cases/{item.CaseId}/clocks")).EnumerateArray().First(entry => entry.GetProperty("clock").GetProperty("ruleId").GetString() == "INS-04");
        clock.GetProperty("steps").EnumerateArray().ShouldContain(step => step.GetProperty("english").GetString()!.Contains("stood still for 9 days", StringComparison.Ordinal));
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Second_person_approves_an_exception_where_the_branch_wants_it()
    {
        var item = (await Service.OpenAsync(Chunks.Case(branch: "ily", identity: "F333333333", claims: [("principal", 100_000)])))[0];
        var head = Service.Host.Client(Roles.BranchHead, branch: "ily", subject: "head-1");
        using var rule = await head.PostAsJsonAsync("/v1/approval-rules",
            new { actKind = "instalmentsGrantedAsException", fromAmount = 0, roles = new[] { "branch-head" }, from = Today, reason = "directions" }, ServiceFixture.Json);
        await Eventually.TrueAsync(() => Task.FromResult(rule.StatusCode == HttpStatusCode.Created), "the rule is set");
        var officer = Service.Officer("ily");
        using var asked = await ActAsync(officer, item, "instalment-plans", Request(38));
        await Service.Host.ScalarAsync<int>("update case_file set clock_due = '2040-01-01' where id = $1 returning 1", item.CaseId);
        var plan = (await Service.GetAsync($"/v1/cases/{item.CaseId}/instalment-plans", officer))[0];
        using var consent = await ConsentAsync(plan, "A01", officer);
        await Service.Host.ScalarAsync<int>("update instalment_plan set count = 80 where id = $1 returning 1", Id(plan));

        using var ordinary = await ActAsync(officer, item, "instalment-grants", new { planId = Id(plan) });
        using var proposed = await ActAsync(officer, item, "instalment-grants", new { planId = Id(plan), asException = true });

        (await ServiceFixture.RefusalAsync(ordinary)).ShouldBe("409 plan.not_allowed");
        proposed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await proposed.Content.ReadAsStringAsync());
        using var approval = new HttpRequestMessage(HttpMethod.Post, $"{proposed.Headers.Location}/approval") { Content = JsonContent.Create(new { note = "ok" }), Headers = { { "If-Match", "*" } } };
        using var approved = await head.SendAsync(approval);
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        (await Service.Host.ScalarAsync<string>("select state from instalment_plan where id = $1", Id(plan))).ShouldBe("running");
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Six_hundred_cases_of_one_obligor_are_one_plan_and_one_act()
    {
        var cases = await Service.OpenAsync([.. Enumerable.Range(0, 600).Select(_ => Chunks.Case(branch: "pty", identity: "F600000006", claims: [("principal", 40)]))]);
        var officer = Service.Officer("pty");

        using var asked = await ActAsync(officer, cases[0], "instalment-plans", Request(12, wholeGroup: true));
        var plan = (await Service.GetAsync($"/v1/cases/{cases[0].CaseId}/instalment-plans", officer))[0];
        using var consent = await ConsentAsync(plan, "A01", officer);
        using var granted = await ActAsync(officer, cases[599], "instalment-grants", new { planId = Id(plan) });
        using var revoked = await ActAsync(officer, cases[0], "instalment-revocations", new { planId = Id(plan), billDishonoured = true, reason = "bill 1" });

        granted.StatusCode.ShouldBe(HttpStatusCode.OK, await granted.Content.ReadAsStringAsync());
        (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("cases").GetInt32().ShouldBe(600);
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK, await revoked.Content.ReadAsStringAsync());
        (await Service.Host.ScalarAsync<long>("select count(*) from case_file where branch = 'pty' and version = 4 and stayed is null")).ShouldBe(600);
        (await Service.Host.ScalarAsync<long>("select count(*) from case_flag where branch = 'pty'")).ShouldBe(0);
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Plan_is_seen_and_changed_by_its_branch_only_and_under_its_version()
    {
        var item = (await Service.OpenAsync(Chunks.Case(identity: "F444444444")))[0];
        using var asked = await Service.ActAsync(item, "instalment-plans", Request(3));
        var plan = await PlanAsync(item);

        using var foreign = await Service.Officer("ksy").GetAsync($"/v1/instalment-plans/{Id(plan)}");
        using var agency = await Service.Host.Client(Roles.Agency, agency: "A01").GetAsync($"/v1/instalment-plans/{Id(plan)}");
        using var unversioned = await Service.Officer().PostAsJsonAsync($"/v1/instalment-plans/{Id(plan)}/consents", new { agency = "A01", consents = true, answeredOn = Today, reference = "x" }, ServiceFixture.Json);
        using var second = await Service.ActAsync(item, "instalment-plans", Request(3));
        using var other = await Service.ActAsync((await Service.OpenAsync(Chunks.Case()))[0], "instalment-grants", new { planId = Id(plan) });
        using var withdrawn = await Service.ActAsync(item, "instalment-withdrawals", new { planId = Id(plan), reason = "will pay at once" });

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(unversioned)).ShouldBe("428 precondition.required");
        (await ServiceFixture.RefusalAsync(second)).ShouldBe("409 plan.case_in_plan");
        (await ServiceFixture.RefusalAsync(other)).ShouldBe("404 plan.unknown");
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK, await withdrawn.Content.ReadAsStringAsync());
        (await PlanAsync(item)).GetProperty("state").GetString().ShouldBe("withdrawn");
        await Service.ShouldBalanceAsync();
    }
}
