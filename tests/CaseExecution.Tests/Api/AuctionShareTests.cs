using System.Text.Json;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(AuctionsChapter))]
public sealed class AuctionShareTests(ServiceFixture service)
{
    [Fact]
    public async Task Share_costs_its_part_and_its_co_owners_hear_of_it_before_it_is_auctioned()
    {
        var (auction, appraised) = await ShareAsync("A200000121", "121");
        var path = $"/v1/auctions/{auction}";

        using var silent = await service.TryAsync(path, "notices", Notice(190, 170, 250_000));
        var told = await service.StepAsync(path, "co-owner-notice", new { notifiedOn = Ago(191), cannotBeNotified = false, note = "by registered mail" });
        var published = await service.StepAsync(path, "notices", Notice(190, 170, 250_000));

        (Ruling(appraised, "IMM-12").GetProperty("amount").GetInt64(), (await service.GetAsync(path)).GetProperty("appraisal").GetProperty("price").GetInt64()).ShouldBe((250_000L, 250_000L));
        (await ServiceFixture.RefusalAsync(silent)).ShouldBe("409 auction.not_allowed");
        (await RefusedByAsync(silent)).ShouldBe("IMM-13");
        Rules(told).ShouldBe(["IMM-13"]);
        Rules(published).ShouldContain("IMM-13");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Co_owner_buys_in_the_place_of_the_winner_until_his_days_are_over()
    {
        var (auction, _) = await ShareAsync("A200000122", "122");
        var path = $"/v1/auctions/{auction}";
        await service.StepAsync(path, "co-owner-notice", new { cannotBeNotified = true, note = "three of them live abroad" });
        await service.StepAsync(path, "notices", Notice(190, 170, 250_000));
        await service.StepAsync(path, "session", Session(170, Bid("E-1", 260_000)));
        var told = await service.StepAsync(path, "co-owner-priority", new { toldOn = Ago(168) });
        var last = AfterSale.CoOwnerPriority(new CoOwnerPriorityFacts(Ago(168)), LawEdition.Published).Date!.Value;

        using var late = await service.TryAsync(path, "co-owner-purchase", new { name = "王共有", number = "C100000001", declaredOn = last.AddDays(1) });
        var bought = await service.StepAsync(path, "co-owner-purchase", new { name = "王共有", number = "C100000001", declaredOn = last });

        Rules(told).ShouldBe(["IMM-17"]);
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 auction.not_allowed");
        (await RefusedByAsync(late)).ShouldBe("IMM-17");
        (Rules(bought).Single(), bought.GetProperty("amount").GetInt64()).ShouldBe(("IMM-17", 260_000L));
        var sale = (await service.GetAsync(path)).GetProperty("sale");
        (sale.GetProperty("buyer").GetProperty("number").GetString(), sale.GetProperty("displaced").GetProperty("number").GetString(), sale.GetProperty("deposit").GetInt64()).ShouldBe(("C100000001", "B123456780", 0L));
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'coOwnerPriority'", auction)).ShouldBe("met");
        await service.ShouldSellRightAsync();
    }

    // A quarter of land worth a million, seized and appraised.
    private async Task<(Guid Id, JsonElement Act)> ShareAsync(string identity, string number)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: identity, claims: [("principal", 300_000)])))[0];
        var land = await service.PropertyAsync(item, "land", new { landOffice = "古亭地政事務所", section = "大安段一小段", number, shareNumerator = 1, shareDenominator = 4 }, 1_000_000);
        using var ordered = await service.ActAsync(item, "seizures", Order(land));
        var seizure = (await OkAsync(ordered)).GetProperty("subjectId").GetGuid();
        await service.StepAsync($"/v1/seizures/{seizure}", "registration", new { arrivedAt = At(200), number = $"大安 {number}" });
        var appraised = await service.StepAsync($"/v1/seizures/{seizure}", "appraisal", new { value = 1_000_000, on = Ago(195), appraiser = "信義估價師事務所", priorClaims = 0, costs = 5_000, askedByPriorCreditor = false });
        return (appraised.GetProperty("subjectId").GetGuid(), appraised);
    }
}
