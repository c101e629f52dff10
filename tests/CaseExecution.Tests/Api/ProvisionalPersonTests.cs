using Enforcement.Contracts.Intake.V1;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>A provisional attachment secures property: nothing is due on it, so nobody is pressed to pay by it (PRV-02; AEL 17(1)).</summary>
[Collection(nameof(PersonsChapter))]
public sealed class ProvisionalPersonTests(ServiceFixture service)
{
    private static readonly object Security = new { amount = 500_000, days = 1, reason = Persons.Reason, milderMeans = Persons.Milder };
    private static readonly object Hearing = new { servedOn = Persons.Today.AddDays(-9), hearingOn = Persons.Today.AddDays(-1) };

    [Fact]
    public async Task No_demand_no_instalments_no_certificate_and_nothing_against_the_person()
    {
        var item = (await service.OpenAsync(Chunks.Provisional("PV1", 900_000)))[0];

        await BarredAsync(item, "grounds", new { grounds = new[] { new { ground = "flight", aroseOn = "2026-09-02", evidence = Persons.Evidence } } });
        await BarredAsync(item, "restrictions", Persons.Restriction());
        await BarredAsync(item, "security-orders", Security);
        await BarredAsync(item, "luxury-hearings", Hearing);
        await BarredAsync(item, "notices", new { kind = "payment", dayOn = Persons.Today.AddDays(30), purpose = "tax", wholeGroup = true, isUrgent = false });
        await BarredAsync(item, "agency-report-orders", new { wholeGroup = true, servedOn = Persons.Today });
        await BarredAsync(item, "certificates", new { wholeGroup = false, reason = "nothing found" });
        await BarredAsync(item, "instalment-plans", Instalments(wholeGroup: true));
        var report = await service.DoneAsync(item, "notices", new { kind = "report", dayOn = Persons.Today.AddDays(14), purpose = "property", wholeGroup = true, isUrgent = false });

        (await service.GetAsync($"/v1/notices/{report}")).GetProperty("amount").GetInt64().ShouldBe(0);
        (await service.Host.ScalarAsync<long>("select count(*) from measure_case where case_id = $1", item.CaseId)).ShouldBe(0);
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Of_a_group_only_the_final_cases_are_restricted_and_only_what_they_owe_counts()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "PV2", claims: [("principal", 99_999)]), Chunks.Provisional("PV2", 900_000));
        await service.GroundAsync(cases[0]);
        using var below = await service.ActAsync(cases[0], "restrictions", Persons.Restriction());
        var third = (await service.OpenAsync(Chunks.Case(identity: "PV2", claims: [("principal", 1)])))[0];

        var restriction = await service.RestrictedAsync(cases[0]);
        var restricted = await service.Host.ScalarAsync<Guid[]>("select array(select case_id from measure_case where measure_id = $1 order by case_id)", restriction);
        await service.PaidAsync(third.CaseNumber, 1, "PV-2");

        (await ServiceFixture.RefusalAsync(below), await RefusedByAsync(below)).ShouldBe(("409 restriction.not_allowed", "RES-01"));
        restricted.ShouldBe([cases[0].CaseId, third.CaseId], ignoreOrder: true);
        (await service.Host.ScalarAsync<string>("select end_reason from measure where id = $1", restriction)).ShouldBe("belowThreshold");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Whole_group_acts_of_a_final_case_leave_the_provisional_one_out()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "PV3", claims: [("principal", 60_000)]), Chunks.Provisional("PV3", 900_000));

        await service.DoneAsync(cases[0], "notices", new { kind = "payment", dayOn = Persons.Today.AddDays(30), purpose = "tax", wholeGroup = true, isUrgent = false });
        await service.DoneAsync(cases[0], "agency-report-orders", new { wholeGroup = true, servedOn = Persons.Today });
        var plan = await service.DoneAsync(cases[0], "instalment-plans", Instalments(wholeGroup: true));

        (await service.Host.ScalarAsync<Guid[]>("select array(select case_id from instalment_plan_case where plan_id = $1)", plan)).ShouldBe([cases[0].CaseId]);
        (await service.Host.ScalarAsync<long>("select count(*) from act_case where case_id = $1", cases[1].CaseId)).ShouldBe(0);
    }

    private static object Instalments(bool wholeGroup) =>
        new { wholeGroup, instalments = 6, firstDueOn = Persons.Today.AddDays(20), hardship = "economicSituation", isExOfficio = false, explanation = "wages stated" };

    private async Task BarredAsync(AssignedCase item, string act, object body)
    {
        using var answer = await service.ActAsync(item, act, body);
        (await ServiceFixture.RefusalAsync(answer), await RefusedByAsync(answer)).ShouldBe(("409 act.case_provisional", "PRV-02"), act);
    }
}
