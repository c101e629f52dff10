using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Legal and illegal steps in random order on groups of cases: whatever happens, money, audit and measures agree.</summary>
public sealed class RandomLifeTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const int Steps = 250;

    private readonly List<Guid> _payments = [];
    private int _receipt;

    // Few cases on which much happens, and thousands of cases in groups of sixty.
    [Theory]
    [InlineData(1, 4, 5)]
    [InlineData(20260901, 50, 60)]
    public async Task Invariants_hold_after_every_step(int seed, int groups, int size)
    {
        var random = new Random(seed);
        var cases = new List<AssignedCase>();
        foreach (var chunk in Enumerable.Range(0, groups * size).Select(index => Chunks.Case(identity: $"C{100000000 + seed % 1000 * 100 + index / size}", claims: [("principal", 900), ("costs", 100)])).Chunk(1_000))
            cases.AddRange(await service.OpenAsync(chunk));
        var done = new Dictionary<string, int>();

        for (var step = 0; step < Steps; step++)
        {
            // The first groups are met again and again, so that acts meet what earlier ones left.
            var group = cases.GetRange(Math.Min(random.Next(groups), random.Next(groups)) * size, size);
            var outcome = await StepAsync(random, group, $"{seed}-{step}");
            done[outcome] = done.GetValueOrDefault(outcome) + 1;
            await service.ShouldHoldAsync();
        }

        await service.ShouldBalanceAsync();
        done.Keys.Intersect(["measure", "pay", "stay", "lift", "close", "release", "attach", "reverse"]).Count().ShouldBe(8, string.Join(", ", done));
        done.Keys.ShouldContain(key => key.Contains('.'), "some steps were illegal and refused");
    }

    private async Task<string> StepAsync(Random random, List<AssignedCase> group, string step)
    {
        var item = group[random.Next(group.Count)];
        switch (random.Next(12))
        {
            case <= 3:
                var shares = group.Where(_ => random.Next(2) == 0).DefaultIfEmpty(item).Select(one => (one, (long)random.Next(0, 400))).ToArray();
                return (await service.PutInForceAsync(MeasureKinds.All[random.Next(MeasureKinds.All.Count)], shares)).Refusal?.Code.Code ?? "measure";
            case <= 5:
                _payments.Add((await service.PaidAsync(item.CaseNumber, random.Next(1, 300), $"RL-{step}-{_receipt++}")).GetProperty("id").GetGuid());
                return "pay";
            case 6:
                return await StayAsync(random, group);
            case 7:
                return await LiftAsync(group);
            case 8 when random.Next(4) == 0:
                return await CloseAsync(item, random.Next(2) == 0);
            case 9 when _payments.Count > 0 && random.Next(2) == 0:
                using (var reversed = await service.Officer().PostAsJsonAsync($"/v1/payments/{_payments[random.Next(_payments.Count)]}/reversal", new { reason = "notReceived" }))
                    return reversed.IsSuccessStatusCode ? "reverse" : (await reversed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
            case 10:
                return await ChangeAsync(group, random.Next(0, 400));
            default:
                return await ReleaseAsync(group);
        }
    }

    private async Task<string> StayAsync(Random random, List<AssignedCase> group)
    {
        var cases = group.Where(_ => random.Next(2) == 0).DefaultIfEmpty(group[0]).ToList();
        return (await service.JournalAsync(cases, async (connection, journal, files) =>
        {
            var attacked = random.Next(2) == 0 ? [] : await MeasureRows.LockAsync(connection, await IdsAsync("measure_case", "measure_id", cases), CancellationToken.None);
            var terms = new StayTerms(StayReason.All[random.Next(StayReason.All.Count)], journal.Day, null, [.. attacked.Take(1).Select(measure => measure.Id)]);
            return StayActs.Stay(journal, [.. files.Values], terms, Ground.AllowedBy());
        })).Refusal?.Code.Code ?? "stay";
    }

    private async Task<string> LiftAsync(List<AssignedCase> group)
    {
        if ((await IdsAsync("stay_case", "stay_id", group)) is not [var id, ..])
            return "nothing to lift";
        return (await service.JournalAsync(group, async (connection, journal, files) =>
        {
            var stay = (await StayRows.LockAsync(connection, id, CancellationToken.None))!;
            return StayActs.Lift(journal, stay, [.. stay.Cases.Select(caseId => files[caseId])], "decided");
        })).Refusal?.Code.Code ?? "lift";
    }

    private async Task<string> CloseAsync(AssignedCase item, bool certificate) =>
        (await service.JournalAsync([item], (_, journal, files) => Task.FromResult(certificate
            ? Review.Close(journal, files[item.CaseId], CaseClosures.CertificateIssued).Refusal is { } refusal ? refusal : journal.Close(files[item.CaseId], CaseClosures.CertificateIssued)
            : Review.Terminate(journal, files[item.CaseId], new TerminationFacts(files[item.CaseId].Outstanding, RevokedInFull: true), "decision").Refusal is { } no
                ? (Result<CaseClosed>)no
                : new CaseClosed(CaseClosures.Revoked, 0)))).Refusal?.Code.Code ?? "close";

    private async Task<string> ChangeAsync(List<AssignedCase> group, long amount)
    {
        if ((await IdsAsync("measure_case", "measure_id", group)) is not [var id, ..])
            return "nothing to change";
        return (await service.JournalAsync(group, async (connection, journal, files) =>
        {
            var measure = (await MeasureRows.LockAsync(connection, [id], CancellationToken.None)).Single();
            var attached = await MeasureRows.AttachedAsync(connection, files.Values, CancellationToken.None);
            return journal.Attach(measure, [new MeasureShare(files[measure.Shares.First().CaseId], amount)], attached);
        })).Refusal?.Code.Code ?? "attach";
    }

    private async Task<string> ReleaseAsync(List<AssignedCase> group)
    {
        if ((await IdsAsync("measure_case", "measure_id", group)) is not [.., var id])
            return "nothing to release";
        return (await service.JournalAsync(group, async (connection, journal, _) =>
            journal.Release((await MeasureRows.LockAsync(connection, [id], CancellationToken.None)).Single(), "security given"))).Refusal?.Code.Code ?? "release";
    }

    // The open ones of a group, oldest first.
    private async Task<List<Guid>> IdsAsync(string table, string column, List<AssignedCase> group) =>
    [
        .. (await service.Host.ScalarAsync<Guid[]>(
            $"select array(select distinct {column} from {table} where case_id = any($1) and {(table == "stay_case" ? "lifted_on" : "ended_at")} is null order by 1)",
            group.Select(item => item.CaseId).ToArray()))!,
    ];
}
