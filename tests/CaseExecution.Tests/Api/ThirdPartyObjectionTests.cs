using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Third parties that do not recognise the claim, or say nothing; what agency and branch make of it.</summary>
[Collection(nameof(GarnishmentsChapter))]
public sealed class ThirdPartyObjectionTests(GarnishmentFixture service)
{
    private static readonly object Collection = new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed", milderMeans = "notice without effect" };

    [Fact]
    public async Task Objection_in_time_stops_the_collection_until_the_agency_won_its_suit()
    {
        var item = (await service.ObligorAsync("付三", 1, 5_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P003", claim = "claim" }))[0];
        await service.ByThirdPartyAsync(order, "receipt", new { });
        await service.ByThirdPartyAsync(order, "objection", new { grounds = "the price was paid in May" });

        using var collected = await service.DoAsync(order, "payment-order", Collection);
        using var tooSoon = await service.DoAsync(order, "suit", new { on = "2026-09-02", suit = "臺北地院 115 訴 1" });
        await service.DoneAsync(order, "objection-notice", new { on = "2026-09-02" });
        var clock = await service.ClockAsync(order, "agencySuit");
        await service.DoneAsync(order, "suit", new { on = "2026-09-02", suit = "臺北地院 115 訴 1" });
        using var revoked = await service.DoAsync(order, "revocation", new { thirdPartyAsks = true, reason = "letter 3" });
        await service.DoneAsync(order, "judgment", new { on = "2026-09-02", owes = 3_000 });
        await service.DoneAsync(order, "payment-order", Collection);

        (await ServiceFixture.RefusalAsync(collected)).ShouldBe("409 garnishment.payment_not_allowed");
        (await collected.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("THP-08");
        (await ServiceFixture.RefusalAsync(tooSoon)).ShouldBe("409 garnishment.wrong_stage");
        clock.ShouldBe("running");
        (await service.ClockAsync(order, "agencySuit")).ShouldBe("met");
        (await ServiceFixture.RefusalAsync(revoked)).ShouldBe("409 garnishment.no_ground_to_revoke");
        (await service.BindsAsync(order)).ShouldBe(("inForce", 3_000));
        (await service.NowAsync(order)).GetProperty("objection").GetProperty("sueBy").GetString().ShouldBe("2026-09-14");
        var told = (await service.Host.OutboxAsync<ThirdPartyObjected>()).Single(message => message.OrderId == GarnishmentFixture.Id(order));
        (told.ThirdParty, told.NotifiedOn, told.SueBy, told.Cases.Single().CaseId).ShouldBe(("P003", new DateOnly(2026, 9, 2), new DateOnly(2026, 9, 14), item.CaseId));
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Order_is_revoked_on_request_when_no_suit_was_proven_within_the_days()
    {
        var item = (await service.ObligorAsync("付四", 1, 5_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P004", claim = "claim" }))[0];
        await service.ByThirdPartyAsync(order, "receipt", new { });
        await service.ByThirdPartyAsync(order, "objection", new { grounds = "no such debt" });
        await service.DoneAsync(order, "objection-notice", new { on = "2026-09-02" });
        using var early = await service.DoAsync(order, "revocation", new { thirdPartyAsks = true, reason = "letter 4" });

        await AtAsync(new DateOnly(2026, 9, 15), async () => await service.DoneAsync(order, "revocation", new { thirdPartyAsks = true, reason = "letter 4" }));

        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 garnishment.no_ground_to_revoke");
        (await service.BindsAsync(order)).ShouldBe(("released", 0));
        (await service.TasksAsync("付四")).ShouldBe(["P004 release 0 noSuit"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Late_objection_is_refused_and_a_silent_third_party_is_told_to_pay_and_then_enforced_against()
    {
        var item = (await service.ObligorAsync("付五", 1, 5_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P005", claim = "claim" }))[0];
        await service.DoneAsync(order, "service", new { servedOn = "2026-09-02" });
        using var early = await service.DoAsync(order, "payment-order", Collection);
        using var notYet = await service.DoAsync(order, "enforcement", new { agencyAppliedOn = "2026-09-02" });

        await AtAsync(new DateOnly(2026, 9, 15), async () =>
        {
            using var late = await service.DoAsync(order, "objection", new { on = "2026-09-15", grounds = "no such debt" });
            (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 garnishment.objection_late");
            await service.DoneAsync(order, "payment-order", Collection);
            using var alone = await service.DoAsync(order, "enforcement", new { });
            (await ServiceFixture.RefusalAsync(alone)).ShouldBe("409 garnishment.no_default");
            var act = await service.DoneAsync(order, "enforcement", new { agencyAppliedOn = "2026-09-15" });
            act.GetProperty("rulings")[0].GetProperty("rule").GetString().ShouldBe("THP-05");
        });

        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 garnishment.payment_not_allowed");
        (await ServiceFixture.RefusalAsync(notYet)).ShouldBe("409 garnishment.no_default");
        await service.ShouldBalanceAsync();
    }

    private async Task AtAsync(DateOnly day, Func<Task> work)
    {
        var now = service.Clock.Now;
        service.Clock.Now = new DateTimeOffset(day, new TimeOnly(2, 0), TimeSpan.Zero);
        try
        {
            await work();
        }
        finally
        {
            service.Clock.Now = now;
        }
    }
}
