using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(AuctionsChapter))]
public sealed class AuctionTests(ServiceFixture service)
{
    [Fact]
    public async Task Real_estate_goes_to_the_third_session_and_its_proceeds_to_all_who_have_a_part()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "A200000022", claims: [("principal", 120_000)]), Chunks.Case(identity: "A200000022", claims: [("principal", 60_000)]));
        var seizure = await service.SeizedLandAsync(cases[0], "22");
        var auction = await service.AppraisedAsync(seizure, priorClaims: 300_000);
        var path = $"/v1/auctions/{auction}";

        await service.UnsoldAsync(auction, 190, 170, 1_000_000);
        using var deep = await service.TryAsync(path, "notices", Notice(165, 150, 799_999));
        await service.UnsoldAsync(auction, 165, 150, 800_000);
        await service.StepAsync(path, "notices", Notice(145, 130, 640_000));
        using var mailed = await service.Officer().PostAsJsonAsync($"{path}/bids", new { envelope = "M-1", byMail = true, receivedAt = At(131) });
        using var late = await service.Officer().PostAsJsonAsync($"{path}/bids", new { envelope = "M-2", byMail = true, receivedAt = At(130, 10) });
        var before = await service.GetAsync($"{path}/bids");
        using var unopened = await service.TryAsync(path, "session", Session(130, Bid("M-1", 700_000)));
        await service.StepAsync(path, "session", Session(130, Bid("M-1", 700_000), Bid("M-2", 900_000), Bid("S-1", 650_000), Bid("S-2", 950_000, number: "A200000022")));
        await service.StepAsync(path, "tax-notice", new { toldOn = Ago(128) });
        await service.StepAsync(path, "price", new { paidOn = Ago(126), amount = 600_000, receiptNumber = "T-22" });
        await service.StepAsync(path, "certificate", new { issuedOn = Ago(124), number = "北執證 22" });
        await service.StepAsync(path, "title", new { on = Ago(122) });
        await service.StepAsync(path, "hand-over", new { on = Ago(121), occupant = "obligor" });
        await service.JoinAsync(path, "臺北國稅局", "agency", "costs", 5_000, 140);
        await service.JoinAsync(path, "臺北市稅捐稽徵處", "taxOffice", "landValueIncrementTax", 45_000, 127);
        await service.JoinAsync(path, "臺灣銀行", "mortgagee", "secured", 300_000, 140, rank: 1);
        await service.JoinAsync(path, "健保署", "otherAgency", "ordinary", 50_000, 132);
        await service.JoinAsync(path, "王債權人", "other", "ordinary", 100_000, 130);
        var table = (await service.StepAsync(path, "distribution", new { on = Ago(100) })).GetProperty("subjectId").GetGuid();
        await service.StepAsync($"/v1/distributions/{table}", "service", new { servedOn = Ago(105) });
        var paid = await service.StepAsync($"/v1/distributions/{table}", "payment", new { reference = "支付 22" });

        (await ServiceFixture.RefusalAsync(deep)).ShouldBe("409 auction.not_allowed");
        mailed.StatusCode.ShouldBe(HttpStatusCode.Created, await mailed.Content.ReadAsStringAsync());
        late.StatusCode.ShouldBe(HttpStatusCode.Created, await late.Content.ReadAsStringAsync());
        before.GetProperty("items")[0].TryGetProperty("amount", out _).ShouldBeFalse();
        (await ServiceFixture.RefusalAsync(unopened)).ShouldBe("422 auction.bids_missing");
        (await service.GetAsync($"{path}/bids")).GetProperty("items").EnumerateArray().Select(bid => (bid.GetProperty("state").GetString(), Flaw(bid)))
            .ShouldBe([("won", null), ("void", "late"), ("counted", null), ("void", "barred")], ignoreOrder: true);
        paid.GetProperty("amount").GetInt64().ShouldBe(700_000);
        var distribution = await service.GetAsync($"/v1/distributions/{table}");
        (distribution.GetProperty("state").GetString(), distribution.GetProperty("distributed").GetInt64(), distribution.GetProperty("surplus").GetInt64()).ShouldBe(("paid", 680_000, 20_000));
        foreach (var item in cases)
        {
            var view = await service.CaseAsync(item);
            (view.GetProperty("closureKind").GetString(), view.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("paidInFull", 0));
        }

        (await service.GetAsync($"/v1/seizures/{seizure}")).GetProperty("state").GetString().ShouldBe("sold");
        (await service.Host.ScalarAsync<string>("select p.state from property_item p join seizure s on s.property_item_id = p.id where s.id = $1", seizure)).ShouldBe("gone");
        (await service.Host.ScalarAsync<long>("select count(*) from release_task t join seizure s on s.measure_id = t.measure_id where s.id = $1 and t.action = 'release'", seizure)).ShouldBe(1);
        (await service.Host.ScalarAsync<long>("select count(*) from clock where subject_id = any($1) and ended_at is null", new[] { auction, table })).ShouldBe(0);
        (await service.Host.ScalarAsync<long>("select count(*) from case_file where id = any($1) and bid_won_on is not null", cases.Select(item => item.CaseId).ToArray())).ShouldBe(0);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Withdrawal_needs_the_buyers_consent_while_a_bid_has_won_and_a_default_frees_it()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000033", claims: [("principal", 300_000)])))[0];
        var auction = await service.AppraisedAsync(await service.SeizedLandAsync(item, "33"));
        var path = $"/v1/auctions/{auction}";
        await service.StepAsync(path, "notices", Notice(190, 170, 1_000_000));
        await service.StepAsync(path, "session", Session(170, Bid("E-1", 1_200_000)));
        var won = await service.Host.ScalarAsync<DateTime>("select bid_won_on::timestamp from case_file where id = $1", item.CaseId);

        await service.StepAsync(path, "default", new { note = "no payment arrived" });
        using var barred = await service.TryAsync(path, "notices", Notice(150, 140, 1_000_000));
        await service.StepAsync(path, "notices", Notice(150, 130, 1_000_000));
        using var again = await service.TryAsync(path, "session", Session(130, Bid("E-2", 1_500_000)));

        DateOnly.FromDateTime(won).ShouldBe(Ago(170));
        (await ServiceFixture.RefusalAsync(barred)).ShouldBe("409 auction.not_allowed");
        await OkAsync(again);
        (await service.Host.ScalarAsync<long>("select count(*) from case_file where id = $1 and bid_won_on is not null", item.CaseId)).ShouldBe(0);
        var view = await service.GetAsync(path);
        (view.GetProperty("state").GetString(), view.GetProperty("defaulted")[0].GetProperty("buyer").GetProperty("number").GetString()).ShouldBe(("preparing", "B123456780"));
        view.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("result").GetString()).ShouldBe(["buyerDefaulted", "unsold"]);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Payment_in_full_ends_the_auction_before_a_sale_and_frees_the_thing()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000044", claims: [("principal", 300_000)])))[0];
        var seizure = await service.SeizedLandAsync(item, "44");
        var auction = await service.AppraisedAsync(seizure, priorClaims: 996_000);
        await service.StepAsync($"/v1/auctions/{auction}", "surplus-question", new { notifiedOn = Ago(1) });
        var running = await service.Host.ScalarAsync<long>("select count(*) from clock where subject_id = $1 and name = 'surplusProof' and ended_at is null", auction);

        await service.PaidAsync(item.CaseNumber, 300_000, "AU-44");

        running.ShouldBe(1);
        var view = await service.GetAsync($"/v1/auctions/{auction}");
        (view.GetProperty("state").GetString(), view.GetProperty("endReason").GetString()).ShouldBe(("ended", "caseEnded"));
        (await service.GetAsync($"/v1/seizures/{seizure}")).GetProperty("state").GetString().ShouldBe("released");
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'surplusProof'", auction)).ShouldBe("cancelled");
        (await service.Host.ScalarAsync<long>("select count(*) from release_task t join seizure s on s.measure_id = t.measure_id where s.id = $1", seizure)).ShouldBe(1);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Stay_of_all_cases_holds_the_auction_and_its_clocks()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000055", claims: [("principal", 300_000)])))[0];
        var auction = await service.AppraisedAsync(await service.SeizedLandAsync(item, "55"));
        await service.UnsoldAsync(auction, 60, 40, 1_000_000);
        await service.UnsoldAsync(auction, 38, 25, 800_000);
        await service.UnsoldAsync(auction, 20, 3, 640_000);

        using var stayed = await service.ActAsync(item, "stays", new { reason = "court", from = Ago(0), detail = "臺北高行 115 停 1", note = "court stays" });
        using var held = await service.TryAsync($"/v1/auctions/{auction}", "special-sale", new { publishedOn = Ago(0) });
        var paused = await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'specialSaleNotice'", auction);
        var stay = (await service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0].GetProperty("id").GetGuid();
        using var lift = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay}/lifting") { Content = JsonContent.Create(new { reason = "stay ended" }), Headers = { { "If-Match", "*" } } };
        using var lifted = await service.Officer().SendAsync(lift);
        await service.StepAsync($"/v1/auctions/{auction}", "special-sale", new { publishedOn = Ago(0) });

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(held)).ShouldBe("409 auction.stayed");
        paused.ShouldBe("paused");
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'specialSaleNotice'", auction)).ShouldBe("met");
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1 and name = 'specialSaleOffers'", auction)).ShouldBe("running");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Notice_over_the_amount_waits_for_the_branch_head_and_is_published_as_proposed()
    {
        var head = service.Host.Client(Roles.BranchHead, branch: "ksy", subject: "head-1");
        using var rule = await head.PostAsJsonAsync("/v1/approval-rules", new { actKind = "auctionNoticePublished", fromAmount = 1_000_000, roles = new[] { Roles.BranchHead }, from = Ago(0), reason = "directions of the branch" });
        var item = (await service.OpenAsync(Chunks.Case(branch: "ksy", identity: "A200000110", claims: [("principal", 300_000)])))[0];
        var officer = service.Officer("ksy");
        var land = await service.LandAsync(item, "110", client: officer);
        using var ordered = await service.SendAsync(HttpMethod.Post, $"/v1/cases/{item.CaseId}/seizures", Order(land), $"/v1/cases/{item.CaseId}", officer, officer);
        var seizure = (await OkAsync(ordered)).GetProperty("subjectId").GetGuid();
        using var registered = await service.TryAsync($"/v1/seizures/{seizure}", "registration", new { arrivedAt = At(200), number = "ksy 1" }, officer, officer);
        using var appraised = await service.TryAsync($"/v1/seizures/{seizure}", "appraisal",
            new { value = 1_000_000, on = Ago(195), appraiser = "甲", priorClaims = 0, costs = 0, askedByPriorCreditor = false }, officer, officer);
        var path = $"/v1/auctions/{(await OkAsync(appraised)).GetProperty("subjectId").GetGuid()}";

        using var unlawful = await service.TryAsync(path, "notices", Notice(190, 180, 1_000_000), officer, officer);
        using var proposed = await service.TryAsync(path, "notices", Notice(190, 170, 1_000_000), officer, officer);
        var waiting = (await service.GetAsync(path, officer)).GetProperty("state").GetString();
        var location = proposed.Headers.Location!.ToString();
        using var approved = await service.SendAsync(HttpMethod.Post, $"{location}/approval", new { note = "agreed" }, location, head, head);

        rule.StatusCode.ShouldBe(HttpStatusCode.Created, await rule.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(unlawful)).ShouldBe("409 auction.not_allowed");
        (proposed.StatusCode, waiting).ShouldBe((HttpStatusCode.Accepted, "preparing"));
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        (await service.GetAsync(path, officer)).GetProperty("state").GetString().ShouldBe("noticed");
        await service.ShouldSellRightAsync();
    }

    private static string? Flaw(JsonElement bid) => bid.TryGetProperty("flaw", out var flaw) ? flaw.GetString() : null;
}
