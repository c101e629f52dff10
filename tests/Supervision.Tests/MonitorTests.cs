using System.Net;
using System.Net.Http.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Domain.Monitors;
using Enforcement.Supervision.Features.Monitors;

namespace Enforcement.Supervision.Tests;

public sealed class MonitorTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 9, 14);

    private readonly SupervisionService _supervision = new();

    public ValueTask InitializeAsync() => _supervision.InitializeAsync();

    public ValueTask DisposeAsync() => _supervision.DisposeAsync();

    [Fact]
    public async Task A_run_agrees_when_all_numbers_are_the_same()
    {
        await RecordAsync();
        var run = await StartAsync();
        await AnswerAsync(run, counted: 10);
        var settled = await SettledAsync(run);

        settled.State.ShouldBe(MonitorState.Agree);
        settled.Invariants.Select(invariant => (invariant.Number, invariant.State)).ShouldBe([(1, MonitorState.Agree), (2, MonitorState.Agree), (3, MonitorState.Agree)]);
        settled.Invariants[0].Numbers.ShouldContain(new MonitorNumber("statistics", "count", 10));
        settled.Invariants[2].Numbers.ShouldContain(new MonitorNumber("intake", "audited", 10));
        (await _supervision.Host.OutboxAsync<TotalsRequested>())[0].RequestId.ShouldBe(run);
        (await _supervision.Host.OutboxAsync<AuditRecorded>()).ShouldContain(record => record.Action == "monitor.requested" && record.Changes == 0);
        (await LatestAsync()).LastAgreedAt.ShouldBe(settled.SettledAt);
    }

    [Fact]
    public async Task A_case_that_was_not_counted_is_a_difference_only_after_the_settle_time()
    {
        await RecordAsync();
        var run = await StartAsync();
        await AnswerAsync(run, counted: 9);
        await Eventually.TrueAsync(async () => (await ReadAsync(run)).Invariants is [{ State: MonitorState.Waiting }, ..], "the run waits");
        var settled = await AnswerUntilSettledAsync(run, counted: 9);

        settled.State.ShouldBe(MonitorState.Differ);
        settled.Rounds.ShouldBeGreaterThan(1);
        var difference = settled.Invariants[0].Differences.ShouldHaveSingleItem();
        (difference.Day, difference.Agency, difference.Branch, difference.Measure).ShouldBe((Day, "A1", "tpy", "count"));
        difference.Values.ShouldBe(new Dictionary<string, long> { ["intake"] = 10, ["case-execution"] = 10, ["statistics"] = 9 }, ignoreOrder: true);
        settled.Invariants[1].State.ShouldBe(MonitorState.Agree);
    }

    [Fact]
    public async Task A_service_that_falls_silent_in_a_run_has_not_answered_and_is_not_a_difference_of_numbers()
    {
        await RecordAsync();
        var run = await StartAsync();
        await AnswerAsync(run, counted: 9);
        var settled = await AnswerUntilSettledAsync(run, counted: 9, silent: "statistics");

        var difference = settled.Invariants[0].Differences.ShouldHaveSingleItem();
        (difference.Service, difference.IsUnanswered).ShouldBe(("statistics", true));
    }

    [Fact]
    public async Task A_newer_answer_replaces_an_older_one_and_not_the_other_way_round()
    {
        await RecordAsync();
        var run = await StartAsync();
        await AnswerAsync(run, counted: 7);
        await AnswerAsync(run, counted: 10, later: 5);
        await AnswerAsync(run, counted: 8, later: 2);

        (await SettledAsync(run)).State.ShouldBe(MonitorState.Agree);
    }

    [Fact]
    public async Task Control_of_intake_counts_each_chunk_once()
    {
        var decided = new TransfersDecided
        {
            ChunkId = Guid.NewGuid(),
            ReceivedOn = Day,
            DecidedAt = DateTimeOffset.UtcNow,
            Totals =
            [
                Total("accepted", 10, 1000, "tpy", "tax"), Total("accepted", 2, 50, "tpy", "fine"),
                Total("needsCorrection", 1, 5, "tpy", "tax"), Total("returned", 3, 7, null, null),
            ],
        };
        var opened = new CasesOpened
        {
            ChunkId = decided.ChunkId,
            ReceivedOn = Day,
            OpenedAt = DateTimeOffset.UtcNow,
            Totals = [new CaseTotal { Agency = "A1", Branch = "tpy", Kind = "tax", Count = 12, Amount = 1050 }],
        };
        foreach (var id in new[] { decided.ChunkId, decided.ChunkId, Guid.NewGuid() })
        {
            await _supervision.Host.PublishAsync(decided, id);
            await _supervision.Host.PublishAsync(opened, id);
        }

        await Eventually.EqualAsync(4L, () => _supervision.Host.ScalarAsync<long>("select count(*) from inbox"), "two deliveries of two messages applied");
        using var head = _supervision.Host.Client(Roles.BranchHead, branch: "ksy");
        (await head.GetFromJsonAsync<Page<IntakeControlRow>>("/v1/monitors/intake?from=2026-09-14&to=2026-09-14", Api.Json))!.Items.ShouldBeEmpty();
        using var review = _supervision.Host.Client(Roles.HqReview);
        var first = await review.GetFromJsonAsync<Page<IntakeControlRow>>("/v1/monitors/intake?from=2026-09-14&to=2026-09-14&limit=2", Api.Json);
        var second = await review.GetFromJsonAsync<Page<IntakeControlRow>>($"/v1/monitors/intake?from=2026-09-14&to=2026-09-14&after={first!.Next}", Api.Json);
        first.Items.Concat(second!.Items).Select(row => (row.Branch, row.Outcome, row.Count, row.Amount))
            .ShouldBe([(null, "returned", 3, 7), ("tpy", "accepted", 12, 1050), ("tpy", "needsCorrection", 1, 5), ("tpy", "opened", 12, 1050)]);
    }

    [Fact]
    public async Task A_range_turned_round_is_refused_and_an_unknown_run_is_not_found()
    {
        using var operations = _supervision.Host.Client(Roles.Operations);

        (await operations.PostAsJsonAsync("/v1/monitors/runs", new StartRunRequest { From = Day, To = Day.AddDays(-1) })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await operations.GetAsync(new Uri($"/v1/monitors/runs/{Guid.NewGuid()}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static TransferTotal Total(string outcome, int count, long amount, string? branch, string? kind) =>
        new() { Agency = "A1", Branch = branch, Kind = kind, Outcome = outcome, Count = count, Amount = amount };

    private async Task RecordAsync()
    {
        foreach (var service in new[] { "intake", "case-execution", "objection-review" })
        {
            await _supervision.Host.PublishAsync(SupervisionService.Record(service, changes: 10));
            await _supervision.RecordedAsync(1, service);
        }
    }

    private async Task<Guid> StartAsync()
    {
        using var operations = _supervision.Host.Client(Roles.Operations);
        var answer = await operations.PostAsJsonAsync("/v1/monitors/runs", new StartRunRequest { From = Day, To = Day });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<RunView>(Api.Json))!.RunId;
    }

    // A live service answers each time it is asked.
    private async Task<RunView> AnswerUntilSettledAsync(Guid run, long counted, string? silent = null)
    {
        for (var round = 1; ; round++)
        {
            if (await ReadAsync(run) is { State: not MonitorState.Waiting } settled)
                return settled;
            round.ShouldBeLessThan(100, "the run settles");
            await AnswerAsync(run, counted, later: round, silent);
            await Task.Delay(200);
        }
    }

    private async Task AnswerAsync(Guid run, long counted, int later = 0, string? silent = null)
    {
        var at = DateTimeOffset.UtcNow.AddSeconds(later);
        foreach (var (service, count) in new[] { ("intake", 10L), ("case-execution", 10L), ("objection-review", 0L), ("statistics", counted) }.Where(answer => answer.Item1 != silent))
        {
            await _supervision.Host.PublishAsync(new TotalsReported
            {
                RequestId = run,
                Service = service,
                CountedAt = at,
                Cases = count == 0 ? [] : [new CaseDayTotal { Day = Day, Agency = "A1", Branch = "tpy", Count = count, Amount = 1000 }],
                Money = service == "case-execution" ? Money() : null,
                Changes = service == "statistics" ? null : 10,
                UnsentMessages = 0,
            });
        }

        await Eventually.TrueAsync(async () => await _supervision.Host.ScalarAsync<long>("select count(*) from monitor_report where run_id = $1", run) == 4, "all answers taken");
    }

    private static MoneyTotals Money() => new()
    {
        Claimed = 10000,
        Paid = 0,
        Remitted = 0,
        Outstanding = 10000,
        Received = 0,
        Allocated = 0,
        Suspense = 0,
        Refunded = 0,
        UnbalancedCases = 0,
    };

    private async Task<RunView> SettledAsync(Guid run)
    {
        await Eventually.TrueAsync(async () => (await ReadAsync(run)).State != MonitorState.Waiting, "the run settles", 60);
        return await ReadAsync(run);
    }

    private async Task<RunView> ReadAsync(Guid run)
    {
        using var operations = _supervision.Host.Client(Roles.Operations);
        return (await operations.GetFromJsonAsync<RunView>($"/v1/monitors/runs/{run}", Api.Json))!;
    }

    private async Task<MonitorsView> LatestAsync()
    {
        using var operations = _supervision.Host.Client(Roles.Operations);
        return (await operations.GetFromJsonAsync<MonitorsView>("/v1/monitors", Api.Json))!;
    }
}
