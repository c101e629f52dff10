using System.Globalization;
using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>
/// Order of distribution 分配次序 (law.md 6.6): costs; taxes of the property itself; security by rank, with wages at the first; taxes, customs duty and health
/// insurance; ordinary claims in proportion; the obligor. Claims that joined late get only what all others leave, in the same order among themselves.
/// Inside one place whole dollars are shared in proportion: parts are rounded down, the dollars left go one each to the largest fractions, among equal
/// fractions to the smaller claim id. The law is silent on the last two points (convention).
/// </summary>
public static class Waterfall
{
    /// <summary>TCA 49(2): surcharges transferred before the amendment took effect keep the order of the old law.</summary>
    private static readonly DateOnly SurchargesOrdinarySince = new(2021, 12, 19);

    /// <summary>What goes before or beside mortgages. The days of the older versions are from memory.</summary>
    public static DatedTable<DistributionOrder> Order { get; } = new(
        "distributionOrder", "Taxes before mortgages, and whether wages share the first rank",
        new DatedValue<DistributionOrder>(
            new DateOnly(2001, 1, 1), new([DistributionClaimKind.LandValueIncrementTax], false), "稅捐稽徵法 6(2) 舊法", IsVerified: false),
        new DatedValue<DistributionOrder>(
            new DateOnly(2007, 1, 12),
            new([DistributionClaimKind.LandValueIncrementTax, DistributionClaimKind.LandTax, DistributionClaimKind.HouseTax], false),
            "稅捐稽徵法 6(2) 96.01.10 修正", IsVerified: false),
        new DatedValue<DistributionOrder>(new DateOnly(2011, 11, 25), new(AllTaxesOfTheProperty, false), "稅捐稽徵法 6(2) 100.11.23 修正", IsVerified: false),
        new DatedValue<DistributionOrder>(new DateOnly(2015, 2, 6), new(AllTaxesOfTheProperty, true), "稅捐稽徵法 6(2); 勞動基準法 28(1)", IsVerified: true));

    private static readonly Rule<DistributionFacts> DistributeRule = new()
    {
        Id = "DIS-06",
        Topic = "Distribution",
        Title = "Order of distribution",
        Text = "Costs; land value increment, land and house tax of the property and business tax on goods sold; security by rank, wages equal to the first; taxes with "
            + "late fees and interest, customs duty, health insurance; ordinary claims in proportion; late joiners from the remainder; surplus to the obligor.",
        Articles =
        [
            Law.Cea["29(2)"], Law.Tca["6"], Law.Tca["49"], Law.TcaEr["4"], Law.Labour["28(1)"], Law.Customs["95(4)"], Law.Nhi["39"], Law.Cea["32(2)"], Law.Cea["34"],
            Law.Cea["38"], Law.Cea["74"],
        ],
        Function = "Waterfall.Distribute",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => Distribute(facts, law).Ruling,
    };

    /// <summary>DIS-06. Hands out exactly the proceeds; no claim gets more than it is owed, no place anything before a higher one is paid. 強制執行法 29, 38; 稅捐稽徵法 6.</summary>
    public static DistributionTable Distribute(DistributionFacts facts, LawEdition law)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(facts.Proceeds);
        var order = law.On(Order, facts.On);
        var places = facts.Claims.Select(claim => (Claim: Checked(claim), Place: PlaceOf(claim, order.Value)))
            .OrderBy(one => one.Place).ThenBy(one => one.Claim.ClaimId).GroupBy(one => one.Place);
        var rows = new List<DistributionRow>(facts.Claims.Count);
        var left = facts.Proceeds;
        foreach (var place in places)
        {
            DistributionClaim[] claims = [.. place.Select(one => one.Claim)];
            var parts = Proportions.Split(left, Array.ConvertAll(claims, static claim => claim.Amount));
            for (var i = 0; i < claims.Length; i++)
                rows.Add(new DistributionRow(claims[i], place.Key.Rank, parts[i]));
            left -= parts.Sum();
        }

