using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class GeneralRulesTests
{
    [Theory]
    [InlineData("large debt", "attachment found nothing", true, true, true, null)]
    [InlineData(" ", "attachment found nothing", true, true, true, "reason_missing")]
    [InlineData(null, "attachment found nothing", true, true, true, "reason_missing")]
    [InlineData("large debt", "", true, true, true, "alternatives_missing")]
    [InlineData("large debt", "attachment found nothing", false, true, true, "unsuitable")]
    [InlineData("large debt", "attachment found nothing", true, false, true, "milder_means")]
    [InlineData("large debt", "attachment found nothing", true, true, false, "out_of_balance")]
    public void A_measure_is_reasoned_suitable_least_harmful_and_balanced(
        string? reason, string? alternatives, bool suitable, bool leastHarmful, bool balanced, string? refused)
    {
        var ruling = Proportionality.Measure(new ProportionalityFacts(reason, alternatives, suitable, leastHarmful, balanced));

        ruling.Reason.ShouldBe(refused);
        ruling.IsAllowed.ShouldBe(refused is null);
        ruling.Consequence.ShouldBe(refused is null ? Consequence.None : Consequence.Block);
        ruling.Steps.Count.ShouldBe(refused is null ? 3 : 1);
    }

    /// <summary>Taipei 2026-12-16, a Wednesday: sunrise 06:31, sunset 17:07. 2026-12-19 is a Saturday, 2026-12-25 a holiday.</summary>
    [Theory]
    [InlineData("2026-12-16 06:29", "night")]
    [InlineData("2026-12-16 06:32", null)]
    [InlineData("2026-12-16 17:06", null)]
    [InlineData("2026-12-16 17:09", "night")]
    [InlineData("2026-12-19 10:00", "rest_day")]
    [InlineData("2026-12-20 10:00", "rest_day")]
    [InlineData("2026-12-25 10:00", "rest_day")]
    public void An_act_on_site_starts_by_daylight_on_a_working_day(string at, string? reason)
    {
        var ruling = TimeOfActs.Start(new SiteActFacts(Day.At(at), "臺北市"), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is null);
        ruling.Steps.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("06:30", false)]
    [InlineData("06:31", true)]
    [InlineData("17:10", true)]
    [InlineData("17:11", false)]
    public void Published_sunrise_and_sunset_are_the_bounds_and_belong_to_the_day(string at, bool allowed) =>
        TimeOfActs.Start(Published($"2026-12-16 {at}"), Day.Calendar).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(true, false, "witness leaves tonight", "urgent")]
    [InlineData(false, true, "obligor signed", "consent")]
    [InlineData(true, false, " ", "note_missing")]
    [InlineData(false, true, null, "note_missing")]
    [InlineData(false, false, "no reason", "rest_day")]
    public void Urgency_or_consent_lifts_the_bar_when_noted(bool urgent, bool consents, string? note, string reason)
    {
        var ruling = TimeOfActs.Start(new SiteActFacts(Day.At("2026-12-20 10:00"), "臺北市", urgent, consents, note), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "urgent" or "consent");
        ruling.Steps.Count.ShouldBe(reason == "rest_day" ? 3 : 4);
    }

    [Fact]
    public void A_typhoon_closure_of_the_county_is_a_rest_day_there_only()
    {
        var calendar = Day.Calendar.WithClosures([new LocalClosure("花蓮縣", Day.Of("2026-12-16"), "颱風停止上班")]);

        TimeOfActs.Start(new SiteActFacts(Day.At("2026-12-16 10:00"), "花蓮縣"), calendar).Reason.ShouldBe("rest_day");
        TimeOfActs.Start(new SiteActFacts(Day.At("2026-12-16 10:00"), "臺東縣"), calendar).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_county_needs_published_times()
    {
        TimeOfActs.Start(new SiteActFacts(Day.At("2026-12-16 10:00"), "東京都"), Day.Calendar).Reason.ShouldBe("daylight_unknown");
        TimeOfActs.Start(Published("2026-12-16 10:00") with { County = "東京都" }, Day.Calendar).IsAllowed.ShouldBeTrue();
        TimeOfActs.Continue(new ContinuedActFacts(Day.At("2026-12-16 10:00"), Day.At("2026-12-16 19:00"), "東京都"), Day.Calendar).Reason.ShouldBe("daylight_unknown");
    }

    [Fact]
    public void A_year_without_official_calendar_is_marked() =>
        TimeOfActs.Start(new SiteActFacts(Day.At("2031-12-16 10:00"), "臺北市"), Day.Calendar).Caveats.ShouldBe(Caveats.ComputedCalendar);

    [Theory]
    [InlineData("16:30", "19:00", "into_night")]
    [InlineData("16:30", "17:10", "within_daylight")]
    [InlineData("17:09", "23:00", "into_night")]
    [InlineData("17:10", "19:00", "begun_at_night")]
    [InlineData("06:30", "09:00", "begun_at_night")]
    [InlineData("06:31", "09:00", "within_daylight")]
    public void An_act_begun_before_sunset_goes_on_into_the_night(string start, string until, string reason)
    {
        var facts = new ContinuedActFacts(
            Day.At($"2026-12-16 {start}"), Day.At($"2026-12-16 {until}"), "臺北市", Day.At("2026-12-16 06:31"), Day.At("2026-12-16 17:10"));

        var ruling = TimeOfActs.Continue(facts, Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "begun_at_night");
        ruling.Steps.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("2026-12-16 10:00", false, false, null)]
    [InlineData("2026-12-16 20:00", false, true, "night")]
    [InlineData("2026-12-16 20:00", true, false, "permission_missing")]
    [InlineData("2026-12-16 20:00", true, true, "permitted")]
    [InlineData("2026-12-20 10:00", false, true, "rest_day")]
    [InlineData("2026-12-20 10:00", true, true, "permitted")]
    public void A_home_is_entered_at_night_or_on_a_rest_day_only_urgent_and_permitted(string at, bool urgent, bool permission, string? reason)
    {
        var ruling = TimeOfActs.EnterHome(new HomeEntryFacts(Day.At(at), "臺北市", urgent, permission), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is null or "permitted");
    }

    [Fact]
    public void Urgency_with_a_note_never_forbids_what_was_allowed() =>
        Gen.Select(Day.Any, Gen.Int[0, 1439]).Sample((day, minute) =>
        {
            var facts = new SiteActFacts(TaipeiTime.StartOf(day).AddMinutes(minute), "臺中市");

            TimeOfActs.Start(facts with { IsUrgent = true, Note = "noted" }, Day.Calendar).IsAllowed.ShouldBeTrue();
            if (Day.Calendar.IsRestDay(day))
                TimeOfActs.Start(facts, Day.Calendar).Reason.ShouldBe("rest_day");
        });

    [Theory]
    [InlineData(AssistanceGround.ResistanceFeared, 1_200, null)]
    [InlineData(AssistanceGround.None, 1_200, "no_ground")]
    public void Help_is_paid_by_the_branch_that_asks(AssistanceGround ground, long cost, string? reason)
    {
        var ruling = MutualAssistance.Cost(new AssistanceFacts(ground, cost));

        ruling.Reason.ShouldBe(reason);
        ruling.Amount.ShouldBe(reason is null ? cost : null);
    }

    private static SiteActFacts Published(string at) =>
        new(Day.At(at), "臺北市", Sunrise: Day.At("2026-12-16 06:31"), Sunset: Day.At("2026-12-16 17:10"));
}
