using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Attachment orders over a group: what they bind, and which of them give way.</summary>
[Collection(nameof(GarnishmentsChapter))]
public sealed class GarnishmentTests(GarnishmentFixture service)
{
    [Fact]
    public async Task Order_binds_nothing_before_it_is_served_and_answered_and_then_debt_and_costs_of_the_whole_group()
    {
        var cases = await service.ObligorAsync("扣一", 3);
        var order = (await service.OrderAsync(cases[0], new { thirdParty = "B004", name = "臺灣銀行", claim = "deposit" }))[0];
        var ordered = await service.BindsAsync(order);
        var most = order.GetProperty("most").GetInt64();

        await service.ByThirdPartyAsync(order, "receipt", new { });
        var served = await service.BindsAsync(order);
        var seen = await service.ByThirdPartyAsync(order, "answer", new { held = 9_000, setOff = 500 });

        ordered.ShouldBe(("approved", 0));
        most.ShouldBe(3_250);
        served.ShouldBe(("inForce", 0));
        (await service.BindsAsync(order)).ShouldBe(("inForce", 3_000));
        (seen.GetProperty("keep").GetInt64(), seen.GetProperty("binds").GetBoolean()).ShouldBe((3_000, true));
        (await service.TasksAsync("扣一")).ShouldBe(["臺灣銀行 reduce 3000 lessOwed"]);
        var measures = (await service.GetAsync($"/v1/cases/{cases[2].CaseId}/measures")).GetProperty("items").EnumerateArray().Single();
        (measures.GetProperty("amount").GetInt64(), measures.GetProperty("totalAmount").GetInt64()).ShouldBe((1_000, 3_000));
        var acts = (await service.GetAsync($"/v1/cases/{cases[1].CaseId}/acts")).GetProperty("items").EnumerateArray().ToList();
        acts.Select(act => act.GetProperty("kind").GetString()).ShouldBe(["attachmentOrdered", "attachmentServed", "thirdPartyAnswered"]);
        Rules(acts[0]).ShouldBe(["GAR-06", "GAR-03", "GAR-04"]);
        Rules(acts[1]).ShouldBe(["THP-03", "THP-01"]);
        Rules(acts[2]).ShouldBe(["GAR-07", "GAR-06", "GAR-09"]);
        acts[2].GetProperty("rulings")[2].GetProperty("steps")[0].GetProperty("chinese").GetString().ShouldBe("債權及費用3,000元");
        (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Single(act => act.ActId == order.GetProperty("actId").GetGuid()).Cases.Count.ShouldBe(3);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Of_two_banks_that_hold_enough_the_one_that_is_not_needed_is_released_at_once()
    {
        var cases = await service.ObligorAsync("扣二", 2);
        var orders = await service.OrderAsync(cases[0], new { thirdParty = "B005", name = "甲銀行", claim = "deposit" }, new { thirdParty = "B006", name = "乙銀行", claim = "deposit" });
        await service.ByThirdPartyAsync(orders[1], "receipt", new { });

        await service.AnsweredAsync(orders[0], 2_250);
        using var late = await service.ThirdParty("B006").PostAsJsonAsync($"/v1/third-party/orders/{GarnishmentFixture.Id(orders[1])}/answer", new { held = 5_000, setOff = 0 });

        (await service.BindsAsync(orders[0])).ShouldBe(("inForce", 2_000));
        (await service.BindsAsync(orders[1])).ShouldBe(("released", 0));
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 garnishment.over");
        (await service.TasksAsync("扣二")).ShouldBe(["乙銀行 release 0 excess"]);
        (await service.ClockAsync(orders[1], "thirdPartyObjection")).ShouldBe("cancelled");
        (await service.ClockAsync(orders[0], "thirdPartyObjection")).ShouldBe("met");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Second_bank_is_kept_for_what_the_first_leaves_open_and_told_to_free_the_rest()
    {
        var cases = await service.ObligorAsync("扣三", 2);
        var orders = await service.OrderAsync(cases[0], new { thirdParty = "B007", name = "丙銀行", claim = "deposit" }, new { thirdParty = "B008", name = "丁銀行", claim = "deposit" });

        await service.AnsweredAsync(orders[0], 1_550);
        await service.AnsweredAsync(orders[1], 5_000);

        (await service.BindsAsync(orders[0])).ShouldBe(("inForce", 1_300));
        (await service.BindsAsync(orders[1])).ShouldBe(("inForce", 700));
        (await service.TasksAsync("扣三")).ShouldBe(["丁銀行 reduce 700 lessOwed"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Wages_give_way_to_a_deposit_that_covers_the_debt_though_they_were_attached_first()
    {
        var cases = await service.ObligorAsync("扣四", 2, 9_000);
        var orders = await service.OrderAsync(cases[0], new { thirdParty = "E100", claim = "wages", known = 60_000 }, new { thirdParty = "B009", claim = "deposit" });
        await service.AnsweredAsync(orders[0], 60_000);
        var month = await service.ByThirdPartyAsync(orders[0], "instalments", new { paidOn = "2026-09-05", pay = 60_000 });

        await service.AnsweredAsync(orders[1], 30_000);
        using var covered = await service.TryOrderAsync(cases[0], new { thirdParty = "B019", claim = "deposit" });

        (month.GetProperty("keep").GetInt64(), month.GetProperty("instalments")[0].GetProperty("due").GetInt64()).ShouldBe((18_000, 18_000));
        (await service.BindsAsync(orders[1])).ShouldBe(("inForce", 18_000));
        (await service.BindsAsync(orders[0])).ShouldBe(("released", 0));
        (await ServiceFixture.RefusalAsync(covered)).ShouldBe("409 garnishment.debt_covered");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Officer_who_states_why_a_third_would_be_unfair_attaches_what_lies_above_the_living_need()
    {
        var item = (await service.ObligorAsync("扣乙", 1, 500_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "E101", claim = "wages", known = 90_000, fairnessReason = "twice the pay of a minister" }))[0];
        await service.AnsweredAsync(order, 90_000);
        await service.DoneAsync(order, "instalments", new { paidOn = "2026-09-05", pay = 90_000 });
        var need = Garnishment.AboveNeed(new GarnishedPayment(new DateOnly(2026, 9, 5), "臺北市", 90_000, MoneySource.Wages), LawEdition.Published).Amount!.Value;

        var acts = (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().ToList();

        Rules(acts[0]).ShouldBe(["GAR-06", "GAR-03", "GAR-07", "GAR-05"]);
        Rules(acts[^1]).ShouldBe(["GAR-07", "GAR-05"]);
        (LegalBases.Ruling(acts[^1], "GAR-05").GetProperty("amount").GetInt64(), acts[^1].GetProperty("amount").GetInt64()).ShouldBe((need, need));
        need.ShouldBeGreaterThan(30_000);
        (await service.BindsAsync(order)).ShouldBe(("inForce", need));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task What_the_law_exempts_is_not_ordered_and_the_refusal_names_rule_and_article()
    {
        var item = (await service.ObligorAsync("扣五", 1, 500_000))[0];

        await Refused(new { thirdParty = "B010", claim = "deposit", account = "nationalPension" }, "GAR-04", "勞工保險條例 29");
        await Refused(new { thirdParty = "B010", claim = "deposit", source = "welfare", known = 8_000 }, "GAR-03", "強制執行法 122(1)");
        await Refused(new { thirdParty = "I010", claim = "insurance", policy = "health" }, "INSR-02", "保險法 129-1");
        await Refused(new { thirdParty = "I010", claim = "insurance", policy = "life", known = 140_000 }, "INSR-01", "保險法 123-1");
        await Refused(new { thirdParty = "E010", claim = "wages", known = 20_000 }, "GAR-07", "強制執行法 115-1");
        (await service.Host.ScalarAsync<long>("select count(*) from garnishment where lead_case_id = $1", item.CaseId)).ShouldBe(0);

        async Task Refused(object target, string rule, string article)
        {
            using var answer = await service.TryOrderAsync(item, target);
            (await ServiceFixture.RefusalAsync(answer)).ShouldBe("409 garnishment.exempt");
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            problem.GetProperty("field").GetString().ShouldBe("/targets/0");
            (problem.GetProperty("basis")[0].GetProperty("ruleId").GetString(), problem.GetProperty("basis")[0].GetProperty("article").GetString()).ShouldBe((rule, article));
        }
    }

    [Theory]
    [InlineData("deposit", "deposit", """{"bankCode":"700","accountNumber":"1","isBenefitAccount":true}""", "GAR-04")]
    [InlineData("insurancePolicy", "insurance", """{"insurer":"I1","policyNumber":"P1","type":"accident"}""", "INSR-02")]
    public async Task What_is_recorded_of_the_property_exempts_it_though_nobody_says_so_again(string kind, string claim, string details, string rule)
    {
        var item = (await service.ObligorAsync("扣甲", 1))[0];
        var obligor = (await service.CaseAsync(item)).GetProperty("obligor").GetProperty("id").GetGuid();
        using var recorded = await service.Officer().PostAsJsonAsync($"/v1/obligors/{obligor}/property",
            new { kind, details = JsonDocument.Parse(details).RootElement, value = 900_000, source = "inquiry", knownOn = "2026-09-01" });
        var property = (await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        using var refused = await service.TryOrderAsync(item, new { thirdParty = "X001", claim, propertyItemId = property });

        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("409 garnishment.exempt");
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe(rule);
    }

    [Fact]
    public async Task Policy_above_the_limit_is_attached_as_a_whole_and_waits_for_those_who_may_take_it_over()
    {
        var item = (await service.ObligorAsync("扣六", 1, 500_000))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "I011", claim = "insurance", policy = "life", known = 150_000 }))[0];
        await service.AnsweredAsync(order, 150_000);

        using var early = await service.DoAsync(order, "payment-order", new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "no other property", milderMeans = "deposits are empty" });
        await service.DoneAsync(order, "payment-order", new { kind = "payOver", agencyAskedOn = "2026-09-02", withoutWaiting = "all who may take it over renounced", reason = "no other property", milderMeans = "deposits are empty" });

        (await service.BindsAsync(order)).ShouldBe(("inForce", 150_000));
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 garnishment.intervention_running");
        (await service.ClockAsync(order, "policyIntervention")).ShouldBe("cancelled");
        (await service.NowAsync(order)).GetProperty("paymentOrder").GetProperty("kind").GetString().ShouldBe("payOver");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Answer_that_shows_exempt_or_no_money_lifts_the_order_at_once()
    {
        var cases = await service.ObligorAsync("扣七", 1, 50_000);
        var orders = await service.OrderAsync(cases[0], new { thirdParty = "B012", name = "戊", claim = "deposit" }, new { thirdParty = "B013", name = "己", claim = "deposit" });
        await service.ByThirdPartyAsync(orders[0], "receipt", new { });
        await service.ByThirdPartyAsync(orders[0], "answer", new { held = 8_000, setOff = 0, source = "welfare" });
        await service.AnsweredAsync(orders[1], 0);

        (await service.TasksAsync("扣七")).ShouldBe(["戊 release 0 exempt", "己 release 0 nothingHeld"], ignoreOrder: true);
        var act = (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/acts")).GetProperty("items").EnumerateArray().First(act => act.GetProperty("kind").GetString() == "thirdPartyAnswered");
        (act.GetProperty("rulings")[0].GetProperty("rule").GetString(), act.GetProperty("detail").GetString()).ShouldBe(("GAR-03", "revoke_at_once"));
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Theory]
    [InlineData(4_000, 1_500, 1_000, "inForce")]
    [InlineData(1_200, 1_500, 0, "inForce")]
    public async Task Earlier_attachment_of_another_authority_is_paid_first(long held, long prior, long binds, string state)
    {
        var item = (await service.ObligorAsync("扣八", 1))[0];
        var order = (await service.OrderAsync(item, new { thirdParty = "C014", claim = "claim" }))[0];
        await service.ByThirdPartyAsync(order, "receipt", new { });
        await service.ByThirdPartyAsync(order, "answer", new { held, setOff = 0, prior = new[] { new { authority = "臺北地方法院", servedAt = "2026-08-01T02:00:00Z", amount = prior } } });

        (await service.BindsAsync(order)).ShouldBe((state, binds));
        using var paid = await service.DoAsync(order, "payment-order", new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed", milderMeans = "notice" });
        if (binds == 0)
            (await ServiceFixture.RefusalAsync(paid)).ShouldBe("409 garnishment.payment_not_allowed");
        else
            paid.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Second_order_to_the_same_third_party_and_an_unknown_item_are_refused()
    {
        var item = (await service.ObligorAsync("扣九", 1))[0];
        await service.OrderAsync(item, new { thirdParty = "B015", claim = "deposit" });

        using var twice = await service.TryOrderAsync(item, new { thirdParty = "B015", claim = "deposit" });
        using var unknown = await service.TryOrderAsync(item, new { thirdParty = "B016", claim = "deposit", propertyItemId = Guid.NewGuid() });
        using var nobody = await service.ActAsync(item, "garnishments", new { targets = Array.Empty<object>(), reason = "owed", milderMeans = "notice" });
        using var noReason = await service.ActAsync(item, "garnishments", new { targets = new[] { new { thirdParty = "B016", claim = "deposit" } }, milderMeans = "notice" });

        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 garnishment.already_ordered");
        (await ServiceFixture.RefusalAsync(unknown)).ShouldBe("404 property.unknown");
        (await ServiceFixture.RefusalAsync(nobody)).ShouldBe("422 request.invalid");
        (await ServiceFixture.RefusalAsync(noReason)).ShouldBe("422 act.reason_missing");
    }

    [Fact]
    public async Task Order_that_the_branch_wants_a_second_person_for_is_tried_proposed_and_done_on_approval()
    {
        var item = (await service.OpenAsync(Chunks.Case(branch: "ksy", identity: "G-KSY")))[0];
        using var head = service.Host.Client(Roles.BranchHead, branch: "ksy", subject: "head");
        using var rule = await head.PostAsJsonAsync("/v1/approval-rules", new { actKind = "attachmentOrdered", fromAmount = 0, roles = new[] { Roles.BranchHead }, from = "2026-09-02", reason = "trial" });
        using var order = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{item.CaseId}/garnishments")
        {
            Content = JsonContent.Create(new { targets = new[] { new { thirdParty = "B017", claim = "deposit" } }, reason = "owed", milderMeans = "notice" }),
            Headers = { { "If-Match", "\"1\"" } },
        };

        using var proposed = await service.Officer("ksy").SendAsync(order);
        var before = await service.Host.ScalarAsync<long>("select count(*) from garnishment where lead_case_id = $1", item.CaseId);
        using var approval = new HttpRequestMessage(HttpMethod.Post, $"{proposed.Headers.Location}/approval") { Content = JsonContent.Create(new { }), Headers = { { "If-Match", "\"1\"" } } };
        using var approved = await head.SendAsync(approval);

        rule.StatusCode.ShouldBe(HttpStatusCode.Created, await rule.Content.ReadAsStringAsync());
        proposed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await proposed.Content.ReadAsStringAsync());
        before.ShouldBe(0);
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<long>("select count(*) from garnishment where lead_case_id = $1", item.CaseId)).ShouldBe(1);
        await service.ShouldBalanceAsync();
    }

    private static List<string?> Rules(JsonElement act) => [.. act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString())];
}
