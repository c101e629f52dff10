namespace Enforcement.Statute.Tests;

public sealed class GarnishmentTests
{
    private static readonly DateOnly In2025 = Day.Of("2025-09-05");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(29_999, 9_999)]
    [InlineData(30_000, 10_000)]
    [InlineData(-5, 0)]
    public void One_third_is_rounded_down(long pay, long third) => Garnishment.Third(new PayFacts(pay)).Amount.ShouldBe(third);

    /// <summary>Taipei 2025: 20,379 x 1.2 = 24,454.8.</summary>
    [Theory]
    [InlineData(30_000, 5_545)]
    [InlineData(24_454, 0)]
    [InlineData(24_455, 0)]
    [InlineData(24_456, 1)]
    [InlineData(10_000, 0)]
    public void What_lies_above_the_living_need_may_be_attached(long pay, long above)
    {
        var ruling = Garnishment.AboveNeed(new GarnishedPayment(In2025, "臺北市", pay), LawEdition.Published);

        ruling.Amount.ShouldBe(above);
        ruling.Reason.ShouldBe(above == 0 ? "all_needed" : null);
        ruling.Caveats.ShouldBe(Caveats.None);
    }

    /// <summary>Example 33, and the pay from which the third decides: of 36,681 the third is 12,227 and leaves 24,454, too little by 0.8.</summary>
    [Theory]
    [InlineData(30_000, 5_545, "living_need")]
    [InlineData(36_681, 12_226, "living_need")]
    [InlineData(36_682, 12_227, "third")]
    [InlineData(40_000, 13_333, "third")]
    [InlineData(20_000, 0, "living_need")]
    public void Of_wages_the_lesser_of_third_and_excess_over_the_need_is_attached(long pay, long amount, string reason)
    {
        var ruling = Garnishment.Attachable(new GarnishedPayment(In2025, "臺北市", pay), LawEdition.Published);

        ruling.Amount.ShouldBe(amount);
        ruling.Reason.ShouldBe(reason);
    }

    [Fact]
    public void The_arithmetic_is_said_step_by_step_in_both_languages()
    {
        var steps = Garnishment.Attachable(new GarnishedPayment(In2025, "台北市", 30_000), LawEdition.Published).Steps;

        steps.Select(step => step.English).ShouldBe(
        [
            "wages, payment 30,000",
            "one third: 10,000",
            "minimum living cost in 臺北市 20,379 a month, times 1.2: 24,454.8 a person",
            "for himself and dependants 1: 24,454.8",
            "30,000 - 24,454.8, rounded down: 5,545 above the living need",
            "attachable 5,545 (living_need)",
        ]);
        steps[^1].Chinese.ShouldBe("得扣押5,545元");
    }

    /// <summary>24,454.8 x (1 + 1/2 + 1/3) = 44,833.8: exact, no third is rounded on the way.</summary>
    [Theory]
    [InlineData(44_833, 0)]
    [InlineData(44_834, 0)]
    [InlineData(44_835, 1)]
    public void Dependants_count_by_their_share_exactly(long pay, long above) =>
        Garnishment.AboveNeed(new GarnishedPayment(In2025, "臺北市", pay, Dependants: [new(1, 2), new(1, 3)]), LawEdition.Published).Amount.ShouldBe(above);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    public void A_share_that_is_none_attaches_nothing(int share, int of)
    {
        var payment = new GarnishedPayment(In2025, "臺北市", 90_000, Dependants: [new(share, of)], FairnessReason: "high income");

        Garnishment.AboveNeed(payment, LawEdition.Published).Reason.ShouldBe("support_share_invalid");
        Garnishment.Fairness(payment, LawEdition.Published).Reason.ShouldBe("support_share_invalid");
        Garnishment.Attachable(payment, LawEdition.Published).Reason.ShouldBe("support_share_invalid");
    }

    [Fact]
    public void Other_means_cover_part_of_the_need()
    {
        var ruling = Garnishment.AboveNeed(new GarnishedPayment(In2025, "臺北市", 30_000, OtherMeans: 10_000), LawEdition.Published);

        ruling.Amount.ShouldBe(15_545);
        ruling.Steps[^1].English.ShouldBe("30,000 + other means 10,000 - 24,454.8, rounded down: 15,545 above the living need");
    }

    [Theory]
    [InlineData("臺中市", "2023-06-01", 15_472, Caveats.None)]
    [InlineData("臺中市", "2025-06-01", 20_379, Caveats.UnverifiedValue)]
    [InlineData("臺北市", "2024-12-31", 20_379, Caveats.UnverifiedValue)]
    [InlineData("臺北市", "2025-01-01", 20_379, Caveats.None)]
    [InlineData("臺北市", "2026-01-01", 20_379, Caveats.UnverifiedValue)]
    [InlineData("臺中市", "2022-12-31", 20_379, Caveats.UnverifiedValue)]
    public void Without_an_evidenced_value_the_highest_known_one_protects(string county, string on, long monthly, Caveats caveats)
    {
        var ruling = Garnishment.AboveNeed(new GarnishedPayment(Day.Of(on), county, 100_000), LawEdition.Published);

        ruling.Amount.ShouldBe(100_000 - (((monthly * 6) + 4) / 5));
        ruling.Caveats.ShouldBe(caveats);
        ruling.Steps.Count.ShouldBe(on is "2024-12-31" or "2022-12-31" || (county == "臺中市" && on == "2025-06-01") ? 4 : 3);
    }

    [Fact]
    public void A_value_entered_by_headquarters_is_used_from_its_day()
    {
        var table = new DatedTable<IReadOnlyList<LivingCost>>(
            "minimumLivingCost", "NT$", new DatedValue<IReadOnlyList<LivingCost>>(Day.Of("2026-01-01"), [new("高雄市", 16_000, "test", true)], "test", true));
        var law = LawEdition.Published.With(table);

        Garnishment.AboveNeed(new GarnishedPayment(Day.Of("2026-01-01"), "高雄市", 30_000), law).Amount.ShouldBe(10_800);
        LifeInsurance.Limit(new PolicyFacts(Day.Of("2026-01-01"), PolicyKind.Life, 115_200), law).IsAllowed.ShouldBeFalse();
        LifeInsurance.Limit(new PolicyFacts(Day.Of("2026-01-01"), PolicyKind.Life, 115_201), law).IsAllowed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(MoneySource.Wages, 90_000, 30_000, "third")]
    [InlineData(MoneySource.LivingPayments, 90_000, 30_000, "third")]
    [InlineData(MoneySource.NeededClaim, 90_000, 65_545, "living_need")]
    [InlineData(MoneySource.PrisonerMoney, 90_000, 87_000, "living_need")]
    [InlineData(MoneySource.PrisonerMoney, 3_000, 0, "living_need")]
    [InlineData(MoneySource.Welfare, 90_000, 0, "welfare_money")]
    [InlineData(MoneySource.OtherClaim, 90_000, 90_000, "whole")]
    public void The_source_decides_what_is_protected(MoneySource source, long pay, long amount, string reason)
    {
        var ruling = Garnishment.Attachable(new GarnishedPayment(In2025, "臺北市", pay, source), LawEdition.Published);

        ruling.Amount.ShouldBe(amount);
        ruling.Reason.ShouldBe(reason);
        ruling.Steps.ShouldNotBeEmpty();
    }

    [Fact]
    public void Money_in_a_benefit_account_is_not_attached_whatever_it_is()
    {
        var ruling = Garnishment.Attachable(new GarnishedPayment(In2025, "臺北市", 90_000, MoneySource.OtherClaim, Account: BenefitAccount.NationalPension), LawEdition.Published);

        ruling.Amount.ShouldBe(0);
        ruling.Reason.ShouldBe("benefit_account");
        Garnishment.Account(new BenefitAccountFacts(BenefitAccount.LabourPension, 500)).Reason.ShouldBe("benefit_account");
        Garnishment.Account(new BenefitAccountFacts(BenefitAccount.None, 500)).Amount.ShouldBe(500);
    }

    /// <summary>Example 35: a deposit of 8,000 proves to be a disability allowance.</summary>
    [Theory]
    [InlineData(MoneySource.Welfare, true, "revoke_at_once", null)]
    [InlineData(MoneySource.Welfare, false, "welfare_money", null)]
    [InlineData(MoneySource.OtherClaim, true, null, 8_000L)]
    public void Welfare_money_is_exempt_and_released_at_once(MoneySource source, bool attached, string? reason, long? amount)
    {
        var ruling = Garnishment.Welfare(new WelfareFacts(source, 8_000, attached));

        ruling.Reason.ShouldBe(reason);
        ruling.Amount.ShouldBe(amount);
    }

    [Theory]
    [InlineData("lives with rich parents", 65_545L, "cap_lifted")]
    [InlineData(" ", null, "reason_missing")]
    [InlineData(null, null, "reason_missing")]
    public void Fairness_lifts_the_cap_with_a_reason_and_leaves_the_living_need(string? why, long? amount, string reason)
    {
        var payment = new GarnishedPayment(In2025, "臺北市", 90_000, FairnessReason: why);

        var ruling = Garnishment.Fairness(payment, LawEdition.Published);

        ruling.Amount.ShouldBe(amount);
        ruling.Reason.ShouldBe(reason);
        Garnishment.Attachable(payment, LawEdition.Published).Amount.ShouldBe(amount ?? 30_000);
    }

    [Theory]
    [InlineData(10_000L, 10_000, "third")]
    [InlineData(9_999L, 9_999, "debt_covered")]
    [InlineData(0L, 0, "debt_covered")]
    public void Nothing_is_attached_beyond_what_is_owed(long owed, long amount, string reason)
    {
        var ruling = Garnishment.Attachable(new GarnishedPayment(In2025, "臺北市", 30_000, OtherMeans: 20_000, StillOwed: owed), LawEdition.Published);

        ruling.Amount.ShouldBe(amount);
        ruling.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData(1_000, 200, 0, null, false, 1_200, null)]
    [InlineData(1_000, 200, 300, null, false, 900, null)]
    [InlineData(1_000, 200, 1_300, null, false, 0, null)]
    [InlineData(1_000, 200, 0, null, true, 1_450, null)]
    [InlineData(1_000, 200, 1_200, null, true, 0, null)]
    [InlineData(1_000, 200, 0, 1_200L, false, 1_200, null)]
    [InlineData(1_000, 200, 0, 1_201L, false, 1_200, "excess_released")]
    [InlineData(1_000, 200, 0, 800L, true, 800, null)]
    public void An_order_covers_debt_and_costs_and_the_excess_is_released(
        long debt, long costs, long elsewhere, long? attached, bool bank, long covered, string? reason)
    {
        var ruling = Garnishment.Cover(new OrderCoverFacts(In2025, debt, costs, elsewhere, attached, bank), LawEdition.Published);

        ruling.Amount.ShouldBe(covered);
        ruling.Reason.ShouldBe(reason);
        ruling.Caveats.ShouldBe(bank ? Caveats.UnverifiedValue : Caveats.None);
        ruling.Steps.Count.ShouldBe(2 + (bank ? 1 : 0) + (attached is null ? 0 : 1));
    }
}
