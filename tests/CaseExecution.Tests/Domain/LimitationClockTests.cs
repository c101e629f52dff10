using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class LimitationClockTests
{
    private static readonly TitleDates Fine = new()
    {
        Kind = ClaimKind.Fine,
        SubKind = "trafficFine",
        TitleKind = "administrativeAct",
        FinalOn = new DateOnly(2020, 2, 29),
        ReceivedOn = new DateOnly(2021, 5, 3),
    };

    [Fact]
    public void Fine_must_begin_within_five_years_of_finality() =>
        LimitationClock.AtOpening(Fine).ShouldBe(new LimitationClock("LIM-01", new DateOnly(2020, 2, 29), new DateOnly(2025, 2, 28)));

    [Fact]
    public void Title_that_is_not_final_has_no_clock() => LimitationClock.AtOpening(Fine with { FinalOn = null }).ShouldBeNull();

    [Fact]
    public void Tax_must_begin_within_five_years_after_the_collection_period()
    {
        var tax = Fine with { Kind = ClaimKind.Tax, SubKind = "incomeTax", PaymentPeriodEnd = new DateOnly(2020, 5, 31) };

        LimitationClock.AtOpening(tax).ShouldBe(new LimitationClock("LIM-06", new DateOnly(2025, 5, 31), new DateOnly(2030, 5, 31)));
    }

    [Fact]
    public void Certificate_restarts_nothing() => LimitationClock.AtOpening(Fine with { IsRetransfer = true })!.Value.DueOn.ShouldBe(new DateOnly(2030, 2, 28));

    [Fact]
    public void Explanation_names_articles_and_steps()
    {
        var ruling = LimitationClock.Explain(Fine);

        ruling.RuleId.ShouldBe("LIM-01");
        ruling.Articles.ShouldNotBeEmpty();
        ruling.Steps.ShouldNotBeEmpty();
    }
}
