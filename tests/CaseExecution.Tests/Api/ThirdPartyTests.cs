using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Third parties pay, and see their own orders only; what the branch makes of it.</summary>
[Collection(nameof(GarnishmentsChapter))]
public sealed class ThirdPartyTests(GarnishmentFixture service)
{
    private static readonly object Collection = new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed", milderMeans = "notice without effect" };

    [Fact]
    public async Task Attached_deposit_is_collected_over_the_group_and_the_order_ends_with_the_debt()
    {
        var cases = await service.ObligorAsync("付一", 3);
        var order = (await service.OrderAsync(cases[0], new { thirdParty = "P001", name = "臺灣銀行", claim = "deposit" }))[0];
        await service.AnsweredAsync(order, 10_000);
        using var early = await service.DoAsync(order, "payments", new { amount = 3_000, paidOn = "2026-09-02", channel = "bank", receiptNumber = "GP-1" });

        await service.DoneAsync(order, "payment-order", Collection);
        var told = await service.ByThirdPartyAsync(order, "payments", new { amount = 3_000, paidOn = "2026-09-02", receiptNumber = "GP-1" });
        var toldAgain = await service.ByThirdPartyAsync(order, "payments", new { amount = 3_000, paidOn = "2026-09-02", receiptNumber = "GP-1" });
        using var other = await service.ThirdParty("P001").PostAsJsonAsync($"/v1/third-party/orders/{GarnishmentFixture.Id(order)}/payments", new { amount = 2_999, paidOn = "2026-09-02", receiptNumber = "GP-1" });
        var owed = (await service.CaseAsync(cases[1])).GetProperty("money").GetProperty("outstanding").GetInt64();
        await service.DoneAsync(order, "payments", new { amount = 3_000, paidOn = "2026-09-02", channel = "bank", receiptNumber = "GP-1" });

        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 garnishment.wrong_stage");
        (told.GetProperty("payments").GetArrayLength(), toldAgain.GetProperty("payments").GetArrayLength()).ShouldBe((1, 1));
        (await ServiceFixture.RefusalAsync(other)).ShouldBe("409 garnishment.advice_reused");
        owed.ShouldBe(1_000);
        foreach (var item in cases)
            (await service.CaseAsync(item)).GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        var now = await service.NowAsync(order);
        (now.GetProperty("state").GetString(), now.GetProperty("collected").GetInt64(), now.GetProperty("endReason").GetString()).ShouldBe(("ended", 3_000, "collected"));
        now.GetProperty("payments").EnumerateArray().Single().TryGetProperty("paymentId", out _).ShouldBeTrue();
        (await service.TasksAsync("付一")).ShouldBe(["臺灣銀行 release 0 collected"]);
        (await service.Host.ScalarAsync<long>("select count(*) from clock where subject_id = $1 and ended_at is null", GarnishmentFixture.Id(order))).ShouldBe(0);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task More_than_the_debt_goes_to_suspense_and_a_part_leaves_the_rest_bound()
    {
        var cases = await service.ObligorAsync("付二", 2);
        var order = (await service.OrderAsync(cases[0], new { thirdParty = "P002", claim = "claim" }))[0];
        await service.AnsweredAsync(order, 5_000);
        await service.DoneAsync(order, "payment-order", Collection);

        await service.DoneAsync(order, "payments", new { amount = 700, paidOn = "2026-09-02", channel = "bank", receiptNumber = "GP-2" });
        var part = await service.BindsAsync(order);
        await service.DoneAsync(order, "payments", new { amount = 1_500, paidOn = "2026-09-02", channel = "bank", receiptNumber = "GP-3" });
        using var again = await service.DoAsync(order, "payments", new { amount = 1_500, paidOn = "2026-09-02", channel = "bank", receiptNumber = "GP-3" });

        part.ShouldBe(("inForce", 1_300));
        (await service.BindsAsync(order)).ShouldBe(("ended", 0));
        (await service.Host.ScalarAsync<long>("select s.amount from suspense s join payment p on p.id = s.payment_id where p.receipt_number = 'GP-3'")).ShouldBe(200);
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 garnishment.over");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Third_party_may_deposit_until_it_is_told_to_pay()
    {
        var item = (await service.ObligorAsync("付丁", 1))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P017", claim = "claim" }))[0];
        await service.AnsweredAsync(order, 1_000);

        await service.ByThirdPartyAsync(order, "deposit", new { amount = 1_000, reference = "臺北地院 115 存 7" });
        await service.DoneAsync(order, "payment-order", Collection);
        using var late = await service.DoAsync(order, "deposit", new { on = "2026-09-02", amount = 1_000, reference = "臺北地院 115 存 8" });

        (await service.NowAsync(order)).GetProperty("deposit").GetProperty("amount").GetInt64().ShouldBe(1_000);
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 garnishment.deposit_late");
        (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("THP-06");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Wages_are_attached_month_by_month_by_the_law_of_the_month()
    {
        var item = (await service.ObligorAsync("付六", 1, 25_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "E001", claim = "wages", known = 45_000 }))[0];
        await service.AnsweredAsync(order, 45_000);
        await service.DoneAsync(order, "payment-order", Collection);

        // A third of 45,000 is 15,000; of 30,000 only 5,545 lies above the living need of Taipei (law.md 14, 33); of 20,000 nothing.
        await MonthAsync("2026-09-05", 45_000, 15_000, "GW-1");
        await MonthAsync("2026-10-05", 30_000, 5_545, "GW-2");
        await MonthAsync("2026-11-05", 20_000, 0, null);
        using var twice = await service.ThirdParty("E001").PostAsJsonAsync($"/v1/third-party/orders/{GarnishmentFixture.Id(order)}/instalments", new { paidOn = "2026-11-06", pay = 45_000 });
        await MonthAsync("2026-12-05", 45_000, 4_455, "GW-3");

        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 garnishment.month_recorded");
        (await service.CaseAsync(item)).GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        (await service.BindsAsync(order)).ShouldBe(("released", 0));
        (await service.TasksAsync("付六")).ShouldBe(["E001 release 0 caseEnded"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();

        async Task MonthAsync(string paidOn, long pay, long due, string? receipt)
        {
            var seen = await service.ByThirdPartyAsync(order, "instalments", new { paidOn, pay });
            (seen.GetProperty("instalments").EnumerateArray().Last().GetProperty("due").GetInt64(), seen.GetProperty("keep").GetInt64()).ShouldBe((due, due));
            if (receipt is not null)
                await service.DoneAsync(order, "payments", new { amount = due, paidOn = "2026-09-02", channel = "bank", receiptNumber = receipt });
        }
    }

    [Fact]
    public async Task Obligor_shows_what_is_welfare_or_needed_and_only_that_is_released()
    {
        var item = (await service.ObligorAsync("付七", 1, 100_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P007", claim = "deposit" }))[0];
        await service.AnsweredAsync(order, 60_250);

        using var nothing = await service.DoAsync(order, "exemption", new { source = "otherClaim", account = "none", reason = "asks for leniency" });
        var welfare = await service.DoneAsync(order, "exemption", new { source = "welfare", account = "none", part = 8_000, reason = "disability allowance shown" });
        var afterWelfare = await service.BindsAsync(order);
        var needed = await service.DoneAsync(order, "exemption", new { source = "neededClaim", account = "none", county = "臺北市", dependants = new[] { new { share = 1, of = 2 } }, reason = "lives on it with a child" });

        (await ServiceFixture.RefusalAsync(nothing)).ShouldBe("409 garnishment.not_exempt");
        welfare.GetProperty("rulings")[0].GetProperty("reason").GetString().ShouldBe("revoke_at_once");
        afterWelfare.ShouldBe(("inForce", 52_000));
        needed.GetProperty("rulings")[0].GetProperty("rule").GetString().ShouldBe("GAR-07");
        (await service.BindsAsync(order)).ShouldBe(("inForce", 15_317));
        (await service.TasksAsync("付七")).ShouldBe(["P007 reduce 15317 lessOwed"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Excess_is_given_up_in_part_or_as_a_whole()
    {
        var item = (await service.ObligorAsync("付八", 1, 10_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P008", claim = "claim" }))[0];
        await service.AnsweredAsync(order, 9_000);

        using var more = await service.DoAsync(order, "release", new { keep = 9_000, reason = "security given" });
        await service.DoneAsync(order, "release", new { keep = 4_000, reason = "security given" });
        var kept = await service.BindsAsync(order);
        await service.DoneAsync(order, "release", new { reason = "security given" });
        using var gone = await service.DoAsync(order, "release", new { reason = "security given" });

        (await ServiceFixture.RefusalAsync(more)).ShouldBe("422 garnishment.keep_invalid");
        kept.ShouldBe(("inForce", 4_000));
        (await service.BindsAsync(order)).ShouldBe(("released", 0));
        (await ServiceFixture.RefusalAsync(gone)).ShouldBe("409 garnishment.over");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Stayed_case_keeps_what_is_attached_and_nothing_is_paid_for()
    {
        var item = (await service.ObligorAsync("付九", 1))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P009", claim = "claim" }))[0];
        await service.AnsweredAsync(order, 1_000);
        using var stayed = await service.ActAsync(item, "stays", new { reason = "objection", from = "2026-09-02", note = "likely founded" });

        using var paid = await service.DoAsync(order, "payment-order", Collection);
        using var further = await service.TryOrderAsync(item, new { thirdParty = "P010", claim = "claim" });
        var seen = await service.GetAsync($"/v1/third-party/orders/{GarnishmentFixture.Id(order)}", service.ThirdParty("P009"));

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        (await service.BindsAsync(order)).ShouldBe(("stayed", 1_000));
        (await ServiceFixture.RefusalAsync(paid)).ShouldBe("409 act.case_stayed");
        (await ServiceFixture.RefusalAsync(further)).ShouldBe("409 garnishment.debt_covered");
        (seen.GetProperty("isStayed").GetBoolean(), seen.GetProperty("binds").GetBoolean()).ShouldBe((true, true));
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Third_party_sees_its_own_orders_and_nothing_else()
    {
        var item = (await service.ObligorAsync("付十", 1))[0];
        var orders = await service.OrderAsync(item, new { thirdParty = "P011", claim = "deposit" }, new { thirdParty = "P012", claim = "deposit" });
        using var own = service.ThirdParty("P011");
        using var stranger = service.ThirdParty("P012");
        using var nameless = service.Host.Client(Roles.ThirdParty);
        var path = $"/v1/third-party/orders/{GarnishmentFixture.Id(orders[0])}";

        var list = (await service.GetAsync("/v1/third-party/orders?limit=1", own)).GetProperty("items").EnumerateArray().Single();

        (list.GetProperty("obligorName").GetString(), list.GetProperty("caseNumber").GetString(), list.GetProperty("binds").GetBoolean()).ShouldBe(("王小明", item.CaseNumber, false));
        list.TryGetProperty("section", out _).ShouldBeFalse();
        (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var foreignAnswer = await stranger.PostAsJsonAsync($"{path}/answer", new { held = 1, setOff = 0 });
        using var foreignAdvice = await stranger.PostAsJsonAsync($"{path}/payments", new { amount = 1, paidOn = "2026-09-02", receiptNumber = "X" });
        (await ServiceFixture.RefusalAsync(foreignAnswer)).ShouldBe("404 garnishment.unknown");
        (await ServiceFixture.RefusalAsync(foreignAdvice)).ShouldBe("404 garnishment.unknown");
        (await nameless.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.Officer().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var closed in new[] { $"/v1/cases/{item.CaseId}", $"/v1/cases/{item.CaseId}/garnishments", "/v1/garnishments", $"/v1/garnishments/{GarnishmentFixture.Id(orders[0])}", "/v1/release-tasks", "/v1/worklist", $"/v1/acts/{orders[0].GetProperty("actId").GetGuid()}" })
            (await own.GetAsync(closed)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, closed);
    }

    [Theory]
    [InlineData(Roles.Officer, "ksy", null, HttpStatusCode.NotFound)]
    [InlineData(Roles.Officer, "tpy", "別", HttpStatusCode.NotFound)]
    [InlineData(Roles.Clerk, "tpy", "付甲", HttpStatusCode.OK)]
    [InlineData(Roles.HqReview, null, null, HttpStatusCode.OK)]
    [InlineData(Roles.Assigner, "tpy", null, HttpStatusCode.OK)]
    public async Task Order_is_read_within_branch_and_section(string role, string? branch, string? section, HttpStatusCode expected)
    {
        var item = (await service.ObligorAsync("付甲", 1))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P013", claim = "deposit" }))[0];
        using var client = service.Host.Client(role, branch: branch, section: section);

        (await client.GetAsync(GarnishmentFixture.Path(order))).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Only_who_may_decide_orders_attachments_and_payment_and_only_on_the_current_version()
    {
        var item = (await service.ObligorAsync("付乙", 1))[0];
        using var clerk = service.Host.Client(Roles.Clerk, branch: "tpy");
        var order = (await service.OrderAsync(item, new { thirdParty = "P014", claim = "claim" }))[0];
        using var ordered = await service.ActAsync(item, "garnishments", new { targets = new[] { new { thirdParty = "P015", claim = "claim" } }, reason = "r", milderMeans = "m" }, clerk);
        using var told = await service.DoAsync(order, "payment-order", Collection, clerk);
        using var bare = await service.Officer().PostAsJsonAsync($"{GarnishmentFixture.Path(order)}/service", new { servedOn = "2026-09-02" });
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{GarnishmentFixture.Path(order)}/service") { Content = JsonContent.Create(new { servedOn = "2026-09-02" }), Headers = { { "If-Match", "\"99\"" } } };
        using var refused = await clerk.SendAsync(stale);
        using var future = await service.DoAsync(order, "service", new { servedOn = "2026-09-03" }, clerk);
        using var served = await service.DoAsync(order, "service", new { servedOn = "2026-09-02" }, clerk);

        (ordered.StatusCode, told.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await ServiceFixture.RefusalAsync(bare)).ShouldBe("428 precondition.required");
        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("412 precondition.failed");
        (await ServiceFixture.RefusalAsync(future)).ShouldBe("422 garnishment.day_invalid");
        served.StatusCode.ShouldBe(HttpStatusCode.OK, await served.Content.ReadAsStringAsync());
        served.Headers.ETag!.Tag.ShouldBe((await service.Officer().GetAsync(GarnishmentFixture.Path(order))).Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Payment_of_the_obligor_himself_ends_order_and_clocks_whatever_path_it_took()
    {
        var item = (await service.ObligorAsync("付丙", 1))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "P016", claim = "deposit" }))[0];
        await service.DoneAsync(order, "service", new { servedOn = "2026-09-02" });

        await service.PaidAsync(item.CaseNumber, 1_000, "GO-1");

        (await service.BindsAsync(order)).ShouldBe(("released", 0));
        (await service.NowAsync(order)).TryGetProperty("closedAt", out _).ShouldBeTrue();
        (await service.ClockAsync(order, "thirdPartyObjection")).ShouldBe("cancelled");
        (await service.GetAsync("/v1/garnishments?section=付丙")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }
}
