using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class GarnishmentOrdersTests
{
    private static readonly DateOnly First = Day.Of("2026-09-01");

    [Fact]
    public void Of_two_banks_that_hold_enough_the_one_served_later_gives_way()
    {
        var ruling = GarnishmentOrders.GiveWay(new HeldClaimsFacts(10_000, [new("B", 0, First.AddDays(1), 10_000), new("A", 0, First, 10_000)]));

        ruling.Order.ShouldBe(["A", "B"]);
        (ruling.Amount, ruling.Reason).ShouldBe((10_000, "excess_released"));
        ruling.Steps.Select(step => step.English).ShouldBe(
            ["debt and costs 10,000", "A, rank 0, served 2026-09-01: holds 10,000, keeps 10,000", "B, rank 0, served 2026-09-02: holds 10,000, keeps 0"]);
    }

    [Theory]
    [InlineData(1, false, "deposit")]
    [InlineData(0, false, "wages")]
    [InlineData(1, true, "wages")]
    public void The_harder_order_gives_way_whenever_it_was_served_unless_it_was_ordered_to_be_paid(int wageRank, bool isFixed, string keeps)
    {
        var ruling = GarnishmentOrders.GiveWay(new HeldClaimsFacts(5_000, [new("wages", wageRank, First, 5_000, isFixed), new("deposit", 0, First.AddDays(3), 5_000)]));

        ruling.Order[0].ShouldBe(keeps);
    }

    [Theory]
    [InlineData(9_999, "all_needed", 9_999)]
    [InlineData(10_000, "all_needed", 10_000)]
    [InlineData(10_001, "excess_released", 10_000)]
    public void Only_what_is_beyond_debt_and_costs_is_released(long held, string reason, long kept)
    {
        var ruling = GarnishmentOrders.GiveWay(new HeldClaimsFacts(10_000, [new("A", 0, First, held)]));

        (ruling.Reason, ruling.Amount).ShouldBe((reason, kept));
    }

    [Fact]
    public void Never_more_is_kept_than_is_owed() => Gen.Select(Gen.Long[0, 100_000], Gen.Long[0, 50_000].Array[0, 8]).Sample((owed, amounts) =>
    {
        var ruling = GarnishmentOrders.GiveWay(new HeldClaimsFacts(owed, [.. amounts.Select((amount, at) => new HeldClaim($"{at}", at % 3, First, amount))]));

        ruling.Amount!.Value.ShouldBeLessThanOrEqualTo(owed);
        ruling.Amount.Value.ShouldBe(Math.Min(owed, amounts.Sum()));
        ruling.Order.Count.ShouldBe(amounts.Length);
    });

    [Theory]
    [InlineData(null, "2026-09-02", "2026-09-03", null, "2026-09-20", "not_served")]
    [InlineData("2026-09-01", "2026-09-02", "2026-09-03", "2026-09-05", "2026-09-20", "objected")]
    [InlineData("2026-09-01", "2026-09-02", null, null, "2026-09-11", "period_running")]
    [InlineData("2026-09-01", "2026-09-02", null, null, "2026-09-12", null)]
    [InlineData("2026-09-01", "2026-09-02", "2026-09-03", null, "2026-09-03", null)]
    [InlineData("2026-09-01", null, "2026-09-03", null, "2026-09-20", "agency_not_asked")]
    [InlineData("2026-09-01", "2026-09-21", "2026-09-03", null, "2026-09-20", "agency_not_asked")]
    public void The_second_order_follows_service_answer_or_silence_and_the_question_to_the_agency(
        string? served, string? asked, string? answered, string? objected, string on, string? refusal)
    {
        var ruling = GarnishmentOrders.SecondOrder(new SecondOrderFacts(Day.Of(on), Day.OrNull(served), Day.OrNull(asked), Day.OrNull(answered), Day.OrNull(objected)), Day.Calendar);

        (ruling.IsAllowed, ruling.Reason).ShouldBe((refusal is null, refusal));
        ruling.Date.ShouldBe(refusal == "period_running" ? Day.Of("2026-09-12") : null);
        ruling.Steps.ShouldNotBeEmpty();
    }
}
