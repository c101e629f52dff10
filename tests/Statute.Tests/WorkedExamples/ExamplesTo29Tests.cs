namespace Enforcement.Statute.Tests.WorkedExamples;

/// <summary>The odd-numbered examples of law.md section 14, one by one: objection, limitation, restriction, detention.</summary>
public sealed class ExamplesTo29Tests
{
    [Fact]
    public void Example_01_objection_is_sent_in_10_days_with_internal_days()
    {
        var received = Day.Of("2026-09-01");

        ObjectionRules.SendBy(new ObjectionClockFacts(received), Day.Calendar).Date.ShouldBe(Day.Of("2026-09-11"));
        ObjectionRules.InternalDaysOf(received, LawEdition.Published).ShouldBe(
            new InternalObjectionDays(Day.Of("2026-09-04"), Day.Of("2026-09-06"), Day.Of("2026-09-08")));
    }

    [Fact]
    public void Example_03_a_holiday_and_a_long_weekend_move_the_last_day()
    {
        var ruling = ObjectionRules.SendBy(new ObjectionClockFacts(Day.Of("2026-09-15")), Day.Calendar);

        ruling.Date.ShouldBe(Day.Of("2026-09-29"));
        string.Join("; ", ruling.Steps.Select(step => step.English)).ShouldContain("2026-09-25 is a rest day (Mid-Autumn Festival)");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Example_05_an_objection_does_not_stop_enforcement_unless_stayed(bool stayed, bool goesOn) =>
        ObjectionRules.Continue(new ObjectionStayFacts(stayed)).IsAllowed.ShouldBe(goesOn);

    [Fact]
    public void Example_07_two_months_from_the_last_of_December_end_after_a_short_February()
    {
        var ruling = ObjectionRules.SueBy(new ObjectionClockFacts(Day.Of("2026-12-31")), Day.Calendar);

        // 2027-02-28 is a Sunday; 2027-03-01 is the substitute day of the Peace Memorial Day, so the suit is in time until the day after.
        ruling.Date.ShouldBe(Day.Calendar.NextWorkingDay(Day.Of("2027-03-01")));
        ruling.Steps[1].English.ShouldContain("end 2027-02-28");
    }

    [Fact]
    public void Example_09_a_fine_not_begun_in_5_years_is_not_enforced_even_if_the_last_day_is_a_Sunday()
    {
        var period = Limitation.Of(new LimitationFacts { FinalOn = Day.Of("2021-03-15"), TransferredOn = Day.Of("2026-03-01"), BegunOn = Day.Of("2026-03-16") });

        period.BeginBy.ShouldBe(Day.Of("2026-03-15"));
        period.StateOn(Day.Of("2026-03-16")).ShouldBe(LimitationState.NotBegunInTime);
    }

    [Fact]
    public void Example_11_five_and_ten_years_from_a_leap_day()
    {
        var period = Limitation.Of(new LimitationFacts { FinalOn = Day.Of("2020-02-29") });

        (period.BeginBy, period.EndBy).ShouldBe((Day.Of("2025-02-28"), Day.Of("2030-02-28")));
    }

    [Fact]
    public void Example_13_a_tax_transferred_after_its_collection_period_is_extinguished()
    {
        var facts = new LimitationFacts { Kind = LimitationKind.Tax, PaymentPeriodEnd = Day.Of("2016-05-31"), TransferredOn = Day.Of("2021-06-01") };

        Limitation.Of(facts).TransferBy.ShouldBe(Day.Of("2021-05-31"));
        Limitation.Of(facts).StateOn(Day.Of("2021-06-01")).ShouldBe(LimitationState.Extinguished);
    }

    [Fact]
    public void Example_15_a_large_old_tax_case_runs_until_2032()
    {
        var period = Limitation.Of(new LimitationFacts
        {
            Kind = LimitationKind.Tax,
            PaymentPeriodEnd = Day.Of("2005-05-31"),
            TransferredOn = Day.Of("2006-05-01"),
            ArrearsOn20170304 = 12_000_000,
        });

        period.LastDay.ShouldBe(Day.Of("2032-03-04"));
        period.StateOn(Day.Of("2026-09-01")).ShouldBe(LimitationState.Running);
    }

    [Fact]
    public void Example_17_below_100000_and_one_exit_there_is_no_restriction() =>
        Restriction.Exit(new RestrictionFacts(SecurityGrounds.NoShow, 99_999, 1)).IsAllowed.ShouldBeFalse();

    [Fact]
    public void Example_19_forty_cases_of_2500_make_100000() =>
        Restriction.Exit(new RestrictionFacts(SecurityGrounds.HidesProperty, Enumerable.Repeat(2_500L, 40).Sum(), 0)).IsAllowed.ShouldBeTrue();

    [Fact]
    public void Example_21_an_heir_who_paid_his_share_is_not_restricted() =>
        Restriction.Heir(new HeirFacts(true, true, false)).IsAllowed.ShouldBeFalse();

    [Fact]
    public void Example_23_questioning_and_holding_last_24_hours_in_all()
    {
        var came = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TaipeiTime.Offset);

        Detention.HoldUntil(new CustodyStartFacts(came)).Instant.ShouldBe(came.AddDays(1).ToUniversalTime());
    }

    [Fact]
    public void Example_25_three_months_from_the_last_of_November_end_with_February() =>
        Detention.LastDay(new DetentionDayFacts(Day.Of("2026-11-30")), Day.Calendar).Date.ShouldBe(Day.Of("2027-02-28"));

    [Fact]
    public void Example_27_a_woman_five_months_pregnant_is_not_detained() =>
        Detention.Bar(new BarFacts(false, 5, null, false, Day.Of("2026-09-01"))).Reason.ShouldBe("pregnancy");

    [Fact]
    public void Example_29_an_appeal_due_on_a_Saturday_is_in_time_on_Monday() =>
        Detention.AppealBy(new DetentionDayFacts(Day.Of("2026-04-01")), Day.Calendar).Date.ShouldBe(Day.Of("2026-04-13"));
}
