using CsCheck;

namespace Enforcement.Statute.Tests;

/// <summary>What holds for every deadline of the law, whatever the day.</summary>
public sealed class DeadlinePropertiesTests
{
    private sealed record Deadline(string RuleId, bool Rolls, Func<DateOnly, Ruling> Of);

    private static readonly Deadline[] Deadlines =
    [
        new("OBJ-02", true, day => ObjectionRules.SendBy(new ObjectionClockFacts(day), Day.Calendar)),
        new("OBJ-04", true, day => ObjectionRules.DecideBy(new ObjectionClockFacts(day), Day.Calendar)),
        new("OBJ-06", true, day => ObjectionRules.SueBy(new ObjectionClockFacts(day), Day.Calendar)),
        new("DET-04", true, day => Detention.AppealBy(new DetentionDayFacts(day), Day.Calendar)),
        new("DET-05", false, day => Detention.LastDay(new DetentionDayFacts(day), Day.Calendar)),
        new("IMM-04", false, day => SpecialSale.PublishBy(new SpecialSaleDueFacts(day), Day.Calendar)),
        new("IMM-05", false, day => SpecialSale.OffersUntil(new SpecialSaleFacts(day), Day.Calendar)),
        new("IMM-08", true, day => RealEstateAuctions.TellTaxOffice(new SaleFacts(day), Day.Calendar)),
        new("POS-01", false, day => Postponement.Postpone(new PostponementFacts(day, true), Day.Calendar)),
        new("POS-02", true, day => Postponement.Continue(new ContinuationFacts(day), Day.Calendar)),
        new("DIS-01", false, day => Distribution.CopiesBy(new DistributionDayFacts(day), Day.Calendar)),
        new("DIS-04", true, day => Distribution.Silence(new CorrectedTableFacts(day), Day.Calendar)),
        new("DIS-05", true, day => Distribution.Suit(new ObjectionSuitFacts(day), Day.Calendar)),
        new("CER-01", true, day => Certificates.ReportBy(new PropertyReportFacts(day), Day.Calendar)),
        new("CER-03", true, day => Certificates.ReviewReport(new CertificateReviewFacts(day), Day.Calendar)),
        new("PRV-01", false, day => ProvisionalAttachment.Apply(new AttachmentRulingFacts(day), Day.Calendar)),
        new("PUB-01", false, day => PublicBodies.Treasury(new PublicBodyFacts(day), Day.Calendar)),
        new("SRV-02", false, day => ServiceOfDocuments.Public(new PublicServiceFacts(day), Day.Calendar)),
        new("SRV-08", false, day => ServiceWays.KeepDeposit(new DepositConditionFacts(day, DepositPlace.Police, false, true, true, true), Day.Calendar)),
        new("INSV-02", false, day => Insolvency.PreservedUntil(new PreservationFacts(day), Day.Calendar)),
        new("PER-01", true, day => AgencyPeriods.WithTravel(new TravelFacts(day, 2), Day.Calendar)),
        new("PER-03", false, day => AgencyPeriods.Restore(new RestorationFacts(day, day), Day.Calendar)),
        new("PER-04", true, day => AgencyPeriods.ProcessBy(new ProcessingFacts(day), Day.Calendar)),
        new("PER-05", true, day => AgencyPeriods.AppealBy(new AppealFacts(day), Day.Calendar)),
    ];

    private static Gen<Deadline> OneOf(Deadline[] deadlines) => Gen.Int[0, deadlines.Length - 1].Select(i => deadlines[i]);

    [Fact]
    public void A_later_fact_never_gives_an_earlier_deadline() => Gen.Select(OneOf(Deadlines), Day.Any, Gen.Int[0, 60]).Sample((deadline, day, later) =>
        deadline.Of(day.AddDays(later)).Date!.Value >= deadline.Of(day).Date!.Value);

    [Fact]
    public void Rolling_never_lands_on_a_rest_day() => Gen.Select(OneOf([.. Deadlines.Where(deadline => deadline.Rolls)]), Day.Any).Sample((deadline, day) =>
        Day.Calendar.IsWorkingDay(deadline.Of(day).Date!.Value));

    [Fact]
    public void A_deadline_names_its_rule_and_the_same_facts_give_the_same_ruling() => Gen.Select(OneOf(Deadlines), Day.Any).Sample((deadline, day) =>
    {
        var (one, other) = (deadline.Of(day), deadline.Of(day));

        return one.RuleId == deadline.RuleId && (one.Outcome, one.Date, one.Caveats) == (other.Outcome, other.Date, other.Caveats)
            && one.Steps.SequenceEqual(other.Steps) && one.Outcome == Outcome.Date;
    });

    [Fact]
    public void A_deadline_that_is_not_extended_says_so_when_it_is_a_rest_day() => Gen.Select(
        OneOf([.. Deadlines.Where(deadline => deadline.RuleId is "IMM-04" or "IMM-05" or "PRV-01" or "PUB-01" or "INSV-02")]), Day.Any).Sample((deadline, day) =>
    {
        var ruling = deadline.Of(day);

        return ruling.Caveats.HasFlag(Caveats.Convention) == Day.Calendar.IsRestDay(ruling.Date!.Value);
    });

    [Fact]
    public void Windows_of_auctions_move_with_the_notice() => Gen.Select(Day.Any, Gen.Int[0, 60]).Sample((day, later) =>
    {
        var (one, other) = (RealEstateAuctions.LaterAfter(day), RealEstateAuctions.LaterAfter(day.AddDays(later)));

        return one.To!.Value.DayNumber - one.From.DayNumber == 20 && other.From >= one.From && other.To >= one.To
            && one.Contains(one.From) && one.Contains(one.To.Value) && !one.Contains(one.From.AddDays(-1)) && !one.Contains(one.To.Value.AddDays(1));
    });

    [Fact]
    public void More_seized_never_permits_what_less_forbade() => Gen.Select(Gen.Long[0, 2_000], Gen.Long[0, 2_000], Gen.Long[0, 4_000], Gen.Long[0, 500]).Sample((claim, costs, seized, more) =>
        Movables.SeizeMore(new SeizureLimitFacts(claim, costs, seized)).IsAllowed || !Movables.SeizeMore(new SeizureLimitFacts(claim, costs, seized + more)).IsAllowed);

    [Fact]
    public void More_queries_never_need_fewer_audits() => Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000]).Sample((queries, more) =>
        AccountQueries.LeastAudited(queries + more) >= AccountQueries.LeastAudited(queries)
        && AccountQueries.LeastAudited(queries) * 100 >= queries && (AccountQueries.LeastAudited(queries) - 1) * 100 < queries);

    [Fact]
    public void A_higher_bid_never_loses_a_second_auction() => Gen.Select(Gen.Long[0, 3_000], Gen.Long[0, 500], Gen.Long[1, 4_000]).Sample((bid, more, reserve) =>
        !MovableAuctions.Second(new MovableAuctionFacts(bid, reserve)).IsAllowed || MovableAuctions.Second(new MovableAuctionFacts(bid + more, reserve)).IsAllowed);
}
