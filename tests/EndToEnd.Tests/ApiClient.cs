using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Enforcement.EndToEnd.Tests;

/// <summary>A caller of the gateway; what is not a success fails the test with the problem.</summary>
public sealed class ApiClient(HttpClient http)
{
    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await http.GetAsync(path));

    /// <summary>Null when there is no such thing (yet).</summary>
    public async Task<JsonNode?> FindAsync(string path)
    {
        var answer = await http.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer);
    }

    public async Task<JsonNode> PutAsync(string path, object body) => await ReadAsync(await http.PutAsJsonAsync(path, body));

    public async Task<JsonNode> PostAsync(string path, object body) => await ReadAsync(await http.PostAsJsonAsync(path, body));

    /// <summary>Changes something under its present version: If-Match of what the other path answers now, and a key of its own.</summary>
    public async Task<JsonNode> ActAsync(string path, object body, string of) => await ReadAsync(await ChangeAsync(path, body, of));

    /// <summary>The same where the law refuses it: the problem.</summary>
    public async Task<JsonNode> RefusedAsync(string path, object body, string of)
    {
        var answer = await ChangeAsync(path, body, of);
        answer.IsSuccessStatusCode.ShouldBeFalse($"POST {path} is refused");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Sends a batch.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Receipt)> SubmitAsync(string reference, byte[] ndjson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/transfer-batches?reference={reference}") { Content = new ByteArrayContent(ndjson) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var answer = await http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>The answers to the lines of a batch.</summary>
    public async Task<IReadOnlyList<JsonNode>> ResultsAsync(JsonNode receipt) =>
    [
        .. (await http.GetStringAsync($"/v1/transfer-batches/{receipt["batchId"]}/results")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!),
    ];

    private async Task<HttpResponseMessage> ChangeAsync(string path, object body, string of)
    {
        using var current = await http.GetAsync(of);
        current.IsSuccessStatusCode.ShouldBeTrue($"GET {of}: {(int)current.StatusCode}");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await http.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
