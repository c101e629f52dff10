using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Legal and illegal acts against persons in random order, with payments and stays between them: nobody is restricted or held as the law does not allow.</summary>
public sealed class RandomPersonsTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const int Steps = 120;
    private const int Group = 3;

    private int _receipt;

    [Theory]
    [InlineData(7)]
    [InlineData(20261125)]
    public async Task Nobody_is_restricted_or_held_against_the_law_whatever_happens(int seed)
    {
        var random = new Random(seed);
        var cases = await service.OpenAsync([.. Enumerable.Range(0, 3 * Group).Select(index => Chunks.Case(identity: $"P{seed}-{index / Group}", claims: [("principal", 60_000)]))]);
        var done = new HashSet<string>();

        for (var step = 0; step < Steps; step++)
        {
            done.Add(await StepAsync(random, cases[random.Next(cases.Count)], $"{seed}-{step}"));
            await service.ShouldHoldAsync();
            (await service.Host.ScalarAsync<string>("select string_agg(what, ', ') from person_violation")).ShouldBeNull();
            await RestrictionsAreLawfulAsync();
        }

        done.ShouldContain("200 restrictions");
        done.ShouldContain("pay");
        done.Count(outcome => outcome.StartsWith("409", StringComparison.Ordinal)).ShouldBeGreaterThan(3, string.Join(", ", done));
        await service.ShouldHoldOfPersonsAsync();
    }

    private async Task<string> StepAsync(Random random, AssignedCase item, string step)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                return await TryAsync(item, "grounds", new { grounds = new[] { new { ground = "hidesProperty", aroseOn = "2026-09-02", evidence = Persons.Evidence } } });
            case 2 or 3:
                return await TryAsync(item, "restrictions", Persons.Restriction(random.Next(3)));
            case 4 or 5 or 6:
                await service.PaidAsync(item.CaseNumber, random.Next(1, 30_000), $"RP-{step}-{_receipt++}");
                return "pay";
            case 7:
                return await TryAsync(item, "holdings", new { questionedFrom = DateTimeOffset.UtcNow.AddSeconds(-1), grounds = Persons.Hides, reason = Persons.Reason, milderMeans = Persons.Milder });
            case 8:
                return await NewestAsync(item, "holding") is { } held ? await TryAsync(item, "custody-applications", Persons.CustodyApplication(held, newGround: random.Next(2) == 0)) : "none";
            case 9:
                return await NewestAsync(item, "custody") is { } application
                    ? await TryAsync(item, "court-applications/ruling", Persons.Ruling(application)) + await TryAsync(item, "custodies", new { applicationId = application, from = Persons.Today, centre = "臺北" })
                    : "none";
            case 10:
                return await NewestAsync(item, "custody") is { } custody
                    ? await TryAsync(item, "custodies/release", new { custodyId = custody, titleRevoked = false, securityGiven = random.Next(2) == 0 })
                    : "none";
            default:
                return await TryAsync(item, "stays", new { reason = "court", from = Persons.Today, note = "ruling" });
        }
    }

    private async Task<string> TryAsync(AssignedCase item, string act, object body)
    {
        using var answer = await service.ActAsync(item, act, body);
        return answer.IsSuccessStatusCode ? $"200 {act}" : await ServiceFixture.RefusalAsync(answer);
    }

    private async Task<Guid?> NewestAsync(AssignedCase item, string kind)
    {
        var id = await service.Host.ScalarAsync<Guid>("select id from measure where kind = $1 and obligor_id = (select obligor_id from case_file where id = $2) order by id desc limit 1", kind, item.CaseId);
        return id == Guid.Empty ? null : id;
    }

    private async Task RestrictionsAreLawfulAsync()
    {
        var json = await service.Host.ScalarAsync<string>("""
            select coalesce(json_agg(json_build_object('exits', r.exits, 'arrears', (select coalesce(sum(c.outstanding), 0) from case_file c where c.obligor_id = r.obligor_id and c.status = 'open'))), '[]')::text
            from restriction r join measure m on m.id = r.measure_id where m.ended_at is null
            """);
        foreach (var row in JsonDocument.Parse(json!).RootElement.EnumerateArray())
        {
            var facts = new RestrictionFacts(SecurityGrounds.HidesProperty, row.GetProperty("arrears").GetInt64(), row.GetProperty("exits").GetInt32());
            Restriction.Exit(facts).IsAllowed.ShouldBeTrue(facts.ToString());
            facts.TotalArrears.ShouldBeGreaterThan(0);
        }
    }
}
