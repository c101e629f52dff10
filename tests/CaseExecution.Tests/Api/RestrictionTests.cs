using System.Net;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PersonsChapter))]
public sealed class RestrictionTests(ServiceFixture service)
{
    [Fact]
    public async Task Threshold_is_over_the_group_and_the_payment_that_goes_below_it_lifts_the_restriction()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "R1", claims: [("principal", 60_000)]), Chunks.Case(identity: "R1", claims: [("principal", 39_999)]));
        await service.GroundAsync(cases[0]);
        using var refused = await service.ActAsync(cases[0], "restrictions", Persons.Restriction());
        var third = (await service.OpenAsync(Chunks.Case(identity: "R1", claims: [("principal", 1)])))[0];

        var restriction = await service.RestrictedAsync(cases[0]);
        var before = await service.Host.ScalarAsync<long>("select count(*) from case_flag where flag = 'restricted' and case_id = any($1)", new[] { cases[0].CaseId, cases[1].CaseId, third.CaseId });
        await service.PaidAsync(third.CaseNumber, 1, "RS-1");

        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("409 restriction.not_allowed");
        JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("RES-01");
        before.ShouldBe(3);
        (await service.StateAsync(restriction)).ShouldBe("released belowThreshold");
        var acts = (await service.GetAsync($"/v1/cases/{third.CaseId}/acts")).GetProperty("items").EnumerateArray().ToList();
        acts[^1].GetProperty("kind").GetString().ShouldBe("restrictionLifted");
        acts[^1].GetProperty("rulings").EnumerateArray().Select(ruling => $"{ruling.GetProperty("rule").GetString()} {ruling.GetProperty("outcome").GetString()}").ShouldBe(["RES-04 allowed", "RES-01 refused"]);
        (await service.Host.ScalarAsync<string>("select addressee_kind || ' ' || state from release_task where measure_id = $1", restriction)).ShouldBe("immigration open");
        (await service.Host.ScalarAsync<long>("select count(*) from case_flag where flag = 'restricted' and case_id = any($1)", new[] { cases[0].CaseId, cases[1].CaseId })).ShouldBe(0);
        (await service.ClocksAsync(restriction)).ShouldBe("notification cancelled, review cancelled");
        (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Count(act => act.Kind == "restrictionLifted" && act.SubjectId == restriction).ShouldBe(1);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Restriction_for_taxes_tells_whether_the_ministry_may_restrict_too_and_until_when_it_does()
    {
        var cases = await service.OpenAsync(
            Chunks.Case(identity: "R20", kind: ClaimKind.Tax, claims: [("principal", 900_000)]) with { Preservation = ["exitRestricted:2026-05-01", "securityProvided"] },
            Chunks.Case(identity: "R20", kind: ClaimKind.Tax, claims: [("principal", 100_000)]), Chunks.Case(identity: "R20", claims: [("principal", 700_000)]));
        await service.GroundAsync(cases[2]);

        await service.RestrictedAsync(cases[2]);

        var act = (await service.GetAsync($"/v1/cases/{cases[2].CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
        LegalBases.Rules(act).ShouldBe(["RES-01", "RES-02", "RES-03", "RES-05", "RES-06"]);
        var threshold = LegalBases.Ruling(act, "RES-05");
        (threshold.GetProperty("outcome").GetString(), threshold.GetProperty("facts").GetProperty("arrears").GetInt64(), threshold.GetProperty("facts").GetProperty("isFinal").GetBoolean()).ShouldBe(("allowed", 1_000_000L, true));
        LegalBases.Ruling(act, "RES-06").GetProperty("date").GetString().ShouldBe("2031-04-30");
        var shown = (await service.CaseAsync(cases[0])).GetProperty("ministryRestriction");
        (shown.GetProperty("restrictedOn").GetString(), shown.GetProperty("lastDay").GetString(), shown.GetProperty("basis").GetProperty("ruleId").GetString()).ShouldBe(("2026-05-01", "2031-04-30", "RES-06"));
        (await service.CaseAsync(cases[1])).TryGetProperty("ministryRestriction", out _).ShouldBeFalse();
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Two_exits_hold_a_restriction_below_the_threshold_until_all_is_paid()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "R2", claims: [("principal", 500)]), Chunks.Case(identity: "R2", claims: [("principal", 400)]));
        await service.GroundAsync(cases[0], "noShow");

        var restriction = await service.RestrictedAsync(cases[0], exits: 2);
        await service.PaidAsync(cases[0].CaseNumber, 500, "RS-2");
        var between = await service.StateAsync(restriction);
        await service.PaidAsync(cases[1].CaseNumber, 400, "RS-3");

        between.ShouldBe("inForce");
        (await service.StateAsync(restriction)).ShouldBe("released paid");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Payment_in_another_branch_counts_for_the_threshold()
    {
        var here = (await service.OpenAsync(Chunks.Case(identity: "R3", claims: [("principal", 60_000)])))[0];
        var there = (await service.OpenAsync(Chunks.Case(branch: "tcy", identity: "R3", claims: [("principal", 40_000)])))[0];
        await service.GroundAsync(here);
        var restriction = await service.RestrictedAsync(here);

        await service.PaidAsync(there.CaseNumber, 1, "RS-4", service.Officer("tcy"));

        (await service.StateAsync(restriction)).ShouldBe("released belowThreshold");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Parallel_payments_that_go_below_the_threshold_together_lift_it_once()
    {
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 8).Select(_ => Chunks.Case(identity: "R4", claims: [("principal", 12_500)]))]);
        await service.GroundAsync(cases[0]);
        var restriction = await service.RestrictedAsync(cases[0]);

        await Task.WhenAll(cases.Select((item, index) => service.PaidAsync(item.CaseNumber, 12_499, $"RS-P{index}")));

        (await service.StateAsync(restriction)).ShouldBe("released belowThreshold");
        (await service.Host.ScalarAsync<long>("select count(*) from act where kind = 'restrictionLifted' and subject_id = $1", restriction)).ShouldBe(1);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Security_or_a_withdrawn_ground_lifts_the_restriction_at_once()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "R5", claims: [("principal", 200_000)]), Chunks.Case(identity: "R6", claims: [("principal", 200_000)]));
        await service.GroundAsync(cases[0]);
        var order = await service.BreachedAsync(cases[0]);
        var secured = await service.RestrictedAsync(cases[0]);
        await service.GroundAsync(cases[1]);
        var groundless = await service.RestrictedAsync(cases[1]);
        var ground = (await service.GetAsync($"/v1/cases/{cases[1].CaseId}/grounds"))[0].GetProperty("id").GetGuid();

        (await service.RefusedAsync(cases[1], "restrictions/lifting", new { restrictionId = groundless, securityGiven = false, groundGone = false, reason = "asked" })).ShouldBe("409 restriction.stays");
        await service.DoneAsync(cases[0], "security-orders/security", new { orderId = order, kind = "cash", givenOn = Persons.Today, note = "deposit of the full sum" });
        await service.DoneAsync(cases[1], "grounds/withdrawal", new { groundId = ground, reason = "passport was invalid" });

        (await service.StateAsync(secured)).ShouldBe("released security");
        (await service.StateAsync(order)).ShouldBe("ended securityGiven");
        (await service.ClocksAsync(order)).ShouldBe("performance overdue");
        (await service.StateAsync(groundless)).ShouldBe("released ground_gone");
        (await service.RefusedAsync(cases[1], "grounds/withdrawal", new { groundId = ground, reason = "again" })).ShouldBe("409 ground.withdrawn");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Headquarters_review_what_is_due_and_the_branch_may_not()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "R7", claims: [("principal", 300_000)])))[0];
        await service.GroundAsync(item);
        var restriction = await service.RestrictedAsync(item);
        (await service.RefusedAsync(item, "restrictions/notification", new { restrictionId = restriction, obligorNotifiedOn = Persons.Today, immigrationNotifiedOn = Persons.Today.AddDays(1), reference = "x" })).ShouldBe("422 restriction.day_wrong");
        await service.DoneAsync(item, "restrictions/notification", new { restrictionId = restriction, obligorNotifiedOn = Persons.Today, immigrationNotifiedOn = Persons.Today, reference = "行執北 115-7" });

        var queue = await service.GetAsync("/v1/restrictions?limit=200", service.Headquarters());
        using var branch = await service.ActAsync(item, "restrictions/review", new { restrictionId = restriction, upheld = true, note = "looked at" });
        await service.DoneAsync(item, "restrictions/review", new { restrictionId = restriction, upheld = true, note = "looked at" }, service.Headquarters());
        var upheld = await service.ClocksAsync(restriction);
        await service.DoneAsync(item, "restrictions/review", new { restrictionId = restriction, upheld = false, note = "ground does not carry" }, service.Headquarters());

        queue.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldContain(restriction);
        branch.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        upheld.ShouldBe("notification met, review met, review running");
        (await service.StateAsync(restriction)).ShouldBe("released ground_gone");
        (await service.GetAsync("/v1/restrictions?limit=200", service.Headquarters())).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldNotContain(restriction);
        (await service.Host.ScalarAsync<long>("select count(*) from restriction_review where measure_id = $1", restriction)).ShouldBe(2);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Stay_holds_the_restriction_and_its_review_and_lifting_restores_both()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "R8", claims: [("principal", 300_000)])))[0];
        await service.GroundAsync(item);
        var restriction = await service.RestrictedAsync(item);

        await service.DoneAsync(item, "stays", new { reason = "court", from = Persons.Today, note = "ruling" });
        var held = (await service.StateAsync(restriction), await service.ClocksAsync(restriction));
        var stay = (await service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0];
        using var lifting = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay.GetProperty("id").GetGuid()}/lifting")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { reason = "ruling set aside" }),
            Headers = { { "If-Match", $"\"{stay.GetProperty("version").GetInt32()}\"" } },
        };
        using var lifted = await service.Officer().SendAsync(lifting);

        held.ShouldBe(("stayed", "notification running, review paused"));
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await service.StateAsync(restriction), await service.ClocksAsync(restriction)).ShouldBe(("inForce", "notification running, review running"));
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Stayed_case_of_the_group_is_left_out_and_its_arrears_count()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "R10", claims: [("principal", 50_000)]), Chunks.Case(identity: "R10", claims: [("principal", 50_000)]));
        await service.GroundAsync(cases[0]);
        await service.DoneAsync(cases[1], "stays", new { reason = "court", from = Persons.Today, note = "ruling" });

        (await service.RefusedAsync(cases[1], "restrictions", Persons.Restriction())).ShouldBe("409 act.case_stayed");
        var restriction = await service.RestrictedAsync(cases[0]);

        (await service.Host.ScalarAsync<Guid[]>("select array(select case_id from measure_case where measure_id = $1)", restriction)).ShouldBe([cases[0].CaseId]);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Roles_and_scope_keep_strangers_from_persons()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "R9", claims: [("principal", 300_000)])))[0];
        await service.GroundAsync(item);

        using var clerk = await service.ActAsync(item, "restrictions", Persons.Restriction(), service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var agency = await service.Host.Client(Roles.Agency, agency: "A01").GetAsync($"/v1/cases/{item.CaseId}/grounds");

        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.RefusedAsync(item, "restrictions", Persons.Restriction(), service.Officer("tcy"))).ShouldBe("404 case.unknown");
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.RefusedAsync(item, "restrictions", new { kind = "exit", exits = -1 })).ShouldBe("422 request.invalid");
        (await service.RefusedAsync(item, "restrictions/lifting", new { restrictionId = Guid.NewGuid(), securityGiven = true, groundGone = false, reason = "x" })).ShouldBe("404 restriction.unknown");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/grounds"))[0].GetProperty("evidence").GetString().ShouldBe(Persons.Evidence);
    }

    [Fact]
    public async Task Group_of_600_cases_is_restricted_in_one_act()
    {
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 600).Select(_ => Chunks.Case(identity: "R600", claims: [("principal", 200)]))]);
        await service.GroundAsync(cases[0]);

        var restriction = await service.RestrictedAsync(cases[0]);

        (await service.Host.ScalarAsync<long>("select count(*) from measure_case where measure_id = $1 and ended_at is null", restriction)).ShouldBe(600);
        (await service.Host.ScalarAsync<int>("select cases from act where kind = 'restrictionOrdered' and subject_id = $1", restriction)).ShouldBe(600);
        await service.ShouldHoldOfPersonsAsync();
    }
}
