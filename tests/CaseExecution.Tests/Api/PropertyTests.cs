using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(ActsChapter))]
public sealed class PropertyTests(ServiceFixture service)
{
    private static readonly object Account = new
    {
        kind = "deposit",
        details = new { bankCode = "004", accountNumber = "123-456" },
        value = 5000,
        thirdParty = "BANK-004",
        source = "inquiry",
        sourceReference = "Q-1",
        knownOn = "2026-09-01",
    };

    [Fact]
    public async Task Recorded_property_is_read_back_and_corrected_with_its_history()
    {
        var obligor = await ObligorAsync("A100000011");

        using var created = await service.Officer().PostAsJsonAsync($"/v1/obligors/{obligor}/property", Account);
        using var doubled = await service.Officer().PostAsJsonAsync($"/v1/obligors/{obligor}/property", Account);
        var path = created.Headers.Location!.ToString();
        var correction = new { state = "gone", statement = Account, reason = "account closed" };
        using var corrected = await service.SendAsync(HttpMethod.Put, path, correction, path);
        using var stale = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(correction), Headers = { { "If-Match", "\"1\"" } } };
        using var lost = await service.Officer().SendAsync(stale);

        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(doubled)).ShouldBe("409 property.known_before");
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK, await corrected.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(lost)).ShouldBe("412 precondition.failed");
        var item = (await service.GetAsync($"/v1/obligors/{obligor}/property")).GetProperty("items").EnumerateArray().Single();
        (item.GetProperty("state").GetString(), item.GetProperty("version").GetInt32(), item.GetProperty("details").GetProperty("bankCode").GetString()).ShouldBe(("gone", 2, "004"));
        (await service.Host.ScalarAsync<string>("select reason from property_change where property_item_id = $1", item.GetProperty("id").GetGuid())).ShouldBe("account closed");
        await service.ShouldBalanceAsync();
    }

    [Theory]
    [InlineData("deposit", """{ "bankCode": "04", "accountNumber": "1" }""")]
    [InlineData("deposit", """{ "bankCode": "004" }""")]
    [InlineData("deposit", """{ "bankCode": "004", "accountNumber": "1", "colour": "red" }""")]
    [InlineData("land", """{ "landOffice": "AB", "section": "大安段", "number": "1", "shareNumerator": 3, "shareDenominator": 2 }""")]
    [InlineData("securities", """{ "broker": "9A00", "code": "2330" }""")]
    public async Task Details_that_do_not_describe_the_kind_are_refused(string kind, string details)
    {
        var obligor = await ObligorAsync("A100000022");

        using var answer = await service.Officer().PostAsJsonAsync($"/v1/obligors/{obligor}/property",
            new { kind, details = JsonSerializer.Deserialize<JsonElement>(details), source = "site", knownOn = "2026-09-01" });

        (await ServiceFixture.RefusalAsync(answer)).ShouldBe("422 property.details_invalid");
    }

    [Fact]
    public async Task Property_is_for_staff_who_may_read_a_case_of_the_obligor()
    {
        var obligor = await ObligorAsync("A100000033");

        using var other = await service.Officer("ksy").GetAsync($"/v1/obligors/{obligor}/property");
        using var agency = await service.Host.Client(Roles.Agency, agency: "A01").GetAsync($"/v1/obligors/{obligor}/property");

        (await ServiceFixture.RefusalAsync(other)).ShouldBe("404 obligor.unknown");
        agency.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> ObligorAsync(string identity)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: identity)))[0];
        return (await service.CaseAsync(item)).GetProperty("obligor").GetProperty("id").GetGuid();
    }
}
