using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.Clocks.Tests;

public sealed class FiringTests : IAsyncLifetime
{
    private readonly ClockService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private DateTimeOffset Now => _service.Time.Now;

    [Fact]
    public async Task An_hour_clock_fires_at_its_instant_and_not_before()
    {
        var clock = (await _service.StartAsync(await _service.HoursAsync(Now)))[0];
        clock.DueAt.ShouldBe(Now.AddHours(24));

        _service.Time.Now = clock.DueAt.AddMilliseconds(-1);
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(0);
        _service.Time.Now = clock.DueAt;
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);

        var fired = await _service.ReadAsync(clock.Id);
        (fired.State, fired.OverdueAt, fired.EndedAt, fired.NextAt).ShouldBe((ClockState.Overdue, clock.DueAt, null, null));
        var signal = (await _service.OutboxAsync<ClocksOverdue>()).ShouldHaveSingleItem().Clocks.ShouldHaveSingleItem();
        (signal.ClockId, signal.DueAt, signal.DueOn, signal.Version).ShouldBe((clock.Id, clock.DueAt, null, 2));
    }

    [Fact]
    public async Task A_day_clock_fires_when_the_last_day_in_Taipei_is_over()
    {
        var clock = (await _service.StartAsync(await _service.DaysAsync(new DateOnly(2026, 9, 14))))[0];
        (clock.DueOn, clock.DueAt).ShouldBe((new DateOnly(2026, 9, 24), new DateTimeOffset(2026, 9, 24, 16, 0, 0, TimeSpan.Zero)));

        _service.Time.Now = clock.DueAt.AddSeconds(-1);
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(0);
        _service.Time.Now = clock.DueAt;
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task A_warning_comes_once_before_the_end_and_the_end_once_after_it()
    {
        var clock = (await _service.StartAsync(await _service.HoursAsync(Now, warn: TimeSpan.FromHours(2))))[0];
        _service.Time.Now = clock.DueAt.AddHours(-2);
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(0);
        (await _service.Scanner.NextAsync(CancellationToken.None)).ShouldBe((await _service.ReadAsync(clock.Id)).NextAt);
        (await _service.Scanner.NextAsync(CancellationToken.None)).ShouldBe(clock.DueAt);
        _service.Time.Now = clock.DueAt;
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(0);

        (await _service.HistoryAsync(clock.Id)).ShouldBe(["1 Started", "2 Warned", "3 Overdue"]);
        (await _service.OutboxAsync<ClocksWarned>()).ShouldHaveSingleItem().Clocks[0].Version.ShouldBe(2);
        (await _service.OutboxAsync<ClocksOverdue>()).ShouldHaveSingleItem().Clocks[0].Version.ShouldBe(3);
        (await _service.ScalarAsync<int>("select version from file where id = $1", clock.SubjectId)).ShouldBe(3);
    }

    [Fact]
    public async Task The_scanner_sleeps_until_the_next_instant_and_never_longer_than_its_poll()
    {
        var clock = (await _service.StartAsync(await _service.HoursAsync(Now)))[0];
        var next = await _service.Scanner.NextAsync(CancellationToken.None);

        next.ShouldBe(clock.DueAt);
        _service.Scanner.SleepBefore(next).ShouldBe(TimeSpan.FromSeconds(1));
        _service.Time.Now = clock.DueAt.AddMilliseconds(-250);
        _service.Scanner.SleepBefore(next).ShouldBe(TimeSpan.FromMilliseconds(250));
        _service.Scanner.SleepBefore(null).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Many_instances_at_once_fire_every_clock_once()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 60).Select(minute => _service.HoursAsync(Now.AddMinutes(minute))));
        var clocks = await _service.StartAsync(starts);
        _service.Time.Now = Now.AddHours(24).AddMinutes(29);
        await using var second = _service.Build();
        await using var third = _service.Build();
        var scanners = new[] { _service.Services, second, third }.Select(instance => instance.GetRequiredService<ClockScanner>()).ToList();

        var fired = await Task.WhenAll(scanners.SelectMany(scanner => Enumerable.Repeat(scanner, 4)).Select(scanner => scanner.PassAsync(CancellationToken.None)));

        fired.Sum().ShouldBe(30);
        (await _service.OutboxAsync<ClocksOverdue>()).SelectMany(message => message.Clocks).Select(signal => signal.ClockId).Order()
            .ShouldBe(clocks.Where(clock => clock.DueAt <= Now).Select(clock => clock.Id).Order());
        (await _service.ScalarAsync<long>("select count(*) from clock where overdue_at >= due_at")).ShouldBe(30);
        (await _service.ScalarAsync<long>("select sum(version) from file")).ShouldBe(60 + 30);
    }

    [Fact]
    public async Task After_downtime_everything_that_came_due_fires_at_once_oldest_first()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 25).Select(hour => _service.HoursAsync(Now.AddHours(-hour), warn: TimeSpan.FromHours(1))));
        await _service.StartAsync(starts);
        _service.Time.Now = Now.AddDays(30);

        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(25);

        var messages = await _service.OutboxAsync<ClocksOverdue>();
        messages.Count.ShouldBe(4, "25 clocks in batches of 7");
        messages.SelectMany(message => message.Clocks).Select(signal => signal.DueAt).ShouldBeInOrder();
        (await _service.OutboxAsync<ClocksWarned>()).ShouldBeEmpty("a warning of what is over helps nobody");
    }

    [Fact]
    public async Task An_instance_killed_between_claim_and_commit_leaves_the_clock_to_the_next()
    {
        var clock = (await _service.StartAsync(await _service.HoursAsync(Now)))[0];
        _service.Time.Now = clock.DueAt;
        _service.Reaction.Before = async (db, _) =>
        {
            // The server ends the session as it would on a killed process.
            await using var kill = new NpgsqlCommand("select pg_terminate_backend(pg_backend_pid())", db.Connection());
            await kill.ExecuteNonQueryAsync();
        };
        (await _service.Scanner.PassAsync(CancellationToken.None).ContinueWith(pass => pass.IsFaulted ? 0 : pass.Result)).ShouldBe(0);
        (await _service.ReadAsync(clock.Id)).State.ShouldBe(ClockState.Running);
        (await _service.OutboxAsync<ClocksOverdue>()).ShouldBeEmpty();

        _service.Reaction.Before = (_, _) => Task.CompletedTask;
        await using var other = _service.Build();
        (await other.GetRequiredService<ClockScanner>().PassAsync(CancellationToken.None)).ShouldBe(1);

        (await _service.HistoryAsync(clock.Id)).ShouldBe(["1 Started", "2 Overdue"]);
        (await _service.ScalarAsync<int>("select version from file where id = $1", clock.SubjectId)).ShouldBe(2);
    }

    [Fact]
    public async Task A_clock_that_cannot_fire_holds_up_no_other_rests_and_fires_when_it_can()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _service.HoursAsync(Now)));
        var clocks = await _service.StartAsync(starts);
        var stuck = clocks[4];
        _service.Time.Now = stuck.DueAt;
        _service.Reaction.Before = (_, changes) => changes.Any(change => change.After.Id == stuck.Id) ? throw new InvalidDataException("this one") : Task.CompletedTask;

        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(9);
        (await _service.Scanner.NextAsync(CancellationToken.None)).ShouldBeNull("it rests");
        _service.Reaction.Before = (_, _) => Task.CompletedTask;
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(0);
        _service.Time.Advance(TimeSpan.FromSeconds(2));
        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);

        (await _service.HistoryAsync(stuck.Id)).ShouldBe(["1 Started", "2 Overdue"]);
    }

    [Fact]
    public async Task A_clock_whose_subject_is_held_waits_for_the_next_look_without_blocking_anybody()
    {
        var clocks = await _service.StartAsync(await _service.HoursAsync(Now), await _service.HoursAsync(Now));
        _service.Time.Now = clocks[0].DueAt;
        await using (var holder = await _service.Database.OpenConnectionAsync())
        {
            await using var transaction = await holder.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("select 1 from file where id = $1 for update", holder) { Parameters = { new() { Value = clocks[0].SubjectId } } };
            await hold.ExecuteScalarAsync();

            (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);
            var next = await _service.Scanner.NextAsync(CancellationToken.None);
            _service.Scanner.SleepBefore(next).ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(500), "it looks again soon");
        }

        (await _service.Scanner.PassAsync(CancellationToken.None)).ShouldBe(1);
        (await _service.ReadAsync(clocks[0].Id)).State.ShouldBe(ClockState.Overdue);
    }

    [Fact]
    public async Task The_running_scanner_fires_by_itself_also_what_another_instance_started()
    {
        await using var other = _service.Build();
        var scanner = other.GetRequiredService<ClockScanner>();
        await scanner.StartAsync(CancellationToken.None);
        var clock = (await _service.StartAsync(await _service.HoursAsync(Now)))[0];

        _service.Time.Now = clock.DueAt;
        await Eventually.TrueAsync(async () => (await _service.ReadAsync(clock.Id)).State == ClockState.Overdue, "it fires");
        await scanner.StopAsync(CancellationToken.None);

        (await _service.ReadAsync(clock.Id)).OverdueAt.ShouldBe(clock.DueAt);
        (await _service.HistoryAsync(clock.Id)).ShouldBe(["1 Started", "2 Overdue"]);
    }
}
