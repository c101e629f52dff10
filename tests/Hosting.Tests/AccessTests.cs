using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class AccessTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;
    private NoteService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        _service = await NoteService.StartAsync(_platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_token_nobody_gets_in() => (await GetAsync(null)).ShouldBe((HttpStatusCode.Unauthorized, "token.missing_or_invalid"));

    [Fact]
    public async Task An_expired_token_is_refused() =>
        (await GetAsync(Token(now: DateTimeOffset.UtcNow.AddDays(-2)))).ShouldBe((HttpStatusCode.Unauthorized, "token.missing_or_invalid"));

    [Fact]
    public async Task A_token_for_another_audience_is_refused() =>
        (await GetAsync(_platform.Issuer.Issue([Roles.Agency], DateTimeOffset.UtcNow, agency: "A1", audience: "other"))).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused() =>
        (await GetAsync(DevelopmentIssuer.Create().Issue([Roles.Agency], DateTimeOffset.UtcNow, agency: "A1"))).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = Token().Split('.');
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"alg\":\"none\",\"typ\":\"JWT\"}")).TrimEnd('=');

        (await GetAsync($"{header}.{parts[1]}.")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_agency_token_without_its_agency_is_refused() =>
        (await GetAsync(_platform.Issuer.Issue([Roles.Agency], DateTimeOffset.UtcNow))).ShouldBe((HttpStatusCode.Forbidden, "token.role_missing"));

    [Fact]
    public async Task A_branch_that_does_not_exist_is_no_scope() =>
        (await GetAsync(_platform.Issuer.Issue([Roles.Clerk], DateTimeOffset.UtcNow, branch: "xxx"), "/v1/whoami")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_token_that_mixes_agency_and_branch_is_refused() =>
        (await GetAsync(_platform.Issuer.Issue([Roles.Agency, Roles.Clerk], DateTimeOffset.UtcNow, agency: "A1", branch: "tpy"))).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Another_role_is_refused() =>
        (await GetAsync(_platform.Issuer.Issue([Roles.Clerk], DateTimeOffset.UtcNow, branch: "tpy"))).ShouldBe((HttpStatusCode.Forbidden, "token.role_missing"));

    [Fact]
    public async Task The_right_role_and_scope_get_in() => (await GetAsync(Token())).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_foreign_cursor_is_a_clear_error() => (await GetAsync(Token(), "/v1/notes?after=rubbish")).ShouldBe((HttpStatusCode.BadRequest, "page.cursor_invalid"));

    [Fact]
    public async Task An_unknown_route_is_a_problem_with_a_code() => (await GetAsync(Token(), "/v1/nothing")).ShouldBe((HttpStatusCode.NotFound, "route.unknown"));

    [Theory]
    [InlineData("{", "request.unreadable")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}", "request.unreadable")]
    [InlineData("{\"text\":\"a\",\"other\":1}", "request.unreadable")]
    [InlineData("[]", "request.unreadable")]
    public async Task A_body_that_is_not_the_record_is_a_clear_error(string body, string code)
    {
        using var client = _service.Client(Token());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/v1/notes", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Every_code_that_can_be_answered_is_in_the_catalogue()
    {
        using var client = _service.Client();
        var entries = await client.GetFromJsonAsync<JsonElement>("/internal/errors");
        var codes = entries.EnumerateArray().Select(entry => entry.GetProperty("code").GetString()).ToList();

        codes.ShouldContain("note.forbidden_text");
        codes.ShouldContain("queue.unknown");
        codes.ShouldContain("precondition.failed");
        codes.ShouldBeUnique();
    }

    [Fact]
    public async Task An_edit_needs_the_version_it_read()
    {
        using var client = _service.Client(Token());
        var created = await (await client.PostAsJsonAsync("/v1/notes", new NoteRequest("edit"))).Content.ReadFromJsonAsync<NoteAnswer>();

        (await PutAsync(client, created!.Id, null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await PutAsync(client, created.Id, "\"7\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await PutAsync(client, created.Id, "\"1\"")).ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(client, created.Id, "\"1\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    private string Token(DateTimeOffset? now = null) => _platform.Issuer.Issue([Roles.Agency], now ?? DateTimeOffset.UtcNow, agency: "A1");

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, Guid id, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/notes/{id}") { Content = JsonContent.Create(new NoteRequest($"edited {ifMatch}")) };
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        return (await client.SendAsync(request)).StatusCode;
    }

    private async Task<(HttpStatusCode Status, string? Code)> GetAsync(string? token, string path = "/v1/notes")
    {
        using var client = _service.Client(token);
        var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
