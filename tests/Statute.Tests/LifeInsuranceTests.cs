using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class LifeInsuranceTests
{
    private static readonly DateOnly In2025 = Day.Of("2025-09-05");

    /// <summary>2025: 20,379 x 1.2 x 6 = 146,728.8. Example 37: two policies of 140,000 are judged one by one.</summary>
    [Theory]
    [InlineData(140_000, "exempt", null)]
    [InlineData(146_728, "exempt", null)]
    [InlineData(146_729, "above_limit", 146_729L)]
    [InlineData(300_000, "above_limit", 300_000L)]
    public void A_life_policy_is_reached_as_a_whole_above_the_limit(long value, string reason, long? amount)
    {
        var ruling = LifeInsurance.Limit(new PolicyFacts(In2025, PolicyKind.Life, value), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.Amount.ShouldBe(amount);
        ruling.Caveats.ShouldBe(Caveats.None);
        ruling.Steps[0].English.ShouldBe("highest minimum living cost 20,379 (臺北市), times 1.2, 6 months: 146,728.8");
    }

    [Fact]
    public void A_year_without_published_value_is_marked() =>
        LifeInsurance.Limit(new PolicyFacts(Day.Of("2026-09-01"), PolicyKind.Life, 140_000), LawEdition.Published).Caveats.ShouldBe(Caveats.UnverifiedValue);

    [Theory]
    [InlineData("2025-06-17", PolicyKind.Health, "before_2025_06_18")]
    [InlineData("2025-06-18", PolicyKind.Health, "exempt_kind")]
    [InlineData("2025-06-18", PolicyKind.Accident, "exempt_kind")]
    [InlineData("2025-06-18", PolicyKind.NamedSmall, "exempt_kind")]
    [InlineData("2025-06-18", PolicyKind.Life, null)]
    public void Health_accident_and_named_policies_are_exempt_since_the_law_of_2025(string on, PolicyKind kind, string? reason)
    {
        var ruling = LifeInsurance.Kind(new PolicyFacts(Day.Of(on), kind, 900_000));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "exempt_kind");
    }

    [Theory]
    [InlineData("2025-06-17", PolicyKind.Life, 100, "before_2025_06_18", true)]
    [InlineData("2025-06-18", PolicyKind.Life, 100, "exempt", false)]
    [InlineData("2025-06-18", PolicyKind.Health, 900_000, "exempt_kind", false)]
    [InlineData("2025-06-18", PolicyKind.Life, 900_000, "above_limit", true)]
    public void The_kind_is_asked_before_the_limit(string on, PolicyKind kind, long value, string reason, bool allowed)
    {
        var ruling = LifeInsurance.Decide(new PolicyFacts(Day.Of(on), kind, value), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("2026-07-08", "2026-10-08")]
    [InlineData("2026-06-26", "2026-09-29")]
    [InlineData("2025-06-18", "2025-09-18")]
    public void Intervention_is_possible_for_3_months_rolled(string attached, string last) =>
        LifeInsurance.InterveneBy(new PolicyAttachedFacts(Day.Of(attached)), Day.Calendar).Date.ShouldBe(Day.Of(last));

    [Fact]
    public void Before_the_law_of_2025_nobody_intervenes() =>
        LifeInsurance.InterveneBy(new PolicyAttachedFacts(Day.Of("2025-06-17")), Day.Calendar).Reason.ShouldBe("before_2025_06_18");

    [Fact]
    public void A_later_attachment_never_ends_the_intervention_earlier() => Gen.Select(Day.Any, Gen.Int[0, 100]).Sample((day, later) =>
        LifeInsurance.InterveneBy(new PolicyAttachedFacts(day), Day.Calendar).Date is not { } first
        || first <= LifeInsurance.InterveneBy(new PolicyAttachedFacts(day.AddDays(later)), Day.Calendar).Date);

    [Fact]
    public void A_higher_surrender_value_is_never_exempt_when_a_lower_one_was_not() => Gen.Select(Gen.Long[0, 400_000], Gen.Long[0, 400_000]).Sample((value, more) =>
        !LifeInsurance.Limit(new PolicyFacts(In2025, PolicyKind.Life, value), LawEdition.Published).IsAllowed
        || LifeInsurance.Limit(new PolicyFacts(In2025, PolicyKind.Life, value + more), LawEdition.Published).IsAllowed);
}
