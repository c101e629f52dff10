using Enforcement.Contracts.Clocks.V1;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Clocks.Tests;

public sealed class RecomputeTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 9, 24);
    private readonly ClockService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_closure_moves_exactly_the_clocks_of_that_county_that_end_on_that_day()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 30).Select(async place =>
            await _service.DaysAsync(new DateOnly(2026, 9, 1).AddDays(place % 15)) with { County = place < 15 ? "臺北市" : "高雄市" }));
        var before = await _service.StartAsync(starts);
        var hours = (await _service.StartAsync(await _service.HoursAsync(_service.Time.Now)))[0];

        _service.Law.Take(Closed("臺北市"));
        var moved = await _service.Follower.PassAsync(CancellationToken.None);

        var affected = before.Where(clock => clock.County == "臺北市" && clock.DueOn == Thursday).ToList();
        affected.Count.ShouldBeGreaterThan(0);
        moved.ShouldBe(affected.Count);
        foreach (var clock in before)
        {
            var now = await _service.ReadAsync(clock.Id);
            now.LawEdition.ShouldBe(1);
            now.DueOn.ShouldBe(affected.Contains(clock) ? new DateOnly(2026, 9, 29) : clock.DueOn, "Friday to Monday are rest days, too");
            now.Version.ShouldBe(affected.Contains(clock) ? 2 : 1);
        }

        (await _service.ReadAsync(hours.Id)).LawEdition.ShouldBe(1);
        (await _service.Follower.PassAsync(CancellationToken.None)).ShouldBe(0);
        (await _service.ScalarAsync<long>("select count(*) from clock_event where kind = 'moved' and law_edition = 1")).ShouldBe(affected.Count);
    }

    [Fact]
    public async Task A_closure_announced_after_midnight_takes_the_overdue_mark_back()
    {
        var clock = (await _service.StartAsync(await _service.DaysAsync(new DateOnly(2026, 9, 14)) with { County = "臺北市" }))[0];
        _service.Time.Now = clock.DueAt.AddMinutes(5);
        await _service.Scanner.PassAsync(CancellationToken.None);

        _service.Law.Take(Closed("臺北市"));
        (await _service.Follower.PassAsync(CancellationToken.None)).ShouldBe(1);

        var moved = await _service.ReadAsync(clock.Id);
        (moved.State, moved.DueOn, moved.OverdueAt).ShouldBe((ClockState.Running, new DateOnly(2026, 9, 29), null));
        moved.NextAt.ShouldBe(moved.DueAt);
        (await _service.OutboxAsync<ClocksSettled>()).ShouldHaveSingleItem().Clocks.ShouldHaveSingleItem().Outcome.ShouldBe("moved");
    }

    [Fact]
    public async Task A_paused_clock_is_reckoned_again_and_one_that_has_ended_is_history()
    {
        var paused = (await _service.StartAsync(await _service.DaysAsync(new DateOnly(2026, 9, 14)) with { County = "臺北市" }))[0];
        var met = (await _service.StartAsync(await _service.DaysAsync(new DateOnly(2026, 9, 14)) with { County = "臺北市" }))[0];
        await _service.WithBookAsync(book => book.PauseAsync(ClockSelection.One(paused.Id), TaipeiTime.StartOf(new DateOnly(2026, 9, 16)), "stay", CancellationToken.None));
        await _service.WithBookAsync(book => book.MeetAsync(ClockSelection.One(met.Id), TaipeiTime.StartOf(new DateOnly(2026, 9, 16)), CancellationToken.None));

        _service.Law.Take(Closed("臺北市"));
        (await _service.Follower.PassAsync(CancellationToken.None)).ShouldBe(1);

        (await _service.ReadAsync(paused.Id)).DueOn.ShouldBe(new DateOnly(2026, 9, 29));
        (await _service.ReadAsync(met.Id)).DueOn.ShouldBe(Thursday);
    }

    [Fact]
    public async Task It_goes_on_after_a_crash_where_it_stopped_and_moves_each_clock_once()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await _service.DaysAsync(new DateOnly(2026, 9, 14)) with { County = "臺北市" }));
        var clocks = await _service.StartAsync(starts);
        var left = 2;
        _service.Reaction.Before = (_, _) => left-- > 0 ? Task.CompletedTask : throw new InvalidOperationException("the instance dies in the third page");
        _service.Law.Take(Closed("臺北市"));
        await Should.ThrowAsync<InvalidOperationException>(() => _service.Follower.PassAsync(CancellationToken.None));
        (await _service.ScalarAsync<long>("select count(*) from clock where law_edition = 1")).ShouldBe(14);

        _service.Reaction.Before = (_, _) => Task.CompletedTask;
        await using var other = _service.Build();
        other.GetRequiredService<CurrentLaw>().Take(Closed("臺北市"));
        var moved = await Task.WhenAll(
            other.GetRequiredService<LawFollower>().PassAsync(CancellationToken.None), _service.Follower.PassAsync(CancellationToken.None));

        moved.Sum().ShouldBe(6);
        (await _service.ScalarAsync<long>("select count(*) from clock_event where kind = 'moved'")).ShouldBe(clocks.Count);
        (await _service.ScalarAsync<long>("select sum(version) from file")).ShouldBe(2 * clocks.Count);
    }

    [Fact]
    public async Task A_clock_that_an_instance_with_the_older_edition_still_starts_is_taken_up()
    {
        await using var behind = _service.Build();
        _service.Law.Take(Closed("臺北市"));
        await _service.Follower.PassAsync(CancellationToken.None);

        var start = await _service.DaysAsync(new DateOnly(2026, 9, 14)) with { County = "臺北市" };
        Clock clock;
        await using (var scope = behind.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClockDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            clock = (await scope.ServiceProvider.GetRequiredService<ClockBook>().StartAsync([start], CancellationToken.None)).Value[0];
            await transaction.CommitAsync();
        }

        clock.DueOn.ShouldBe(Thursday);
        (await _service.Follower.PassAsync(CancellationToken.None)).ShouldBe(1);
        (await _service.ReadAsync(clock.Id)).DueOn.ShouldBe(new DateOnly(2026, 9, 29));
    }

    private static LawEdition Closed(string county) =>
        LawEdition.Published.With(WorkingCalendar.Official.WithClosures([new LocalClosure(county, Thursday, "颱風停止上班")])).Numbered(1);
}
