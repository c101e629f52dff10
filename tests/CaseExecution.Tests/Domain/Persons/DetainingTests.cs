using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

public sealed class DetainingTests
{
    private static readonly DateTimeOffset Nine = new(2026, 9, 1, 9, 0, 0, TaipeiTime.Offset);

    [Theory]
    [InlineData(86_399, null)]
    [InlineData(86_400, "holding.hours_over")]
    public void Custody_is_applied_for_within_24_hours_of_the_first_question(int seconds, string? code)
    {
        var matter = Matters.Owing(1000);
        var held = matter.Held(Nine).Measure;

        var result = Detaining.Apply(Matters.At(Nine.AddHours(30)), matter, held, Matters.Application(Nine, Nine.AddSeconds(seconds)));

        result.Code().ShouldBe(code);
        held.State.ShouldBe(code is null ? MeasureState.Ended : MeasureState.InForce);
    }

    [Fact]
    public void Custody_is_applied_for_with_person_papers_and_the_right_court()
    {
        foreach (var form in new[] { new DetentionApplicationFacts(false, true, true), new DetentionApplicationFacts(true, false, true), new DetentionApplicationFacts(true, true, false) })
            Apply(application => application with { Form = form }).Code().ShouldBe("custody.not_allowed");
        Apply(application => application with { Grounds = default }).Code().ShouldBe("custody.not_allowed");
        Apply(application => application with { Reason = null }).Code().ShouldBe("act.reason_missing");
        Apply(application => application with { FiledAt = Nine.AddSeconds(-1) }).Code().ShouldBe("holding.instant_wrong");
        Apply(application => application).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, false, false, null)]
    [InlineData(1, false, false, "custody.not_allowed")]
    [InlineData(1, true, false, null)]
    [InlineData(1, false, true, null)]
    [InlineData(2, true, true, "custody.not_allowed")]
    public void Second_custody_needs_a_new_ground_or_the_end_of_a_suspension_and_there_is_no_third(int earlier, bool ground, bool ended, string? code) =>
        Apply(application => application with { Again = new AgainFacts(earlier, ground, ended) }).Code().ShouldBe(code);

    [Theory]
    [InlineData(false, 4, null, false, null)]
    [InlineData(false, 5, null, false, "custody.barred")]
    [InlineData(false, null, "2026-07-02", false, "custody.barred")]
    [InlineData(false, null, "2026-07-01", false, "custody.barred")]
    [InlineData(false, null, "2026-06-30", false, null)]
    [InlineData(true, null, null, false, "custody.barred")]
    [InlineData(false, null, null, true, "custody.barred")]
    public void Family_pregnancy_birth_and_illness_bar_custody(bool livelihood, int? months, string? birth, bool ill, string? code)
    {
        var bar = new BarFacts(livelihood, months, birth is null ? null : DateOnly.Parse(birth, null), ill, CaseBuilder.Today);

        Apply(application => application with { Bar = bar }).Code().ShouldBe(code);
    }

    [Fact]
    public void What_is_kept_with_the_application_tells_nothing_of_health()
    {
        var matter = Matters.Owing(1000);
        var journal = Matters.At(Nine.AddHours(3));

        Detaining.Apply(journal, matter, matter.Held(Nine).Measure, Matters.Application(Nine, Nine.AddHours(2)) with { Bar = new BarFacts(false, 4, null, false, CaseBuilder.Today) }).IsRefused.ShouldBeFalse();

        journal.Acts.Single().Ground.Rulings.Single(ruling => ruling.RuleId == "DET-08").Facts.ShouldBe(new BarFacts(false, null, null, false, CaseBuilder.Today));
    }

    [Fact]
    public void Custody_begins_only_when_granted_and_lasts_three_months_with_its_first_day()
    {
        var matter = Matters.Owing(1000);
        var day = new DateOnly(2026, 11, 30);
        var heldFrom = TaipeiTime.StartOf(day).AddHours(9);
        var custody = Detaining.Apply(Matters.At(heldFrom.AddHours(3)), matter, matter.Held(heldFrom).Measure, Matters.Application(heldFrom, heldFrom.AddHours(2))).Value;

        Detaining.Begin(Matters.On(day), matter.Group, custody, day, day).Code().ShouldBe("custody.not_granted");
        Arresting.Rule(Matters.On(day), matter.Group, custody, day, day, granted: true).IsRefused.ShouldBeFalse();
        Detaining.Begin(Matters.On(day), matter.Group, custody, day, day.AddDays(-1)).Code().ShouldBe("custody.day_wrong");
        Detaining.Begin(Matters.On(day), matter.Group, custody, day, day.AddDays(1)).Code().ShouldBe("custody.day_wrong");
        Detaining.Begin(Matters.On(new DateOnly(2027, 3, 1)), matter.Group, custody, day, day).Code().ShouldBe("custody.day_wrong");
        Detaining.Begin(Matters.On(new DateOnly(2027, 2, 28)), matter.Group, custody, day, day).Value.Until.ShouldBe(new DateOnly(2027, 2, 28));
        Detaining.Begin(Matters.On(day), matter.Group, custody, day, day).Code().ShouldBe("custody.not_granted");
    }

    [Theory]
    [InlineData("2026-08-31", "custody.day_wrong")]
    [InlineData("2026-09-01", null)]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-01", "custody.day_wrong")]
    public void Interviews_are_held_while_custody_lasts(string on, string? code)
    {
        var matter = Matters.Owing(1000);
        var custody = matter.InCustody(new DateOnly(2026, 9, 1));

        Detaining.Interview(Matters.On(new DateOnly(2026, 12, 31)), matter.Group, custody, new DateOnly(2026, 11, 30), DateOnly.Parse(on, null), 1).Code().ShouldBe(code);
        Detaining.Interview(Matters.On(new DateOnly(2026, 9, 1)), matter.Group, custody, new DateOnly(2026, 11, 30), new DateOnly(2026, 9, 2), 1).Code().ShouldBe("custody.day_wrong");
    }

    [Theory]
    [InlineData(true, false, false, false, "performed")]
    [InlineData(false, true, false, false, "title_revoked")]
    [InlineData(false, false, true, false, "period_over")]
    [InlineData(false, false, false, true, "security")]
    public void Each_of_the_four_causes_frees_the_person_at_once(bool performed, bool revoked, bool over, bool security, string reason)
    {
        var matter = Matters.Owing(1000);
        var custody = matter.InCustody(new DateOnly(2026, 9, 1));

        Detaining.Release(Matters.Now(), matter.Group, custody, default).Code().ShouldBe("custody.stays");
        Detaining.Release(Matters.Now(), matter.Group, custody, new ReleaseFacts(performed, revoked, over, security)).IsRefused.ShouldBeFalse();

        (custody.State, custody.EndReason).ShouldBe((MeasureState.Released, reason));
        Detaining.Release(Matters.Now(), matter.Group, custody, new ReleaseFacts(true, false, false, false)).Code().ShouldBe("custody.over");
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "performed")]
    public void Last_dollar_frees_whoever_is_held_or_in_custody(long arrears, string? reason)
    {
        var matter = Matters.Owing(1000);
        var (custody, held, unused) = (matter.InCustody(new DateOnly(2026, 9, 1)), matter.Held(Nine).Measure, matter.Warrant());

        foreach (var measure in new[] { custody, held, unused })
            Detaining.Follow(Matters.Now(), matter.Group, measure, arrears);

        (custody.EndReason, held.EndReason, unused.State).ShouldBe((reason, reason, MeasureState.Approved));
    }

    [Fact]
    public void Custody_is_suspended_by_a_bar_and_by_nothing_else()
    {
        var matter = Matters.Owing(1000);
        var custody = matter.InCustody(new DateOnly(2026, 9, 1));

        Detaining.Suspend(Matters.Now(), matter.Group, custody, Matters.NoBar).Code().ShouldBe("custody.no_bar");
        Detaining.Suspend(Matters.Now(), matter.Group, custody, Matters.NoBar with { IllnessUntreatable = true }).Value.Bar.ShouldBe("illness");

        custody.EndReason.ShouldBe(Detaining.Suspended);
    }

    [Theory]
    [InlineData("2026-09-11", null)]
    [InlineData("2026-09-12", "court_application.appeal_late")]
    [InlineData("2026-08-31", "court_application.day_wrong")]
    public void Ruling_is_appealed_against_within_ten_days_of_service(string on, string? code) =>
        Detaining.Appeal(Matters.On(new DateOnly(2026, 9, 20)), Matters.Owing(1000).Group, Guid.NewGuid(), new DateOnly(2026, 9, 1), DateOnly.Parse(on, null)).Code().ShouldBe(code);

    [Fact]
    public void Quashed_ruling_frees_the_person_and_keeps_one_who_is_free()
    {
        var matter = Matters.Owing(1000);
        var custody = matter.InCustody(new DateOnly(2026, 9, 1));
        Detaining.Quash(Matters.Now(), matter.Group, custody, CaseBuilder.Today.AddDays(1)).Code().ShouldBe("court_application.day_wrong");
        Detaining.Quash(Matters.Now(), matter.Group, custody, CaseBuilder.Today).IsRefused.ShouldBeFalse();
        (custody.State, custody.EndReason).ShouldBe((MeasureState.Released, Detaining.Quashed));
        Detaining.Quash(Matters.Now(), matter.Group, custody, CaseBuilder.Today).Code().ShouldBe("custody.over");

        var other = Matters.Owing(1000);
        var granted = Detaining.Apply(Matters.At(Nine.AddHours(3)), other, other.Held(Nine).Measure, Matters.Application(Nine, Nine.AddHours(2))).Value;
        Detaining.Quash(Matters.Now(), other.Group, granted, CaseBuilder.Today).Code().ShouldBe("custody.not_granted");
        Arresting.Rule(Matters.Now(), other.Group, granted, CaseBuilder.Today, CaseBuilder.Today, granted: true).IsRefused.ShouldBeFalse();
        Detaining.Quash(Matters.Now(), other.Group, granted, CaseBuilder.Today).IsRefused.ShouldBeFalse();
        granted.State.ShouldBe(MeasureState.Cancelled);
    }

    private static Result<Measure> Apply(Func<CustodyApplication, CustodyApplication> change)
    {
        var matter = Matters.Owing(1000);
        return Detaining.Apply(Matters.At(Nine.AddHours(3)), matter, matter.Held(Nine).Measure, change(Matters.Application(Nine, Nine.AddHours(2))));
    }
}
