using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class RestrictionTests
{
    [Fact]
    public void One_ground_is_enough_for_a_security_order()
    {
        Restriction.Security(new SecurityFacts(SecurityGrounds.None)).IsAllowed.ShouldBeFalse();
        foreach (var ground in Enum.GetValues<SecurityGrounds>().Where(ground => ground != SecurityGrounds.None))
            Restriction.Security(new SecurityFacts(ground)).IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(SecurityGrounds.NoShow, 99_999, 1, "arrears_below_threshold")]
    [InlineData(SecurityGrounds.NoShow, 99_999, 2, "exits")]
    [InlineData(SecurityGrounds.HidesProperty, 40 * 2_500, 0, "arrears")]
    [InlineData(SecurityGrounds.None, 5_000_000, 5, "no_ground")]
    public void Restriction_needs_a_ground_and_100000_or_two_exits(SecurityGrounds grounds, long arrears, int exits, string reason)
    {
        var ruling = Restriction.Exit(new RestrictionFacts(grounds, arrears, exits));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "arrears" or "exits");
        ruling.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void More_arrears_never_forbid_what_less_allowed() =>
        Gen.Select(Gen.Long[0, 300_000], Gen.Long[0, 300_000], Gen.Int[0, 3], Gen.Enum<SecurityGrounds>()).Sample((arrears, more, exits, ground) =>
            !Restriction.Exit(new RestrictionFacts(ground, arrears, exits)).IsAllowed
            || Restriction.Exit(new RestrictionFacts(ground, arrears + more, exits)).IsAllowed);

    [Theory]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    public void An_heir_who_paid_his_share_is_not_restricted(bool heir, bool paid, bool more, bool allowed) =>
        Restriction.Heir(new HeirFacts(heir, paid, more)).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void A_restriction_is_notified_the_same_day() =>
        Restriction.Notify(new RestrictedFacts(Day.Of("2026-09-25"))).Date.ShouldBe(Day.Of("2026-09-25"));

    [Theory]
    [InlineData(true, false, false, false, false, "paid")]
    [InlineData(false, true, false, false, false, "security")]
    [InlineData(false, false, true, false, false, "ground_gone")]
    [InlineData(false, false, false, true, false, "procedure_ended")]
    [InlineData(false, false, false, false, true, "period_over")]
    [InlineData(false, false, false, false, false, "stays")]
    public void A_restriction_is_lifted_when_its_reason_is_gone(bool paid, bool security, bool ground, bool ended, bool over, string reason)
    {
        var ruling = Restriction.Lift(new LiftFacts(paid, security, ground, ended, over));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "stays");
    }

    [Theory]
    [InlineData(999_999, false, true, false)]
    [InlineData(1_000_000, false, true, true)]
    [InlineData(1_999_999, true, true, false)]
    [InlineData(2_000_000, true, true, true)]
    [InlineData(1_499_999, false, false, false)]
    [InlineData(1_500_000, false, false, true)]
    [InlineData(2_999_999, true, false, false)]
    [InlineData(3_000_000, true, false, true)]
    public void The_ministry_restricts_from_its_thresholds(long arrears, bool business, bool final, bool reached) =>
        Restriction.ByMinistry(new MinistryRestrictionFacts(arrears, business, final)).IsAllowed.ShouldBe(reached);

    [Fact]
    public void The_ministrys_restriction_lapses_after_5_years_first_day_counted() =>
        Restriction.MinistryEnd(new RestrictedFacts(Day.Of("2026-09-02")), Day.Calendar).Date.ShouldBe(Day.Of("2031-09-01"));

    [Theory]
    [InlineData(7, "2026-09-08")]
    [InlineData(4, "2026-09-07")]
    [InlineData(1, "2026-09-02")]
    public void Security_is_due_by_the_days_of_the_order_moved_off_rest_days(int days, string due) =>
        Restriction.SecurityPeriod(new SecurityPeriodFacts(Day.Of("2026-09-01"), days), LawEdition.Published).Date.ShouldBe(Day.Of(due));

    [Fact]
    public void Security_order_without_a_number_of_days_takes_the_configured_one_and_none_is_no_period()
    {
        var configured = Restriction.SecurityPeriod(new SecurityPeriodFacts(Day.Of("2026-09-01")), LawEdition.Published);

        configured.Date.ShouldBe(Day.Of("2026-09-01").AddDays(Restriction.SecurityDays.On(Day.Of("2026-09-01")).Value));
        configured.Caveats.ShouldBe(Caveats.UnverifiedValue);
        Restriction.SecurityPeriod(new SecurityPeriodFacts(Day.Of("2026-09-01"), 0), LawEdition.Published).Reason.ShouldBe("no_period");
    }

    [Theory]
    [InlineData("2026-09-01", "2027-03-02")]
    [InlineData("2026-08-31", "2027-03-02")]
    public void Restriction_is_reviewed_again_after_the_configured_months(string restricted, string due) =>
        Restriction.ReviewBy(new RestrictedFacts(Day.Of(restricted)), LawEdition.Published).Date.ShouldBe(Day.Of(due));
}
