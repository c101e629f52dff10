using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Enforcement.ObjectionReview.Domain;
using Enforcement.ObjectionReview.Features;
using ObjectionRegistered = Enforcement.Contracts.CaseExecution.V1.ObjectionRegistered;

namespace Enforcement.ObjectionReview.Tests;

/// <summary>Objection-review with a database, broker and clock of its own.</summary>
public sealed class ReviewService : IAsyncLifetime
{
    public static readonly JsonSerializerOptions Json = MakeJson();

    public FakeClock Clock { get; } = new(new DateTimeOffset(2026, 9, 14, 1, 0, 0, TimeSpan.Zero));

    public ServiceHost<ObjectionReviewOptions> Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ServiceHost<ObjectionReviewOptions>.StartAsync("objection_review", time: Clock, settings: new()
    {
        ["Clocks:Poll"] = "00:00:00.2",
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public HttpClient Officer(string branch = "tpy") => Host.Client(Roles.Officer, branch: branch);

    public HttpClient Legal() => Host.Client(Roles.HqLegal);

    public static FileObjectionRequest Filing(int serial = 123) => new()
    {
        CaseNumber = $"tpy-11503{serial:00000000}",
        Objector = ObjectorKind.Obligor,
        ObjectorName = "王小明",
        ActKind = ContestedActKind.Order,
        Act = "Garnishment order 115-1",
        Grounds = "The account holds protected money.",
        Form = ObjectionForm.Written,
        ReceivedOn = new DateOnly(2026, 9, 14),
    };

    public async Task<ObjectionView> FileAsync(int serial = 123)
    {
        using var client = Officer();
        var answer = await client.PostAsJsonAsync("/v1/objections", Filing(serial), Json);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ObjectionView>(Json))!;
    }

    /// <summary>Files, and lets case-execution say that the case exists and runs.</summary>
    public async Task<ObjectionView> RegisteredAsync(int serial = 123)
    {
        var filed = await FileAsync(serial);
        await Host.PublishAsync(Answer(filed, found: true, ended: false));
        return await StateAsync(filed.ObjectionId, ObjectionState.Registered);
    }

    public static ObjectionRegistered Answer(ObjectionView objection, bool found, bool ended) => new()
    {
        ObjectionId = objection.ObjectionId,
        CaseNumber = objection.CaseNumber,
        CaseId = found ? Guid.CreateVersion7() : null,
        CaseFound = found,
        ProcedureEnded = ended,
    };

    public async Task<ObjectionView> StateAsync(Guid id, ObjectionState state)
    {
        await Eventually.TrueAsync(async () => (await ReadAsync(id)).State == state, $"the objection is {state}");
        return await ReadAsync(id);
    }

    public async Task<ObjectionView> ReadAsync(Guid id, bool explain = false)
    {
        using var client = Legal();
        return (await client.GetFromJsonAsync<ObjectionView>($"/v1/objections/{id}?explain={explain}", Json))!;
    }

    /// <summary>Posts with If-Match of the version the caller has seen.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, ObjectionView seen, string verb, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v1/objections/{seen.ObjectionId}/{verb}", UriKind.Relative));
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen.Version:x}\""));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json);
        return await client.SendAsync(request);
    }

    /// <summary>Forwards a registered objection.</summary>
    public async Task<ObjectionView> ForwardedAsync(int serial)
    {
        var objection = await RegisteredAsync(serial);
        using var officer = Officer();
        var answer = await PostAsync(officer, objection, "forwarding", new ForwardObjectionRequest { Opinion = "Without merit." });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ObjectionView>(Json))!;
    }

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ApplyJson(json);
        return json;
    }
}
