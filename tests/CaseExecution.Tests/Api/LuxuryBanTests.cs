using Enforcement.Hosting.Access;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PersonsChapter))]
public sealed class LuxuryBanTests(ServiceFixture service)
{
    private static readonly LuxuryBanAmounts Amounts = LuxuryBan.Amounts.On(Persons.Today).Value;

    [Fact]
    public async Task Ban_follows_a_hearing_and_its_breach_makes_a_ground_and_the_end_tells_the_third_parties()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "L1", claims: [("principal", Amounts.Arrears)])))[0];
        (await service.RefusedAsync(item, "luxury-bans", Ban())).ShouldBe("409 luxury_ban.no_hearing");
        await service.DoneAsync(item, "luxury-hearings", new { servedOn = Persons.Today.AddDays(-9), hearingOn = Persons.Today.AddDays(-1) }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        (await service.RefusedAsync(item, "luxury-bans", Ban(Amounts.Item - 1))).ShouldBe("409 luxury_ban.not_allowed");

        var ban = await service.DoneAsync(item, "luxury-bans", Ban());
        await service.DoneAsync(item, "luxury-breaches", new { banId = ban, breachedOn = Persons.Today, evidence = Persons.Evidence, hasGoodReason = false, order = "pay", amount = 50_000, orderDueOn = Persons.Today.AddDays(1) });
        var breach = (await service.GetAsync($"/v1/cases/{item.CaseId}/luxury-breaches"))[0].GetProperty("id").GetGuid();
        var early = await service.RefusedAsync(item, "luxury-breaches/conclusion", new { breachId = breach, obeyed = false });
        await service.Host.ScalarAsync<int>("update luxury_breach set order_due_on = $2 where id = $1 returning 1", breach, Persons.Today.AddDays(-1));
        await service.DoneAsync(item, "luxury-breaches/conclusion", new { breachId = breach, obeyed = false });
        await service.PaidAsync(item.CaseNumber, Amounts.Arrears, "LX-1");

        early.ShouldBe("409 luxury_breach.not_defied");
        (await service.GetAsync($"/v1/cases/{item.CaseId}/grounds"))[0].GetProperty("ground").GetString().ShouldBe("ableButUnwilling");
        (await service.StateAsync(ban)).ShouldBe("released caseEnded");
        (await service.Host.ScalarAsync<string>("select string_agg(addressee_kind || coalesce(' ' || addressee, ''), ', ' order by addressee_kind, addressee) from release_task where measure_id = $1", ban))
            .ShouldBe("obligor, thirdParty 台灣大車隊, thirdParty 晶華酒店");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Ban_that_is_lifted_before_the_end_of_the_procedure_says_what_the_law_says_of_its_end()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "L3", claims: [("principal", Amounts.Arrears)])))[0];
        await service.DoneAsync(item, "luxury-hearings", new { servedOn = Persons.Today.AddDays(-9), hearingOn = Persons.Today.AddDays(-1) }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        var ban = await service.DoneAsync(item, "luxury-bans", Ban());

        await service.DoneAsync(item, "luxury-bans/lifting", new { banId = ban, reason = "he lives as others do now" });

        (await service.StateAsync(ban)).ShouldBe("released lifted");
        var act = (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
        (act.GetProperty("kind").GetString(), LegalBases.Ruling(act, "LUX-03").GetProperty("reason").GetString()).ShouldBe(("luxuryBanLifted", "stays"));
        (await service.RefusedAsync(item, "luxury-bans/lifting", new { banId = ban, reason = "again" })).ShouldStartWith("409 luxury_ban.");
        await service.ShouldHoldOfPersonsAsync();
    }

    [Fact]
    public async Task Guarantor_becomes_a_party_when_the_obligor_did_not_perform_in_time()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "L2", claims: [("principal", 3000)]), Chunks.Case(identity: "L2", claims: [("principal", 4000)]));
        await service.GroundAsync(cases[0]);
        var order = await service.DoneAsync(cases[0], "security-orders", new { amount = 7000, days = 30, reason = Persons.Reason, milderMeans = Persons.Milder });
        await service.DoneAsync(cases[0], "security-orders/service", new { orderId = order, servedOn = Persons.Today });
        var guarantee = await service.DoneAsync(cases[0], "guarantees", new
        {
            name = "陳保證",
            identityNumber = "A123456789",
            isEntity = false,
            amount = 5000,
            promisesPayment = true,
            givenOn = Persons.Today,
            document = "擔保 115-1",
            securityOrderId = order,
        });
        var enforcement = new { guaranteeId = guarantee, reason = Persons.Reason, milderMeans = Persons.Milder };
        var early = await service.RefusedAsync(cases[0], "guarantees/enforcement", enforcement);
        await service.Host.ScalarAsync<int>("update security_order set due_on = $2 where measure_id = $1 returning 1", order, Persons.Today.AddDays(-1));

        await service.DoneAsync(cases[0], "guarantees/enforcement", enforcement);

        early.ShouldBe("409 guarantee.not_enforceable");
        (await service.Host.ScalarAsync<long>("select count(*) from party where role = 'guarantor' and case_id = any($1)", cases.Select(item => item.CaseId).ToArray())).ShouldBe(2);
        (await service.Host.ScalarAsync<long>("select amount from act where kind = 'guarantorEnforced' and subject_id = $1", guarantee)).ShouldBe(5000);
        (await service.RefusedAsync(cases[0], "guarantees/enforcement", enforcement)).ShouldBe("409 guarantee.enforced");
        (await service.MessagesAsync()).ShouldNotContain("A123456789");
        await service.ShouldHoldOfPersonsAsync();
    }

    private static object Ban(long? amount = null) => new
    {
        appeared = false,
        propertyInsufficient = true,
        livesAboveOrdinary = true,
        weighing = new { causeAndAmount = "tax of ten years", repayment = "none", agencyOpinion = "agrees", isOnApplication = false },
        prohibitions = new[] { new { order = "goodsAndServices", amount = (long?)(amount ?? Amounts.Item), text = "no single purchase above it" }, new { order = "places", amount = (long?)null, text = "no clubs" } },
        thirdParties = new[] { "晶華酒店", "台灣大車隊" },
        reason = Persons.Reason,
        milderMeans = Persons.Milder,
    };
}
