using System.Net;
using System.Net.Http.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>A case under a provisional attachment: it secures and does not satisfy, until its title is final.</summary>
[Collection(nameof(AuctionsChapter))]
public sealed class ProvisionalTests(ServiceFixture service)
{
    private static readonly object FinalTitle = new
    {
        title = new { kind = "administrativeAct", number = "財北國稅 77", date = "2025-01-02", servedOn = "2025-01-09", finalOn = "2025-02-10", paymentPeriodEnd = "2025-03-31" },
        reference = "letter 77",
    };

    [Fact]
    public async Task Account_is_attached_but_not_collected_until_the_title_is_final()
    {
        var item = await ProvisionalAsync("A200000301", 10_000);
        var path = await AttachedAsync(item, "B301");
        object collect = new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed since spring", milderMeans = "notices without effect" };
        var before = await service.CaseAsync(item);

        using var early = await service.TryAsync(path, "payment-order", collect);
        using var final = await service.ActAsync(item, "final-title", FinalTitle);
        var (act, after) = (await OkAsync(final), await service.CaseAsync(item));
        using var ordered = await service.TryAsync(path, "payment-order", collect);
        using var again = await service.ActAsync(item, "final-title", FinalTitle);

        (before.GetProperty("title").GetProperty("provisionalReceivedOn").GetString(), before.GetProperty("clocks").GetArrayLength()).ShouldBe(("2026-08-20", 0));
        (await ServiceFixture.RefusalAsync(early), await RefusedByAsync(early)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        Rules(act).ShouldBe(["MAT-07", "LIM-01"]);
        (after.GetProperty("title").TryGetProperty("provisionalReceivedOn", out _), after.GetProperty("title").GetProperty("number").GetString()).ShouldBe((false, "財北國稅 77"));
        (after.GetProperty("clocks")[0].GetProperty("rule").GetString(), after.GetProperty("clocks")[0].GetProperty("dueOn").GetString()).ShouldBe(("LIM-01", "2030-02-10"));
        ordered.StatusCode.ShouldBe(HttpStatusCode.OK, await ordered.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 review.not_provisional");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Land_is_seized_and_not_auctioned_however_much_its_value_falls()
    {
        var item = await ProvisionalAsync("A200000302", 300_000);
        var land = $"/v1/auctions/{await service.AppraisedAsync(await service.SeizedLandAsync(item, "302"))}";

        using var refused = await service.TryAsync(land, "notices", Notice(190, 170, 1_000_000));
        using var falls = await service.TryAsync(land, "notices", Notice(190, 170, 1_000_000, losesValueOrCostly: true));

        (await ServiceFixture.RefusalAsync(refused), await RefusedByAsync(refused)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        (await ServiceFixture.RefusalAsync(falls), await RefusedByAsync(falls)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Land_seized_for_both_is_not_sold_when_the_final_case_is_stayed_or_paid()
    {
        var final = Chunks.Case(identity: "A200000306", claims: [("principal", 300_000)]);
        await service.OpenAsync(final, Chunks.Provisional("A200000306", 200_000));
        var land = $"/v1/auctions/{await service.AppraisedAsync(await service.SeizedLandAsync(final, "306"))}";
        using var stay = await service.ActAsync(final, "stays", new { reason = "court", from = Ago(0), note = "ruling" });
        await OkAsync(stay);
        using var stayed = await service.TryAsync(land, "notices", Notice(190, 170, 1_000_000));
        var lifting = $"/v1/stays/{(await service.GetAsync($"/v1/cases/{final.CaseId}/stays"))[0].GetProperty("id").GetGuid()}/lifting";
        using var lift = new HttpRequestMessage(HttpMethod.Post, lifting) { Content = JsonContent.Create(new { reason = "court lifted it" }), Headers = { { "If-Match", "*" } } };
        using var lifted = await service.Officer().SendAsync(lift);
        await OkAsync(lifted);

        await service.StepAsync(land, "notices", Notice(190, 170, 1_000_000));
        await service.PaidAsync(final.CaseNumber, 300_000, "PRV-306");
        using var held = await service.TryAsync(land, "session", Session(170));

        (await ServiceFixture.RefusalAsync(stayed), await RefusedByAsync(stayed)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        (await ServiceFixture.RefusalAsync(held), await RefusedByAsync(held)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Order_of_a_final_case_does_not_bind_for_the_provisional_one_and_is_collected()
    {
        var final = Chunks.Case(identity: "A200000307", claims: [("principal", 10_000)]);
        var provisional = Chunks.Provisional("A200000307", 20_000);
        await service.OpenAsync(final, provisional);
        await AttachedAsync(provisional, "B307");
        var path = await AttachedAsync(final, "B307");

        using var ordered = await service.TryAsync(path, "payment-order", new { kind = "collection", agencyAskedOn = "2026-09-02", reason = "owed since spring", milderMeans = "notices without effect" });

        ordered.StatusCode.ShouldBe(HttpStatusCode.OK, await ordered.Content.ReadAsStringAsync());
        (await service.Host.ScalarAsync<long>("select count(*) from measure_case where measure_id = $1", Guid.Parse(path[^36..]))).ShouldBe(1);
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Movable_that_loses_value_is_sold_at_once()
    {
        var item = await ProvisionalAsync("A200000305", 300_000);
        using var ordered = await service.ActAsync(item, "seizures", Order(await service.PropertyAsync(item, "movable", new { description = "冷凍水產", place = "某路 1 號" }, 100_000)));
        var seizure = $"/v1/seizures/{(await OkAsync(ordered)).GetProperty("subjectId").GetGuid()}";
        await service.StepAsync(seizure, "site-record", new
        {
            startedAt = "2026-09-02T10:00:00+08:00",
            endedAt = "2026-09-02T11:00:00+08:00",
            county = "臺北市",
            place = "某路 1 號",
            description = "冷凍水產二十箱",
            ledBy = "執行員甲",
            present = new[] { "義務人" },
            custodian = new { kind = "obligor", place = "現場", costs = 0 },
            isHome = false,
            thing = "none",
        });
        var auction = $"/v1/auctions/{await service.AppraisedAsync(Guid.Parse(seizure[^36..]), 100_000)}";

        using var refused = await service.TryAsync(auction, "notices", Movable(atRisk: false));
        using var why = await service.TryAsync(auction, "notices", Movable(atRisk: true));
        var published = await service.StepAsync(auction, "notices", Movable(atRisk: true, "it rots"));

        (await ServiceFixture.RefusalAsync(refused), await RefusedByAsync(refused)).ShouldBe(("409 act.case_provisional", "PRV-02"));
        (await ServiceFixture.RefusalAsync(why)).ShouldBe("422 act.reason_missing");
        Ruling(published, "PRV-02").GetProperty("reason").GetString().ShouldBe("deposit_price");
        await service.ShouldSellRightAsync();

        static object Movable(bool atRisk, string? note = null) => new
        {
            terms = new
            {
                publishedOn = "2026-09-10",
                opensAt = "2026-09-18T10:00:00+08:00",
                place = "現場",
                minimumPrice = 100_000,
                deposit = 0,
                paymentDays = 1,
                stated = new[] { "movable" },
                handOver = true,
                losesValueOrCostly = atRisk,
            },
            note,
        };
    }

    [Fact]
    public async Task Share_of_a_provisional_case_in_the_proceeds_is_deposited()
    {
        var final = Chunks.Case(identity: "A200000303", claims: [("principal", 300_000)]);
        var provisional = Chunks.Provisional("A200000303", 200_000);
        await service.OpenAsync(final, provisional);
        var auction = await service.SoldAsync(final, "303", 600_000);
        var path = $"/v1/distributions/{(await service.StepAsync($"/v1/auctions/{auction}", "distribution", new { on = Ago(100) })).GetProperty("subjectId").GetGuid()}";
        await service.StepAsync(path, "service", new { servedOn = Ago(105) });

        await service.StepAsync(path, "payment", new { reference = "支付 303" });

        var table = await service.GetAsync(path);
        (table.GetProperty("state").GetString(), table.GetProperty("secured").GetInt64(), table.GetProperty("deposited").GetInt64()).ShouldBe(("paidInPart", 200_000, 0));
        (await PaidAsync(final), await PaidAsync(provisional)).ShouldBe((300_000, 0));
        using var early = await service.TryAsync(path, "payment", new { reference = "支付 303-1" });
        object more = new { targets = new[] { new { thirdParty = "B303", claim = "deposit" } }, reason = "may hide it", milderMeans = "none secures it" };
        using var twice = await service.ActAsync(provisional, "garnishments", more);
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 garnishment.debt_covered");
        (await ServiceFixture.RefusalAsync(early), await RefusedByAsync(early)).ShouldBe(("409 act.case_provisional", "PRV-02"));

        using var title = await service.ActAsync(provisional, "final-title", FinalTitle);
        await OkAsync(title);
        await service.StepAsync(path, "payment", new { reference = "支付 303-2" });

        table = await service.GetAsync(path);
        (table.GetProperty("state").GetString(), table.GetProperty("secured").GetInt64()).ShouldBe(("paid", 0));
        (await PaidAsync(provisional)).ShouldBe(200_000);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Title_that_is_not_overdue_or_whose_period_is_over_is_not_taken_up()
    {
        var item = await ProvisionalAsync("A200000304", 10_000);

        using var early = await service.ActAsync(item, "final-title", With(paymentPeriodEnd: Ago(-5)));
        using var late = await service.ActAsync(item, "final-title", With(finalOn: new DateOnly(2016, 2, 10)));
        using var clerk = await service.ActAsync(item, "final-title", FinalTitle, service.Host.Client(Roles.Clerk, branch: "tpy"));

        (await ServiceFixture.RefusalAsync(early), await RefusedByAsync(early)).ShouldBe(("409 review.title_not_mature", "MAT-07"));
        (await ServiceFixture.RefusalAsync(late), await RefusedByAsync(late)).ShouldBe(("409 review.title_not_mature", "LIM-01"));
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static object With(DateOnly? finalOn = null, DateOnly? paymentPeriodEnd = null) => new
    {
        title = new
        {
            kind = "administrativeAct",
            number = "財北國稅 78",
            date = "2015-01-02",
            servedOn = "2015-01-09",
            finalOn = finalOn ?? new DateOnly(2025, 2, 10),
            paymentPeriodEnd = paymentPeriodEnd ?? new DateOnly(2015, 3, 31),
        },
        reference = "letter 78",
    };

    private async Task<AssignedCase> ProvisionalAsync(string identity, long amount) => (await service.OpenAsync(Chunks.Provisional(identity, amount)))[0];

    private async Task<long> PaidAsync(AssignedCase item) => (await service.CaseAsync(item)).GetProperty("money").GetProperty("paid").GetInt64();

    // An attachment order on a deposit, received and answered by the bank.
    private async Task<string> AttachedAsync(AssignedCase item, string bank)
    {
        using var ordered = await service.ActAsync(item, "garnishments", new { targets = new[] { new { thirdParty = bank, claim = "deposit" } }, reason = "may hide it", milderMeans = "none secures it" });
        await OkAsync(ordered);
        var id = (await service.GetAsync($"/v1/cases/{item.CaseId}/garnishments")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var client = service.Host.Client(Roles.ThirdParty, thirdParty: bank, subject: bank);
        using var received = await client.PostAsJsonAsync($"/v1/third-party/orders/{id}/receipt", new { }, ServiceFixture.Json);
        received.EnsureSuccessStatusCode();
        using var answered = await client.PostAsJsonAsync($"/v1/third-party/orders/{id}/answer", new { held = 50_000, setOff = 0 }, ServiceFixture.Json);
        answered.EnsureSuccessStatusCode();
        return $"/v1/garnishments/{id}";
    }
}
