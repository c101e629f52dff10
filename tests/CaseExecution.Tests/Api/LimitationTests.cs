using System.Text.Json;
using Enforcement.CaseExecution.Limitation;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Statute;
using Enforcement.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.CaseExecution.Tests.Api;

public sealed class LimitationTests : IAsyncLifetime
{
    /// <summary>Last day of every case here: final on 2025-02-10.</summary>
    private static readonly DateOnly LastDay = new(2030, 2, 10);

    private readonly FakeClock _clock = new(At(new DateOnly(2026, 9, 1)));
    private ServiceHost<CaseExecutionOptions> _host = null!;

    private LimitationWatch Watch => _host.Services.GetRequiredService<LimitationWatch>();

    // The looks are those of the tests: nothing runs by itself.
    public async ValueTask InitializeAsync() => _host = await ServiceHost<CaseExecutionOptions>.StartAsync("case_execution", time: _clock, settings: new()
    {
        ["CaseExecution:LimitationPollSeconds"] = "3600",
        ["CaseExecution:LimitationBatch"] = "3",
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Cases_are_warned_of_on_the_first_day_of_the_rule_and_over_on_the_day_after_the_last_each_once_however_many_look()
    {
        var cases = await OpenAsync(8);
        var first = Enforcement.Statute.Limitation.WarnedFrom(LastDay, LastDay, LawEdition.Published);

        (await TellAsync(first.AddDays(-1))).ShouldBe(0);
        (await TellAsync(first, lookers: 6)).ShouldBe(8);
        (await TellAsync(LastDay)).ShouldBe(0);
        (await TellAsync(LastDay.AddDays(1), lookers: 6)).ShouldBe(8);

        Signals((await _host.OutboxAsync<ClocksWarned>()).SelectMany(message => message.Clocks), version: 2, cases);
        Signals((await _host.OutboxAsync<ClocksOverdue>()).SelectMany(message => message.Clocks), version: 3, cases);
        (await _host.OutboxAsync<AuditRecorded>()).Where(record => record.Action == "case.limitation_over").Sum(record => record.Changes).ShouldBe(8);
        await ShouldBeAuditedAsync();
    }

    [Fact]
    public async Task After_downtime_a_case_that_is_over_is_not_warned_of_any_more()
    {
        await OpenAsync(2);

        (await TellAsync(LastDay.AddDays(400))).ShouldBe(2);

        (await _host.OutboxAsync<ClocksWarned>()).ShouldBeEmpty();
        (await _host.OutboxAsync<ClocksOverdue>()).SelectMany(message => message.Clocks).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_case_that_closes_is_no_longer_signalled_and_one_that_comes_back_is_again()
    {
        var item = (await OpenAsync(1))[0];
        await TellAsync(LastDay);

        await ExecuteAsync("update case_file set status = 'closed', closed_on = $1, closure_kind = 'certificateIssued'", LastDay);
        (await TellAsync(LastDay)).ShouldBe(1);
        (await TellAsync(LastDay)).ShouldBe(0);
        await ExecuteAsync("update case_file set status = 'open', closed_on = null, closure_kind = null where clock_due >= $1", LastDay);
        (await TellAsync(LastDay)).ShouldBe(1);

        var settled = (await _host.OutboxAsync<ClocksSettled>()).ShouldHaveSingleItem().Clocks.ShouldHaveSingleItem();
        (settled.ClockId, settled.Version).ShouldBe((item.CaseId, 3));
        (await _host.OutboxAsync<ClocksWarned>()).SelectMany(message => message.Clocks).Select(signal => signal.Version).ShouldBe([2, 4]);
        await ShouldBeAuditedAsync();
    }

    [Fact]
    public async Task A_clock_that_moves_to_a_later_day_is_signalled_no_more()
    {
        await OpenAsync(1);
        await TellAsync(LastDay.AddDays(1));

        await ExecuteAsync("update case_file set clock_due = clock_due + 1000 where clock_due = $1", LastDay);
        (await TellAsync(LastDay.AddDays(1))).ShouldBe(1);

        (await _host.OutboxAsync<ClocksSettled>()).ShouldHaveSingleItem().Clocks.ShouldHaveSingleItem().Outcome.ShouldBe("moved");
        (await _host.ScalarAsync<short>("select clock_told from case_file")).ShouldBe((short)0);
    }

    [Fact]
    public async Task A_case_that_somebody_holds_is_told_of_at_the_next_look_and_holds_up_no_other()
    {
        var cases = await OpenAsync(2);
        await using (var connection = await _host.Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = new Npgsql.NpgsqlCommand("select 1 from case_file where id = $1 for update", connection) { Parameters = { new() { Value = cases[0].CaseId } } };
            await hold.ExecuteScalarAsync();
            (await TellAsync(LastDay)).ShouldBe(1);
        }

        (await TellAsync(LastDay)).ShouldBe(1);
        (await TellAsync(LastDay)).ShouldBe(0);
    }

    [Fact]
    public async Task The_limitation_clock_explains_itself_as_every_clock_does_within_the_scope()
    {
        var item = (await OpenAsync(1))[0];
        await TellAsync(LastDay);
        using var officer = _host.Client(Roles.Officer, branch: "tpy");
        using var other = _host.Client(Roles.Officer, branch: "ksy");

        using var answer = JsonDocument.Parse(await officer.GetStringAsync(new Uri($"/v1/cases/{item.CaseNumber}/clocks", UriKind.Relative)));

        var clock = answer.RootElement[0];
        clock.GetProperty("clock").GetProperty("name").GetString().ShouldBe("limitation");
        clock.GetProperty("clock").GetProperty("dueOn").GetString().ShouldBe("2030-02-10");
        clock.GetProperty("clock").GetProperty("warnedAt").GetDateTimeOffset().ShouldBe(_clock.Now);
        clock.GetProperty("facts").GetProperty("finalOn").GetString().ShouldBe("2025-02-10");
        clock.GetProperty("articles")[0].GetString().ShouldBe("行政執行法 7(1)");
        clock.GetProperty("steps")[1].GetProperty("english").GetString()!.ShouldContain("last day 2030-02-10");
        clock.GetProperty("history")[0].GetProperty("kind").GetString().ShouldBe("warned");
        using var hidden = await other.GetAsync(new Uri($"/v1/cases/{item.CaseNumber}/clocks", UriKind.Relative));
        hidden.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(1, 0), TimeSpan.Zero);

    private static void Signals(IEnumerable<ClockSignal> signals, int version, AssignedCase[] cases)
    {
        var told = signals.ToList();
        told.Select(signal => signal.CaseNumber).Order(StringComparer.Ordinal).ShouldBe(cases.Select(item => item.CaseNumber).Order(StringComparer.Ordinal));
        told.ShouldAllBe(signal => signal.RuleId == "LIM-01" && signal.Version == version && signal.Branch == "tpy" && signal.Section == "甲" && signal.DueOn == LastDay
            && signal.DueAt == new DateTimeOffset(2030, 2, 10, 16, 0, 0, TimeSpan.Zero));
    }

    private async Task<AssignedCase[]> OpenAsync(int count)
    {
        var cases = Enumerable.Range(0, count).Select(_ => Chunks.Case()).ToArray();
        await _host.PublishAsync(Chunks.Of(cases));
        await Eventually.EqualAsync((long)count, () => _host.ScalarAsync<long>("select count(*) from case_file"), "the cases are open");
        return cases;
    }

    private async Task<int> TellAsync(DateOnly today, int lookers = 1)
    {
        _clock.Now = At(today);
        var told = await Task.WhenAll(Enumerable.Range(0, lookers).Select(_ => Watch.PassAsync(CancellationToken.None)));
        return told.Sum();
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = _host.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    // The changes written here past the service are not among its versions; what the watch did must be.
    private async Task ShouldBeAuditedAsync() => (await _host.ScalarAsync<long>("select sum(version) from case_file"))
        .ShouldBe((await _host.OutboxAsync<AuditRecorded>()).Sum(record => (long)record.Changes));
}
