using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Turns an auction may take beside a sale to the highest bidder.</summary>
[Collection(nameof(AuctionsChapter))]
public sealed class AuctionTurnTests(ServiceFixture service)
{
    [Fact]
    public async Task Creditor_takes_over_at_the_minimum_when_he_says_so_before_the_session_ends()
    {
        var auction = await AuctionAsync("A200000131", "131");
        var path = $"/v1/auctions/{auction}";
        await service.StepAsync(path, "notices", Notice(190, 170, 1_000_000));

        using var late = await service.TryAsync(path, "session", TakenOver(At(170, 12)));
        var taken = await service.StepAsync(path, "session", TakenOver(At(170, 10)));

        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 auction.not_allowed");
        (await RefusedByAsync(late)).ShouldBe("IMM-09");
        (taken.GetProperty("detail").GetString(), taken.GetProperty("amount").GetInt64()).ShouldBe(("taken_over", 1_000_000L));
        Rules(taken).ShouldContain("IMM-09");
        (await service.GetAsync(path)).GetProperty("sale").GetProperty("isTakeOver").GetBoolean().ShouldBeTrue();
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Buyer_who_did_not_pay_owes_what_the_new_sale_brings_less()
    {
        var auction = await AuctionAsync("A200000132", "132");
        var path = $"/v1/auctions/{auction}";
        await service.StepAsync(path, "notices", Notice(190, 170, 1_000_000));
        await service.StepAsync(path, "session", Session(170, Bid("E-1", 1_250_000)));
        await service.StepAsync(path, "default", new { note = "no payment arrived" });
        await service.StepAsync(path, "notices", Notice(150, 130, 1_000_000));

        var sold = await service.StepAsync(path, "session", Session(130, Bid("E-2", 1_030_000, number: "C100000002")));

        Ruling(sold, "MOV-10").GetProperty("amount").GetInt64().ShouldBe(220_000);
        var view = await service.GetAsync(path);
        var before = view.GetProperty("defaulted")[0];
        (before.GetProperty("shortfall").GetInt64(), before.GetProperty("depositKept").GetInt64(), before.GetProperty("liability").GetInt64()).ShouldBe((220_000L, 100_000L, 120_000L));
        view.GetProperty("proceeds").GetInt64().ShouldBe(1_130_000);
        await service.ShouldSellRightAsync();
    }

    [Theory]
    [InlineData("A200000133", 30, true)]
    [InlineData("A200000134", 2, false)]
    public async Task Agency_may_ask_for_another_auction_while_the_special_sale_runs(string identity, int requestedAgo, bool inTime)
    {
        var auction = await AuctionAsync(identity, identity[^3..]);
        var path = $"/v1/auctions/{auction}";
        await service.UnsoldAsync(auction, 190, 170, 1_000_000);
        await service.UnsoldAsync(auction, 165, 150, 800_000);
        await service.UnsoldAsync(auction, 145, 125, 640_000);
        await service.StepAsync(path, "special-sale", new { publishedOn = Ago(118) });

        using var asked = await service.TryAsync(path, "special-sale/request", new { requestedOn = Ago(requestedAgo), reappraise = false });

        if (inTime)
            Rules(await OkAsync(asked)).ShouldBe(["IMM-06"]);
        else
            (await ServiceFixture.RefusalAsync(asked), await RefusedByAsync(asked)).ShouldBe(("409 auction.not_allowed", "IMM-06"));
        var state = await service.GetAsync(path);
        (state.GetProperty("state").GetString(), state.GetProperty("next").GetProperty("step").GetString()).ShouldBe(inTime ? ("preparing", "auctionAfterSpecialSale") : ("specialSale", "deemedWithdrawn"));
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Agency_that_proves_a_surplus_in_time_gets_its_auction()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000135", claims: [("principal", 300_000)])))[0];
        var auction = await service.AppraisedAsync(await service.SeizedLandAsync(item, "135"), priorClaims: 2_000_000);
        var path = $"/v1/auctions/{auction}";

        using var early = await service.TryAsync(path, "notices", Notice(190, 170, 1_000_000));
        var asked = await service.StepAsync(path, "surplus-question", new { notifiedOn = Ago(194) });
        var clock = (await service.GetAsync($"/v1/cases/{item.CaseId}/clocks")).EnumerateArray().Select(one => one.GetProperty("clock")).Single(one => one.GetProperty("name").GetString() == "surplusProof");
        await service.StepAsync(path, "surplus-answer", new { answeredOn = Ago(192), surplusProved = true, costsAccepted = true });
        await service.StepAsync(path, "notices", Notice(190, 170, 1_000_000));

        (await RefusedByAsync(early)).ShouldBe("IMM-07");
        Rules(asked).ShouldBe(["IMM-07", "IMM-21"]);
        Ruling(asked, "IMM-21").GetProperty("date").GetString().ShouldBe(clock.GetProperty("dueOn").GetString());
        clock.GetProperty("ruleId").GetString().ShouldBe("IMM-21");
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'surplusProof'", auction)).ShouldBe("met");
        await service.ShouldSellRightAsync();
    }

    private async Task<Guid> AuctionAsync(string identity, string number)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: identity, claims: [("principal", 300_000)])))[0];
        return await service.AppraisedAsync(await service.SeizedLandAsync(item, number));
    }

    private static object TakenOver(DateTimeOffset declaredAt) => new
    {
        openedAt = At(170),
        endedAt = At(170, 11),
        bids = Array.Empty<object>(),
        takeOver = new { creditor = "臺灣銀行", number = "03557311", declaredAt, isPresent = true, mayOwn = true },
        bidInadequate = false,
        goodPriceLikely = false,
    };
}
