using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;
    private NoteService _service = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        _service = await NoteService.StartAsync(_platform);
        _client = _service.Client(Roles.Agency, "A1", null);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Same_key_and_content_gives_the_first_answer_again()
    {
        var first = await PostAsync("k1", "one");
        var second = await PostAsync("k1", "one");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await _service.CountAsync("select count(*) from note where text = 'one'")).ShouldBe(1);
    }

    [Fact]
    public async Task Same_key_with_other_content_is_a_conflict()
    {
        await PostAsync("k2", "two");
        var other = await PostAsync("k2", "other");

        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await CodeAsync(other)).ShouldBe("idempotency_key.reused");
        (await _service.CountAsync("select count(*) from note where text = 'other'")).ShouldBe(0);
    }

    [Fact]
    public async Task Twenty_at_once_with_one_key_do_the_work_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("k3", "three")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        answers.Select(answer => answer.Headers.Location).Distinct().Count().ShouldBe(1);
        (await _service.CountAsync("select count(*) from note where text = 'three'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind_and_is_not_kept()
    {
        var refused = await PostAsync("k4", "refused");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync(refused)).ShouldBe("note.forbidden_text");
        (await _service.CountAsync("select count(*) from note where text = 'refused'")).ShouldBe(0);
        (await _service.CountAsync("select count(*) from idempotency_key where key = 'k4'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_with_a_space_is_refused()
    {
        var answer = await PostAsync("with space", "five");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeAsync(answer)).ShouldBe("idempotency_key.invalid");
    }

    private async Task<HttpResponseMessage> PostAsync(string key, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/notes") { Content = JsonContent.Create(new NoteRequest(text)) };
        request.Headers.Add("Idempotency-Key", key);
        return await _client.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
