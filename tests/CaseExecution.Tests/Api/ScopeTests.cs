using System.Net;
using Enforcement.Hosting.Access;

namespace Enforcement.CaseExecution.Tests.Api;

public sealed class ScopeTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData(Roles.Officer, null, "tpy", null, HttpStatusCode.OK)]
    [InlineData(Roles.Officer, null, "tpy", "甲", HttpStatusCode.OK)]
    [InlineData(Roles.Officer, null, "tpy", "乙", HttpStatusCode.NotFound)]
    [InlineData(Roles.Clerk, null, "ksy", null, HttpStatusCode.NotFound)]
    [InlineData(Roles.Agency, "A01", null, null, HttpStatusCode.OK)]
    [InlineData(Roles.Agency, "A02", null, null, HttpStatusCode.NotFound)]
    [InlineData(Roles.HqReview, null, null, null, HttpStatusCode.OK)]
    [InlineData(Roles.ThirdParty, null, null, null, HttpStatusCode.Forbidden)]
    public async Task Case_is_read_only_within_scope(string role, string? agency, string? branch, string? section, HttpStatusCode expected)
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        using var client = service.Host.Client(role, agency, branch, section);

        foreach (var path in new[] { $"/v1/cases/{item.CaseId}", $"/v1/cases/{item.CaseNumber}", $"/v1/cases/{item.CaseId}/history", $"/v1/cases/{item.CaseId}/ledger" })
        {
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(expected, path);
        }
    }

    [Fact]
    public async Task Agency_reads_no_worklist_and_no_suspense()
    {
        using var client = service.Host.Client(Roles.Agency, agency: "A01");

        (await client.GetAsync("/v1/worklist")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/v1/suspense")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Money_of_another_branch_is_not_found()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var payment = await service.PaidAsync(item.CaseNumber, 2000, "S-1");
        var suspense = payment.GetProperty("suspense")[0].GetProperty("id").GetGuid();

        (await service.Officer("ksy").GetAsync($"/v1/payments/{payment.GetProperty("id").GetGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await service.Officer("ksy").GetAsync($"/v1/suspense/{suspense}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await service.Officer("tpy").GetAsync($"/v1/suspense/{suspense}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Case_of_another_branch_takes_no_money_from_this_one()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        var payment = await service.PaidAsync(item.CaseNumber, 100, "S-2", service.Officer("ksy"));

        payment.GetProperty("allocated").GetInt64().ShouldBe(0);
        payment.GetProperty("suspense")[0].GetProperty("reason").GetString().ShouldBe("caseUnknown");
    }
}
