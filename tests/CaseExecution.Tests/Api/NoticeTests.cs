using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(NoticesChapter))]
public sealed class NoticeTests(ServiceFixture service) : NoticeSteps(service)
{
    [Fact]
    public async Task Notice_to_pay_is_served_by_deposit_and_ends_with_the_payment()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];

        var notice = await IssuedAsync(item, Payment(), Service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var defective = await OnNoticeAsync(notice, "services", Deposit(Addressee(notice)));
        using var failed = await OnNoticeAsync(notice, "failed-services", new { addresseeId = Addressee(notice), triedOn = Today, reason = "notMet" });
        using var served = await OnNoticeAsync(notice, "services", Deposit(Addressee(notice)));
        var after = await ReadAsync(notice);

        (await ServiceFixture.RefusalAsync(defective)).ShouldBe("409 service.defective");
        (await defective.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("SRV-08");
        failed.StatusCode.ShouldBe(HttpStatusCode.OK, await failed.Content.ReadAsStringAsync());
        served.StatusCode.ShouldBe(HttpStatusCode.OK, await served.Content.ReadAsStringAsync());
        var addressee = after.GetProperty("addressees")[0];
        Day(addressee, "effectiveOn").ShouldBe(Today);
        Day(addressee, "laterOn").ShouldBe(Today.AddDays(10));
        Day(addressee, "countsFrom").ShouldBe(Today);
        (after.GetProperty("pending").GetInt32(), after.GetProperty("version").GetInt32(), after.GetProperty("attempts").GetArrayLength()).ShouldBe((0, 3, 2));
        (await Service.GetAsync($"/v1/cases/{item.CaseId}")).GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()).ShouldContain("noticeSent");
        (await ClockAsync(item)).GetProperty("state").GetString().ShouldBe("running");
        var acts = (await Service.GetAsync($"/v1/cases/{item.CaseNumber}/acts")).GetProperty("items").EnumerateArray().ToList();
        acts.Select(act => act.GetProperty("kind").GetString()).ShouldBe(["paymentNoticed", "serviceFailed", "noticeServed"]);
        acts[2].GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString()).ShouldBe(["SRV-12", "SRV-04", "SRV-13", "SRV-08", "SRV-01", "SRV-14"]);

        await Service.PaidAsync(item.CaseNumber, 1000, "NO-1");

        (await ReadAsync(notice)).GetProperty("state").GetString().ShouldBe("fulfilled");
        (await ClockAsync(item)).GetProperty("state").GetString().ShouldBe("cancelled");
        (await Service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Count(act => act.Cases.Any(touched => touched.CaseId == item.CaseId)).ShouldBe(3);
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notice_to_appear_counts_from_the_later_day_and_is_served_again_when_moved()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];
        var notice = await IssuedAsync(item, Appearance(30));
        using var served = await OnNoticeAsync(notice, "services", Deposit(Addressee(notice), otherWaysFailed: true));
        var before = (await ReadAsync(notice)).GetProperty("addressees")[0];

        using var moved = await OnNoticeAsync(notice, "appearance", new { appearAt = At(40), isUrgent = false, reason = "obligor abroad" });
        using var past = await OnNoticeAsync(notice, "appearance", new { appearAt = At(0), isUrgent = false, reason = "obligor abroad" });

        served.StatusCode.ShouldBe(HttpStatusCode.OK, await served.Content.ReadAsStringAsync());
        Day(before, "countsFrom").ShouldBe(Today.AddDays(10));
        moved.StatusCode.ShouldBe(HttpStatusCode.OK, await moved.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(past)).ShouldBe("422 notice.day_invalid");
        var after = await ReadAsync(notice);
        Day(after, "dayOn").ShouldBe(Today.AddDays(40));
        (after.GetProperty("pending").GetInt32(), after.GetProperty("addressees")[0].GetProperty("isServed").GetBoolean(), after.GetProperty("attempts").GetArrayLength()).ShouldBe((1, false, 1));
        (await Service.Host.ScalarAsync<long>("select count(*) from clock where subject_id = $1 and state = 'cancelled'", notice)).ShouldBe(1);
        (await Service.Host.ScalarAsync<DateTime>("select due_on::timestamp from clock where subject_id = $1 and ended_at is null", notice)).ShouldBe(Today.AddDays(40).ToDateTime(TimeOnly.MinValue));
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notice_of_a_group_is_one_act_and_lives_until_its_last_case_is_closed()
    {
        var cases = await Service.OpenAsync(Chunks.Case(identity: "B123456780"), Chunks.Case(identity: "B123456780"), Chunks.Case(identity: "B123456780", branch: "sly"));

        var notice = await IssuedAsync(cases[0], new { kind = "payment", dayOn = Today.AddDays(20), wholeGroup = true, isUrgent = false });
        await Service.PaidAsync(cases[0].CaseNumber, 1000, "NO-2");
        var half = await ReadAsync(notice);
        await Service.PaidAsync(cases[1].CaseNumber, 1000, "NO-3");
        var whole = await ReadAsync(notice);

        (half.GetProperty("cases").GetInt32(), half.GetProperty("amount").GetInt64(), half.GetProperty("state").GetString()).ShouldBe((2, 2000L, "open"));
        whole.GetProperty("state").GetString().ShouldBe("fulfilled");
        (await Service.Host.ScalarAsync<string>("select state from clock where subject_id = $1", notice)).ShouldBe("cancelled");
        (await Service.GetAsync($"/v1/cases/{cases[1].CaseId}/notices")).GetProperty("items").GetArrayLength().ShouldBe(1);
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Group_of_six_hundred_cases_gets_one_notice_in_one_transaction()
    {
        var cases = await Service.OpenAsync([.. Enumerable.Range(0, 600).Select(_ => Chunks.Case(identity: "B223456781", section: "群"))]);

        var notice = await IssuedAsync(cases[300], new { kind = "payment", dayOn = Today.AddDays(20), wholeGroup = true, isUrgent = false });

        var view = await ReadAsync(notice);
        (view.GetProperty("cases").GetInt32(), view.GetProperty("amount").GetInt64()).ShouldBe((600, 600_000L));
        var act = view.GetProperty("actId").GetGuid();
        (await Service.Host.ScalarAsync<long>("select count(distinct xmin::text) from case_event where cause_id = $1", act)).ShouldBe(1);
        (await Service.Host.ScalarAsync<long>("select count(*) from case_flag where flag = 'noticeSent' and section = '群'")).ShouldBe(600);
        (await Service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Single(done => done.ActId == act).Cases.Count.ShouldBe(600);
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notices_an_act_owes_are_issued_once_and_done_when_everybody_has_them()
    {
        var item = (await Service.OpenAsync(Chunks.Case(section: "通")))[0];
        using var terminated = await Service.ActAsync(item, "termination", new { ground = "revoked", reason = "decision 7" });
        var actId = (await terminated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        var due = await Service.GetAsync("/v1/notices-due?section=通");
        var notice = await IssuedAsync(item, new { kind = "information", toldActId = actId, wholeGroup = false, isUrgent = false });
        using var again = await Service.ActAsync(item, "notices", new { kind = "information", toldActId = actId, wholeGroup = false, isUrgent = false });
        using var foreign = await Service.ActAsync(item, "notices", new { kind = "information", toldActId = Guid.NewGuid(), wholeGroup = false, isUrgent = false });
        foreach (var addressee in (await ReadAsync(notice)).GetProperty("addressees").EnumerateArray().ToList())
            (await OnNoticeAsync(notice, "services", Post(addressee.GetProperty("id").GetGuid()))).StatusCode.ShouldBe(HttpStatusCode.OK);

        due.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("addressee").GetString()).Order().ShouldBe(["agency", "obligor"]);
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 notice.nothing_due");
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("422 notice.act_unknown");
        (await Service.GetAsync("/v1/notices-due?section=通")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await ReadAsync(notice)).GetProperty("state").GetString().ShouldBe("fulfilled");
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Stay_stops_the_clock_of_a_notice_and_its_lifting_lets_it_run()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];
        await IssuedAsync(item, Payment());

        using var stayed = await Service.ActAsync(item, "stays", new { reason = "court", from = Today, note = "ruling 3" });
        var held = (await ClockAsync(item)).GetProperty("state").GetString();
        using var summons = await Service.ActAsync(item, "notices", Appearance(9));
        var stay = (await Service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0];
        using var lifting = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay.GetProperty("id").GetGuid()}/lifting")
        {
            Content = JsonContent.Create(new { reason = "ruling 4" }),
            Headers = { { "If-Match", $"\"{stay.GetProperty("version").GetInt32()}\"" } },
        };
        using var lifted = await Service.Officer().SendAsync(lifting);

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(summons)).ShouldBe("409 act.case_stayed");
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (held, (await ClockAsync(item)).GetProperty("state").GetString()).ShouldBe(("paused", "running"));
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notice_of_another_branch_is_unknown_and_an_old_version_changes_nothing()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];
        var notice = await IssuedAsync(item, Payment());
        var body = new { addresseeId = Addressee(notice), triedOn = Today, reason = "moved" };

        using var elsewhere = await Service.Officer("sly").GetAsync($"/v1/notices/{notice}");
        using var actElsewhere = await OnNoticeAsync(notice, "failed-services", body, Service.Officer("sly"), "\"1\"");
        using var otherSection = await Service.Officer(section: "乙").GetAsync($"/v1/notices/{notice}");
        using var agency = await Service.Host.Client(Roles.Agency, agency: "A01").GetAsync($"/v1/notices/{notice}");
        using var stale = await OnNoticeAsync(notice, "failed-services", body, matching: "\"9\"");
        using var unknown = await OnNoticeAsync(notice, "failed-services", new { addresseeId = Guid.NewGuid(), triedOn = Today, reason = "moved" });

        (await ServiceFixture.RefusalAsync(elsewhere)).ShouldBe("404 notice.unknown");
        (await ServiceFixture.RefusalAsync(actElsewhere)).ShouldBe("404 notice.unknown");
        (await ServiceFixture.RefusalAsync(otherSection)).ShouldBe("404 notice.unknown");
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServiceFixture.RefusalAsync(stale)).ShouldBe("412 precondition.failed");
        (await ServiceFixture.RefusalAsync(unknown)).ShouldBe("422 notice.addressee_unknown");
        (await ReadAsync(notice)).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Four_eyes_hold_a_notice_until_it_is_approved()
    {
        using var rule = await Service.Host.Client(Roles.BranchHead, branch: "ily", subject: "head-0").PostAsJsonAsync("/v1/approval-rules",
            new { actKind = "reportOrdered", fromAmount = 1000, roles = new[] { Roles.BranchHead }, from = Today, reason = "directions" });
        var item = (await Service.OpenAsync(Chunks.Case(branch: "ily")))[0];
        var officer = Service.Host.Client(Roles.Officer, branch: "ily", subject: "officer-1");

        using var proposed = await Service.SendAsync(HttpMethod.Post, $"/v1/cases/{item.CaseId}/notices", Report(), null, await MatchingAsync(item, officer));
        var before = await Service.Host.ScalarAsync<long>("select count(*) from notice n join notice_case c on c.notice_id = n.id where c.case_id = $1", item.CaseId);
        using var approval = new HttpRequestMessage(HttpMethod.Post, $"{proposed.Headers.Location}/approval") { Content = JsonContent.Create(new { note = "seen" }), Headers = { { "If-Match", "\"1\"" } } };
        using var approved = await Service.Host.Client(Roles.BranchHead, branch: "ily", subject: "head-1").SendAsync(approval);

        rule.StatusCode.ShouldBe(HttpStatusCode.Created, await rule.Content.ReadAsStringAsync());
        proposed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await proposed.Content.ReadAsStringAsync());
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        (before, await Service.Host.ScalarAsync<long>("select count(*) from notice_case where case_id = $1", item.CaseId)).ShouldBe((0L, 1L));
        await Service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Notice_is_taken_back_once()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];
        var notice = await IssuedAsync(item, Report());

        using var cancelled = await OnNoticeAsync(notice, "cancellation", new { reason = "wrong address" });
        using var again = await OnNoticeAsync(notice, "cancellation", new { reason = "wrong address" });

        cancelled.StatusCode.ShouldBe(HttpStatusCode.OK, await cancelled.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 notice.settled");
        (await ClockAsync(item)).GetProperty("state").GetString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task Wrong_shapes_name_their_fields()
    {
        var item = (await Service.OpenAsync(Chunks.Case()))[0];

        using var noDay = await Service.ActAsync(item, "notices", new { kind = "payment", wholeGroup = false, isUrgent = false });
        using var noPlace = await Service.ActAsync(item, "notices", new { kind = "appearance", appearAt = At(9), wholeGroup = false, isUrgent = false });
        using var noParty = await Service.ActAsync(item, "notices", new { kind = "report", dayOn = Today.AddDays(9), wholeGroup = false, isUrgent = false, addressees = new[] { new { role = "party", partyOrdinal = 7 } } });
        using var enforcer = await Service.ActAsync(item, "notices", Payment(), Service.Host.Client(Roles.Assigner, branch: "tpy"));

        (await FieldsAsync(noDay)).ShouldBe(["/dayOn"]);
        (await FieldsAsync(noPlace)).ShouldBe(["/place"]);
        (await ServiceFixture.RefusalAsync(noParty)).ShouldBe("422 notice.addressee_unknown");
        enforcer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Lists_go_by_age_by_day_and_by_what_is_not_served()
    {
        var cases = await Service.OpenAsync(Chunks.Case(section: "列", identity: "C100000001"), Chunks.Case(section: "列", identity: "C200000002"));
        var late = await IssuedAsync(cases[0], new { kind = "payment", dayOn = Today.AddDays(50), wholeGroup = false, isUrgent = false });
        var soon = await IssuedAsync(cases[1], new { kind = "payment", dayOn = Today.AddDays(5), wholeGroup = false, isUrgent = false });
        using var served = await OnNoticeAsync(late, "services", Post(Addressee(late)));

        var first = await Service.GetAsync("/v1/notices?section=列&limit=1");
        var second = await Service.GetAsync($"/v1/notices?section=列&limit=1&after={first.GetProperty("next").GetString()}");
        var byDay = await Service.GetAsync($"/v1/notices?section=列&dayFrom={Today:yyyy-MM-dd}");
        var unserved = await Service.GetAsync("/v1/notices?section=列&unserved=true");

        served.StatusCode.ShouldBe(HttpStatusCode.OK, await served.Content.ReadAsStringAsync());
        Ids(first).Concat(Ids(second)).ShouldBe([late, soon]);
        Ids(byDay).ShouldBe([soon, late]);
        Ids(unserved).ShouldBe([soon]);
        Ids(await Service.GetAsync($"/v1/notices?section=列&dayUntil={Today.AddDays(5):yyyy-MM-dd}")).ShouldBe([soon]);
    }
}
