using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

public sealed class OpeningTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Chunk_opens_its_cases_with_money_clock_and_totals()
    {
        var first = Chunks.Case(identity: "B100000001", claims: [("principal", 6000), ("lateFee", 900)]);
        var second = Chunks.Case(branch: "ksy", agency: "A02", identity: "B100000001", kind: ClaimKind.Tax);
        var chunk = Chunks.Of(first, second);

        await service.Host.PublishAsync(chunk);
        await Eventually.EqualAsync(2, () => service.CountAsync([first, second]), "both are open");

        var view = await service.GetAsync($"/v1/cases/{first.CaseNumber}?explain=true");
        view.GetProperty("money").GetProperty("outstanding").GetInt64().ShouldBe(6900);
        view.GetProperty("lines").GetArrayLength().ShouldBe(2);
        var clock = view.GetProperty("clocks")[0];
        clock.GetProperty("rule").GetString().ShouldBe("LIM-01");
        clock.GetProperty("dueOn").GetString().ShouldBe("2030-02-10");
        clock.GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(0);
        var opened = (await service.Host.OutboxAsync<CasesOpened>()).Single(message => message.ChunkId == chunk.ChunkId);
        opened.Totals.Select(total => (total.Agency, total.Branch, total.Kind, total.Count, total.Amount))
            .ShouldBe([("A01", "tpy", "fine", 1, 6900), ("A02", "ksy", "tax", 1, 1000)]);
        (await service.Host.OutboxAsync<AuditRecorded>()).Single(record => record.SubjectId == chunk.ChunkId.ToString()).Changes.ShouldBe(2);
    }

    [Fact]
    public async Task Chunk_that_comes_again_and_at_once_is_opened_once()
    {
        var cases = Enumerable.Range(0, 50).Select(index => Chunks.Case(identity: $"C1{index % 9:00000000}")).ToArray();
        var chunk = Chunks.Of(cases);
        var copies = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(index => service.Host.PublishAsync(chunk, index < 3 ? chunk.ChunkId : copies[index])));
        await Eventually.EqualAsync(4L, () => service.Host.ScalarAsync<long>("select count(*) from inbox where message_id = any($1)", copies.Append(chunk.ChunkId).ToArray()), "all copies were looked at");

        (await service.CountAsync(cases)).ShouldBe(50);
        (await service.Host.OutboxAsync<CasesOpened>()).Where(message => message.ChunkId == chunk.ChunkId).Sum(message => message.Totals.Sum(total => total.Count)).ShouldBe(50);
        (await service.Host.OutboxAsync<AuditRecorded>()).Where(record => record.SubjectId == chunk.ChunkId.ToString()).Sum(record => record.Changes).ShouldBe(50);
    }

    [Fact]
    public async Task Parties_and_the_earlier_case_of_a_certificate_are_kept()
    {
        var earlier = (await service.OpenAsync(Chunks.Case(identity: "D100000001")))[0];
        var again = Chunks.Case(identity: "D100000001") with
        {
            CertificateNumber = "115執憑1",
            CertificateCaseNumber = earlier.CaseNumber,
            Preservation = ["exitRestricted:2026-05-01"],
            Parties =
            [
                new AssignedParty { Role = "coObligor", Name = "李四", IdentityNumber = "D200000002", Type = "person" },
                new AssignedParty { Role = "representative", Name = "張三", Type = "person", Relation = "legalRepresentative" },
            ],
        };
        await service.OpenAsync(again);

        var view = await service.CaseAsync(again);

        view.GetProperty("earlierCaseId").GetGuid().ShouldBe(earlier.CaseId);
        view.GetProperty("parties").EnumerateArray().Select(party => party.GetProperty("name").GetString()).ShouldBe(["李四", "張三"]);
        view.GetProperty("parties")[0].TryGetProperty("obligorId", out _).ShouldBeTrue();
        view.GetProperty("preservation")[0].GetString().ShouldBe("exitRestricted:2026-05-01");
        view.GetProperty("clocks")[0].GetProperty("rule").GetString().ShouldBe("LIM-03");
    }

    [Fact]
    public async Task Damaged_chunk_opens_nothing_and_goes_to_the_error_queue()
    {
        var item = Chunks.Case();
        await service.Host.PublishAsync(Chunks.Of(item) with { Amount = 1 });
        var good = await service.OpenAsync(Chunks.Case());

        (await service.CountAsync([item])).ShouldBe(0);
        (await service.CountAsync(good)).ShouldBe(1);
    }

    [Fact]
    public async Task Group_counts_all_branches_for_staff_and_own_cases_for_an_agency()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "E100000001"), Chunks.Case(identity: "E100000001"), Chunks.Case(branch: "ksy", agency: "A02", identity: "E100000001"));
        using var found = await service.Officer().PostAsync("/v1/obligors/search?limit=1", JsonContent("""{"identityNumber":"E100000001"}"""));
        var group = JsonDocument.Parse(await found.Content.ReadAsStringAsync()).RootElement;
        var id = group.GetProperty("id").GetGuid();

        group.GetProperty("totalArrears").GetInt64().ShouldBe(3000);
        group.GetProperty("cases").GetArrayLength().ShouldBe(1);
        var rest = await service.GetAsync($"/v1/obligors/{id}?after={group.GetProperty("next").GetString()}");
        group.GetProperty("cases").EnumerateArray().Concat(rest.GetProperty("cases").EnumerateArray()).Select(row => row.GetProperty("id").GetString())
            .ShouldBe(cases.Take(2).Select(item => item.CaseId.ToString()).Order(StringComparer.Ordinal));
        var own = await service.GetAsync($"/v1/obligors/{id}", service.Host.Client("agency", agency: "A02"));
        own.GetProperty("totalArrears").GetInt64().ShouldBe(1000);
        own.GetProperty("casesByStatus").GetProperty("open").GetInt64().ShouldBe(1);
        using var none = await service.Officer("hly").GetAsync($"/v1/obligors/{id}");
        none.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static StringContent JsonContent(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
