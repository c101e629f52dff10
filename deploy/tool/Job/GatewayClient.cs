using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Enforcement.Tool.Job;

/// <summary>The platform from outside: only what any caller of the gateway can do, with tokens of its development issuer.</summary>
public sealed class GatewayClient(Uri gateway) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromMinutes(15) };

    public Uri Address => gateway;

    public Task<string> TokenAsync(string role, string? agency = null, string? branch = null) => Patiently.DoAsync(async () =>
    {
        using var answer = await _http.PostAsJsonAsync("/dev/token", new JsonObject { ["roles"] = new JsonArray(role), ["agency"] = agency, ["branch"] = branch, ["subject"] = $"run-job-{role}" });
        return (await ReadAsync(answer))["accessToken"]!.GetValue<string>();
    });

    public Task<JsonNode> GetAsync(string path, string token) => Patiently.DoAsync(async () =>
    {
        using var answer = await SendAsync(HttpMethod.Get, path, token, null);
        return await ReadAsync(answer);
    });

    public Task<bool> ExistsAsync(string path, string token) => Patiently.DoAsync(async () =>
    {
        using var answer = await SendAsync(HttpMethod.Get, path, token, null);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
            return false;
        await ReadAsync(answer);
        return true;
    });

    public async Task<JsonNode> WriteAsync(HttpMethod method, string path, string token, JsonNode body)
    {
        using var content = JsonContent.Create(body);
        using var answer = await SendAsync(method, path, token, content);
        return await ReadAsync(answer);
    }

    /// <summary>Sends gzipped NDJSON under a trace of its own.</summary>
    /// <returns>The receipt, and the trace id of the request.</returns>
    public async Task<(JsonNode Receipt, string TraceId)> SubmitAsync(string reference, byte[] gzip, string token)
    {
        var traceId = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/transfer-batches?reference={Uri.EscapeDataString(reference)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("traceparent", string.Create(CultureInfo.InvariantCulture, $"00-{traceId}-{Random.Shared.NextInt64(1, long.MaxValue):x16}-01"));
        request.Content = new ByteArrayContent(gzip);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = await _http.SendAsync(request);
        return (await ReadAsync(answer), traceId);
    }

    /// <summary>All lines of an NDJSON body.</summary>
    public Task<List<JsonNode>> LinesAsync(string path, string token) => Patiently.DoAsync(async () =>
    {
        using var answer = await SendAsync(HttpMethod.Get, path, token, null, HttpCompletionOption.ResponseHeadersRead);
        if (!answer.IsSuccessStatusCode)
            await ReadAsync(answer);
        var lines = new List<JsonNode>();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
                lines.Add(JsonNode.Parse(line)!);
        }

        return lines;
    });

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, HttpContent? content, HttpCompletionOption completion = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request, completion);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text) ?? new JsonObject()
            : throw new GatewayException(answer.StatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} answered {(int)answer.StatusCode}: {text}");
    }
}

/// <summary>The gateway or a service behind it refused a request.</summary>
public sealed class GatewayException(System.Net.HttpStatusCode status, string message) : Exception(message)
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool IsTransient => (int)status is 429 or >= 500;
}
