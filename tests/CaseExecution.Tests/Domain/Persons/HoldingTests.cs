using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

public sealed class HoldingTests
{
    private static readonly DateTimeOffset Nine = new(2026, 9, 1, 9, 0, 0, TaipeiTime.Offset);
    private static readonly AfterArrestFacts Done = new(true, true);

    [Theory]
    [InlineData(true, false, true, false, true, null)]
    [InlineData(true, false, false, true, true, null)]
    [InlineData(false, false, true, true, true, "arrest.not_allowed")]
    [InlineData(true, true, true, true, true, "arrest.not_allowed")]
    [InlineData(true, false, false, false, true, "arrest.not_allowed")]
    [InlineData(true, false, true, true, false, "arrest.not_allowed")]
    public void Arrest_is_applied_for_after_a_breach_on_two_grounds_when_necessary(bool breached, bool security, bool flight, bool noShow, bool necessary, string? code) =>
        Arresting.Apply(Matters.Now(), Matters.Owing(1000), new ArrestFacts(breached, security, flight, noShow, necessary), new ApplicationFacts(CaseBuilder.Today), [], Matters.Reason, Matters.Milder)
            .Code().ShouldBe(code);

    [Fact]
    public void Application_is_filed_once_and_not_in_the_future()
    {
        var (matter, facts) = (Matters.Owing(1000), new ArrestFacts(true, false, true, false, true));
        var standing = Arresting.Apply(Matters.Now(), matter, facts, new ApplicationFacts(CaseBuilder.Today), [], Matters.Reason, Matters.Milder).Value;

        Arresting.Apply(Matters.Now(), matter, facts, new ApplicationFacts(CaseBuilder.Today), [standing], Matters.Reason, Matters.Milder).Code().ShouldBe("court_application.pending");
        Arresting.Apply(Matters.Now(), matter, facts, new ApplicationFacts(CaseBuilder.Today.AddDays(1)), [], Matters.Reason, Matters.Milder).Code().ShouldBe("court_application.day_wrong");
    }

