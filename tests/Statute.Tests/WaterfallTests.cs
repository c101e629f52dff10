using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class WaterfallTests
{
    private static readonly DateOnly On = Day.Of("2026-09-01");

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static DistributionTable Distribute(long proceeds, params DistributionClaim[] claims) =>
        Waterfall.Distribute(new DistributionFacts(proceeds, On, claims), LawEdition.Published);

    private static DistributionClaim Claim(int id, DistributionClaimKind kind, long amount, int securityRank = 1, bool late = false, string? transferred = null) =>
        new(Id(id), kind, amount, securityRank, late, Day.OrNull(transferred));

    [Fact]
    public void Every_claim_has_its_place_reason_and_article()
    {
        DistributionClaim[] claims =
        [
            Claim(13, DistributionClaimKind.Ordinary, 100, late: true), Claim(12, DistributionClaimKind.Ordinary, 100), Claim(11, DistributionClaimKind.LateFilingSurcharge, 100),
            Claim(10, DistributionClaimKind.HealthInsurance, 100), Claim(9, DistributionClaimKind.CustomsDuty, 100), Claim(8, DistributionClaimKind.Tax, 100),
            Claim(7, DistributionClaimKind.Secured, 100, securityRank: 2), Claim(6, DistributionClaimKind.Wages, 100), Claim(5, DistributionClaimKind.Secured, 100),
            Claim(4, DistributionClaimKind.HouseTax, 100), Claim(3, DistributionClaimKind.LandTax, 100), Claim(2, DistributionClaimKind.LandValueIncrementTax, 100),
            Claim(1, DistributionClaimKind.Costs, 100),
        ];

        var table = Distribute(1_350, claims);

        table.Rows.Select(row => (row.Claim.ClaimId, row.Reason, row.Articles[0].Short, row.Amount)).ShouldBe(
        [
            (Id(1), "costs", "CEA 29(2)", 100), (Id(2), "tax_of_the_property", "TCA 6(2)", 100), (Id(3), "tax_of_the_property", "TCA 6(2)", 100),
            (Id(4), "tax_of_the_property", "TCA 6(2)", 100), (Id(5), "secured.1", "CEA 34(2)", 100), (Id(6), "wages_with_first_security", "LSA 28(1)", 100),
            (Id(7), "secured.2", "CEA 34(2)", 100), (Id(8), "tax", "TCA 6(1)", 100), (Id(9), "customs_duty", "CUS 95(4)", 100), (Id(10), "health_insurance", "NHI 39", 100),
            (Id(11), "ordinary", "CEA 38", 100), (Id(12), "ordinary", "CEA 38", 100), (Id(13), "late.ordinary", "CEA 38", 100),
        ]);
        table.Rows[^1].Articles[^1].Short.ShouldBe("CEA 32(2)");
        table.Surplus.ShouldBe(50);
        (table.Ruling.Amount, table.Ruling.Reason).ShouldBe((1_300L, "surplus"));
        table.Ruling.Order[0].ShouldBe(Id(1).ToString());
        table.Ruling.Steps.Count.ShouldBe(15);
        table.Ruling.Caveats.ShouldBe(Caveats.Convention);
    }

    [Theory]
    [InlineData(DistributionClaimKind.Costs, DistributionClaimKind.LandValueIncrementTax)]
    [InlineData(DistributionClaimKind.LandValueIncrementTax, DistributionClaimKind.Secured)]
    [InlineData(DistributionClaimKind.LandTax, DistributionClaimKind.Secured)]
    [InlineData(DistributionClaimKind.HouseTax, DistributionClaimKind.Wages)]
    [InlineData(DistributionClaimKind.BusinessTaxOnSale, DistributionClaimKind.Secured)]
    [InlineData(DistributionClaimKind.Secured, DistributionClaimKind.Tax)]
    [InlineData(DistributionClaimKind.Wages, DistributionClaimKind.Tax)]
    [InlineData(DistributionClaimKind.Tax, DistributionClaimKind.Ordinary)]
    [InlineData(DistributionClaimKind.Tax, DistributionClaimKind.LateFilingSurcharge)]
    [InlineData(DistributionClaimKind.CustomsDuty, DistributionClaimKind.Ordinary)]
    [InlineData(DistributionClaimKind.HealthInsurance, DistributionClaimKind.Ordinary)]
    public void The_higher_place_is_paid_first(DistributionClaimKind higher, DistributionClaimKind lower)
    {
        var table = Distribute(100, Claim(1, lower, 100), Claim(2, higher, 99));

        table.Rows.Select(row => (row.Claim.Kind, row.Amount, row.Unpaid)).ShouldBe([(higher, 99L, 0L), (lower, 1L, 99L)]);
        table.Surplus.ShouldBe(0);
        table.Ruling.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData(DistributionClaimKind.Secured, DistributionClaimKind.Wages)]
    [InlineData(DistributionClaimKind.Tax, DistributionClaimKind.CustomsDuty)]
    [InlineData(DistributionClaimKind.Tax, DistributionClaimKind.HealthInsurance)]
    [InlineData(DistributionClaimKind.LandTax, DistributionClaimKind.HouseTax)]
    [InlineData(DistributionClaimKind.Ordinary, DistributionClaimKind.LateFilingSurcharge)]
    public void Equal_places_share_in_proportion(DistributionClaimKind one, DistributionClaimKind other) =>
        Distribute(100, Claim(1, one, 300), Claim(2, other, 100)).Rows.Select(row => row.Amount).ShouldBe([75, 25]);

    [Fact]
    public void Dollars_left_go_to_the_largest_fractions_then_to_the_smaller_id()
    {
        Distribute(100, Claim(3, DistributionClaimKind.Ordinary, 50), Claim(2, DistributionClaimKind.Ordinary, 50), Claim(1, DistributionClaimKind.Ordinary, 50))
            .Rows.Select(row => (row.Claim.ClaimId, row.Amount)).ShouldBe([(Id(1), 34L), (Id(2), 33L), (Id(3), 33L)]);
        Distribute(2, Claim(1, DistributionClaimKind.Ordinary, 10), Claim(2, DistributionClaimKind.Ordinary, 90))
            .Rows.Select(row => row.Amount).ShouldBe([0, 2]);
    }

    [Theory]
    [InlineData(DistributionClaimKind.Secured, "late.secured.1", true)]
    [InlineData(DistributionClaimKind.Wages, "late.wages_with_first_security", true)]
    [InlineData(DistributionClaimKind.Tax, "late.tax", true)]
    [InlineData(DistributionClaimKind.Ordinary, "late.ordinary", true)]
    [InlineData(DistributionClaimKind.Costs, "costs", false)]
    [InlineData(DistributionClaimKind.LandValueIncrementTax, "tax_of_the_property", false)]
    public void Late_joiners_get_only_from_the_remainder_but_costs_and_the_propertys_taxes_are_never_late(DistributionClaimKind kind, string reason, bool last)
    {
        var table = Distribute(100, Claim(1, kind, 100, late: true), Claim(2, DistributionClaimKind.Ordinary, 80));

        var row = table.Rows.Single(row => row.Claim.Kind == kind && row.Claim.JoinedLate);
        (row.Reason, row.Amount).ShouldBe((reason, last ? 20L : 100L));
    }

    [Theory]
    [InlineData("2007-01-11", DistributionClaimKind.LandTax, "tax", Caveats.UnverifiedValue | Caveats.Convention)]
    [InlineData("2007-01-12", DistributionClaimKind.LandTax, "tax_of_the_property", Caveats.UnverifiedValue | Caveats.Convention)]
    [InlineData("2011-11-24", DistributionClaimKind.BusinessTaxOnSale, "tax", Caveats.UnverifiedValue | Caveats.Convention)]
    [InlineData("2011-11-25", DistributionClaimKind.BusinessTaxOnSale, "tax_of_the_property", Caveats.UnverifiedValue | Caveats.Convention)]
    [InlineData("2015-02-05", DistributionClaimKind.Wages, "wages_after_security", Caveats.UnverifiedValue | Caveats.Convention)]
    [InlineData("2015-02-06", DistributionClaimKind.Wages, "wages_with_first_security", Caveats.Convention)]
    public void The_order_is_that_of_the_day(string on, DistributionClaimKind kind, string reason, Caveats caveats)
    {
        var table = Waterfall.Distribute(new DistributionFacts(10, Day.Of(on), [Claim(1, kind, 10)]), LawEdition.Published);

        table.Rows.Single().Reason.ShouldBe(reason);
        table.Ruling.Caveats.ShouldBe(caveats);
    }

    [Fact]
    public void Wages_came_after_all_security_before_2015() => Waterfall.Distribute(
            new DistributionFacts(100, Day.Of("2014-01-01"), [Claim(1, DistributionClaimKind.Wages, 50), Claim(2, DistributionClaimKind.Secured, 80, 2), Claim(3, DistributionClaimKind.Tax, 9)]),
            LawEdition.Published)
        .Rows.Select(row => (row.Claim.Kind, row.Amount)).ShouldBe([(DistributionClaimKind.Secured, 80L), (DistributionClaimKind.Wages, 20L), (DistributionClaimKind.Tax, 0L)]);

    [Theory]
    [InlineData(null, "ordinary")]
    [InlineData("2021-12-19", "ordinary")]
    [InlineData("2021-12-18", "tax")]
    public void A_surcharge_transferred_before_the_amendment_keeps_its_priority(string? transferred, string reason) =>
        Distribute(10, Claim(1, DistributionClaimKind.LateFilingSurcharge, 10, transferred: transferred)).Rows.Single().Reason.ShouldBe(reason);

    [Theory]
    [InlineData(ClaimKind.Tax, ClaimItem.Principal, DistributionClaimKind.Tax)]
    [InlineData(ClaimKind.Tax, ClaimItem.LateFee, DistributionClaimKind.Tax)]
    [InlineData(ClaimKind.Tax, ClaimItem.Interest, DistributionClaimKind.Tax)]
    [InlineData(ClaimKind.Tax, ClaimItem.LateFilingSurcharge, DistributionClaimKind.LateFilingSurcharge)]
    [InlineData(ClaimKind.Tax, ClaimItem.Other, DistributionClaimKind.Ordinary)]
    [InlineData(ClaimKind.HealthInsurance, ClaimItem.Principal, DistributionClaimKind.HealthInsurance)]
    [InlineData(ClaimKind.HealthInsurance, ClaimItem.LateFee, DistributionClaimKind.HealthInsurance)]
    [InlineData(ClaimKind.HealthInsurance, ClaimItem.Interest, DistributionClaimKind.Ordinary)]
    [InlineData(ClaimKind.Fine, ClaimItem.Principal, DistributionClaimKind.Ordinary)]
    [InlineData(ClaimKind.Fee, ClaimItem.Principal, DistributionClaimKind.Ordinary)]
    [InlineData(ClaimKind.Fine, ClaimItem.Costs, DistributionClaimKind.Costs)]
    public void A_line_of_a_public_claim_has_its_kind(ClaimKind kind, ClaimItem item, DistributionClaimKind expected) => Waterfall.KindOf(kind, item).ShouldBe(expected);

    [Fact]
    public void Nothing_negative_is_distributed()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Distribute(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Distribute(1, Claim(1, DistributionClaimKind.Ordinary, -1)));
        Should.Throw<ArgumentOutOfRangeException>(() => Distribute(1, Claim(1, DistributionClaimKind.Secured, 1, securityRank: 0)));
        Distribute(0, Claim(1, DistributionClaimKind.Ordinary, 1)).Rows.Single().Amount.ShouldBe(0);
        Distribute(7).Surplus.ShouldBe(7);
    }

    [Fact]
    public void Distribution_hands_out_exactly_what_there_is_and_never_more_than_a_claim() => Gen.Select(Gen.Long[0, 6_000], Claims).Sample((proceeds, claims) =>
    {
        var table = Distribute(proceeds, claims);

        return table.Rows.Sum(row => row.Amount) + table.Surplus == proceeds
            && table.Rows.Count == claims.Length
            && table.Rows.All(row => row.Amount >= 0 && row.Unpaid >= 0)
            && (table.Surplus == 0 || table.Rows.All(row => row.Unpaid == 0));
    });

    [Fact]
    public void A_higher_place_is_never_short_while_a_lower_one_gets() => Gen.Select(Gen.Long[0, 6_000], Claims).Sample((proceeds, claims) =>
    {
        var rows = Distribute(proceeds, claims).Rows;
        var firstShort = rows.TakeWhile(row => row.Unpaid == 0).Count();

        return firstShort == rows.Count || rows.Skip(firstShort).Where(row => PlaceOf(row) != PlaceOf(rows[firstShort])).All(row => row.Amount == 0);
    });

    [Fact]
    public void The_order_of_the_claims_changes_nothing() => Gen.Select(Gen.Long[0, 6_000], Claims).Sample((proceeds, claims) =>
        Distribute(proceeds, claims).Rows.SequenceEqual(Distribute(proceeds, [.. claims.Reverse()]).Rows));

    [Fact]
    public void More_proceeds_give_no_place_less() => Gen.Select(Gen.Long[0, 6_000], Gen.Long[0, 500], Claims).Sample((proceeds, more, claims) =>
    {
        var less = Distribute(proceeds, claims).Rows.GroupBy(PlaceOf).ToDictionary(place => place.Key, place => place.Sum(row => row.Amount));
        return Distribute(proceeds + more, claims).Rows.GroupBy(PlaceOf).All(place => place.Sum(row => row.Amount) >= less[place.Key]);
    });

    private static (bool, DistributionRank, int) PlaceOf(DistributionRow row) => (
        row.Reason.StartsWith("late.", StringComparison.Ordinal), row.Rank,
        row.Rank == DistributionRank.Secured && row.Claim.Kind == DistributionClaimKind.Secured ? row.Claim.SecurityRank : 1);

    private static Gen<DistributionClaim[]> Claims { get; } = Gen.Select(Gen.Enum<DistributionClaimKind>(), Gen.Long[0, 900], Gen.Int[1, 3], Gen.Bool)
        .Array[0, 14].Select(rows => rows.Select((row, i) => new DistributionClaim(Id(i + 1), row.Item1, row.Item2, row.Item3, row.Item4)).ToArray());
}
