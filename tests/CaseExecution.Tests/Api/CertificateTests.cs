using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(PlansChapter))]
public sealed class CertificateTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Certificate_needs_the_order_and_its_month_and_then_closes_the_case_for_the_statistics()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var first = await IssueAsync(item);
        using var ordered = await service.ActAsync(item, "agency-report-orders", new { wholeGroup = false, servedOn = Today, reason = "no deposit, no wages" }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var twice = await service.ActAsync(item, "agency-report-orders", new { wholeGroup = false, servedOn = Today });
        using var early = await IssueAsync(item);
        using var clerk = await service.ActAsync(item, "certificates", new { wholeGroup = false, reason = "x" }, service.Host.Client(Roles.Clerk, branch: "tpy"));
        var clock = await service.Host.ScalarAsync<string>("select state from clock where rule_id = 'CER-01' and case_id = $1", item.CaseId);
        await service.Host.ScalarAsync<int>("update agency_report set served_on = $2 where case_id = $1 returning 1", item.CaseId, Today.AddMonths(-2));
        using var issued = await IssueAsync(item);

        (await ServiceFixture.RefusalAsync(first)).ShouldBe("409 certificate.not_allowed");
        (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("CER-02");
        ordered.StatusCode.ShouldBe(HttpStatusCode.OK, await ordered.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 certificate.report_ordered");
        (await ServiceFixture.RefusalAsync(early)).ShouldBe("409 certificate.not_allowed");
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        clock.ShouldBe("running");
        issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());
        var view = await service.CaseAsync(item);
        (view.GetProperty("closureKind").GetString(), view.TryGetProperty("procedureEndedOn", out _)).ShouldBe(("certificateIssued", false));
        var certificate = (await service.GetAsync($"/v1/cases/{item.CaseId}/certificates"))[0];
        certificate.GetProperty("number").GetString()!.ShouldStartWith("tpy-115憑");
        (certificate.GetProperty("amount").GetInt64(), certificate.GetProperty("review").GetString()).ShouldBe((1000, "unreviewed"));
        (await service.Host.ScalarAsync<long>("select count(*) from clock where case_id = $1 and ended_at is null", item.CaseId)).ShouldBe(0);
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(ended => ended.CaseId == item.CaseId).ClosureKind.ShouldBe("certificateIssued");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Group_gets_its_certificates_at_once_when_the_agency_says_that_there_is_none()
    {
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 5).Select(_ => Chunks.Case(branch: "sly", identity: "G100000001")), Chunks.Case(branch: "sly", identity: "G100000001", agency: "B02")]);
        var officer = service.Officer("sly");
        using var ordered = await ActAsync(officer, cases[0], "agency-report-orders", new { wholeGroup = true, servedOn = Today });
        foreach (var item in cases.Take(5))
        {
            await service.Host.PublishAsync(new AgencyPropertyStated
            {
                StatementId = Guid.NewGuid(),
                CaseId = item.CaseId,
                CaseNumber = item.CaseNumber,
                Agency = item.Agency,
                HasProperty = false,
                StatedOn = Today,
                StatedAt = DateTimeOffset.UtcNow,
            });
        }

        await Eventually.EqualAsync(5L, async () => await service.Host.ScalarAsync<long>("select count(*) from agency_report where branch = 'sly' and state = 'none'"), "the agency has answered");
        using var issued = await ActAsync(officer, cases[0], "certificates", new { wholeGroup = true, reason = "nothing found" });

        issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());
        (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("cases").GetInt32().ShouldBe(5);
        (await service.Host.ScalarAsync<long>("select count(*) from case_file where branch = 'sly' and closure_kind = 'certificateIssued'")).ShouldBe(5);
        (await service.Host.ScalarAsync<string>("select string_agg(right(number, 2), ',' order by number) from certificate where branch = 'sly'")).ShouldBe("01,02,03,04,05");
        (await service.Host.ScalarAsync<string>("select status from case_file where id = $1", cases[5].CaseId)).ShouldBe("open");
        (await service.Host.ScalarAsync<long>("select count(*) from clock where rule_id = 'CER-01' and branch = 'sly' and state = 'met'")).ShouldBe(5);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Reported_property_bars_the_certificate()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var stated = await service.ActAsync(item, "agency-statements", new { hasProperty = true, description = "land in Yilan", statedOn = Today, reference = "letter 4" });
        using var missing = await service.ActAsync(item, "agency-statements", new { hasProperty = true, statedOn = Today, reference = "letter 4" });
        using var issued = await IssueAsync(item);
        using var closure = await service.ActAsync(item, "closure", new { kind = "certificateIssued" });

        stated.StatusCode.ShouldBe(HttpStatusCode.OK, await stated.Content.ReadAsStringAsync());
        missing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ServiceFixture.RefusalAsync(issued)).ShouldBe("409 certificate.not_allowed");
        (await ServiceFixture.RefusalAsync(closure)).ShouldBe("422 case.closure_kind_not_allowed");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Review_draws_sends_back_gets_reports_and_accepts()
    {
        var item = await CertifiedAsync(Chunks.Case(branch: "hly"));
        var review = service.Host.Client(Roles.HqReview);
        var officer = service.Officer("hly");

        using var drawn = await review.PostAsJsonAsync("/v1/certificates/samples", new { branch = "hly", issuedFrom = Today, issuedTo = Today, count = 10 }, ServiceFixture.Json);
        var sampled = await service.GetAsync("/v1/certificates?sampled=true&review=unreviewed&branch=hly", review);
        using var notSent = await ActAsync(officer, item, "certificate-reports", new { note = "searched again" });
        using var byBranch = await ActAsync(officer, item, "certificate-returns", new { note = "look at insurance" });
        using var sent = await ActAsync(review, item, "certificate-returns", new { note = "look at insurance" });
        var due = (await OneAsync(item)).GetProperty("reportDueOn").GetString();
        using var reported = await ActAsync(officer, item, "certificate-reports", new { note = "insurers asked: none" });
        using var accepted = await ActAsync(review, item, "certificate-acceptance", new { note = "done" });
        using var again = await ActAsync(review, item, "certificate-returns", new { note = "x" });

        (await drawn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("drawn").GetInt32().ShouldBe(1);
        sampled.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await ServiceFixture.RefusalAsync(notSent)).ShouldBe("409 certificate.not_sent_back");
        byBranch.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        sent.StatusCode.ShouldBe(HttpStatusCode.OK, await sent.Content.ReadAsStringAsync());
        DateOnly.Parse(due!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(Today.AddDays(20));
        reported.StatusCode.ShouldBe(HttpStatusCode.OK, await reported.Content.ReadAsStringAsync());
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK, await accepted.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 certificate.accepted");
        (await service.Host.ScalarAsync<string>("select string_agg(state, ',' order by started_at, state) from clock where rule_id = 'CER-03' and case_id = $1", item.CaseId)).ShouldBe("met,cancelled");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Certificate_transferred_again_goes_on_with_the_period_it_had_and_ends_the_earlier_case()
    {
        var item = await CertifiedAsync(Chunks.Case(identity: "G200000002"));
        var later = Chunks.Case(identity: "G200000002") with { CertificateNumber = "C-1", CertificateCaseNumber = item.CaseNumber };
        later = later with { Title = later.Title with { FinalOn = new DateOnly(2026, 8, 1) } };

        await service.OpenAsync(later);

        var successor = await service.CaseAsync(later);
        successor.GetProperty("earlierCaseId").GetGuid().ShouldBe(item.CaseId);
        successor.GetProperty("clocks")[0].GetProperty("dueOn").GetString().ShouldBe("2035-02-10");
        successor.GetProperty("title").GetProperty("finalOn").GetString().ShouldBe("2025-02-10");
        var earlier = await service.CaseAsync(item);
        (earlier.GetProperty("closureKind").GetString(), earlier.GetProperty("money").GetProperty("outstanding").GetInt64(), earlier.TryGetProperty("procedureEndedOn", out _))
            .ShouldBe(("certificateIssued", 0, true));
        (await OneAsync(item)).GetProperty("successorCaseId").GetGuid().ShouldBe(later.CaseId);
        var act = (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
        (act.GetProperty("kind").GetString(), act.GetProperty("rulings")[0].GetProperty("rule").GetString()).ShouldBe(("certificateRetransferred", "LIM-10"));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Certificate_of_another_agency_changes_nothing_of_the_earlier_case()
    {
        var item = await CertifiedAsync(Chunks.Case(identity: "G300000003"));

        await service.OpenAsync(Chunks.Case(identity: "G300000003", agency: "B02") with { CertificateNumber = "C-2", CertificateCaseNumber = item.CaseNumber });

        (await service.CaseAsync(item)).GetProperty("money").GetProperty("outstanding").GetInt64().ShouldBe(1000);
        (await OneAsync(item)).TryGetProperty("successorCaseId", out _).ShouldBeFalse();
        await service.ShouldBalanceAsync();
    }

    private async Task<AssignedCase> CertifiedAsync(AssignedCase item)
    {
        await service.OpenAsync(item);
        var officer = service.Officer(item.CaseNumber[..3]);
        using var stated = await ActAsync(officer, item, "agency-statements", new { hasProperty = false, statedOn = Today, reference = "letter 1" });
        using var issued = await ActAsync(officer, item, "certificates", new { wholeGroup = false, reason = "nothing found" });
        issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());
        return item;
    }

    private Task<HttpResponseMessage> IssueAsync(AssignedCase item) => service.ActAsync(item, "certificates", new { wholeGroup = false, reason = "nothing found" });

    private async Task<JsonElement> OneAsync(AssignedCase item) =>
        (await service.GetAsync($"/v1/cases/{item.CaseId}/certificates", service.Officer(item.CaseNumber[..3]))).EnumerateArray().Last();

    private static async Task<HttpResponseMessage> ActAsync(HttpClient client, AssignedCase item, string act, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{item.CaseId}/{act}")
        {
            Content = JsonContent.Create(body, options: ServiceFixture.Json),
            Headers = { { "If-Match", "*" } },
        };
        return await client.SendAsync(request);
    }
}
