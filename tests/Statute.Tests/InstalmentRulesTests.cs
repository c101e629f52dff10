namespace Enforcement.Statute.Tests;

public sealed class InstalmentRulesTests
{
    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, "no_consent")]
    [InlineData(false, true, "able_to_pay")]
    public void Instalments_need_inability_and_the_agencys_consent(bool cannotPay, bool consents, string? reason) =>
        InstalmentRules.Request(new InstalmentRequestFacts(cannotPay, consents)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("2026-09-01", 1, 100_000, false, "too_few")]
    [InlineData("2026-09-01", 2, 100_000, false, null)]
    [InlineData("2026-09-01", 72, 100_000, false, null)]
    [InlineData("2026-09-01", 73, 100_000, false, "too_many")]
    [InlineData("2026-09-01", 73, 100_000, true, null)]
    [InlineData("2022-01-31", 6, 199_999, false, null)]
    [InlineData("2022-01-31", 7, 199_999, false, "too_many")]
    [InlineData("2022-01-31", 8, 200_000, false, null)]
    [InlineData("2022-01-31", 9, 999_999, false, "too_many")]
    [InlineData("2022-01-31", 16, 1_000_000, false, null)]
    [InlineData("2022-01-31", 17, 4_999_999, false, "too_many")]
    [InlineData("2022-01-31", 36, 5_000_000, false, null)]
    [InlineData("2022-01-31", 37, 9_999_999, false, "too_many")]
    [InlineData("2022-01-31", 60, 10_000_000, false, null)]
    [InlineData("2022-01-31", 61, 59_999_999, true, "too_many")]
    [InlineData("2022-01-31", 61, 60_000_000, true, null)]
    [InlineData("2022-01-31", 60, 100_000, true, null)]
    [InlineData("2022-01-31", 61, 100_000, true, "too_many")]
    public void The_number_follows_the_directions_of_the_day(string on, int instalments, long arrears, bool exception, string? reason)
    {
        var ruling = InstalmentRules.Count(new InstalmentCountFacts(Day.Of(on), instalments, arrears, exception), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.Steps.ShouldHaveSingleItem();
        ruling.Caveats.ShouldBe(on.StartsWith("2026", StringComparison.Ordinal) ? Caveats.UnverifiedValue : Caveats.None);
    }

    [Theory]
    [InlineData("2031-03-15", true)]
    [InlineData("2031-03-16", false)]
    public void A_plan_ends_within_the_enforcement_period(string lastDue, bool allowed) =>
        InstalmentRules.End(new PlanEndFacts(Day.Of(lastDue), Day.Of("2031-03-15"))).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("2026-09-10", false, false, "not_yet_due")]
    [InlineData("2026-09-11", false, false, "missed")]
    [InlineData("2026-09-11", true, false, "paid")]
    [InlineData("2026-09-01", true, true, "bill_dishonoured")]
    public void A_missed_instalment_or_dishonoured_bill_allows_revocation(string on, bool paid, bool dishonoured, string reason)
    {
        var ruling = InstalmentRules.Missed(new MissedInstalmentFacts(Day.Of("2026-09-10"), Day.Of(on), paid, dishonoured));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "missed" or "bill_dishonoured");
    }

    [Fact]
    public void Unseen_instalment_is_due_on_its_day()
    {
        var ruling = InstalmentRules.Missed(new MissedInstalmentFacts(Day.Of("2026-09-10")));

        (ruling.Outcome, ruling.Date).ShouldBe((Outcome.Date, Day.Of("2026-09-10")));
    }

    [Fact]
    public void Instalments_are_due_monthly_and_on_the_last_day_of_a_shorter_month() =>
        InstalmentRules.DueDays(Day.Of("2027-01-31"), 4).ShouldBe([Day.Of("2027-01-31"), Day.Of("2027-02-28"), Day.Of("2027-03-31"), Day.Of("2027-04-30")]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Interest_goes_on_where_there_is_any(bool bears) => InstalmentRules.Interest(new RunningPlanFacts(bears)).IsAllowed.ShouldBe(bears);
}
