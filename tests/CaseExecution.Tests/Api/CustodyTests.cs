using System.Net;
using Enforcement.Hosting.Access;
using Enforcement.Statute;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PersonsChapter))]
public sealed class CustodyTests(ServiceFixture service)
{
    [Fact]
    public async Task Payment_of_the_whole_debt_frees_the_person_and_tells_centre_and_court()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C1", claims: [("principal", 300_000)])))[0];
        var custody = await service.InCustodyAsync(item);
        var running = await service.ClocksAsync(custody);
        var listed = await service.GetAsync("/v1/custodies");

        await service.PaidAsync(item.CaseNumber, 300_000, "CU-1");

        running.ShouldBe("appeal running, custodyEnd running, interviews1 running, interviews2 running, interviews3 running");
        listed.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldContain(custody);
        (await service.StateAsync(custody)).ShouldBe("released performed");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("custodyReleased");
        (await service.ClocksAsync(custody)).ShouldBe("appeal cancelled, custodyEnd cancelled, interviews1 cancelled, interviews2 cancelled, interviews3 cancelled");
        (await service.Host.ScalarAsync<string>("select addressee_kind || ' ' || (due_on = created_at::date or due_on >= created_at::date) from release_task where measure_id = $1", custody)).ShouldBe("detentionCentre true");
        (await service.Host.ScalarAsync<string>("select string_agg(event, ', ' order by id) from court_report where measure_id = $1", custody))!.ShouldContain("release");
        (await service.GetAsync("/v1/custodies")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldNotContain(custody);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Each_step_to_custody_shows_its_rules()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C2", claims: [("principal", 300_000)])))[0];

        await service.InCustodyAsync(item);

        var acts = (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray()
            .Select(act => $"{act.GetProperty("kind").GetString()}: {string.Join(' ', act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString()))}");
        acts.ShouldBe(
        [
            "groundsFound: SEC-01", "securityOrdered: SEC-01", "securityOrderServed: SEC-02", "arrestApplied: ARR-01 ARR-02", "courtRuled: ", "arrested: GEN-02 ARR-03 DET-01",
            "custodyApplied: DET-12 DET-01 DET-03 DET-06 DET-08", "courtRuled: ", "custodyBegun: DET-05",
        ]);
    }

    [Fact]
    public async Task Held_person_is_free_by_himself_when_the_hours_are_over()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C3", claims: [("principal", 300_000)])))[0];

        var held = await service.DoneAsync(item, "holdings", new { questionedFrom = DateTimeOffset.UtcNow.AddHours(-24).AddSeconds(6), grounds = Persons.Hides, reason = Persons.Reason, milderMeans = Persons.Milder });

        await Eventually.TrueAsync(async () => await service.StateAsync(held) == "released hoursOver", "he is free");
        (await service.ClocksAsync(held)).ShouldBe("hours overdue");
        (await service.RefusedAsync(item, "custody-applications", Persons.CustodyApplication(held))).ShouldBe("409 holding.over");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("heldReleased");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Custody_ends_by_itself_after_its_last_day()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C4", claims: [("principal", 300_000)])))[0];
        var custody = await service.InCustodyAsync(item);

        await service.Host.ScalarAsync<int>("update clock set due_at = now() - interval '1 second', warned_at = now() where subject_id = $1 and name = 'custodyEnd' returning 1", custody);

        await Eventually.TrueAsync(async () => await service.StateAsync(custody) == "released period_over", "he is free");
        (await service.Host.ScalarAsync<long>("select count(*) from release_task where measure_id = $1", custody)).ShouldBe(1);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Three_interviews_meet_the_clock_of_the_month_and_each_is_reported_to_the_court()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C5", claims: [("principal", 300_000)])))[0];
        var custody = await service.InCustodyAsync(item);

        foreach (var number in new[] { 1, 2, 3 })
        {
            (await service.ClocksAsync(custody))!.ShouldContain("interviews1 running");
            await service.DoneAsync(item, "custodies/interviews", new { custodyId = custody, heldOn = Persons.Today, centreNotice = $"115-{number}", record = Persons.Evidence }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        }

        (await service.ClocksAsync(custody))!.ShouldContain("interviews1 met, interviews2 running");
        var report = (await service.GetAsync("/v1/court-reports?limit=200")).GetProperty("items").EnumerateArray().First(row => row.GetProperty("measureId").GetGuid() == custody);
        var path = $"/v1/court-reports/{report.GetProperty("id").GetGuid()}";
        using var early = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { reportedOn = Persons.Today.AddDays(1), reference = "1" }, path);
        using var confirmed = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { reportedOn = Persons.Today, reference = "行執北 115-9" }, path);
        using var again = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { reportedOn = Persons.Today, reference = "行執北 115-9" }, path);
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("422 court_report.day_wrong");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK, await confirmed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 court_report.reported");
        (await service.ClocksAsync(report.GetProperty("id").GetGuid())).ShouldBe("report met");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Case_shows_until_when_the_interviews_of_each_month_are_held()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C12", claims: [("principal", 300_000)])))[0];
        var custody = await service.InCustodyAsync(item);

        var clocks = (await service.GetAsync($"/v1/cases/{item.CaseId}/clocks")).EnumerateArray().Where(clock => clock.GetProperty("clock").GetProperty("subjectId").GetGuid() == custody).ToList();

        clocks.Where(clock => clock.GetProperty("clock").GetProperty("ruleId").GetString() == "DET-13").Select(clock => clock.GetProperty("clock").GetProperty("dueOn").GetString())
            .ShouldBe(Detention.InterviewMonths(Persons.Today, WorkingCalendar.Official).Select(day => $"{day:yyyy-MM-dd}"));
        clocks.ShouldAllBe(clock => clock.GetProperty("steps").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Suspended_custody_may_be_followed_by_one_more_and_no_third()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C6", claims: [("principal", 300_000)])))[0];
        var first = await service.InCustodyAsync(item);
        (await service.RefusedAsync(item, "custodies/suspension", new { custodyId = first, bars = Persons.NoBar, evidence = Persons.Evidence })).ShouldBe("409 custody.no_bar");
        await service.DoneAsync(item, "custodies/suspension", new { custodyId = first, bars = new { livelihoodEndangered = false, illnessUntreatable = true }, evidence = Persons.Evidence });
        var held = await service.DoneAsync(item, "holdings", Holding());

        (await service.RefusedAsync(item, "custody-applications", Persons.CustodyApplication(held))).ShouldBe("409 custody.not_allowed");
        (await service.RefusedAsync(item, "custody-applications", Persons.CustodyApplication(held, new { livelihoodEndangered = false, monthsPregnant = 5, illnessUntreatable = false }, suspensionEnded: true))).ShouldBe("409 custody.barred");
        var second = await service.DoneAsync(item, "custody-applications", Persons.CustodyApplication(held, suspensionEnded: true));
        await service.DoneAsync(item, "court-applications/ruling", Persons.Ruling(second));
        await service.DoneAsync(item, "custodies", new { applicationId = second, from = Persons.Today, centre = "臺北" });
        await service.DoneAsync(item, "custodies/release", new { custodyId = second, titleRevoked = false, securityGiven = true });
        var again = await service.DoneAsync(item, "holdings", Holding());

        (await service.RefusedAsync(item, "custody-applications", Persons.CustodyApplication(again, newGround: true, suspensionEnded: true))).ShouldBe("409 custody.not_allowed");
        (await service.StateAsync(first), await service.StateAsync(second)).ShouldBe(("released suspended", "released security"));
        (await service.Host.ScalarAsync<string>("select bar from custody_suspension where measure_id = $1", first)).ShouldBe("illness");
        (await service.Host.ScalarAsync<long>("select count(*) from act where rulings like '%illnessUntreatable\":true%' or rulings like '%monthsPregnant%'")).ShouldBe(0);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Quashed_ruling_frees_the_person_and_an_appeal_is_in_time_or_refused()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C7", claims: [("principal", 300_000)])))[0];
        var custody = await service.InCustodyAsync(item);

        (await service.RefusedAsync(item, "court-applications/appeal", new { applicationId = custody, appellant = "obligor", appealedOn = Persons.Today.AddDays(1) })).ShouldBe("422 court_application.day_wrong");
        await service.DoneAsync(item, "court-applications/appeal", new { applicationId = custody, appellant = "obligor", appealedOn = Persons.Today });
        (await service.RefusedAsync(item, "court-applications/appeal", new { applicationId = custody, appellant = "branch", appealedOn = Persons.Today })).ShouldBe("409 court_application.not_served");
        await service.DoneAsync(item, "custodies/quashing", new { applicationId = custody, quashedOn = Persons.Today, rulingNumber = "115 抗 3" });

        (await service.StateAsync(custody)).ShouldBe("released quashed");
        (await service.ClocksAsync(custody))!.ShouldContain("appeal met, custodyEnd cancelled");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Court_refuses_and_nobody_is_arrested()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C8", claims: [("principal", 300_000)])))[0];
        await service.GroundAsync(item);
        var order = await service.DoneAsync(item, "security-orders", new { amount = 1000, days = 30, reason = Persons.Reason, milderMeans = Persons.Milder });
        await service.DoneAsync(item, "security-orders/service", new { orderId = order, servedOn = Persons.Today });
        (await service.RefusedAsync(item, "arrest-applications", Persons.ArrestApplication(order))).ShouldBe("409 arrest.not_allowed");
        var breached = await service.BreachedAsync(item);
        var warrant = await service.DoneAsync(item, "arrest-applications", Persons.ArrestApplication(breached));
        (await service.RefusedAsync(item, "arrest-applications", Persons.ArrestApplication(breached))).ShouldBe("409 court_application.pending");

        await service.DoneAsync(item, "court-applications/ruling", Persons.Ruling(warrant, granted: false));

        (await service.RefusedAsync(item, "arrests", new { applicationId = warrant, arrestedAt = DateTimeOffset.UtcNow, identityChecked = true, propertyReportOrdered = true })).ShouldBe("409 arrest.no_warrant");
        (await service.StateAsync(warrant)).ShouldBe("cancelled courtRefused");
        (await service.ClocksAsync(warrant)).ShouldBe("courtRuling met");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Held_person_is_let_go_without_a_ground_and_other_scopes_see_nobody()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C9", claims: [("principal", 300_000)])))[0];
        var held = await service.DoneAsync(item, "holdings", Holding());

        (await service.RefusedAsync(item, "holdings/release", new { heldId = held, securityGiven = false, detentionGroundGiven = true })).ShouldBe("409 holding.stays");
        (await service.RefusedAsync(item, "holdings/release", new { heldId = held, securityGiven = true, detentionGroundGiven = true }, service.Officer("tcy"))).ShouldBe("404 case.unknown");
        using var clerk = await service.ActAsync(item, "holdings/release", new { heldId = held, securityGiven = true, detentionGroundGiven = true }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        await service.DoneAsync(item, "holdings/release", new { heldId = held, securityGiven = false, detentionGroundGiven = false });

        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.ClocksAsync(held)).ShouldBe("hours met");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/holdings"))[0].GetProperty("endReason").GetString().ShouldBe("no_detention_ground");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Entity_is_held_only_by_its_representative()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "C10", claims: [("principal", 300_000)])))[0];
        await service.Host.ScalarAsync<int>("update obligor set type = 'entity' where identity_number = 'C10' returning 1");

        (await service.RefusedAsync(item, "holdings", Holding())).ShouldBe("422 person.representative_needed");
        (await service.RefusedAsync(item, "holdings", Holding(new { party = 1, obligor = "legalPerson", role = "responsiblePerson", groundAroseOn = "2026-09-02" }))).ShouldBe("422 person.not_of_case");
    }

    private static object Holding(object? person = null) =>
        new { questionedFrom = DateTimeOffset.UtcNow.AddSeconds(-2), grounds = Persons.Hides, reason = Persons.Reason, milderMeans = Persons.Milder, person };
}
