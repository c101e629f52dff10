using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class EstateTests(ServiceFixture service)
{
    private static readonly object Heirs = new
    {
        obligorKind = "deceased",
        persons = new[]
        {
            new { role = "heir", person = new { name = "王大", identityNumber = "A123456780", county = "臺北市" } },
            new { role = "heir", person = new { name = "王二", identityNumber = "A123456781", county = "宜蘭縣" } },
        },
        wholeGroup = true,
    };

    [Fact]
    public async Task Death_goes_on_against_the_estate_for_the_whole_group_and_frees_the_person()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "D100000001"), Chunks.Case(identity: "D100000001", kind: ClaimKind.Tax), Chunks.Case(identity: "D100000001"));
        await service.PutInForceAsync(MeasureKinds.Garnishment, (cases[0], 1000));
        await service.PutInForceAsync(MeasureKinds.ExitRestriction, [.. cases.Select(item => (item, 0L))]);

        using var died = await service.ActAsync(cases[0], "obligor-death", Died("2026-10-01", clear: true));
        using var heirs = await service.ActAsync(cases[0], "representatives", Heirs);
        using var again = await service.ActAsync(cases[1], "representatives", Heirs);

        died.StatusCode.ShouldBe(HttpStatusCode.OK, await died.Content.ReadAsStringAsync());
        var act = await died.Content.ReadFromJsonAsync<JsonElement>();
        act.GetProperty("cases").GetInt32().ShouldBe(3);
        act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("reason").GetString()).Order().ShouldBe(["estate_only", "within_inheritance"]);
        heirs.StatusCode.ShouldBe(HttpStatusCode.OK, await heirs.Content.ReadAsStringAsync());
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var item in cases)
        {
            var view = await service.CaseAsync(item);
            view.GetProperty("obligor").GetProperty("deceasedOn").GetString().ShouldBe("2026-10-01");
            view.GetProperty("parties").EnumerateArray().Select(party => (party.GetProperty("name").GetString(), party.GetProperty("relation").GetString())).ShouldBe([("王大", "heir"), ("王二", "heir")]);
        }

        (await service.Host.ScalarAsync<string>("select string_agg(m.kind || ' ' || m.state, ', ' order by m.kind) from measure m join obligor o on o.id = m.obligor_id where o.identity_number = 'D100000001'"))
            .ShouldBe("exitRestriction released, garnishment inForce");
        (await service.Host.ScalarAsync<long>("select count(*) from release_task t join measure m on m.id = t.measure_id join obligor o on o.id = m.obligor_id where o.identity_number = 'D100000001'")).ShouldBe(1);
        var obligor = (await service.CaseAsync(cases[0])).GetProperty("obligor").GetProperty("id").GetGuid();
        (await service.GetAsync($"/v1/obligors/{obligor}/estate")).GetProperty("diedOn").GetString().ShouldBe("2026-10-01");
        (await service.Officer("ksy").GetAsync($"/v1/obligors/{obligor}/estate")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Special_agent_only_where_heirs_are_unclear_and_nobody_administers()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "D100000002")))[0];
        var agent = new { person = new { name = "陳代理" }, reason = "heirs abroad, asked for by the agency" };

        using var alive = await service.ActAsync(item, "special-agents", agent);
        await service.ActAsync(item, "obligor-death", Died("2026-10-01", clear: true));
        using var clear = await service.ActAsync(item, "special-agents", agent);
        using var corrected = await service.ActAsync(item, "obligor-death", Died("2026-10-01", clear: false));
        using var appointed = await service.ActAsync(item, "special-agents", agent);

        (await ServiceFixture.RefusalAsync(alive)).ShouldBe("409 representative.obligor_alive");
        (await ServiceFixture.RefusalAsync(clear)).ShouldBe("409 estate.agent_not_needed");
        (await clear.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("INT-09");
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK, await corrected.Content.ReadAsStringAsync());
        appointed.StatusCode.ShouldBe(HttpStatusCode.OK, await appointed.Content.ReadAsStringAsync());
        (await service.CaseAsync(item)).GetProperty("parties").EnumerateArray().Single().GetProperty("relation").GetString().ShouldBe("specialAgent");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Who_died_before_the_transfer_is_ground_to_return_and_one_without_estate_says_so()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "D100000003"), Chunks.Case(identity: "D100000004"));

        using var before = await service.ActAsync(cases[0], "obligor-death", Died("2026-08-31", clear: true));
        using var returned = await service.ActAsync(cases[0], "return", new { ground = "noCapacity", lacksCapacity = false });
        using var nothing = await service.ActAsync(cases[1], "obligor-death", new { diedOn = "2026-09-02", leftProperty = false, heirsAreClear = true, hasAdministrator = false, source = "register" });
        using var future = await service.ActAsync(cases[1], "obligor-death", Died("2199-01-01", clear: true));

        (await before.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("dead_at_transfer");
        returned.StatusCode.ShouldBe(HttpStatusCode.OK, await returned.Content.ReadAsStringAsync());
        (await nothing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("no_estate");
        (await ServiceFixture.RefusalAsync(future)).ShouldBe("422 estate.in_future");
    }

    [Fact]
    public async Task Only_those_the_law_names_become_representatives()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "D100000005")))[0];

        using var heirOfTheLiving = await service.ActAsync(item, "representatives", Heirs);
        using var actual = await service.ActAsync(item, "representatives", Named("legalPerson", "actualResponsiblePerson"));
        using var responsible = await service.ActAsync(item, "representatives", Named("legalPerson", "responsiblePerson"), service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var former = await service.ActAsync(item, "representatives", new
        {
            obligorKind = "legalPerson",
            wholeGroup = false,
            persons = new[] { new { role = "responsiblePerson", person = new { name = "李前" }, leftOn = "2026-05-01", groundAroseOn = "2026-05-01" } },
        });
        await service.ActAsync(item, "obligor-death", Died("2026-10-01", clear: true));
        using var afterDeath = await service.ActAsync(item, "representatives", Named("legalPerson", "responsiblePerson"));

        (await ServiceFixture.RefusalAsync(heirOfTheLiving)).ShouldBe("409 representative.obligor_alive");
        (await ServiceFixture.RefusalAsync(actual)).ShouldBe("409 representative.not_treated_like_obligor");
        responsible.StatusCode.ShouldBe(HttpStatusCode.OK, await responsible.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(former)).ShouldBe("409 representative.not_treated_like_obligor");
        (await former.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("REP-02");
        (await ServiceFixture.RefusalAsync(afterDeath)).ShouldBe("409 representative.obligor_dead");
    }

    private static object Died(string on, bool clear) => new { diedOn = on, begunOn = "2026-09-15", leftProperty = true, heirsAreClear = clear, hasAdministrator = false, source = "household register" };

    private static object Named(string kind, string role) => new { obligorKind = kind, persons = new[] { new { role, person = new { name = "張三" } } }, wholeGroup = false };
}
