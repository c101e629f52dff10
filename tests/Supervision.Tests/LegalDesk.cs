using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Features.LawChanges;

namespace Enforcement.Supervision.Tests;

/// <summary>Persons of the legal group who propose and decide changes of the law.</summary>
internal sealed class LegalDesk(SupervisionService supervision)
{
    public static HttpRequestMessage Post(string path, string? body, string? key = null, int? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        if (version is { } known)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(Preconditions.ETag(known)));
        return request;
    }

    public HttpClient Legal(string subject) => supervision.Host.Client(Roles.HqLegal, subject: subject);

    public async Task<LawChangeView> ProposeAsync(string path, string body, string subject)
    {
        using var client = Legal(subject);
        using var request = Post(path, body);
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var view = (await answer.Content.ReadFromJsonAsync<LawChangeView>(Api.Json))!;
        answer.Headers.Location!.ToString().ShouldBe($"/v1/law-changes/{view.ChangeId}");
        return view;
    }

    public async Task ApproveAsync(string path, string body) => await DecideAsync((await ProposeAsync(path, body, "anna")).ChangeId, "approval", "ben");

    public async Task<HttpResponseMessage> SendAsync(Guid id, string decision, string subject, string? body = null, int? version = 1)
    {
        using var client = Legal(subject);
        using var request = Post($"/v1/law-changes/{id}/{decision}", body, version: version);
        return await client.SendAsync(request);
    }

    public async Task<LawChangeView> DecideAsync(Guid id, string decision, string subject, string? body = null)
    {
        var answer = await SendAsync(id, decision, subject, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<LawChangeView>(Api.Json))!;
    }

    public async Task<(HttpStatusCode, string?)> RefusedAsync(Guid id, string decision, string subject, string? body = null, int? version = 1)
    {
        var answer = await SendAsync(id, decision, subject, body, version);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
