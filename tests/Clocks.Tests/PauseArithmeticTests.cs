using CsCheck;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;

namespace Enforcement.Clocks.Tests;

/// <summary>Stops of a clock, as pure arithmetic: the law stops it, and the rest of its time runs on.</summary>
public sealed class PauseArithmeticTests
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 3000].Select(new DateOnly(2018, 1, 1).AddDays);

    /// <summary>Stops of up to ten days each, as hours run before and stood still.</summary>
    private static readonly Gen<(int Run, int Stood)[]> Stops = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 240]).Array[0, 4];

    [Theory]
    [InlineData("2026-09-14", "2026-09-16", "2026-09-17", "2026-09-29", "24 + 1 is a holiday, then weekend and Teachers' Day")]
    [InlineData("2026-09-14", "2026-09-16", "2026-09-16", "2026-09-24", "resumed on the same day: nothing stood still")]
    [InlineData("2026-09-15", "2026-09-16", "2026-09-20", "2026-09-29", "25 + 4 = 29: from the last day before it was moved, not from the 29th")]
    [InlineData("2026-09-15", "2026-09-16", "2026-09-21", "2026-09-30", "25 + 5 = 30")]
    public void A_stop_by_days_adds_its_days_to_the_unmoved_end_and_rolls_again(string from, string stopped, string resumed, string due, string because)
    {
        var clock = Started("OBJ-02", new ObjectionClockFacts(DateOnly.Parse(from, null)), TaipeiTime.StartOf(DateOnly.Parse(from, null)));

        var running = Stop(clock, Noon(stopped), Noon(resumed));

        running.DueOn.ShouldBe(DateOnly.Parse(due, null), because);
    }

    [Fact]
    public void A_period_that_is_not_moved_off_rest_days_is_not_moved_after_a_stop_either()
    {
        // Three months from 15 June, that day counted, end on 14 September; five days later is Saturday 19 September.
        var clock = Started("DET-05", new DetentionDayFacts(new DateOnly(2026, 6, 15)), Noon("2026-06-15"));
        clock.DueOn.ShouldBe(new DateOnly(2026, 9, 14));

        Stop(clock, Noon("2026-07-01"), Noon("2026-07-06")).DueOn.ShouldBe(new DateOnly(2026, 9, 19));
    }

    [Fact]
    public void The_explanation_says_how_long_it_stood_still()
    {
        var clock = Started("OBJ-02", new ObjectionClockFacts(new DateOnly(2026, 9, 15)), Noon("2026-09-15"));
        var steps = ClockExplanation.Of(Stop(clock, Noon("2026-09-16"), Noon("2026-09-18")), [], LawEdition.Published).Steps;

        steps[^2].English.ShouldBe("it stood still for 2 days; the rest of the period ends 2026-09-27");
        steps[^1].ShouldBe(new Enforcement.Law.Clocks.Features.StepLine("due 2026-09-29", "期限2026-09-29"));
    }

    [Fact]
    public void A_stop_never_brings_the_end_forward_and_a_longer_one_never_ends_earlier() =>
        Gen.Select(Days, Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((from, ran, stood, more) =>
        {
            var clock = Started("OBJ-02", new ObjectionClockFacts(from), TaipeiTime.StartOf(from));
            var stopped = TaipeiTime.StartOf(from.AddDays(ran)).AddHours(9);
            var shorter = Stop(clock, stopped, stopped.AddDays(stood));
            var longer = Stop(clock, stopped, stopped.AddDays(stood + more));
            return clock.DueAt <= shorter.DueAt && shorter.DueAt <= longer.DueAt && WorkingCalendar.Official.IsWorkingDay(longer.DueOn!.Value);
        });

    [Fact]
    public void Hours_that_stood_still_are_added_to_the_instant_exactly_however_often_it_stopped() =>
        Stops.Sample(stops =>
        {
            var clock = Started("DET-01", new CustodyStartFacts(Epoch), Epoch);
            var (at, stood) = (Epoch, TimeSpan.Zero);
            foreach (var stop in stops)
            {
                var stopped = at.AddHours(stop.Run / 4.0);
                at = stopped.AddHours(stop.Stood);
                clock = Stop(clock, stopped, at);
                stood += TimeSpan.FromHours(stop.Stood);
            }

            return clock.DueAt == Epoch.AddHours(24) + stood && clock.PausedTime == stood;
        });

    [Fact]
    public void Stops_in_parts_end_as_one_stop_of_their_sum() =>
        Gen.Select(Days, Gen.Int[1, 30], Gen.Int[1, 30]).Sample((from, first, second) =>
        {
            var clock = Started("OBJ-02", new ObjectionClockFacts(from), TaipeiTime.StartOf(from));
            var at = TaipeiTime.StartOf(from.AddDays(1)).AddHours(9);
            var parts = Stop(Stop(clock, at, at.AddDays(first)), at.AddDays(first), at.AddDays(first + second));
            var one = Stop(clock, at, at.AddDays(first + second));
            return parts.DueAt == one.DueAt && parts.PausedDays == one.PausedDays;
        });

    [Fact]
    public void The_facts_of_every_rule_that_a_clock_can_stand_on_are_stored_without_loss()
    {
        object[] samples =
        [
            new ObjectionClockFacts(new DateOnly(2026, 9, 14)), new CustodyStartFacts(Epoch), new DetentionDayFacts(new DateOnly(2026, 9, 14)),
            new LimitationFacts { Kind = LimitationKind.TaxFine, PaymentPeriodEnd = new DateOnly(2020, 1, 1), SuspendedDays = 3, IsRetransfer = true },
        ];
        foreach (var facts in samples)
        {
            var rule = RuleCatalogue.All.First(rule => rule.FactsType == facts.GetType());
            ClockFacts.Read(rule, ClockFacts.Write(rule, facts)).ShouldBe(facts);
        }
    }

    private static Clock Started(string rule, object facts, DateTimeOffset at) => Clock.Start(Guid.NewGuid(), new ClockStart
    {
        Subject = new ClockSubject("file", Guid.NewGuid()),
        Owner = new ClockOwner("tpy"),
        Name = "name",
        RuleId = rule,
        Facts = facts,
        StartedAt = at,
    }, LawEdition.Published).Value;

    private static Clock Stop(Clock clock, DateTimeOffset stopped, DateTimeOffset resumed) => clock.Pause(stopped).Value.Resume(resumed, LawEdition.Published).Value;

    private static DateTimeOffset Noon(string day) => TaipeiTime.StartOf(DateOnly.Parse(day, null)).AddHours(12);
}
