using Enforcement.Contracts.Clocks.V1;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;

namespace Enforcement.Clocks.Tests;

public sealed class BookTests(ClockService service) : IClassFixture<ClockService>
{
    private static readonly DateOnly Received = new(2026, 9, 14);

    [Fact]
    public async Task A_start_with_the_same_facts_gives_the_clock_that_runs_and_one_with_others_is_refused()
    {
        var start = await service.DaysAsync(Received);
        var first = (await service.StartAsync(start))[0];

        var again = await service.WithBookAsync(book => book.StartAsync([start], CancellationToken.None));
        var other = await service.WithBookAsync(book => book.StartAsync([start with { Facts = new ObjectionClockFacts(Received.AddDays(1)) }], CancellationToken.None));

        again.Value.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        other.Refusal!.Code.ShouldBe(ClockRefusals.AlreadyRunning);
        (await service.HistoryAsync(first.Id)).ShouldBe(["1 Started"]);
    }

    [Fact]
    public async Task Many_starts_are_one_statement_and_come_back_in_their_order()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 40).Select(day => service.DaysAsync(Received.AddDays(day))));

        var clocks = await service.StartAsync(starts);

        clocks.Select(clock => clock.SubjectId).ShouldBe(starts.Select(start => start.Subject.Id));
        (await service.ScalarAsync<long>("select count(*) from clock where id = any($1)", clocks.Select(clock => clock.Id).ToArray())).ShouldBe(40);
    }

    [Fact]
    public async Task A_clock_that_was_met_can_be_started_again_under_its_name()
    {
        var start = await service.DaysAsync(Received);
        var first = (await service.StartAsync(start))[0];
        await MeetAsync(first, TaipeiTime.StartOf(Received.AddDays(3)));

        var second = (await service.StartAsync(start with { Facts = new ObjectionClockFacts(Received.AddDays(20)) }))[0];

        second.Id.ShouldNotBe(first.Id);
        (await service.ReadAsync(first.Id)).State.ShouldBe(ClockState.Met);
    }

    [Fact]
    public async Task Facts_by_which_the_law_sets_no_day_start_nothing()
    {
        var start = await service.DaysAsync(Received);

        var refused = await service.WithBookAsync(book => book.StartAsync([start with { RuleId = "LIM-01", Facts = new LimitationFacts() }], CancellationToken.None));

        refused.Refusal!.Code.ShouldBe(ClockRefusals.NotDue);
        refused.Refusal.Basis.ShouldHaveSingleItem().RuleId.ShouldBe("LIM-01");
    }

    [Theory]
    [InlineData(-86_400, ClockState.Met)]
    [InlineData(-1, ClockState.Met)]
    [InlineData(0, ClockState.Overdue)]
    public async Task Done_on_the_last_day_is_in_time_and_done_on_the_next_is_late(int seconds, ClockState state)
    {
        var clock = (await service.StartAsync(await service.DaysAsync(Received)))[0];
        var at = TaipeiTime.StartOf(clock.DueOn!.Value.AddDays(1)).AddSeconds(seconds);

        var met = await MeetAsync(clock, at);
        var again = await MeetAsync(clock, at.AddHours(1));

        (met.State, met.EndedAt, met.Version).ShouldBe((state, at, 2));
        again.ShouldBe(met, "meeting it again changes nothing");
    }

    [Fact]
    public async Task What_was_recorded_late_but_done_in_time_is_met_and_the_overdue_signal_is_taken_back()
    {
        var clock = (await service.StartAsync(await service.HoursAsync(service.Time.Now.AddDays(-2))))[0];
        await service.Scanner.PassAsync(CancellationToken.None);

        var met = await MeetAsync(clock, clock.DueAt.AddMinutes(-1));

        (met.State, met.OverdueAt).ShouldBe((ClockState.Met, service.Time.Now));
        (await service.OutboxAsync<ClocksSettled>()).SelectMany(message => message.Clocks).Single(settled => settled.ClockId == clock.Id).Outcome.ShouldBe("met");
    }

    [Fact]
    public async Task Nonsense_is_refused_with_its_code()
    {
        var now = service.Time.Now;
        var clock = (await service.StartAsync(await service.HoursAsync(now)))[0];

        (await TurnAsync(book => book.PauseAsync(ClockSelection.One(Guid.NewGuid()), now, "stay", CancellationToken.None))).ShouldBe(ClockRefusals.NotFound);
        (await TurnAsync(book => book.PauseAsync(ClockSelection.One(clock.Id), now.AddHours(-1), "stay", CancellationToken.None))).ShouldBe(ClockRefusals.InstantInvalid);
        (await TurnAsync(book => book.PauseAsync(ClockSelection.One(clock.Id), now.AddHours(24), "stay", CancellationToken.None))).ShouldBe(ClockRefusals.RanOut);
        (await TurnAsync(book => book.MeetAsync(ClockSelection.One(clock.Id), now.AddHours(-1), CancellationToken.None))).ShouldBe(ClockRefusals.InstantInvalid);
        (await TurnAsync(book => book.PauseAsync(ClockSelection.One(clock.Id), now.AddHours(1), "stay", CancellationToken.None))).ShouldBeNull();
        (await TurnAsync(book => book.ResumeAsync(ClockSelection.One(clock.Id), now, "stay lifted", CancellationToken.None))).ShouldBe(ClockRefusals.InstantInvalid);
        (await TurnAsync(book => book.CancelAsync(ClockSelection.One(clock.Id), now.AddHours(2), "released", CancellationToken.None))).ShouldBeNull();
        (await TurnAsync(book => book.CancelAsync(ClockSelection.One(clock.Id), now.AddHours(3), "released", CancellationToken.None))).ShouldBeNull();
        (await TurnAsync(book => book.MeetAsync(ClockSelection.One(clock.Id), now.AddHours(3), CancellationToken.None))).ShouldBe(ClockRefusals.Ended);
        (await TurnAsync(book => book.ResumeAsync(ClockSelection.One(clock.Id), now.AddHours(3), "x", CancellationToken.None))).ShouldBe(ClockRefusals.Ended);

        (await service.HistoryAsync(clock.Id)).ShouldBe(["1 Started", "2 Paused", "3 Cancelled"]);
    }

    [Fact]
    public async Task A_paused_clock_does_not_fire_and_runs_on_with_the_time_that_was_left()
    {
        var now = service.Time.Now;
        var clock = (await service.StartAsync(await service.HoursAsync(now)))[0];
        await TurnAsync(book => book.PauseAsync(ClockSelection.One(clock.Id), now.AddHours(10), "taken to hospital", CancellationToken.None));
        (await service.ReadAsync(clock.Id)).NextAt.ShouldBeNull();

        await TurnAsync(book => book.ResumeAsync(ClockSelection.One(clock.Id), now.AddHours(13.5), "back", CancellationToken.None));
        await TurnAsync(book => book.ResumeAsync(ClockSelection.One(clock.Id), now.AddHours(14), "back", CancellationToken.None));

        var resumed = await service.ReadAsync(clock.Id);
        (resumed.DueAt, resumed.PausedTime, resumed.Version).ShouldBe((now.AddHours(27.5), TimeSpan.FromHours(3.5), 3));
        resumed.NextAt.ShouldBe(resumed.DueAt);
    }

    [Fact]
    public async Task All_open_clocks_of_many_subjects_are_met_with_one_call_and_the_ended_ones_stay()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.DaysAsync(Received)));
        var clocks = await service.StartAsync(starts);
        await TurnAsync(book => book.CancelAsync(ClockSelection.One(clocks[0].Id), TaipeiTime.StartOf(Received), "withdrawn", CancellationToken.None));
        var at = TaipeiTime.StartOf(Received.AddDays(1));

        var met = await service.WithBookAsync(book => book.MeetAsync(ClockSelection.AllOf(FileReaction.Type, [.. starts.Select(start => start.Subject.Id)]), at, CancellationToken.None));

        met.Value.Select(clock => clock.Id).Order().ShouldBe(clocks.Skip(1).Select(clock => clock.Id).Order());
        met.Value.ShouldAllBe(clock => clock.State == ClockState.Met);
        (await service.ReadAsync(clocks[0].Id)).State.ShouldBe(ClockState.Cancelled);
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind()
    {
        var start = await service.DaysAsync(Received);
        await service.StartAsync(start);
        var fresh = await service.DaysAsync(Received);

        var refused = await service.WithBookAsync(book =>
            book.StartAsync([fresh, start with { Facts = new ObjectionClockFacts(Received.AddDays(9)) }], CancellationToken.None));

        refused.IsRefused.ShouldBeTrue();
        (await service.ScalarAsync<long>("select count(*) from clock where subject_id = $1", fresh.Subject.Id)).ShouldBe(0);
    }

    private async Task<Clock> MeetAsync(Clock clock, DateTimeOffset at) =>
        (await service.WithBookAsync(book => book.MeetAsync(ClockSelection.Named(new ClockSubject(clock.SubjectType, clock.SubjectId), clock.Name), at, CancellationToken.None))).Value[0];

    private async Task<RefusalCode?> TurnAsync(Func<ClockBook, Task<Result<IReadOnlyList<Clock>>>> turn) => (await service.WithBookAsync(turn)).Refusal?.Code;
}
