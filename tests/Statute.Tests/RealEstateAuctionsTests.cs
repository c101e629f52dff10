using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class RealEstateAuctionsTests
{
    [Theory]
    [InlineData("2026-07-14", false, "too_early", "2026-07-15")]
    [InlineData("2026-07-15", false, null, null)]
    [InlineData("2026-12-31", false, null, null)]
    [InlineData("2026-07-31", true, "too_early", "2026-08-01")]
    [InlineData("2026-08-01", true, null, null)]
    public void The_first_auction_comes_14_days_after_the_notice_of_an_aircraft_one_month(string auction, bool aircraft, string? reason, string? nearest)
    {
        var ruling = RealEstateAuctions.First(new FirstAuctionFacts(Day.Of("2026-07-01"), Day.Of(auction), aircraft), Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(nearest)));
    }

    [Theory]
    [InlineData("2026-07-23", "too_early", "2026-07-24")]
    [InlineData("2026-07-24", null, null)]
    [InlineData("2026-08-13", null, null)]
    [InlineData("2026-08-14", "too_late", "2026-08-13")]
    public void A_later_auction_comes_10_to_30_days_after_the_notice(string auction, string? reason, string? nearest)
    {
        var ruling = RealEstateAuctions.Later(new LaterAuctionFacts(Day.Of("2026-07-14"), Day.Of(auction)));

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(nearest)));
        ruling.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void Without_a_day_the_possible_days_are_named()
    {
        RealEstateAuctions.First(new FirstAuctionFacts(Day.Of("2026-07-01")), Day.Calendar).Order.ShouldBe(["2026-07-15"]);
        RealEstateAuctions.Later(new LaterAuctionFacts(Day.Of("2026-07-14"))).Order.ShouldBe(["2026-07-24", "2026-08-13"]);
    }

    [Theory]
    [InlineData(1_000, 800L, null)]
    [InlineData(1_000, 799L, "cut_too_deep")]
    [InlineData(1_000, 1_000L, null)]
    [InlineData(1_000, 1_001L, "raised")]
    [InlineData(1_001, 801L, null)]
    [InlineData(1_001, 800L, "cut_too_deep")]
    public void A_price_falls_by_20_percent_at_most(long previous, long next, string? reason)
    {
        var ruling = RealEstateAuctions.Reduction(new ReductionFacts(previous, next));

        ruling.Reason.ShouldBe(reason);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void The_lowest_minimum_is_the_lowest_that_is_allowed() => Gen.Long[1, 100_000_000_000_000].Sample(previous =>
    {
        var lowest = RealEstateAuctions.Reduction(new ReductionFacts(previous)).Amount!.Value;

        return RealEstateAuctions.Reduction(new ReductionFacts(previous, lowest)).IsAllowed
            && !RealEstateAuctions.Reduction(new ReductionFacts(previous, lowest - 1)).IsAllowed
            && lowest * 5 >= previous * 4;
    });

    [Theory]
    [InlineData("2026-08-04", "2026-08-10")]
    [InlineData("2026-08-03", "2026-08-10")]
    [InlineData("2026-08-05", "2026-08-10")]
    [InlineData("2026-08-06", "2026-08-11")]
    public void The_tax_office_is_told_within_5_days(string sold, string by) =>
        RealEstateAuctions.TellTaxOffice(new SaleFacts(Day.Of(sold)), Day.Calendar).Date.ShouldBe(Day.Of(by));

    [Theory]
    [InlineData(59, 999L, true, true, null)]
    [InlineData(60, 999L, true, true, "session_ended")]
    [InlineData(59, 1_000L, true, true, "sold")]
    [InlineData(59, null, false, true, "not_present")]
    [InlineData(59, null, true, false, "may_not_own")]
    public void A_creditor_takes_over_before_the_session_ends_at_the_minimum(int minute, long? bid, bool present, bool mayOwn, string? reason)
    {
        var start = new DateTimeOffset(2026, 8, 4, 10, 0, 0, TaipeiTime.Offset);

        var ruling = RealEstateAuctions.TakeOver(new TakeOverFacts(start.AddMinutes(minute), start.AddMinutes(60), 1_000, bid, present, mayOwn));

        ruling.Reason.ShouldBe(reason);
        ruling.Amount.ShouldBe(reason is null ? 1_000 : null);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void While_the_session_goes_on_it_is_not_too_late() =>
        RealEstateAuctions.TakeOver(new TakeOverFacts(new DateTimeOffset(2026, 8, 4, 10, 0, 0, TaipeiTime.Offset), null, 1_000)).Amount.ShouldBe(1_000);

    [Theory]
    [InlineData(null, null, "price_unpaid", null)]
    [InlineData("2026-08-10", null, "certificate_due", null)]
    [InlineData("2026-08-10", "2026-08-20", null, "2026-08-20")]
    public void Title_passes_with_the_certificate(string? paid, string? received, string? reason, string? date)
    {
        var ruling = RealEstateAuctions.Title(new TitlePassedFacts(Day.OrNull(paid), Day.OrNull(received)));

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.Steps.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("2026-03-03", "2026-03-13", Caveats.None)]
    [InlineData("2026-03-04", "2026-03-14", Caveats.Convention)]
    public void The_special_sale_is_published_within_10_days(string auction, string by, Caveats caveats)
    {
        var ruling = SpecialSale.PublishBy(new SpecialSaleDueFacts(Day.Of(auction)), Day.Calendar);

        (ruling.Date, ruling.Caveats).ShouldBe((Day.Of(by), caveats));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-06-10")]
    [InlineData("2025-11-30", "2026-02-28")]
    public void The_special_sale_takes_offers_for_three_months(string notice, string until) =>
        SpecialSale.OffersUntil(new SpecialSaleFacts(Day.Of(notice)), Day.Calendar).Date.ShouldBe(Day.Of(until));

    [Theory]
    [InlineData("2026-06-10", null, null, "open", "2026-06-10")]
    [InlineData("2026-06-11", null, null, "deemed_withdrawn", "2026-06-11")]
    [InlineData("2026-06-11", "2026-06-10", null, "auction_again", null)]
    [InlineData("2026-06-11", "2026-06-11", null, "deemed_withdrawn", "2026-06-11")]
    [InlineData("2026-06-11", "2026-05-01", "2026-05-02", "auction_again", null)]
    [InlineData("2026-06-11", "2026-05-02", "2026-05-02", "buyer_first", null)]
    [InlineData("2026-06-11", null, "2026-06-10", "buyer_first", null)]
    [InlineData("2026-06-11", null, "2026-06-11", "deemed_withdrawn", "2026-06-11")]
    public void In_the_special_sale_the_creditor_may_ask_for_one_more_auction(string on, string? requested, string? buyer, string reason, string? date)
    {
        var facts = new SpecialSaleRequestFacts(Day.Of("2026-03-10"), Day.Of(on), Day.OrNull(requested), Day.OrNull(buyer));

        var ruling = SpecialSale.Request(facts, Day.Calendar);

        (ruling.Reason, ruling.Date).ShouldBe((reason, Day.OrNull(date)));
        ruling.IsAllowed.ShouldBe(reason == "auction_again");
    }
}