    [Theory]
    [InlineData(true, MeasureState.Approved)]
    [InlineData(false, MeasureState.Cancelled)]
    public void Court_grants_a_warrant_or_ends_the_application_and_rules_once(bool granted, MeasureState state)
    {
        var (matter, filed) = (Matters.Owing(1000), new ApplicationFacts(CaseBuilder.Today));
        var measure = Arresting.Apply(Matters.Now(), matter, new ArrestFacts(true, false, true, false, true), filed, [], Matters.Reason, Matters.Milder).Value;

        Arresting.Rule(Matters.Now(), matter.Group, measure, filed.FiledOn, CaseBuilder.Today.AddDays(-1), granted).Code().ShouldBe("court_application.day_wrong");
        Arresting.Rule(Matters.Now(), matter.Group, measure, filed.FiledOn, CaseBuilder.Today.AddDays(1), granted).Code().ShouldBe("court_application.day_wrong");
        Arresting.Rule(Matters.Now(), matter.Group, measure, filed.FiledOn, CaseBuilder.Today, granted).IsRefused.ShouldBeFalse();
        Arresting.Rule(Matters.Now(), matter.Group, measure, filed.FiledOn, CaseBuilder.Today, granted).Code().ShouldBe("court_application.ruled");
        measure.State.ShouldBe(state);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "arrest.duties_open")]
    [InlineData(true, false, "arrest.duties_open")]
    public void Arrest_starts_24_hours_once_identity_and_report_are_done(bool identity, bool report, string? code)
    {
        var matter = Matters.Owing(1000);
        var warrant = matter.Warrant();

        var result = Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(Nine, "臺北市"), new AfterArrestFacts(identity, report));

        result.Code().ShouldBe(code);
        if (code is null)
            (result.Value.Hours.RuleId, result.Value.Hours.Instant).ShouldBe(("DET-01", Nine.AddHours(24).ToUniversalTime()));
    }

    [Fact]
    public void Arrest_at_night_needs_its_urgency_noted_and_no_arrest_is_before_its_warrant()
    {
        var (matter, night) = (Matters.Owing(1000), new DateTimeOffset(2026, 9, 1, 3, 0, 0, TaipeiTime.Offset));
        var warrant = matter.Warrant();

        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(night, "臺北市"), Done).Code().ShouldBe("arrest.duties_open");
        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(Nine.AddDays(-1), "臺北市"), Done).Code().ShouldBe("holding.instant_wrong");
        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(CaseBuilder.Now.AddSeconds(1), "臺北市"), Done).Code().ShouldBe("holding.instant_wrong");
        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(night, "臺北市", IsUrgent: true, Note: "ticket bought"), Done).IsRefused.ShouldBeFalse();
        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(Nine, "臺北市"), Done).Code().ShouldBe("arrest.no_warrant");
    }

    [Fact]
    public void Nobody_is_arrested_for_a_stayed_case()
    {
        var matter = Matters.Owing(1000);
        var warrant = matter.Warrant();
        StayActs.Stay(Matters.Now(), matter.Group, new StayTerms(StayReason.Court, CaseBuilder.Today, null, []), Ground.AllowedBy()).IsRefused.ShouldBeFalse();

        Arresting.Execute(Matters.Now(), matter.Group, warrant, CaseBuilder.Today, new SiteActFacts(Nine, "臺北市"), Done).Code().ShouldBe("act.case_stayed");
        Holding.Hold(Matters.Now(), matter, new CustodyStartFacts(Nine), Matters.Hides, [], Matters.Reason, Matters.Milder).Code().ShouldBe("act.case_stayed");
    }

    [Theory]
    [InlineData(86_399, null)]
    [InlineData(86_400, "holding.hours_over")]
    public void Person_who_came_is_held_for_24_hours_from_the_first_question(int seconds, string? code) =>
        Holding.Hold(Matters.At(Nine.AddSeconds(seconds)), Matters.Owing(1000), new CustodyStartFacts(Nine), Matters.Hides, [], Matters.Reason, Matters.Milder).Code().ShouldBe(code);

    [Fact]
    public void Holding_needs_a_ground_of_detention_and_necessity_and_is_not_before_the_question()
    {
        var start = new CustodyStartFacts(Nine);
        Holding.Hold(Matters.Now(), Matters.Owing(1000), start, default, [], Matters.Reason, Matters.Milder).Code().ShouldBe("holding.not_allowed");
        Holding.Hold(Matters.Now(), Matters.Owing(1000), start, Matters.Hides with { IsNecessary = false }, [], Matters.Reason, Matters.Milder).Code().ShouldBe("holding.not_allowed");
        Holding.Hold(Matters.At(Nine.AddSeconds(-1)), Matters.Owing(1000), start, Matters.Hides, [], Matters.Reason, Matters.Milder).Code().ShouldBe("holding.instant_wrong");
    }

    [Theory]
    [InlineData(true, false, true, null)]
    [InlineData(false, true, true, null)]
    [InlineData(false, false, false, null)]
    [InlineData(false, false, true, "holding.stays")]
    public void Held_person_is_let_go_when_paid_secured_or_without_a_ground(bool paid, bool secured, bool ground, string? code)
    {
        var matter = Matters.Owing(1000);
        var held = matter.Held(Nine).Measure;

        Holding.Release(Matters.At(Nine.AddHours(2)), matter.Group, held, new ReleaseAfterArrestFacts(paid, secured, ground)).Code().ShouldBe(code);

        held.State.ShouldBe(code is null ? MeasureState.Released : MeasureState.InForce);
    }

    [Fact]
    public void Held_person_is_free_when_the_hours_are_over()
    {
        var matter = Matters.Owing(1000);
        var held = matter.Held(Nine);

        var act = Holding.Expire(Matters.At(Nine.AddHours(24)), matter.Group, held.Measure, held.Hours);

        (act.Kind.Code, held.Measure.State, held.Measure.EndReason).ShouldBe(("heldReleased", MeasureState.Released, Holding.HoursOver));
        Holding.Release(Matters.At(Nine.AddHours(24)), matter.Group, held.Measure, default).Code().ShouldBe("holding.over");
    }
}
