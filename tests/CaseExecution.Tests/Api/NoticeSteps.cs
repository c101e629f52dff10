using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>What the tests of notices send and read.</summary>
public abstract class NoticeSteps(ServiceFixture service)
{
    protected static readonly DateOnly Today = TimeProvider.System.Today();

    protected ServiceFixture Service => service;

    protected static Guid[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];

    protected static object Payment() => new { kind = "payment", dayOn = Today.AddDays(30), purpose = "arrears of fines", wholeGroup = false, isUrgent = false };

    protected static object Report() => new { kind = "report", dayOn = Today.AddDays(14), purpose = "property of the last year", wholeGroup = false, isUrgent = false };

    protected static object Appearance(int days) => new { kind = "appearance", appearAt = At(days), place = "第一詢問室", purpose = "income", wholeGroup = false, isUrgent = false };

    protected static DateTimeOffset At(int days) => TaipeiTime.StartOf(Today.AddDays(days)).AddHours(10);

    protected static object Deposit(Guid addressee, bool otherWaysFailed = false) => new
    {
        addresseeId = addressee,
        manner = "deposit",
        servedOn = Today,
        place = "residence",
        byPost = true,
        isRegistered = true,
        accepted = false,
        serverSigned = true,
        receiverSigned = true,
        certificateNumber = "R-77",
        deposit = new { place = "postOffice", otherWaysFailed, noticeOnDoor = true, secondNotice = true },
    };

    protected static object Post(Guid addressee) => new
    {
        addresseeId = addressee,
        manner = "personal",
        servedOn = Today,
        place = "office",
        byPost = true,
        isRegistered = true,
        accepted = false,
        serverSigned = true,
        receiverSigned = true,
    };

    protected static DateOnly Day(JsonElement element, string name) => DateOnly.Parse(element.GetProperty(name).GetString()!);

    protected async Task<Guid> IssuedAsync(AssignedCase item, object body, HttpClient? client = null)
    {
        using var answer = await Service.ActAsync(item, "notices", body, client);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
    }

    protected Task<JsonElement> ReadAsync(Guid notice) => Service.GetAsync($"/v1/notices/{notice}");

    protected Guid Addressee(Guid notice) => Service.Host.ScalarAsync<Guid>("select id from notice_addressee where notice_id = $1 order by ordinal limit 1", notice).GetAwaiter().GetResult();

    protected async Task<JsonElement> ClockAsync(AssignedCase item) => (await Service.GetAsync($"/v1/cases/{item.CaseId}/clocks")).EnumerateArray()
        .Select(clock => clock.TryGetProperty("clock", out var inner) ? inner : clock).Last(clock => clock.GetProperty("subjectType").GetString() == "notice");

    protected async Task<HttpResponseMessage> OnNoticeAsync(Guid notice, string act, object body, HttpClient? client = null, string? matching = null)
    {
        if (matching is null)
            return await Service.SendAsync(HttpMethod.Post, $"/v1/notices/{notice}/{act}", body, $"/v1/notices/{notice}", client);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/notices/{notice}/{act}") { Content = JsonContent.Create(body, options: ServiceFixture.Json), Headers = { { "If-Match", matching } } };
        return await (client ?? Service.Officer()).SendAsync(request);
    }

    // The fixture reads versions as an officer of tpy; elsewhere the version goes with the client.
    protected static async Task<HttpClient> MatchingAsync(AssignedCase item, HttpClient client)
    {
        using var current = await client.GetAsync($"/v1/cases/{item.CaseId}");
        client.DefaultRequestHeaders.IfMatch.Add(current.Headers.ETag!);
        return client;
    }

    protected static async Task<string?[]> FieldsAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())];
    }
}
