using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class PaymentAllocationTests
{
    private static readonly DateOnly Paid = Day.Of("2026-09-01");
    private static readonly Guid A = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid B = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid C = Guid.Parse("00000000-0000-0000-0000-00000000000c");
    private static int _line;

    private static OpenLine Line(
        Guid caseId, ClaimItem item, long owed, string? due = "2026-01-31", string? collectionEnd = null, bool secured = false) =>
        new(new Guid(++_line, 0, 0, new byte[8]), caseId, item, owed, Day.OrNull(due), Day.OrNull(collectionEnd), secured);

    private static AppliedPayment Apply(long amount, IReadOnlyList<OpenLine> lines, params Guid[] chosen) =>
        PaymentAllocation.Apply(new PaymentFacts(amount, Paid, lines, chosen));

    [Fact]
    public void Inside_a_case_costs_come_before_interest_before_principal()
    {
        OpenLine[] lines = [Line(A, ClaimItem.Principal, 1000), Line(A, ClaimItem.Interest, 50), Line(A, ClaimItem.Costs, 20)];

        var applied = Apply(100, lines);

        applied.Allocations.Select(part => (part.Line.Item, part.Amount, part.Reason)).ShouldBe(
        [
            (ClaimItem.Costs, 20L, "only_case.costs"), (ClaimItem.Interest, 50L, "only_case.interest"), (ClaimItem.Principal, 30L, "only_case.principal"),
        ]);
        applied.Remainder.ShouldBe(0);
        applied.Allocations[0].Articles.Select(article => article.Short).ShouldBe(["CC 323", "CEA 29(2)"]);
    }

    [Theory]
    [InlineData(ClaimItem.Costs, AllocationClass.Costs)]
    [InlineData(ClaimItem.Interest, AllocationClass.Interest)]
    [InlineData(ClaimItem.LateFee, AllocationClass.Interest)]
    [InlineData(ClaimItem.LateFilingSurcharge, AllocationClass.Interest)]
    [InlineData(ClaimItem.Principal, AllocationClass.Principal)]
    [InlineData(ClaimItem.DefaultFine, AllocationClass.Principal)]
    [InlineData(ClaimItem.SubstitutePerformance, AllocationClass.Principal)]
    [InlineData(ClaimItem.Other, AllocationClass.Principal)]
    public void Every_item_has_its_class(ClaimItem item, AllocationClass part) => PaymentAllocation.ClassOf(item).ShouldBe(part);

    [Fact]
    public void What_is_left_over_is_the_remainder()
    {
        var applied = Apply(1500, [Line(A, ClaimItem.Principal, 1000)]);

        applied.Remainder.ShouldBe(500);
        applied.Ruling.Amount.ShouldBe(1000);
        applied.Ruling.Reason.ShouldBe("remainder");
        applied.Ruling.Steps[^1].English.ShouldBe("500 left over");
    }

    [Fact]
    public void The_payers_choice_goes_before_everything_else()
    {
        OpenLine[] lines = [Line(A, ClaimItem.Principal, 100, "2020-01-31"), Line(B, ClaimItem.Principal, 100), Line(C, ClaimItem.Principal, 100)];

        var applied = Apply(250, lines, C, B);

        applied.Allocations.Select(part => (part.Line.CaseId, part.Amount, part.Order)).ShouldBe(
            [(C, 100L, CaseOrderReason.PayersChoice), (B, 100L, CaseOrderReason.PayersChoice), (A, 50L, CaseOrderReason.PayersChoice)]);
    }

    [Fact]
    public void The_payer_cannot_change_the_order_inside_a_case() =>
        Apply(10, [Line(A, ClaimItem.Principal, 100), Line(A, ClaimItem.Interest, 10)], A).Allocations.Single().Line.Item.ShouldBe(ClaimItem.Interest);

    [Fact]
    public void What_is_due_comes_before_what_is_not() =>
        First(Line(A, ClaimItem.Principal, 100, "2026-09-02"), Line(B, ClaimItem.Principal, 100, "2026-09-01", secured: true))
            .ShouldBe((B, CaseOrderReason.DueFirst));

    [Fact]
    public void The_least_secured_comes_first() =>
        First(Line(A, ClaimItem.Principal, 100, "2020-01-31", secured: true), Line(B, ClaimItem.Principal, 100, "2026-01-31"))
            .ShouldBe((B, CaseOrderReason.LeastSecured));

    [Fact]
    public void The_earliest_due_comes_first() =>
        First(Line(A, ClaimItem.Principal, 100, "2026-01-31", "2026-12-31"), Line(B, ClaimItem.Principal, 100, "2026-01-30", "2030-12-31"))
            .ShouldBe((B, CaseOrderReason.EarliestDue));

    [Fact]
    public void The_earliest_end_of_the_collection_period_breaks_the_tie() =>
        First(Line(A, ClaimItem.Principal, 100, collectionEnd: "2031-01-31"), Line(B, ClaimItem.Principal, 100, collectionEnd: "2030-01-31"))
            .ShouldBe((B, CaseOrderReason.EarliestCollectionEnd));

    [Fact]
    public void Equal_cases_share_in_proportion_and_no_dollar_is_lost()
    {
        var applied = Apply(100, [Line(A, ClaimItem.Principal, 100), Line(B, ClaimItem.Principal, 100), Line(C, ClaimItem.Principal, 100)]);

        applied.Allocations.Select(part => part.Amount).ShouldBe([34, 33, 33]);
        applied.Allocations.ShouldAllBe(part => part.Order == CaseOrderReason.ProRata);
        applied.Allocations[0].Reason.ShouldBe("pro_rata.principal");
    }

    [Fact]
    public void Equal_lines_of_a_case_share_in_proportion()
    {
        var applied = Apply(30, [Line(A, ClaimItem.Principal, 100), Line(A, ClaimItem.Principal, 200), Line(A, ClaimItem.Principal, 300, "2026-02-28")]);

        applied.Allocations.Select(part => part.Amount).ShouldBe([10, 20]);
    }

    [Fact]
    public void Huge_amounts_do_not_overflow()
    {
        var applied = Apply(4_000_000_000_000_000_000, [Line(A, ClaimItem.Principal, 4_000_000_000_000_000_000), Line(B, ClaimItem.Principal, 4_000_000_000_000_000_000)]);

        applied.Allocations.Select(part => part.Amount).ShouldBe([2_000_000_000_000_000_000, 2_000_000_000_000_000_000]);
    }

    [Fact]
    public void Nothing_paid_or_nothing_owed_allocates_nothing()
    {
        Apply(0, [Line(A, ClaimItem.Principal, 100)]).Allocations.ShouldBeEmpty();
        Apply(10, []).Remainder.ShouldBe(10);
        Apply(10, [Line(A, ClaimItem.Principal, 0)]).Remainder.ShouldBe(10);
        Should.Throw<ArgumentOutOfRangeException>(() => Apply(-1, []));
        Should.Throw<ArgumentOutOfRangeException>(() => Apply(1, [Line(A, ClaimItem.Principal, -1)]));
    }

    [Fact]
    public void Allocation_conserves_and_never_exceeds_a_line() => Gen.Select(Gen.Long[0, 5000], Lines).Sample((amount, lines) =>
    {
        var applied = PaymentAllocation.Apply(new PaymentFacts(amount, Paid, lines));

        return applied.Allocations.Sum(part => part.Amount) + applied.Remainder == amount
            && applied.Allocations.All(part => part.Amount > 0 && part.Amount <= part.Line.Outstanding)
            && applied.Allocations.Select(part => part.Line.LineId).Distinct().Count() == applied.Allocations.Count
            && (applied.Remainder == 0 || applied.Remainder == amount - lines.Sum(line => line.Outstanding));
    });

    [Fact]
    public void The_order_of_the_lines_changes_nothing() => Gen.Select(Gen.Long[0, 5000], Lines).Sample((amount, lines) =>
    {
        var forward = PaymentAllocation.Apply(new PaymentFacts(amount, Paid, lines)).Allocations;
        var backward = PaymentAllocation.Apply(new PaymentFacts(amount, Paid, [.. lines.Reverse()])).Allocations;

        return forward.SequenceEqual(backward);
    });

    [Fact]
    public void Thousands_of_lines_are_applied_in_order()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => Line(Guid.CreateVersion7(), ClaimItem.Principal, 100)).ToList();

        PaymentAllocation.Apply(new PaymentFacts(250_000, Paid, lines)).Allocations.Sum(part => part.Amount).ShouldBe(250_000);
    }

    private static (Guid Case, CaseOrderReason Reason) First(params OpenLine[] lines)
    {
        var part = Apply(100, lines).Allocations.Single();
        return (part.Line.CaseId, part.Order);
    }

    private static Gen<OpenLine[]> Lines { get; } = Gen.Select(
            Gen.Int[0, 3], Gen.Enum<ClaimItem>(), Gen.Long[0, 900], Gen.Int[0, 400], Gen.Bool)
        .Select((caseNumber, item, owed, due, secured) => (caseNumber, item, owed, due, secured)).Array[0, 12]
        .Select(rows => rows.Select((row, i) => new OpenLine(
            new Guid(i + 1, 0, 0, new byte[8]), new Guid(row.caseNumber, 1, 0, new byte[8]), row.item, row.owed, Paid.AddDays(row.due / 100 * 10 - 20), null, row.secured)).ToArray());
}
