using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

public sealed class WorklistTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("sort=opened")]
    [InlineData("sort=clock")]
    public async Task Pages_of_a_branch_hold_every_open_case_once_and_in_order(string order)
    {
        var branch = order == "sort=opened" ? "chy" : "cyy";
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 23).Select(index => Due(Chunks.Case(branch: branch, section: $"S{index % 4}"), index * 7 % 10))]);

        var rows = await AllAsync(branch, $"{order}&limit=5");

        rows.Select(Id).Order().ShouldBe(cases.Select(item => item.CaseId).Order());
        var keys = rows.Select(row => order == "sort=opened" ? row.GetProperty("id").GetString()! : row.GetProperty("clockDueOn").GetString()!).ToList();
        keys.ShouldBe(keys.OrderBy(key => key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Section_claim_limits_the_list()
    {
        await service.OpenAsync(Chunks.Case(branch: "hly", section: "忠"), Chunks.Case(branch: "hly", section: "孝"), Chunks.Case(branch: "ily", section: "忠"));

        var own = await service.GetAsync("/v1/worklist", service.Officer("hly", "忠"));
        var other = await service.GetAsync("/v1/worklist?section=孝", service.Officer("hly", "忠"));

        own.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("section").GetString()).ShouldBe(["忠"]);
        own.GetProperty("items")[0].GetProperty("caseNumber").GetString()!.ShouldStartWith("hly-");
        other.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var cases = await service.OpenAsync(
            Chunks.Case(branch: "scy", kind: ClaimKind.Tax, claims: [("principal", 50_000)]),
            Chunks.Case(branch: "scy", kind: ClaimKind.Fine, claims: [("principal", 300)]),
            Due(Chunks.Case(branch: "scy", kind: ClaimKind.Fine, claims: [("principal", 9_000)]), -400));

        (await AllAsync("scy", "kind=tax")).Select(Id).ShouldBe([cases[0].CaseId]);
        (await AllAsync("scy", "minAmount=400&maxAmount=10000")).Select(Id).ShouldBe([cases[2].CaseId]);
        (await AllAsync("scy", "clockBefore=2029-06-01")).Select(Id).ShouldBe([cases[2].CaseId]);
        (await AllAsync("scy", "openedBefore=2026-09-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Closed_cases_have_a_list_of_their_own()
    {
        var cases = await service.OpenAsync(Chunks.Case(branch: "pty"), Chunks.Case(branch: "pty"));
        await service.PaidAsync(cases[0].CaseNumber, 1000, "W-1", service.Officer("pty"));

        (await AllAsync("pty", "status=closed")).Select(Id).ShouldBe([cases[0].CaseId]);
        (await AllAsync("pty", "status=open")).Select(Id).ShouldBe([cases[1].CaseId]);
    }

    [Fact]
    public async Task Headquarters_sees_all_branches_but_names_one_for_clocks()
    {
        await service.OpenAsync(Chunks.Case(branch: "sly"), Chunks.Case(branch: "pcy"));
        using var headquarters = service.Host.Client(Roles.HqReview);

        (await service.GetAsync("/v1/worklist?limit=200", headquarters)).GetProperty("items").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);
        (await headquarters.GetAsync("/v1/worklist?sort=clock")).StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        (await service.GetAsync("/v1/worklist?sort=clock&branch=sly", headquarters)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static AssignedCase Due(AssignedCase item, int days) => item with { Title = item.Title with { FinalOn = item.Title.FinalOn!.Value.AddDays(days) } };

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private async Task<List<JsonElement>> AllAsync(string branch, string query)
    {
        var rows = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await service.GetAsync($"/v1/worklist?{query}{(next is null ? "" : $"&after={next}")}", service.Officer(branch));
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }
        while (next is not null);
        return rows;
    }
}
