using System.Globalization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Domain.CaseBuilder;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class CasePostponementTests
{
    [Theory]
    [InlineData("2026-12-01", 0, null)]
    [InlineData("2026-12-02", 0, "postponement.not_allowed")]
    [InlineData(null, 1, null)]
    [InlineData(null, 2, "postponement.not_allowed")]
    public void It_lasts_three_months_and_happens_twice(string? until, int earlier, string? code)
    {
        var file = Open(Principal(1000));

        Agreed(until).Begin(new Journal(Now), file, earlier, "settlement").Refusal?.Code.Code.ShouldBe(code);

        file.IsStayed.ShouldBe(code is null);
    }

    [Fact]
    public void Agreement_of_tomorrow_postpones_nothing_today() =>
        Agreed(null, Today.AddDays(1)).Begin(new Journal(Now), Open(Principal(1000)), 0, "x").Refusal!.Code.Code.ShouldBe("postponement.day_in_future");

    [Theory]
    [InlineData("2026-12-01", "postponement.not_over")]
    [InlineData("2026-12-02", null)]
    public void Agency_is_told_to_apply_only_after_the_last_day(string on, string? code)
    {
        var (file, postponement, _) = Running();

        postponement.Notify(At("2026-12-05"), file, Day(on)).Refusal?.Code.Code.ShouldBe(code);

        postponement.State.ShouldBe(code is null ? PostponementState.Notified : PostponementState.Running);
    }

    [Theory]
    [InlineData("2026-12-14", null)]
    [InlineData("2026-12-15", "postponement.applied_too_late")]
    public void Agency_goes_on_within_ten_days_of_the_notice(string applied, string? code)
    {
        var (file, postponement, stay) = Running();
        postponement.Notify(At("2026-12-05"), file, Day("2026-12-04")).IsRefused.ShouldBeFalse();
        var journal = At("2026-12-20");

        var result = postponement.Continue(journal, file, stay, Day(applied));

        result.Refusal?.Code.Code.ShouldBe(code);
        stay.LiftedOn.ShouldBe(code is null ? journal.Day : null);
    }

    [Fact]
    public void Agency_may_go_on_before_it_is_told_to()
    {
        var (file, postponement, stay) = Running();

        postponement.Continue(At("2026-10-01"), file, stay, Day("2026-09-30")).IsRefused.ShouldBeFalse();

        postponement.Continue(At("2026-10-01"), file, stay, Day("2026-09-30")).Refusal!.Code.Code.ShouldBe("postponement.not_running");
    }

    [Theory]
    [InlineData("2026-12-14", "postponement.period_runs")]
    [InlineData("2026-12-15", null)]
    public void Case_is_deemed_withdrawn_when_nobody_applied_in_time(string on, string? code)
    {
        var (file, postponement, _) = Running();
        postponement.Notify(At("2026-12-05"), file, Day("2026-12-04")).IsRefused.ShouldBeFalse();

        var result = postponement.DeemWithdrawn(At(on), file);

        result.Refusal?.Code.Code.ShouldBe(code);
        file.ClosureKind.ShouldBe(code is null ? CaseClosures.DeemedWithdrawn : null);
        file.Outstanding.ShouldBe(code is null ? 0 : 1000);
    }

    private static CasePostponement Agreed(string? until, DateOnly? on = null) =>
        new() { Id = Guid.NewGuid(), CaseId = Guid.NewGuid(), AgreedOn = on ?? Today, WishedUntil = until is null ? null : Day(until), Reference = "letter 1" };

    private static (CaseFile File, CasePostponement Postponement, CaseExecution.Domain.Stays.Stay Stay) Running()
    {
        var file = Open(Principal(1000));
        var postponement = Agreed(null);
        var journal = new Journal(Now);
        postponement.Begin(journal, file, 0, "settlement").IsRefused.ShouldBeFalse();
        return (file, postponement, journal.Stays.Single());
    }

    private static Journal At(string day) => new(TaipeiTime.StartOf(Day(day)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
