using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class JoiningTests(ServiceFixture service)
{
    [Fact]
    public async Task Cases_of_an_obligor_are_joined_under_a_lead_case_and_taken_apart()
    {
        var cases = await service.OpenAsync(Of("G100000001"), Of("G100000001"), Of("G100000001"));

        using var joined = await service.ActAsync(cases[0], "joined-cases", new { reason = "one obligor, one plot" });
        var group = await service.GetAsync($"/v1/cases/{cases[2].CaseId}/joined-cases");
        var listed = await service.GetAsync("/v1/worklist?flag=joined&section=併");
        using var again = await service.ActAsync(cases[1], "joined-cases", new { });
        using var apart = await service.ActAsync(cases[0], "joined-cases/leaving", new { cases = new[] { cases[1].CaseNumber } });
        using var twice = await service.ActAsync(cases[0], "joined-cases/leaving", new { cases = new[] { cases[1].CaseNumber } });

        joined.StatusCode.ShouldBe(HttpStatusCode.OK, await joined.Content.ReadAsStringAsync());
        (await joined.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("cases").GetInt32().ShouldBe(3);
        group.EnumerateArray().Select(row => row.GetProperty("caseId").GetGuid()).ShouldBe(cases.Skip(1).Select(item => item.CaseId), ignoreOrder: true);
        listed.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 joining.joined_before");
        apart.StatusCode.ShouldBe(HttpStatusCode.OK, await apart.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(twice)).ShouldBe("409 joining.not_joined");
        (await service.CaseAsync(cases[1])).GetProperty("flags").GetArrayLength().ShouldBe(0);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Group_without_its_lead_is_none_and_a_paid_member_leaves_it()
    {
        var cases = await service.OpenAsync(Of("G100000002"), Of("G100000002"), Of("G100000002"));
        using (var joined = await service.ActAsync(cases[0], "joined-cases", new { }))
            joined.StatusCode.ShouldBe(HttpStatusCode.OK, await joined.Content.ReadAsStringAsync());

        await service.PaidAsync(cases[1].CaseNumber, 1000, "JO-1");
        var left = (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/joined-cases")).EnumerateArray().Select(row => row.GetProperty("caseId").GetGuid()).ToList();
        await service.PaidAsync(cases[0].CaseNumber, 1000, "JO-2");

        left.ShouldBe([cases[2].CaseId]);
        (await service.GetAsync($"/v1/cases/{cases[2].CaseId}/joined-cases")).GetArrayLength().ShouldBe(0);
        (await service.CaseAsync(cases[2])).GetProperty("flags").GetArrayLength().ShouldBe(0);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Other_obligors_and_lone_cases_are_not_joined()
    {
        var cases = await service.OpenAsync(Of("G100000003"), Of("G100000004"));

        using var lone = await service.ActAsync(cases[0], "joined-cases", new { });
        using var other = await service.ActAsync(cases[0], "joined-cases", new { cases = new[] { cases[1].CaseNumber } });

        (await ServiceFixture.RefusalAsync(lone)).ShouldBe("409 joining.nothing_to_join");
        (await ServiceFixture.RefusalAsync(other)).ShouldBe("409 joining.not_joined");
    }

    private static AssignedCase Of(string identity) => Chunks.Case(section: "併", identity: identity);
}
