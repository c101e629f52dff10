using System.Net;
using System.Net.Http.Json;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Features.Clocks;

namespace Enforcement.Supervision.Tests;

public sealed class ClockMonitorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Due = new(2026, 9, 24, 16, 0, 0, TimeSpan.Zero);

    private readonly SupervisionService _supervision = new();
    private long _applied;

    public ValueTask InitializeAsync() => _supervision.InitializeAsync();

    public ValueTask DisposeAsync() => _supervision.DisposeAsync();

    [Fact]
    public async Task Warned_and_overdue_clocks_are_counted_by_rule_and_branch_within_the_scope()
    {
        await ApplyAsync(Warned(Signal("OBJ-02", "tpy"), Signal("OBJ-02", "tpy"), Signal("OBJ-02", "ksy")), Overdue(Signal("OBJ-02", "tpy"), Signal("DET-01", "ksy")));

        (await MonitorAsync()).ShouldBe([("DET-01", "ksy", 0, 1), ("OBJ-02", "ksy", 1, 0), ("OBJ-02", "tpy", 2, 1)]);
        (await MonitorAsync("?rule=OBJ-02&branch=tpy")).ShouldBe([("OBJ-02", "tpy", 2, 1)]);
        (await MonitorAsync("?branch=ksy", _supervision.Host.Client(Roles.BranchHead, branch: "tpy"))).ShouldBeEmpty();
        (await MonitorAsync("", _supervision.Host.Client(Roles.BranchHead, branch: "ksy"))).ShouldBe([("DET-01", "ksy", 0, 1), ("OBJ-02", "ksy", 1, 0)]);
        using var clerk = _supervision.Host.Client(Roles.Clerk, branch: "tpy");
        (await clerk.GetAsync(new Uri("/v1/clock-monitor", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Pages_of_the_overview_and_of_its_clocks_hold_everything_once()
    {
        var signals = Enumerable.Range(0, 5).Select(day => Signal("OBJ-02", "tpy") with { DueAt = Due.AddDays(day) }).ToArray();
        await ApplyAsync(Warned([.. signals, Signal("OBJ-04", "tpy") with { DueAt = Due }, Signal("OBJ-04", "ksy") with { DueAt = Due }]));
        using var legal = _supervision.Host.Client(Roles.HqLegal);

        var rows = await AllAsync<ClockMonitorRow>(legal, "/v1/clock-monitor?limit=2");
        var clocks = await AllAsync<WatchedClock>(legal, "/v1/clock-monitor/clocks?rule=OBJ-02&state=warned&limit=2");

        rows.Select(row => (row.Rule, row.Branch)).ShouldBe([("OBJ-02", "tpy"), ("OBJ-04", "ksy"), ("OBJ-04", "tpy")]);
        rows[0].OldestDueAt.ShouldBe(Due);
        clocks.Select(clock => clock.ClockId).ShouldBe(signals.Select(signal => signal.ClockId));
        (await legal.GetAsync(new Uri("/v1/clock-monitor/clocks?state=late", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Repeats_and_any_order_of_arrival_end_in_the_same_overview()
    {
        var random = new Random(7);
        var stories = Enumerable.Range(0, 30).Select(_ => Signal("OBJ-02", "tpy")).ToList();
        var messages = stories.SelectMany((signal, place) => Story(signal, place % 4)).ToList();
        var repeated = messages.Concat(messages.Where(_ => random.Next(2) == 0)).ToArray();
        random.Shuffle(repeated);

        await ApplyAsync(repeated);

        // A quarter each ended warned, overdue, settled, and signalled again after having been settled.
        (await MonitorAsync()).ShouldBe([("OBJ-02", "tpy", 8 + 7, 8)]);
    }

    private static IEnumerable<object> Story(ClockSignal signal, int end)
    {
        yield return Warned(signal with { Version = 2 });
        if (end >= 1)
            yield return Overdue(signal with { Version = 3 });
        if (end >= 2)
            yield return Settled(signal, version: 4);
        if (end >= 3)
            yield return Warned(signal with { Version = 5 });
    }

    private static ClockSignal Signal(string rule, string branch) => new()
    {
        ClockId = Guid.CreateVersion7(),
        RuleId = rule,
        Name = "forwarding",
        SubjectType = "objection",
        SubjectId = Guid.CreateVersion7(),
        CaseNumber = $"{branch}-1150300000001",
        Branch = branch,
        DueOn = new DateOnly(2026, 9, 24),
        DueAt = Due,
        Version = 2,
    };

    private static ClocksWarned Warned(params ClockSignal[] clocks) =>
        new() { EventId = Guid.NewGuid(), Service = "objection-review", WarnedAt = Due.AddDays(-2), Clocks = clocks };

    private static ClocksOverdue Overdue(params ClockSignal[] clocks) =>
        new() { EventId = Guid.NewGuid(), Service = "objection-review", FoundAt = Due, Clocks = clocks };

    private static ClocksSettled Settled(ClockSignal clock, int version) => new()
    {
        EventId = Guid.NewGuid(),
        Service = "objection-review",
        SettledAt = Due.AddHours(1),
        Clocks = [new SettledClock { ClockId = clock.ClockId, Outcome = "metLate", Version = version }],
    };

    // Each under an id of its own: a replay by operations, which no inbox knows.
    private async Task ApplyAsync(params object[] messages)
    {
        foreach (var message in messages)
        {
            await (message switch
            {
                ClocksWarned warned => _supervision.Host.PublishAsync(warned),
                ClocksOverdue overdue => _supervision.Host.PublishAsync(overdue),
                ClocksSettled settled => _supervision.Host.PublishAsync(settled),
                _ => throw new ArgumentException("No message about clocks."),
            });
        }

        _applied += messages.Length;
        await Eventually.EqualAsync(_applied, () => _supervision.Host.ScalarAsync<long>("select count(*) from inbox where consumer like 'supervision-clocks-%'"), "all applied", 60);
    }

    private async Task<IReadOnlyList<(string Rule, string Branch, long Warned, long Overdue)>> MonitorAsync(string query = "", HttpClient? client = null)
    {
        using var caller = client ?? _supervision.Host.Client(Roles.HqPlanning);
        var page = await caller.GetFromJsonAsync<Page<ClockMonitorRow>>($"/v1/clock-monitor{query}", Api.Json);
        return [.. page!.Items.Select(row => (row.Rule, row.Branch, row.Warned, row.Overdue))];
    }

    private static async Task<List<T>> AllAsync<T>(HttpClient client, string path)
    {
        var items = new List<T>();
        string? next = null;
        do
        {
            var page = (await client.GetFromJsonAsync<Page<T>>(next is null ? path : $"{path}&after={next}", Api.Json))!;
            items.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);
        return items;
    }
}
