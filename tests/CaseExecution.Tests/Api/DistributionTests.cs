using Enforcement.Statute;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(AuctionsChapter))]
public sealed class DistributionTests(ServiceFixture service)
{
    [Fact]
    public async Task Objection_keeps_back_what_it_disputes_until_its_time_has_passed()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000099", claims: [("principal", 300_000)])))[0];
        var auction = await service.SoldAsync(item, "99", 500_000);
        await service.JoinAsync($"/v1/auctions/{auction}", "臺灣銀行", "mortgagee", "secured", 400_000, 180, rank: 1);
        var table = (await service.StepAsync($"/v1/auctions/{auction}", "distribution", new { on = Ago(100) })).GetProperty("subjectId").GetGuid();
        var path = $"/v1/distributions/{table}";
        using var second = await service.TryAsync($"/v1/auctions/{auction}", "distribution", new { on = Ago(90) });
        var bank = (await service.GetAsync($"{path}/rows")).GetProperty("items").EnumerateArray().First(row => row.GetProperty("claim").GetString() == "secured").GetProperty("claimId").GetGuid();
        await service.StepAsync(path, "service", new { servedOn = Ago(105) });

        using var late = await service.TryAsync(path, "objections", new { objector = "obligor", claimId = bank, amount = 150_000, filedOn = Ago(100), grounds = "repaid" });
        var objection = (await service.StepAsync(path, "objections", new { objector = "obligor", claimId = bank, amount = 150_000, filedOn = Ago(101), grounds = "repaid" })).GetProperty("detail").GetString();
        await service.StepAsync(path, "payment", new { reference = "支付 99-1" });
        var part = await service.GetAsync(path);
        var id = part.GetProperty("objections")[0].GetProperty("id").GetGuid();
        await service.StepAsync(path, "settlement", new { objectionId = id });
        await service.StepAsync(path, "payment", new { reference = "支付 99-2" });

        (await ServiceFixture.RefusalAsync(second)).ShouldBe("409 distribution.exists");
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 distribution.objection_late");
        objection.ShouldBe(id.ToString());
        (part.GetProperty("state").GetString(), part.GetProperty("paid").GetInt64(), part.GetProperty("disputed").GetInt64()).ShouldBe(("paidInPart", 350_000, 150_000));
        (await service.GetAsync(path)).GetProperty("state").GetString().ShouldBe("paid");
        (await service.CaseAsync(item)).GetProperty("money").GetProperty("paid").GetInt64().ShouldBe(100_000);
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1", id)).ShouldBe("cancelled");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Correction_of_the_table_stands_when_nobody_opposes_it_for_three_days()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000142", claims: [("principal", 300_000)])))[0];
        var auction = await service.SoldAsync(item, "142", 500_000);
        await service.JoinAsync($"/v1/auctions/{auction}", "臺灣銀行", "mortgagee", "secured", 400_000, 180, rank: 1);
        var path = $"/v1/distributions/{(await service.StepAsync($"/v1/auctions/{auction}", "distribution", new { on = Ago(20) })).GetProperty("subjectId").GetGuid()}";
        var bank = (await service.GetAsync($"{path}/rows")).GetProperty("items").EnumerateArray().First(row => row.GetProperty("claim").GetString() == "secured").GetProperty("claimId").GetGuid();
        await service.StepAsync(path, "service", new { servedOn = Ago(26) });
        await service.StepAsync(path, "objections", new { objector = "obligor", claimId = bank, amount = 150_000, filedOn = Ago(22), grounds = "repaid" });
        var objectionId = (await service.GetAsync(path)).GetProperty("objections")[0].GetProperty("id").GetGuid();
        var corrected = await service.StepAsync(path, "correction", new { objectionId, servedOn = Ago(15), reason = "the bank concedes it" });
        var last = Distribution.Silence(new CorrectedTableFacts(Ago(15)), WorkingCalendar.Official).Date!.Value;

        using var late = await service.TryAsync(path, "opposition", new { objectionId, opposedOn = last.AddDays(1), toldOn = last.AddDays(1) });
        var settled = await service.StepAsync(path, "settlement", new { objectionId });

        Ruling(corrected, "DIS-04").GetProperty("date").GetString().ShouldBe($"{last:yyyy-MM-dd}");
        (await ServiceFixture.RefusalAsync(late), await RefusedByAsync(late)).ShouldBe(("409 distribution.not_allowed", "DIS-04"));
        (Rules(settled).Single(), settled.GetProperty("detail").GetString()).ShouldBe(("DIS-04", "consents"));
        (await service.GetAsync($"{path}/rows")).GetProperty("items").EnumerateArray().Single(row => row.GetProperty("claimId").GetGuid() == bank).GetProperty("amount").GetInt64().ShouldBe(250_000);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Group_of_six_hundred_cases_is_seized_sold_and_paid_by_bounded_statements()
    {
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 600).Select(_ => Chunks.Case(identity: "A200000100", claims: [("principal", 300), ("lateFee", 30)]))]);
        var auction = await service.SoldAsync(cases[0], "100", 250_000);
        var table = (await service.StepAsync($"/v1/auctions/{auction}", "distribution", new { on = Ago(100) })).GetProperty("subjectId").GetGuid();
        await service.StepAsync($"/v1/distributions/{table}", "service", new { servedOn = Ago(105) });

        var paid = await service.StepAsync($"/v1/distributions/{table}", "payment", new { reference = "支付 100" });

        paid.GetProperty("cases").GetInt32().ShouldBe(600);
        var distribution = await service.GetAsync($"/v1/distributions/{table}");
        (distribution.GetProperty("rows").GetInt32(), distribution.GetProperty("distributed").GetInt64(), distribution.GetProperty("surplus").GetInt64()).ShouldBe((1_200, 198_000, 52_000));
        (await service.Host.ScalarAsync<long>("select count(*) from case_file where id = any($1) and closure_kind = 'paidInFull'", cases.Select(item => item.CaseId).ToArray())).ShouldBe(600);
        await service.ShouldSellRightAsync();
    }
}
