using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(AuctionsChapter))]
public sealed class SeizureTests(ServiceFixture service)
{
    [Fact]
    public async Task Seizure_is_of_all_open_cases_of_the_obligor_shows_its_ground_and_takes_effect_at_the_land_office()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "A200000011", claims: [("principal", 300_000)]), Chunks.Case(identity: "A200000011", claims: [("principal", 200_000)]));
        var land = await service.LandAsync(cases[0], "11");

        using var court = await service.ActAsync(cases[0], "seizures", Order(land, seizedBy: "court"));
        using var ordered = await service.ActAsync(cases[0], "seizures", Order(land));
        var act = await OkAsync(ordered);
        var id = act.GetProperty("subjectId").GetGuid();
        using var twice = await service.ActAsync(cases[1], "seizures", Order(land));
        using var early = await service.TryAsync($"/v1/seizures/{id}", "appraisal", new { value = 1_000_000, on = Ago(1), appraiser = "甲", priorClaims = 0, costs = 0, askedByPriorCreditor = false });
        await service.StepAsync($"/v1/seizures/{id}", "registration", new { arrivedAt = At(3), number = "大安 1" });

        (await ServiceFixture.RefusalAsync(court)).ShouldBe("409 seizure.not_allowed");
        (await court.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("DBL-01");
        act.GetProperty("cases").GetInt32().ShouldBe(2);
        act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString()).ShouldBe(["DBL-01", "MOV-05", "MOV-06", "GEN-01"]);
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 seizure.exists");
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 auction.not_seized");
        var seizure = await service.GetAsync($"/v1/seizures/{id}");
        (seizure.GetProperty("state").GetString(), seizure.GetProperty("registry").GetString(), seizure.GetProperty("version").GetInt32()).ShouldBe(("effective", "古亭地政事務所", 2));
        (await service.Host.ScalarAsync<string>("select state from measure where id = $1", seizure.GetProperty("measureId").GetGuid())).ShouldBe("inForce");
        (await service.GetAsync($"/v1/cases/{cases[1].CaseId}/measures")).GetProperty("items")[0].GetProperty("kind").GetString().ShouldBe("registeredSeizure");
        (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Single(done => done.ActId == act.GetProperty("id").GetGuid()).Cases.Count.ShouldBe(2);
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Movables_are_seized_on_site_in_daylight_and_given_back_when_nobody_wants_them()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000066", claims: [("principal", 300_000)])))[0];
        using var ordered = await service.ActAsync(item, "seizures", Order(await service.PropertyAsync(item, "movable", new { description = "車床一部", place = "某路 1 號" }, 100_000)));
        var id = (await OkAsync(ordered)).GetProperty("subjectId").GetGuid();
        var path = $"/v1/seizures/{id}";

        using var night = await service.TryAsync(path, "site-record", Site("2026-09-02T22:00:00+08:00", "2026-09-02T23:00:00+08:00"));
        using var exempt = await service.TryAsync(path, "site-record", Site("2026-09-02T10:00:00+08:00", "2026-09-02T11:00:00+08:00", thing: "toolsOfWorkOrEducation"));
        await service.StepAsync(path, "site-record", Site("2026-09-02T10:00:00+08:00", "2026-09-02T11:00:00+08:00"));
        await service.StepAsync(path, "custodian", new { custodian = new { kind = "other", name = "大安倉儲", place = "倉庫", costs = 3_000 }, reason = "the workshop moves" });
        var auction = await service.AppraisedAsync(id, 100_000);
        await service.StepAsync($"/v1/auctions/{auction}", "notices", MovableNotice("2026-09-10", "2026-09-18T10:00:00+08:00"));
        await service.StepAsync($"/v1/auctions/{auction}", "session", MovableSession("2026-09-18", 80_000));
        await service.StepAsync($"/v1/auctions/{auction}", "notices", MovableNotice("2026-09-21", "2026-09-29T10:00:00+08:00"));
        await service.StepAsync($"/v1/auctions/{auction}", "session", MovableSession("2026-09-29", 49_999));

        (await ServiceFixture.RefusalAsync(night)).ShouldBe("409 seizure.not_allowed");
        (await night.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("GEN-02");
        (await exempt.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("MOV-07");
        var view = await service.GetAsync(path);
        (view.GetProperty("state").GetString(), view.GetProperty("endReason").GetString(), view.GetProperty("custodian").GetProperty("name").GetString()).ShouldBe(("released", "unsold", "大安倉儲"));
        (await service.Host.ScalarAsync<string>("select addressee_kind from release_task t join seizure s on s.measure_id = t.measure_id where s.id = $1", id)).ShouldBe("custodian");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Home_is_entered_at_night_only_when_urgent_and_permitted_and_what_the_household_needs_stays()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000141", claims: [("principal", 300_000)])))[0];
        using var ordered = await service.ActAsync(item, "seizures", Order(await service.PropertyAsync(item, "movable", new { description = "現金及米糧", place = "某路 1 號" }, 100_000)));
        var path = $"/v1/seizures/{(await OkAsync(ordered)).GetProperty("subjectId").GetGuid()}";

        using var unshown = await service.TryAsync(path, "site-record", Home(permissionShown: false, months: null));
        using var tooMuch = await service.TryAsync(path, "site-record", Home(permissionShown: true, months: 4));
        using var unasked = await service.TryAsync(path, "site-record", Home(permissionShown: true, months: null, help: "none"));
        var recorded = await service.StepAsync(path, "site-record", Home(permissionShown: true, months: null));

        (await ServiceFixture.RefusalAsync(unshown), await RefusedByAsync(unshown)).ShouldBe(("409 seizure.not_allowed", "GEN-04"));
        (await ServiceFixture.RefusalAsync(tooMuch), await RefusedByAsync(tooMuch)).ShouldBe(("409 seizure.not_allowed", "MOV-01"));
        (await ServiceFixture.RefusalAsync(unasked), await RefusedByAsync(unasked)).ShouldBe(("409 seizure.not_allowed", "GEN-05"));
        Rules(recorded).ShouldBe(["GEN-02", "GEN-04", "GEN-05", "MOV-07", "MOV-01", "IMM-11"]);
        Ruling(recorded, "GEN-05").GetProperty("amount").GetInt64().ShouldBe(1_200);
        Ruling(recorded, "MOV-01").GetProperty("amount").GetInt64().ShouldBe(40_000);
        var view = await service.GetAsync(path);
        (view.GetProperty("state").GetString(), view.GetProperty("site").GetProperty("assistance").GetProperty("agency").GetString()).ShouldBe(("effective", "大安分局"));
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Release_asks_the_law_and_ends_the_auction()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000077", claims: [("principal", 300_000)])))[0];
        var seizure = await service.SeizedLandAsync(item, "77");
        var auction = await service.AppraisedAsync(seizure, priorClaims: 2_000_000);
        var path = $"/v1/seizures/{seizure}";

        using var open = await service.TryAsync(path, "release", new { ground = "noSurplus", courtFileJoined = false, note = "prior claims" });
        await service.StepAsync($"/v1/auctions/{auction}", "surplus-question", new { notifiedOn = Ago(30) });
        using var cash = await service.TryAsync(path, "release", new { ground = "cash", courtFileJoined = false, cash = 304_999, offeredAt = At(1), note = "cash brought" });
        using var joined = await service.TryAsync(path, "release", new { ground = "noSurplus", courtFileJoined = true, note = "prior claims" });
        await service.StepAsync(path, "release", new { ground = "noSurplus", courtFileJoined = false, note = "prior claims" });

        (await ServiceFixture.RefusalAsync(open)).ShouldBe("409 seizure.not_released");
        (await cash.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("IMM-10");
        (await joined.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("DBL-02");
        (await service.GetAsync($"/v1/auctions/{auction}")).GetProperty("state").GetString().ShouldBe("ended");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Wrong_role_another_branch_and_a_stale_version_get_nothing()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "A200000088", claims: [("principal", 300_000)])))[0];
        var seizure = await service.SeizedLandAsync(item, "88");
        var auction = await service.AppraisedAsync(seizure);
        var (path, notice) = ($"/v1/auctions/{auction}", Notice(190, 170, 1_000_000));

        using var clerk = await service.TryAsync(path, "notices", notice, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var elsewhere = await service.TryAsync(path, "notices", notice, service.Officer("tyy"));
        using var section = await service.TryAsync(path, "notices", notice, service.Officer("tpy", "乙"));
        using var bare = await service.Officer().PostAsJsonAsync($"{path}/notices", notice);
        using var agency = await service.Host.Client(Roles.Agency, agency: "A01").GetAsync(path);
        using var unseen = await service.Officer("tyy").GetAsync($"/v1/seizures/{seizure}");

        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(elsewhere)).ShouldBe("404 auction.unknown");
        (await ServiceFixture.RefusalAsync(section)).ShouldBe("404 auction.unknown");
        (await ServiceFixture.RefusalAsync(bare)).ShouldBe("428 precondition.required");
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(unseen)).ShouldBe("404 seizure.unknown");
        using var wrong = await service.Officer().GetAsync("/v1/seizures?state=lost");
        (await ServiceFixture.RefusalAsync(wrong)).ShouldBe("422 request.invalid");
        (await service.GetAsync("/v1/auctions", service.Officer("tyy"))).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await service.GetAsync($"/v1/seizures?state=effective&obligorId={(await service.CaseAsync(item)).GetProperty("obligor").GetProperty("id").GetGuid()}")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static object Site(string from, string to, string thing = "none") => new
    {
        startedAt = from,
        endedAt = to,
        county = "臺北市",
        place = "某路 1 號",
        description = "車床一部，尚可運轉",
        ledBy = "執行員甲",
        present = new[] { "義務人" },
        custodian = new { kind = "obligor", place = "現場", costs = 0 },
        isHome = false,
        thing,
    };

    private static object Home(bool permissionShown, int? months, string help = "resistanceFeared") => new
    {
        startedAt = "2026-09-02T22:00:00+08:00",
        endedAt = "2026-09-02T23:00:00+08:00",
        county = "臺北市",
        place = "某路 1 號",
        description = "現金 100,000 元",
        ledBy = "執行員甲",
        present = new[] { "義務人", "里長" },
        custodian = new { kind = "branch", place = "分署", costs = 0 },
        assistance = new { agency = "大安分局", ground = help, cost = 1_200 },
        isHome = true,
        permissionShown,
        isUrgent = true,
        note = "money is being carried away tonight",
        monthlyNeeds = 20_000,
        monthsOfNeeds = months,
    };

    private static object MovableNotice(string published, string opens) => new
    {
        terms = new { publishedOn = published, opensAt = opens, place = "現場", minimumPrice = 100_000, deposit = 0, paymentDays = 1, stated = new[] { "movable" }, handOver = true },
    };

    private static object MovableSession(string day, long amount) => new
    {
        openedAt = $"{day}T10:00:00+08:00",
        endedAt = $"{day}T11:00:00+08:00",
        bids = new[] { Bid("O-1", amount, deposit: 0) },
        bidInadequate = false,
        goodPriceLikely = false,
    };
}
