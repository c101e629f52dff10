using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Domain;

public sealed class AmountCheckTests
{
    private static readonly DateOnly Due = new(2026, 8, 10);

    private static string[] Codes(TransferForm form) => [.. TransferCheck.Decide(form, Everything, Today, LawEdition.Published).Findings.Select(finding => $"{finding.Code} {finding.Field}")];

    private static TransferForm With(long total, params long?[] amounts) => Fine() with
    {
        Claims = [.. amounts.Select((amount, index) => new ClaimLine { Item = (ClaimItem)index, Amount = amount, DueOn = Due })],
        TotalAmount = total,
    };

    [Fact]
    public void The_total_is_the_sum_of_the_lines()
    {
        Codes(With(300, 100, 200)).ShouldBeEmpty();
        Codes(With(301, 100, 200)).ShouldBe(["total.mismatch /totalAmount"]);
    }

    [Fact]
    public void Every_line_is_more_than_nothing()
    {
        Codes(With(1, 1)).ShouldBeEmpty();
        Codes(With(1, 1, 0)).ShouldBe(["amount.not_positive /claims/1/amount"]);
        Codes(With(0, 1)).ShouldBe(["amount.not_positive /totalAmount"]);
    }

    [Fact]
    public void An_amount_is_bounded()
    {
        Codes(With(1_000_000_000_000, 1_000_000_000_000)).ShouldBeEmpty();
        Codes(With(1_000_000_000_000, 1_000_000_000_001)).ShouldBe(["amount.too_large /claims/0/amount"]);
        Codes(With(long.MaxValue, long.MaxValue, long.MaxValue))
            .ShouldBe(["amount.too_large /claims/0/amount", "amount.too_large /claims/1/amount", "amount.too_large /totalAmount"]);
    }

    [Fact]
    public void A_line_without_amount_or_item_is_incomplete() =>
        Codes(Fine() with { Claims = [new ClaimLine()], TotalAmount = 5 }).ShouldBe(["field.missing /claims/0/amount", "field.missing /claims/0/item"]);

    [Fact]
    public void The_same_line_stands_once()
    {
        var line = new ClaimLine { Item = ClaimItem.LateFee, Amount = 50, DueOn = Due };

        Codes(Fine() with { Claims = [line, line with { DueOn = Due.AddDays(-1) }], TotalAmount = 100 }).ShouldBeEmpty();
        Codes(Fine() with { Claims = [line, line], TotalAmount = 100 }).ShouldBe(["claim.repeated /claims/1/item"]);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void A_transfer_has_at_most_100_lines(int lines, int findings)
    {
        var claims = Enumerable.Range(0, lines).Select(i => new ClaimLine { Item = ClaimItem.Principal, Amount = 1, DueOn = Due.AddDays(-i) }).ToList();

        Codes(Fine() with { Claims = claims, TotalAmount = lines }).Length.ShouldBe(findings);
    }
}
