using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(NoticesChapter))]
public sealed class InquiryTests(ServiceFixture service)
{
    private const string Said = "我的薪水藏在姐姐的帳戶";
    private static readonly DateOnly Today = TimeProvider.System.Today();
    private static readonly object Banks = new { targets = new[] { new { subject = "accounts", addressee = "822" }, new { subject = "accounts", addressee = "013" } }, purpose = "deposits to attach" };

    [Fact]
    public async Task Accounts_are_asked_with_approval_and_the_answer_becomes_property()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "I100000001")))[0];

        using var refused = await service.ActAsync(item, "inquiries", Banks);
        using var asked = await service.ActAsync(item, "inquiries", Banks, service.Host.Client(Roles.BranchHead, branch: "tpy", subject: "head-9"));
        var open = await service.GetAsync($"/v1/cases/{item.CaseId}/inquiries");
        var id = open.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("addressee").GetString() == "822").GetProperty("id").GetGuid();
        using var answered = await AnswerAsync(id, new { answeredOn = Today, reference = "B-1", items = new[] { Deposit("822", "12345678", 70_000) } });
        using var again = await AnswerAsync(id, new { answeredOn = Today, items = Array.Empty<object>() });
        using var foreign = await AnswerAsync(id, new { answeredOn = Today, items = Array.Empty<object>() }, service.Officer("sly"));

        (await ServiceFixture.RefusalAsync(refused)).ShouldBe("409 inquiry.not_approved");
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("QRY-02");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        answered.StatusCode.ShouldBe(HttpStatusCode.OK, await answered.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 inquiry.answered");
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("404 inquiry.unknown");
        var inquiry = await service.GetAsync($"/v1/inquiries/{id}");
        (inquiry.GetProperty("state").GetString(), inquiry.GetProperty("found").GetInt32(), inquiry.GetProperty("approvedBy").GetString()).ShouldBe(("answered", 1, "head-9"));
        var obligor = inquiry.GetProperty("obligorId").GetGuid();
        var property = (await service.GetAsync($"/v1/obligors/{obligor}/property")).GetProperty("items").EnumerateArray().Single();
        (property.GetProperty("source").GetString(), property.GetProperty("sourceReference").GetString(), property.GetProperty("knownOn").GetString(), property.GetProperty("value").GetInt64())
            .ShouldBe(("inquiry", "B-1", $"{Today:yyyy-MM-dd}", 70_000L));
        (await service.GetAsync($"/v1/cases/{item.CaseNumber}/acts")).GetProperty("items").EnumerateArray().Select(act => act.GetProperty("kind").GetString())
            .ShouldBe(["accountInquired", "inquiryAnswered"]);
        (await service.Host.OutboxAsync<ActsDone>()).SelectMany(message => message.Acts).Count(act => act.Cases.Any(touched => touched.CaseId == item.CaseId)).ShouldBe(2);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Second_person_of_the_approval_rules_is_the_approval()
    {
        using var rule = await service.Host.Client(Roles.BranchHead, branch: "tcy", subject: "head-0").PostAsJsonAsync("/v1/approval-rules",
            new { actKind = "accountInquired", fromAmount = 0, roles = new[] { Roles.BranchHead }, from = Today, reason = "FE217589" });
        var item = (await service.OpenAsync(Chunks.Case(branch: "tcy", identity: "I200000002")))[0];
        var officer = service.Host.Client(Roles.Officer, branch: "tcy", subject: "officer-5");
        officer.DefaultRequestHeaders.Add("If-Match", "\"1\"");

        using var proposed = await officer.PostAsJsonAsync($"/v1/cases/{item.CaseId}/inquiries", Banks, ServiceFixture.Json);
        using var approval = new HttpRequestMessage(HttpMethod.Post, $"{proposed.Headers.Location}/approval") { Content = JsonContent.Create(new { note = "seen" }), Headers = { { "If-Match", "\"1\"" } } };
        using var approved = await service.Host.Client(Roles.BranchHead, branch: "tcy", subject: "head-1").SendAsync(approval);

        rule.StatusCode.ShouldBe(HttpStatusCode.Created, await rule.Content.ReadAsStringAsync());
        proposed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await proposed.Content.ReadAsStringAsync());
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        var log = (await service.GetAsync("/v1/inquiries?open=true", service.Officer("tcy"))).GetProperty("items").EnumerateArray().ToList();
        log.Select(row => (row.GetProperty("askedBy").GetString(), row.GetProperty("approvedBy").GetString())).Distinct().ShouldBe([("officer-5", "head-1")]);
        log.Count.ShouldBe(2);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Answer_with_a_wrong_item_changes_nothing_and_names_its_place()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "I300000003")))[0];
        using var asked = await service.ActAsync(item, "inquiries", new { targets = new[] { new { subject = "land", addressee = "BA" } }, purpose = "land to seize" });
        var id = (await service.GetAsync($"/v1/cases/{item.CaseId}/inquiries")).GetProperty("items")[0].GetProperty("id").GetGuid();

        using var wrong = await AnswerAsync(id, new { answeredOn = Today, items = new[] { Deposit("822", "1", 1), Deposit("8", "2", 1) } });
        using var future = await AnswerAsync(id, new { answeredOn = Today.AddDays(1), items = Array.Empty<object>() });

        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(wrong)).ShouldBe("422 property.details_invalid");
        (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString().ShouldBe("/items/1/details/bankCode");
        (await ServiceFixture.RefusalAsync(future)).ShouldBe("422 inquiry.date_invalid");
        (await service.GetAsync($"/v1/inquiries/{id}")).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public async Task Sample_of_a_month_is_one_in_a_hundred_rounded_up_and_the_same_for_whoever_draws(int inquiries, int expected)
    {
        var (branch, month) = (inquiries == 100 ? "scy" : "chy", new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1));
        var item = (await service.OpenAsync(Chunks.Case(branch: branch, identity: $"J{inquiries:000000000}")))[0];
        await service.Host.ScalarAsync<int>("""
            with made as (insert into inquiry (id, subject, addressee, purpose, roc_year, case_id, case_number, obligor_id, branch, section, act_id, asked_on, asked_at, asked_by, version)
                select md5(c.branch || n::text)::uuid, 'land', 'BA', 'p', c.roc_year, c.id, 'n', c.obligor_id, c.branch, c.section, c.id, $3, now(), case when n % 2 = 0 then 'head-1' else 'officer-1' end, 0
                from generate_series(1, $2) n, case_file c where c.id = $1 on conflict do nothing returning 1) select count(*)::int from made
            """, item.CaseId, inquiries, month.AddDays(3));
        var (head, second) = (service.Host.Client(Roles.BranchHead, branch: branch, subject: "head-2"), service.Host.Client(Roles.Auditor, subject: "auditor-1"));

        using var drawn = await head.PostAsJsonAsync("/v1/inquiry-audits", new { month }, ServiceFixture.Json);
        using var again = await second.PostAsJsonAsync("/v1/inquiry-audits", new { month = month.AddDays(9) }, ServiceFixture.Json);
        using var early = await head.PostAsJsonAsync("/v1/inquiry-audits", new { month = Today }, ServiceFixture.Json);
        using var clerk = await service.Host.Client(Roles.Clerk, branch: branch).PostAsJsonAsync("/v1/inquiry-audits", new { month }, ServiceFixture.Json);

        drawn.StatusCode.ShouldBe(HttpStatusCode.OK, await drawn.Content.ReadAsStringAsync());
        var audit = (await drawn.Content.ReadFromJsonAsync<JsonElement>())[0];
        var id = audit.GetProperty("id").GetGuid();
        (audit.GetProperty("inquiries").GetInt64(), audit.GetProperty("required").GetInt64(), audit.GetProperty("isEnough").GetBoolean()).ShouldBe((inquiries, expected, false));
        audit.GetProperty("basis").GetProperty("ruleId").GetString().ShouldBe("QRY-01");
        (await again.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldContain(id);
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 inquiry_audit.month_not_over");
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var sample = (await service.GetAsync($"/v1/inquiry-audits/{id}/items", head)).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("inquiry").GetProperty("id").GetGuid()).ToList();
        sample.Count.ShouldBe(expected);
        foreach (var inquiry in sample)
            (await ResultAsync(second, id, inquiry)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ServiceFixture.RefusalAsync(await ResultAsync(second, id, sample[0]))).ShouldBe("409 inquiry_audit.done");
        (await ServiceFixture.RefusalAsync(await ResultAsync(second, id, Guid.NewGuid()))).ShouldBe("404 inquiry_audit.not_in_sample");
        var done = await service.GetAsync($"/v1/inquiry-audits/{id}", head);
        (done.GetProperty("isEnough").GetBoolean(), done.GetProperty("objections").GetInt64()).ShouldBe((true, 0L));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Nobody_audits_his_own_inquiry()
    {
        var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1);
        var item = (await service.OpenAsync(Chunks.Case(branch: "ksy", identity: "K100000001")))[0];
        var head = service.Host.Client(Roles.BranchHead, branch: "ksy", subject: "head-7");
        head.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        using var asked = await head.PostAsJsonAsync($"/v1/cases/{item.CaseId}/inquiries", Banks, ServiceFixture.Json);
        var id = await service.Host.ScalarAsync<Guid>("update inquiry set asked_on = $2 where case_id = $1 returning id", item.CaseId, month);

        using var drawn = await head.PostAsJsonAsync("/v1/inquiry-audits", new { month }, ServiceFixture.Json);
        var audit = (await drawn.Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("id").GetGuid();
        var inSample = await service.Host.ScalarAsync<Guid>("select inquiry_id from inquiry_audit_item where audit_id = $1", audit);
        using var own = await head.PostAsJsonAsync($"/v1/inquiry-audits/{audit}/items/{inSample}/result", new { inOrder = true }, ServiceFixture.Json);

        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        id.ShouldNotBe(Guid.Empty);
        (await ServiceFixture.RefusalAsync(own)).ShouldBe("403 inquiry_audit.own");
    }

    [Fact]
    public async Task Statement_settles_the_notice_and_stays_in_its_record()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "L100000001")))[0];
        var notice = await NoticeAsync(item, new { kind = "appearance", appearAt = TaipeiTime.StartOf(Today.AddDays(9)).AddHours(9), place = "第一詢問室", wholeGroup = false, isUrgent = false });

        using var taken = await service.ActAsync(item, "appearance-records", new
        {
            noticeId = notice,
            appeared = true,
            heldAt = DateTimeOffset.UtcNow,
            place = "第一詢問室",
            person = "obligor",
            identityChecked = true,
            signature = "signed",
            questions = new[] { new { asked = "薪水在哪裡", answer = (string?)Said }, new { asked = "何時繳納", answer = (string?)null } },
        });
        using var again = await service.ActAsync(item, "appearance-records", new { noticeId = notice, appeared = false, person = "obligor", identityChecked = false });
        var list = await service.GetAsync($"/v1/cases/{item.CaseId}/appearance-records");
        var record = await service.GetAsync($"/v1/appearance-records/{list.GetProperty("items")[0].GetProperty("id").GetGuid()}");
        using var foreign = await service.Officer("sly").GetAsync($"/v1/appearance-records/{record.GetProperty("id").GetGuid()}");
        using var agency = await service.Host.Client(Roles.Agency, agency: "A01").GetAsync($"/v1/cases/{item.CaseId}/appearance-records");

        taken.StatusCode.ShouldBe(HttpStatusCode.OK, await taken.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 notice.settled");
        record.GetProperty("content").GetProperty("questions")[0].GetProperty("answer").GetString().ShouldBe(Said);
        list.ToString().ShouldNotContain(Said);
        (await ServiceFixture.RefusalAsync(foreign)).ShouldBe("404 appearance.unknown");
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.GetAsync($"/v1/notices/{notice}")).GetProperty("state").GetString().ShouldBe("fulfilled");
        (await service.Host.ScalarAsync<string>("select state from clock where subject_id = $1", notice)).ShouldBe("met");
        JsonSerializer.Serialize(await service.Host.OutboxAsync<ActsDone>(), ServiceFixture.Json).ShouldNotContain(Said);
        JsonSerializer.Serialize(await service.Host.OutboxAsync<AuditRecorded>(), ServiceFixture.Json).ShouldNotContain(Said);
        (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).ToString().ShouldNotContain(Said);
        (await service.GetAsync($"/v1/cases/{item.CaseId}/history")).ToString().ShouldNotContain(Said);
        await service.ShouldBalanceAsync();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task Not_to_appear_counts_when_the_notice_took_effect_before_the_day(int servedDaysAfter, bool counts)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: $"M{100000001 + servedDaysAfter}")))[0];
        var notice = await NoticeAsync(item, new { kind = "appearance", appearAt = TaipeiTime.StartOf(Today.AddDays(9)).AddHours(9), place = "第一詢問室", wholeGroup = false, isUrgent = false });
        using var early = await MissedAsync(item, notice);
        await service.Host.ScalarAsync<int>("update notice set day_on = $2, appear_at = $3 where id = $1 returning 1", notice, Today, TaipeiTime.StartOf(Today));
        await service.Host.ScalarAsync<int>("""
            update notice_addressee set state = 'served', manner = 'personal', served_on = $2, effective_on = $2, counts_from = $2 where notice_id = $1 returning 1
            """, notice, Today.AddDays(servedDaysAfter));

        using var missed = await MissedAsync(item, notice);

        (await ServiceFixture.RefusalAsync(early)).ShouldBe("422 appearance.day_invalid");
        missed.StatusCode.ShouldBe(HttpStatusCode.OK, await missed.Content.ReadAsStringAsync());
        var record = (await service.GetAsync($"/v1/cases/{item.CaseId}/appearance-records")).GetProperty("items")[0];
        record.GetProperty("counts").GetBoolean().ShouldBe(counts);
        (await missed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rulings")[0].GetProperty("rule").GetString().ShouldBe("NOT-02");
        (await service.GetAsync($"/v1/notices/{notice}")).GetProperty("state").GetString().ShouldBe("over");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Report_of_property_fulfils_the_order()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "N100000001")))[0];
        var notice = await NoticeAsync(item, new { kind = "report", dayOn = Today.AddDays(14), wholeGroup = false, isUrgent = false });

        using var reported = await service.ActAsync(item, "property-reports", new { reportedOn = Today, noticeId = notice, items = new[] { Deposit("822", "99", 500) } });
        using var again = await service.ActAsync(item, "property-reports", new { reportedOn = Today, noticeId = notice, items = Array.Empty<object>() });

        reported.StatusCode.ShouldBe(HttpStatusCode.OK, await reported.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("422 appearance.notice_of_other_case");
        (await service.GetAsync($"/v1/notices/{notice}")).GetProperty("state").GetString().ShouldBe("fulfilled");
        (await service.Host.ScalarAsync<string>("select source from property_item p join case_file c on c.obligor_id = p.obligor_id where c.id = $1", item.CaseId)).ShouldBe("obligorReport");
        await service.ShouldBalanceAsync();
    }

    private static object Deposit(string bank, string account, long value) => new { kind = "deposit", details = new { bankCode = bank, accountNumber = account }, value, thirdParty = bank };

    private Task<HttpResponseMessage> MissedAsync(AssignedCase item, Guid notice) =>
        service.ActAsync(item, "appearance-records", new { noticeId = notice, appeared = false, person = "obligor", identityChecked = false });

    private async Task<Guid> NoticeAsync(AssignedCase item, object body)
    {
        using var answer = await service.ActAsync(item, "notices", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
    }

    private Task<HttpResponseMessage> AnswerAsync(Guid id, object body, HttpClient? client = null) =>
        service.SendAsync(HttpMethod.Post, $"/v1/inquiries/{id}/answer", body, $"/v1/inquiries/{id}", client);

    private static async Task<HttpResponseMessage> ResultAsync(HttpClient client, Guid audit, Guid inquiry)
    {
        using var current = await client.GetAsync($"/v1/inquiry-audits/{audit}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/inquiry-audits/{audit}/items/{inquiry}/result") { Content = JsonContent.Create(new { inOrder = true }) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        return await client.SendAsync(request);
    }
}
