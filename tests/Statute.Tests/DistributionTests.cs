namespace Enforcement.Statute.Tests;

public sealed class DistributionTests
{
    [Theory]
    [InlineData("2026-09-30", "2026-09-25")]
    [InlineData("2026-10-05", "2026-09-30")]
    public void Copies_go_out_5_days_before_even_if_that_is_a_rest_day(string distribution, string by)
    {
        var ruling = Distribution.CopiesBy(new DistributionDayFacts(Day.Of(distribution)), Day.Calendar);

        ruling.Date.ShouldBe(Day.Of(by));
        ruling.Caveats.ShouldBe(Caveats.Convention);
        ruling.Steps[1].English.ShouldStartWith("5 days counted back");
    }

    [Theory]
    [InlineData(JoinEnd.SaleEnded, "2026-08-03", true)]
    [InlineData(JoinEnd.SaleEnded, "2026-08-04", false)]
    [InlineData(JoinEnd.TakenOver, "2026-08-03", true)]
    [InlineData(JoinEnd.TakenOver, "2026-08-05", false)]
    [InlineData(JoinEnd.TableMade, "2026-08-03", true)]
    [InlineData(JoinEnd.TableMade, "2026-08-04", false)]
    public void Who_does_not_join_a_day_before_the_end_gets_only_from_the_remainder(JoinEnd end, string filed, bool inTime)
    {
        var ruling = Distribution.Join(new JoinFacts(Day.Of(filed), Day.Of("2026-08-04"), end), Day.Calendar);

        ruling.IsAllowed.ShouldBe(inTime);
        (ruling.Reason, ruling.Date).ShouldBe(inTime ? (null, null) : ("remainder_only", Day.Of("2026-08-03")));
    }

    [Theory]
    [InlineData("2026-09-29", true)]
    [InlineData("2026-09-30", false)]
    public void The_table_is_objected_to_a_day_before(string filed, bool heard)
    {
        var ruling = Distribution.Object(new TableObjectionFacts(Day.Of(filed), Day.Of("2026-09-30")), Day.Calendar);

        ruling.IsAllowed.ShouldBe(heard);
        ruling.Reason.ShouldBe(heard ? null : "late");
    }

    [Theory]
    [InlineData(null, null, null, "2026-09-29")]
    [InlineData(null, "2026-09-29", null, "2026-09-29")]
    [InlineData(null, "2026-09-30", "consents", null)]
    [InlineData("2026-09-29", "2026-09-30", "opposed", null)]
    [InlineData("2026-09-30", "2026-09-30", "consents", null)]
    public void Three_days_of_silence_about_a_corrected_table_are_consent(string? opposed, string? on, string? reason, string? date)
    {
        // 3 days end on Friday 2026-09-25, a holiday; Monday is one, too.
        var ruling = Distribution.Silence(new CorrectedTableFacts(Day.Of("2026-09-22"), Day.OrNull(opposed), Day.OrNull(on)), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason != "opposed");
    }

    [Theory]
    [InlineData(null, null, null, null, "2026-09-29")]
    [InlineData("2026-09-18", null, null, null, "2026-09-29")]
    [InlineData(null, "2026-09-29", "2026-10-30", "deposit", null)]
    [InlineData(null, "2026-09-30", "2026-09-30", "deemed_withdrawn", "2026-09-29")]
    [InlineData(null, null, "2026-09-30", "deemed_withdrawn", "2026-09-29")]
    [InlineData(null, null, "2026-09-29", null, "2026-09-29")]
    public void An_objector_proves_his_suit_within_10_days_of_distribution_or_notice(string? notified, string? proved, string? on, string? reason, string? date)
    {
        var facts = new ObjectionSuitFacts(
            Day.Of(notified is null ? "2026-09-15" : "2026-09-01"), Day.OrNull(notified), Day.OrNull(proved), Day.OrNull(on));

        var ruling = Distribution.Suit(facts, Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason != "deemed_withdrawn");
    }
}
