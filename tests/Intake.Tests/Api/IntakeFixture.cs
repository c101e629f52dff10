using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Intake with its real database, without a bus: outbox rows stay to be looked at.</summary>
public sealed class IntakeFixture : IAsyncLifetime
{
    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public ServiceHost<IntakeOptions> Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await ServiceHost<IntakeOptions>.StartAsync(
        "intake", time: Clock, bus: false, kestrel: true, settings: new() { ["Intake:AgencyTermsSeconds"] = "0" });

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>Waits until what single transfers announce has left for the outbox.</summary>
    public Task AnnouncedAsync() => AnnouncedAsync(Service);

    public static Task AnnouncedAsync(ServiceHost<IntakeOptions> service) =>
        Eventually.EqualAsync(0L, () => service.ScalarAsync<long>("select count(*) from gathered_chunk"), "all is announced");

    /// <summary>Registers an agency of its own for a test, so that tests do not see each other's transfers.</summary>
    public async Task<AgencyClient> AgencyAsync(string code, params string[] feedTypes)
    {
        using var planning = Service.Client(Roles.HqPlanning);
        var answer = await planning.PutAsJsonAsync($"/v1/agencies/{code}", new
        {
            name = $"測試機關 {code}",
            kinds = new[] { "tax", "healthInsurance", "fine", "fee" },
            feed = new { types = feedTypes },
            activeFrom = "2026-01-01",
        });
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return new AgencyClient(Service.Client(Roles.Agency, agency: code, subject: $"system-{code}"), code);
    }
}

/// <summary>An agency's system.</summary>
public sealed class AgencyClient(HttpClient http, string code)
{
    public HttpClient Http { get; } = http;

    public string Code { get; } = code;

    public async Task<(int Status, JsonElement Body)> SubmitAsync(TransferForm form) => await Answer(await Http.PostAsync("/v1/transfers", Json(form)));

    public async Task<(int Status, JsonElement Body)> BatchAsync(string reference, IEnumerable<TransferForm> forms) =>
        await BatchAsync(reference, string.Join('\n', forms.Select(Forms.Json)));

    public async Task<(int Status, JsonElement Body)> BatchAsync(string reference, string ndjson)
    {
        using var content = new StringContent(ndjson, Encoding.UTF8, "application/x-ndjson");
        return await Answer(await Http.PostAsync($"/v1/transfer-batches?reference={reference}", content));
    }

    public async Task<(int Status, JsonElement Body)> GetAsync(string path) => await Answer(await Http.GetAsync(path));

    /// <summary>Posts with an idempotency key and the ETag that the transfer has now.</summary>
    public async Task<(int Status, JsonElement Body)> ChangeAsync(Guid transferId, string action, HttpContent content, string? key = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/transfers/{transferId}/{action}") { Content = content };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", etag ?? (await Http.GetAsync($"/v1/transfers/{transferId}")).Headers.ETag!.ToString());
        return await Answer(await Http.SendAsync(request));
    }

    public static StringContent Json(TransferForm form) => new(Forms.Json(form), Encoding.UTF8, "application/json");

    private static async Task<(int Status, JsonElement Body)> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
