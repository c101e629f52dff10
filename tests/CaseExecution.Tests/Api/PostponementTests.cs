using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PlansChapter))]
public sealed class PostponementTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Agency_agrees_the_officer_postpones_and_the_agency_goes_on()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var garnished = (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 900))).Value;
        var request = Guid.NewGuid();
        await service.Host.PublishAsync(new PostponementRequested
        {
            RequestId = request,
            CaseId = item.CaseId,
            CaseNumber = item.CaseNumber,
            Agency = item.Agency,
            AgreedOn = Today,
            Reason = "settlement",
            RequestedAt = DateTimeOffset.UtcNow,
        });
        await Eventually.TrueAsync(async () => (await service.GetAsync("/v1/postponements?state=requested")).GetProperty("items").EnumerateArray()
            .Any(entry => entry.GetProperty("id").GetGuid() == request), "the request is listed");

        using var clerk = await service.ActAsync(item, "postponements", new { requestId = request, note = "settlement" }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var postponed = await service.ActAsync(item, "postponements", new { requestId = request, note = "settlement" });
        using var again = await service.ActAsync(item, "postponements", new { agreedOn = Today, reference = "letter 2", note = "again" });
        var held = await service.Host.ScalarAsync<string>("select state from measure where id = $1", garnished.Id);
        var flags = (await service.CaseAsync(item)).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ToList();
        await service.Host.PublishAsync(new ContinuationRequested
        {
            RequestId = Guid.NewGuid(),
            CaseId = item.CaseId,
            CaseNumber = item.CaseNumber,
            Agency = item.Agency,
            AppliedOn = Today,
            RequestedAt = DateTimeOffset.UtcNow,
        });

        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        postponed.StatusCode.ShouldBe(HttpStatusCode.OK, await postponed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 postponement.running");
        held.ShouldBe("stayed");
        flags.ShouldContain("postponed");
        await Eventually.EqualAsync("continued", async () => (await OneAsync(item)).GetProperty("state").GetString(), "enforcement goes on");
        (await service.Host.ScalarAsync<string>("select state from measure where id = $1", garnished.Id)).ShouldBe("inForce");
        (await service.Host.ScalarAsync<string>("select state from clock where rule_id = 'POS-01' and case_id = $1", item.CaseId)).ShouldBe("met");
        (await KindsAsync(item)).ShouldBe(["testMeasureOrdered", "postponed", "enforcementContinued"]);
        await service.ShouldBalanceAsync();
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Postponement_lasts_three_months_at_most_and_twice()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var tooLong = await service.ActAsync(item, "postponements", new { agreedOn = Today, until = Today.AddMonths(3).AddDays(1), reference = "letter 1", note = "settlement" });
        using var first = await service.ActAsync(item, "postponements", new { agreedOn = Today, until = Today.AddMonths(3), reference = "letter 1", note = "settlement" });
        using var firstOver = await service.ActAsync(item, "continuations", new { appliedOn = Today });
        using var second = await service.ActAsync(item, "postponements", new { agreedOn = Today, reference = "letter 2", note = "settlement" });
        using var secondOver = await service.ActAsync(item, "continuations", new { appliedOn = Today });
        using var third = await service.ActAsync(item, "postponements", new { agreedOn = Today, reference = "letter 3", note = "settlement" });

        (await ServiceFixture.RefusalAsync(tooLong)).ShouldBe("409 postponement.not_allowed");
        (first.StatusCode, firstOver.StatusCode, second.StatusCode, secondOver.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));
        (await ServiceFixture.RefusalAsync(third)).ShouldBe("409 postponement.not_allowed");
        (await third.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("POS-01");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Nobody_applies_after_the_notice_and_the_case_is_deemed_withdrawn()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        using var postponed = await service.ActAsync(item, "postponements", new { agreedOn = Today.AddMonths(-2), until = Today, reference = "letter 1", note = "settlement" });
        using var early = await service.ActAsync(item, "continuation-notices", new { notifiedOn = Today });
        await service.Host.ScalarAsync<int>("update postponement set until_on = $2 where case_id = $1 returning 1", item.CaseId, Today.AddDays(-30));

        using var notified = await service.ActAsync(item, "continuation-notices", new { notifiedOn = Today }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var tooEarly = await service.ActAsync(item, "deemed-withdrawal", new { });
        var applyBy = (await OneAsync(item)).GetProperty("applyBy").GetString();
        await service.Host.ScalarAsync<int>("update postponement set notified_on = $2 where case_id = $1 returning 1", item.CaseId, Today.AddDays(-25));
        using var late = await service.ActAsync(item, "continuations", new { appliedOn = Today });
        using var over = await service.ActAsync(item, "deemed-withdrawal", new { });

        postponed.StatusCode.ShouldBe(HttpStatusCode.OK, await postponed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 postponement.not_over");
        notified.StatusCode.ShouldBe(HttpStatusCode.OK, await notified.Content.ReadAsStringAsync());
        DateOnly.Parse(applyBy!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(Today.AddDays(10));
        (await ServiceFixture.RefusalAsync(tooEarly)).ShouldBe("409 postponement.period_runs");
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 postponement.applied_too_late");
        over.StatusCode.ShouldBe(HttpStatusCode.OK, await over.Content.ReadAsStringAsync());
        var view = await service.CaseAsync(item);
        (view.GetProperty("closureKind").GetString(), view.TryGetProperty("procedureEndedOn", out _)).ShouldBe(("deemedWithdrawn", true));
        (await service.Host.ScalarAsync<long>("select count(*) from clock where case_id = $1 and ended_at is null", item.CaseId)).ShouldBe(0);
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(ended => ended.CaseId == item.CaseId).ClosureKind.ShouldBe("deemedWithdrawn");
        await service.ShouldBalanceAsync();
    }

    private async Task<JsonElement> OneAsync(AssignedCase item) => (await service.GetAsync($"/v1/cases/{item.CaseId}/postponements")).EnumerateArray().Last();

    private async Task<IEnumerable<string?>> KindsAsync(AssignedCase item) =>
        [.. (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Select(act => act.GetProperty("kind").GetString())];
}