        var surplus = left;
        var ruling = DistributeRule.Sequence(
            [.. rows.Select(row => row.Claim.ClaimId.ToString())], facts, (steps, facts, _) => Explain(steps, facts, rows, surplus),
            surplus > 0 ? "surplus" : null, amount: facts.Proceeds - surplus, caveats: order.Caveats);
        return new DistributionTable(rows, surplus, ruling);
    }

    /// <summary>What a line of a public claim is in a distribution; the taxes of the property sold are told by the tax office (TCA 6(3)).</summary>
    public static DistributionClaimKind KindOf(ClaimKind kind, ClaimItem item) => (kind, item) switch
    {
        (_, ClaimItem.Costs) => DistributionClaimKind.Costs,
        (ClaimKind.Tax, ClaimItem.LateFilingSurcharge) => DistributionClaimKind.LateFilingSurcharge,
        (ClaimKind.Tax, ClaimItem.Principal or ClaimItem.LateFee or ClaimItem.Interest) => DistributionClaimKind.Tax,
        (ClaimKind.HealthInsurance, ClaimItem.Principal or ClaimItem.LateFee) => DistributionClaimKind.HealthInsurance,
        _ => DistributionClaimKind.Ordinary,
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [DistributeRule];

    internal static string ReasonOf(DistributionClaim claim, DistributionRank rank) => (IsLate(claim, rank) ? "late." : "") + rank switch
    {
        DistributionRank.Costs => "costs",
        DistributionRank.TaxesOfTheProperty => "tax_of_the_property",
        DistributionRank.Secured when claim.Kind == DistributionClaimKind.Wages => "wages_with_first_security",
        DistributionRank.Secured => $"secured.{claim.SecurityRank.ToString(CultureInfo.InvariantCulture)}",
        DistributionRank.WagesAfterSecurity => "wages_after_security",
        DistributionRank.Priority => claim.Kind switch
        {
            DistributionClaimKind.CustomsDuty => "customs_duty",
            DistributionClaimKind.HealthInsurance => "health_insurance",
            _ => "tax",
        },
        _ => "ordinary",
    };

    internal static IReadOnlyList<Article> ArticlesOf(DistributionClaim claim, DistributionRank rank)
    {
        IReadOnlyList<Article> place = rank switch
        {
            DistributionRank.Costs => [Law.Cea["29(2)"]],
            DistributionRank.TaxesOfTheProperty => [Law.Tca["6(2)"], Law.TcaEr["4"]],
            DistributionRank.Secured or DistributionRank.WagesAfterSecurity => claim.Kind == DistributionClaimKind.Wages ? [Law.Labour["28(1)"]] : [Law.Cea["34(2)"]],
            DistributionRank.Priority => claim.Kind switch
            {
                DistributionClaimKind.CustomsDuty => [Law.Customs["95(4)"]],
                DistributionClaimKind.HealthInsurance => [Law.Nhi["39"]],
                DistributionClaimKind.LateFilingSurcharge => [Law.Tca["6(1)"], Law.Tca["49(2)"]],
                _ => [Law.Tca["6(1)"], Law.Tca["49(1)"]],
            },
            _ => claim.Kind == DistributionClaimKind.LateFilingSurcharge ? [Law.Cea["38"], Law.Tca["49(1)"]] : [Law.Cea["38"]],
        };
        return IsLate(claim, rank) ? [.. place, Law.Cea["32(2)"]] : place;
    }

    private static DistributionClaimKind[] AllTaxesOfTheProperty =>
    [
        DistributionClaimKind.LandValueIncrementTax, DistributionClaimKind.LandTax, DistributionClaimKind.HouseTax, DistributionClaimKind.BusinessTaxOnSale,
    ];

    /// <summary>Late claims come after all others; costs and the property's taxes are deducted by the branch and are never late.</summary>
    private static (bool Late, DistributionRank Rank, int SecurityRank) PlaceOf(DistributionClaim claim, DistributionOrder order)
    {
        var rank = RankOf(claim, order);
        var securityRank = rank != DistributionRank.Secured || claim.Kind == DistributionClaimKind.Wages ? 1 : claim.SecurityRank;
        return (IsLate(claim, rank), rank, securityRank);
    }

    private static DistributionRank RankOf(DistributionClaim claim, DistributionOrder order) => claim.Kind switch
    {
        DistributionClaimKind.Costs => DistributionRank.Costs,
        DistributionClaimKind.LandValueIncrementTax or DistributionClaimKind.LandTax or DistributionClaimKind.HouseTax or DistributionClaimKind.BusinessTaxOnSale =>
            order.TaxesOfTheProperty.Contains(claim.Kind) ? DistributionRank.TaxesOfTheProperty : DistributionRank.Priority,
        DistributionClaimKind.Secured => DistributionRank.Secured,
        DistributionClaimKind.Wages => order.WagesWithFirstSecurity ? DistributionRank.Secured : DistributionRank.WagesAfterSecurity,
        DistributionClaimKind.Tax or DistributionClaimKind.CustomsDuty or DistributionClaimKind.HealthInsurance => DistributionRank.Priority,
        DistributionClaimKind.LateFilingSurcharge => claim.TransferredOn < SurchargesOrdinarySince ? DistributionRank.Priority : DistributionRank.Ordinary,
        _ => DistributionRank.Ordinary,
    };

    private static bool IsLate(DistributionClaim claim, DistributionRank rank) =>
        claim.JoinedLate && rank is not (DistributionRank.Costs or DistributionRank.TaxesOfTheProperty);

    private static DistributionClaim Checked(DistributionClaim claim)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(claim.Amount);
        ArgumentOutOfRangeException.ThrowIfLessThan(claim.SecurityRank, 1);
        return claim;
    }

    private static void Explain(Steps steps, DistributionFacts facts, List<DistributionRow> rows, long surplus)
    {
        steps.Say($"{facts.Proceeds.Dollars()} to distribute on {facts.On.Iso()}", $"{facts.On.Roc()}應分配{facts.Proceeds.Dollars()}元");
        foreach (var row in rows)
        {
            steps.Say(
                $"{row.Amount.Dollars()} of {row.Claim.Amount.Dollars()} to {row.Claim.Kind} ({row.Reason}; {string.Join(", ", row.Articles.Select(article => article.Short))})",
                $"{Chinese(row)}：債權{row.Claim.Amount.Dollars()}元，分配{row.Amount.Dollars()}元（{string.Join("、", row.Articles)}）");
        }

        steps.Say($"surplus to the obligor {surplus.Dollars()}", $"餘額{surplus.Dollars()}元發還義務人");
    }

    private static string Chinese(DistributionRow row) => (IsLate(row.Claim, row.Rank) ? "逾期參與分配之" : "") + row.Rank switch
    {
        DistributionRank.Costs => "執行費用及共益費用",
        DistributionRank.TaxesOfTheProperty => "拍賣標的物應納之稅捐",
        DistributionRank.Secured when row.Claim.Kind == DistributionClaimKind.Wages => "勞工工資等債權（與第一順位擔保同）",
        DistributionRank.Secured => $"第{row.Claim.SecurityRank}順位擔保債權",
        DistributionRank.WagesAfterSecurity => "勞工工資債權",
        DistributionRank.Priority => row.Claim.Kind switch
        {
            DistributionClaimKind.CustomsDuty => "關稅",
            DistributionClaimKind.HealthInsurance => "全民健康保險費及滯納金",
            _ => "稅捐",
        },
        _ => "普通債權",
    };
}
