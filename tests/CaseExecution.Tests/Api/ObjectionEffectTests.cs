using System.Net;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PlansChapter))]
public sealed class ObjectionEffectTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Founded_objection_revokes_the_attacked_act_releases_its_measures_and_lifts_the_stay()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var attacked = (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 600))).Value;
        var other = (await service.PutInForceAsync(MeasureKinds.MovableSeizure, (item, 300))).Value;
        var objection = await FiledAsync(item);
        using var stayed = await service.ActAsync(item, "stays", new { reason = "objection", from = Today, measures = new[] { attacked.Id }, sourceId = objection, note = "looks founded" });
        var during = await StatesAsync(attacked, other);
        using var early = await RevokeAsync(item, objection, attacked.ActId);
        await DecideAsync(item, objection, "founded");
        var due = await service.GetAsync("/v1/objection-effects");
        using var clerk = await service.ActAsync(item, "attacked-act-revocations", new { objectionId = objection, actId = attacked.ActId, note = "x" }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var foreign = await RevokeAsync(item, objection, Guid.CreateVersion7());
        using var revoked = await RevokeAsync(item, objection, attacked.ActId);
        using var again = await RevokeAsync(item, objection, attacked.ActId);

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        during.ShouldBe(("stayed", "inForce"));
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("404 objection_effect.unknown");
        due.GetProperty("items").EnumerateArray().ShouldContain(entry => entry.GetProperty("objectionId").GetGuid() == objection);
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("422 objection_effect.act_unknown");
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK, await revoked.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("404 objection_effect.unknown");
        (await StatesAsync(attacked, other)).ShouldBe(("released", "inForce"));
        (await service.Host.ScalarAsync<string>("select lift_reason from stay where source_id = $1", objection)).ShouldBe("objectionFounded");
        (await service.Host.ScalarAsync<long>("select count(*) from release_task where measure_id = $1 and action = 'release'", attacked.Id)).ShouldBe(1);
        var act = (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
        (act.GetProperty("kind").GetString(), act.GetProperty("subjectId").GetGuid(), act.GetProperty("rulings")[0].GetProperty("rule").GetString()).ShouldBe(("attackedActRevoked", objection, "OBJ-05"));
        await service.ShouldBalanceAsync();
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Objection_founded_in_part_corrects_the_sum_and_only_downwards()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var measure = (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 600))).Value;
        var objection = await FiledAsync(item);
        await DecideAsync(item, objection, "founded");

        using var more = await CorrectAsync(item, objection, measure, 600);
        using var less = await CorrectAsync(item, objection, measure, 250);

        (await ServiceFixture.RefusalAsync(more)).ShouldBe("422 objection_effect.not_less");
        less.StatusCode.ShouldBe(HttpStatusCode.OK, await less.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<long>("select amount from measure where id = $1", measure.Id)).ShouldBe(250);
        (await service.Host.ScalarAsync<long>("select amount from release_task where measure_id = $1 and action = 'reduce'", measure.Id)).ShouldBe(250);
        await service.ShouldBalanceAsync();
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Unfounded_objection_lifts_the_stay_that_waited_for_it_and_the_act_stands()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var measure = (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 600))).Value;
        var objection = await FiledAsync(item);
        using var stayed = await service.ActAsync(item, "stays", new { reason = "objection", from = Today, sourceId = objection, note = "wait" });
        var barred = (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 10))).Refusal?.Code.Code;
        await DecideAsync(item, objection, "unfounded");

        using var revoked = await RevokeAsync(item, objection, measure.ActId);
        using var resumed = await service.ActAsync(item, "resumptions", new { objectionId = objection, note = "115年度署聲議字第1號" });

        barred.ShouldBe("act.case_stayed");
        (await ServiceFixture.RefusalAsync(revoked)).ShouldBe("409 objection_effect.not_founded");
        resumed.StatusCode.ShouldBe(HttpStatusCode.OK, await resumed.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<string>("select state from measure where id = $1", measure.Id)).ShouldBe("inForce");
        (await service.CaseAsync(item)).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldBe(["attached"]);
        await service.ShouldBalanceAsync();
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Unfounded_objection_without_a_stay_wants_nothing_done()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var objection = await FiledAsync(item);

        await DecideAsync(item, objection, "unfounded", due: false);

        (await service.Host.ScalarAsync<long>("select count(*) from objection_effect where objection_id = $1", objection)).ShouldBe(0);
    }

    [Theory]
    [InlineData(ClaimKind.Tax, "incomeTax")]
    [InlineData(ClaimKind.Fine, "trafficFine")]
    public async Task Court_stay_moves_the_limitation_of_a_tax_only(ClaimKind kind, string subKind)
    {
        var item = Chunks.Case(kind: kind) with { SubKind = subKind, PaymentPeriodEnd = Today.AddYears(-1) };
        await service.OpenAsync(item);
        var before = await DueAsync(item);
        using var stayed = await service.ActAsync(item, "stays", new { reason = "court", from = Today.AddDays(-30), note = "ruling 7" });
        var stay = (await service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0].GetProperty("id").GetGuid();

        using var lifting = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay}/lifting") { Content = System.Net.Http.Json.JsonContent.Create(new { reason = "ruling 8" }), Headers = { { "If-Match", "*" } } };
        using var lifted = await service.Officer().SendAsync(lifting);

        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await DueAsync(item)).ShouldBe(kind == ClaimKind.Tax ? before.AddDays(30) : before);
        var clock = (await service.GetAsync($"/v1/cases/{item.CaseId}?explain=true")).GetProperty("clocks")[0];
        clock.GetProperty("steps").EnumerateArray().Any(step => step.GetProperty("english").GetString()!.Contains("30 suspended days", StringComparison.Ordinal)).ShouldBe(kind == ClaimKind.Tax);
        await service.ShouldBalanceAsync();
    }

    private async Task<DateOnly> DueAsync(AssignedCase item) => await service.Host.ScalarAsync<DateOnly>("select clock_due from case_file where id = $1", item.CaseId);

    private async Task<(string?, string?)> StatesAsync(Measure one, Measure other) =>
        (await service.Host.ScalarAsync<string>("select state from measure where id = $1", one.Id), await service.Host.ScalarAsync<string>("select state from measure where id = $1", other.Id));

    private Task<HttpResponseMessage> RevokeAsync(AssignedCase item, Guid objection, Guid act) =>
        service.ActAsync(item, "attacked-act-revocations", new { objectionId = objection, actId = act, note = "115年度署聲議字第1號" });

    private Task<HttpResponseMessage> CorrectAsync(AssignedCase item, Guid objection, Measure measure, long amount) =>
        service.ActAsync(item, "attacked-act-corrections", new { objectionId = objection, actId = measure.ActId, corrections = new[] { new { measureId = measure.Id, amount } }, note = "living need" });

    private async Task<Guid> FiledAsync(AssignedCase item)
    {
        var id = Guid.CreateVersion7();
        await service.Host.PublishAsync(new ObjectionFiled
        {
            ObjectionId = id,
            CaseNumber = item.CaseNumber,
            Branch = item.CaseNumber[..3],
            Objector = "obligor",
            ReceivedOn = Today,
            ForwardBy = Today.AddDays(10),
            FiledAt = DateTimeOffset.UtcNow,
        });
        await Eventually.EqualAsync(1L, async () => await service.Host.ScalarAsync<long>("select count(*) from case_objection where objection_id = $1 and case_id is not null", id), "the objection is registered");
        return id;
    }

    private async Task DecideAsync(AssignedCase item, Guid objection, string decision, bool due = true)
    {
        await service.Host.PublishAsync(new ObjectionDecided
        {
            ObjectionId = objection,
            CaseNumber = item.CaseNumber,
            Decision = decision,
            DecidedBy = "agency",
            DecisionNumber = "115年度署聲議字第1號",
            DecidedOn = Today,
            Version = 4,
        });
        await Eventually.EqualAsync("decided", async () => await service.Host.ScalarAsync<string>("select state from case_objection where objection_id = $1", objection), "the decision is known");
        if (due)
            await Eventually.EqualAsync(1L, async () => await service.Host.ScalarAsync<long>("select count(*) from objection_effect where objection_id = $1", objection), "its effect is due");
    }
}
