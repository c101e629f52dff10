using Enforcement.Supervision.Domain.Monitors;

namespace Enforcement.Supervision.Tests;

public sealed class ComparisonTests
{
    private static readonly DateOnly Day = new(2026, 9, 14);
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);
    private static readonly Dictionary<string, long> Audited = new() { ["intake"] = 10, ["case-execution"] = 12, ["objection-review"] = 3 };

    private static readonly MoneyTotal Money = new()
    {
        Claimed = 1000,
        Paid = 300,
        Remitted = 100,
        Outstanding = 600,
        Received = 350,
        Allocated = 300,
        Suspense = 40,
        Refunded = 10,
        UnbalancedCases = 0,
    };

    [Fact]
    public void Equal_numbers_agree()
    {
        var run = Run();
        var judged = run.Look(Reports(), Audited, Now, Settle);

        judged.ShouldAllBe(judgement => judgement.State == MonitorState.Agree);
        (run.State, run.SettledAt).ShouldBe((MonitorState.Agree, Now));
    }

    [Theory]
    [InlineData(9, 100)]
    [InlineData(10, 99)]
    public void A_day_agency_and_branch_that_differs_by_count_or_amount_is_named(long count, long amount)
    {
        var comparison = CaseComparison.Compare(Reports(counted: new DayTotal(Day, "A1", "tpy", count, amount)));

        comparison.DifferenceCount.ShouldBe(1);
        var difference = comparison.Differences[0];
        (difference.Day, difference.Agency, difference.Branch).ShouldBe((Day, "A1", "tpy"));
        difference.Values["intake"].ShouldNotBe(difference.Values["statistics"]);
    }

    [Fact]
    public void Sums_that_agree_by_chance_do_not_hide_a_difference_between_branches()
    {
        var comparison = CaseComparison.Compare(Reports(counted: new DayTotal(Day, "A1", "ksy", 10, 100)));

        comparison.DifferenceCount.ShouldBe(4);
    }

    [Fact]
    public void Money_that_does_not_add_up_is_found()
    {
        MoneyComparison.Compare(Reports(money: Money with { Outstanding = 601 })).Differences.ShouldHaveSingleItem().Measure.ShouldBe("claims");
        MoneyComparison.Compare(Reports(money: Money with { Suspense = 41 })).Differences.ShouldHaveSingleItem().Measure.ShouldBe("receipts");
        MoneyComparison.Compare(Reports(money: Money with { UnbalancedCases = 1 })).Differences.ShouldHaveSingleItem().Measure.ShouldBe("unbalancedCases");
    }

    [Fact]
    public void A_change_without_its_audit_record_is_found()
    {
        var comparison = AuditComparison.Compare(Reports(), new Dictionary<string, long>(Audited) { ["intake"] = 9 });

        comparison.Differences.ShouldHaveSingleItem().Service.ShouldBe("intake");
    }

    [Fact]
    public void A_difference_waits_until_the_numbers_have_not_moved_for_the_settle_time()
    {
        var run = Run();
        var behind = Reports(counted: new DayTotal(Day, "A1", "tpy", 8, 80));
        var moved = Reports(counted: new DayTotal(Day, "A1", "tpy", 9, 90));

        run.Look(behind, Audited, Now, Settle);
        run.State.ShouldBe(MonitorState.Waiting);
        run.Look(moved, Audited, Now.AddSeconds(29), Settle);
        run.Look(moved, Audited, Now.AddSeconds(58), Settle);
        run.State.ShouldBe(MonitorState.Waiting);
        run.Look(moved, Audited, Now.AddSeconds(59), Settle);
        run.State.ShouldBe(MonitorState.Differ);
    }

    [Fact]
    public void A_service_that_does_not_answer_is_a_difference_in_the_end()
    {
        var run = Run();
        var reports = Reports();
        reports.Remove("case-execution");
        run.Look(reports, Audited, Now, Settle);
        run.State.ShouldBe(MonitorState.Waiting);

        var judged = run.Look(reports, Audited, Now.AddSeconds(31), Settle);
        judged.ShouldAllBe(judgement => judgement.State == MonitorState.Differ);
    }

    [Fact]
    public void A_waiting_run_asks_again_and_a_settled_one_does_not()
    {
        var run = Run();
        var asked = Enumerable.Range(1, 40).Where(second => run.AskAgain(Now.AddSeconds(second), TimeSpan.FromSeconds(2), Settle)).ToList();
        run.Look(Reports(), Audited, Now.AddSeconds(41), Settle);

        asked.ShouldBe([2, 6, 14, 24, 34]);
        run.AskAgain(Now.AddSeconds(99), TimeSpan.FromSeconds(2), Settle).ShouldBeFalse();
        run.Rounds.ShouldBe(6);
    }

    private static MonitorRun Run() => MonitorRun.Start(Guid.NewGuid(), Day, Day, "system", Now);

    private static Dictionary<string, ServiceTotals> Reports(DayTotal? counted = null, MoneyTotal? money = null)
    {
        var total = new DayTotal(Day, "A1", "tpy", 10, 100);
        return new ServiceTotals[]
        {
            new() { Service = "intake", Cases = [total], Changes = 10, UnsentMessages = 0 },
            new() { Service = "case-execution", Cases = [total], Money = money ?? Money, Changes = 12, UnsentMessages = 0 },
            new() { Service = "statistics", Cases = [counted ?? total], UnsentMessages = 0 },
            new() { Service = "objection-review", Changes = 3, UnsentMessages = 0 },
        }.ToDictionary(report => report.Service);
    }
}
