using CsCheck;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.Statute;
using Distribution = Enforcement.CaseExecution.Domain.Distributions.Distribution;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class DistributionTests
{
    private static readonly DateOnly SoldOn = new(2026, 6, 20);

    [Fact]
    public void Proceeds_go_down_the_waterfall_and_late_joiners_get_what_is_left()
    {
        var (sold, table) = Drafted(1_000_000, owed: 300_000,
            Joined("costs", DistributionClaimKind.Costs, 5_000), Joined("tax", DistributionClaimKind.LandValueIncrementTax, 45_000), Joined("bank", DistributionClaimKind.Secured, 600_000),
            Joined("late", DistributionClaimKind.Ordinary, 100_000, filedOn: SoldOn), Joined("in time", DistributionClaimKind.Ordinary, 200_000, filedOn: SoldOn.AddDays(-1)));

        table.Rows.Select(row => (row.Reason, row.Amount)).ShouldBe(
            [("costs", 5_000), ("tax_of_the_property", 45_000), ("secured.1", 600_000), ("ordinary", 210_000), ("ordinary", 140_000), ("late.ordinary", 0)], ignoreOrder: true);
        table.Surplus.ShouldBe(0);
        table.Rows.Single(row => row.CaseId == sold.File.Id).Amount.ShouldBe(210_000);
    }

    [Fact]
    public void Nothing_is_distributed_before_the_price_is_paid()
    {
        var thing = SeizedThing.Land().Appraised(1_000_000);

        Distribution.Draft(SeizedThing.On("2026-07-01"), [thing.File], thing.Auction, [], [], new DateOnly(2026, 7, 20)).Refusal!.Code.ShouldBe(DistributionRefusals.NotPaid);
    }

    [Theory]
    [InlineData("2026-07-15", null)]
    [InlineData("2026-07-16", "distribution.served_late")]
    public void Copies_are_served_five_days_before(string served, string? code)
    {
        var (sold, table) = Drafted(1_000_000, 300_000);

        (table.Serve(SeizedThing.On("2026-07-18"), [sold.File], Day(served)).Refusal?.Code.Code).ShouldBe(code);
    }

    [Fact]
    public void Paid_on_its_day_to_cases_creditors_and_obligor()
    {
        var (sold, table) = Served(1_000_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 600_000));

        table.PayOut(SeizedThing.On("2026-07-19"), [sold.File], "P-1").Refusal!.Code.ShouldBe(DistributionRefusals.TooEarly);
        var (_, due) = table.PayOut(SeizedThing.On("2026-07-20"), [sold.File], "P-1").Value;

        due.ShouldBe([new CaseDue(sold.File.Id, 300_000)]);
        (table.State, table.Surplus, table.SurplusPaid, table.Rows.Sum(row => row.Paid)).ShouldBe((DistributionState.Paid, 100_000, true, 900_000));
        table.PayOut(SeizedThing.On("2026-07-21"), [sold.File], "P-2").Refusal!.Code.ShouldBe(DistributionRefusals.WrongState);
    }

    [Theory]
    [InlineData("2026-07-19", null)]
    [InlineData("2026-07-20", "distribution.objection_late")]
    public void Objection_is_heard_until_the_day_before(string filed, string? code)
    {
        var (sold, table) = Served(1_000_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 600_000));
        var bank = table.Rows.Single(row => row.CaseId is null);

        (table.Object(SeizedThing.On("2026-07-20"), [sold.File], Objection(bank, 200_000, filed), "half was repaid").Refusal?.Code.Code).ShouldBe(code);
    }

    [Fact]
    public void What_is_disputed_waits_and_is_paid_when_no_suit_is_proved_in_ten_days()
    {
        var (sold, table) = Served(1_000_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 600_000));
        var objection = Objection(table.Rows.Single(row => row.CaseId is null), 200_000, "2026-07-18");
        table.Object(SeizedThing.On("2026-07-18"), [sold.File], objection, "half was repaid");

        table.PayOut(SeizedThing.On("2026-07-20"), [sold.File], "P-1").IsRefused.ShouldBeFalse();
        (table.State, table.Rows.Sum(row => row.Paid), table.SurplusPaid).ShouldBe((DistributionState.PaidInPart, 700_000, false));
        table.Settle(SeizedThing.On("2026-07-30"), [sold.File], objection.Id, null).Refusal!.Code.ShouldBe(DistributionRefusals.ObjectionOpen);
        table.Settle(SeizedThing.On("2026-07-31"), [sold.File], objection.Id, null).IsRefused.ShouldBeFalse();
        table.PayOut(SeizedThing.On("2026-07-31"), [sold.File], "P-2").IsRefused.ShouldBeFalse();

        (table.State, table.Rows.Sum(row => row.Paid), table.SurplusPaid).ShouldBe((DistributionState.Paid, 900_000, true));
    }

    [Fact]
    public void Proved_suit_has_the_disputed_amount_deposited()
    {
        var (sold, table) = Served(900_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 600_000));
        var objection = Objection(table.Rows.Single(row => row.CaseId is null), 200_000, "2026-07-18");
        table.Object(SeizedThing.On("2026-07-18"), [sold.File], objection, "half was repaid");
        table.PayOut(SeizedThing.On("2026-07-20"), [sold.File], "P-1");

        table.Settle(SeizedThing.On("2026-07-30"), [sold.File], objection.Id, Day("2026-07-30")).IsRefused.ShouldBeFalse();

        (table.State, table.Rows.Sum(row => row.Deposited), table.Rows.Sum(row => row.Paid)).ShouldBe((DistributionState.Paid, 200_000, 700_000));
    }

    [Fact]
    public void Just_objection_corrects_the_table_and_an_opposition_brings_the_first_one_back()
    {
        var (sold, table) = Served(900_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 700_000));
        var objection = Objection(table.Rows.Single(row => row.CaseId is null), 200_000, "2026-07-10");
        table.Object(SeizedThing.On("2026-07-10"), [sold.File], objection, "repaid");

        table.Correct(SeizedThing.On("2026-07-13"), [sold.File], objection.Id, Day("2026-07-13"), "receipts").IsRefused.ShouldBeFalse();
        (table.Rows.Single(row => row.CaseId is not null).Amount, table.Surplus).ShouldBe((300_000, 100_000));
        table.Oppose(SeizedThing.On("2026-07-17"), [sold.File], objection.Id, Day("2026-07-17"), Day("2026-07-17")).Refusal!.Basis.Single().RuleId.ShouldBe("DIS-04");
        table.Oppose(SeizedThing.On("2026-07-17"), [sold.File], objection.Id, Day("2026-07-16"), Day("2026-07-17")).IsRefused.ShouldBeFalse();

        (table.Rows.Single(row => row.CaseId is not null).Amount, table.Surplus, table.Rows.Sum(row => row.Disputed)).ShouldBe((200_000, 0, 200_000));
        table.Objections.Single().State.ShouldBe(ObjectionState.Opposed);
    }

    [Fact]
    public void Correction_nobody_opposes_in_three_days_stands()
    {
        var (sold, table) = Served(900_000, 300_000, Joined("bank", DistributionClaimKind.Secured, 700_000));
        var objection = Objection(table.Rows.Single(row => row.CaseId is null), 200_000, "2026-07-10");
        table.Object(SeizedThing.On("2026-07-10"), [sold.File], objection, "repaid");
        table.Correct(SeizedThing.On("2026-07-13"), [sold.File], objection.Id, Day("2026-07-13"), "receipts");

        table.Settle(SeizedThing.On("2026-07-16"), [sold.File], objection.Id, null).Refusal!.Code.ShouldBe(DistributionRefusals.ObjectionOpen);
        table.Settle(SeizedThing.On("2026-07-17"), [sold.File], objection.Id, null).IsRefused.ShouldBeFalse();
        table.PayOut(SeizedThing.On("2026-07-20"), [sold.File], "P-1").IsRefused.ShouldBeFalse();

        (table.State, table.Rows.Sum(row => row.Paid), table.SurplusPaid).ShouldBe((DistributionState.Paid, 800_000, true));
    }

    [Fact]
    public void Hands_out_exactly_what_there_is_whatever_joins_and_whatever_is_disputed() =>
        Gen.Select(Gen.Long[1, 2_000_000], Gen.Select(Gen.Enum<DistributionClaimKind>(), Gen.Long[1, 900_000], Gen.Int[1, 3], Gen.Bool).Array[0, 12], Gen.Long[1, 400_000], Gen.Bool)
            .Sample((proceeds, joined, disputed, proved) =>
            {
                var claims = joined.Select((one, index) => new JoinedClaim(
                    Guid.CreateVersion7(), $"creditor {index}", CreditorKind.Other, one.Item1, one.Item2, one.Item3, one.Item4 ? SoldOn : SoldOn.AddDays(-2), "title")).ToArray();
                var (sold, table) = Served(proceeds, 300_000, claims);
                var row = table.Rows.MaxBy(one => one.Amount)!;
                var objection = Objection(row, Math.Min(disputed, row.Amount), "2026-07-10");
                var objected = row.Amount > 0 && !table.Object(SeizedThing.On("2026-07-10"), [sold.File], objection, "wrong").IsRefused;

                var due = table.PayOut(SeizedThing.On("2026-07-20"), [sold.File], "P-1") is var first && first.TryGet(out var paid, out _) ? paid.Due.Sum(one => one.Amount) : 0;
                if (objected)
                    table.Settle(SeizedThing.On("2026-08-15"), [sold.File], objection.Id, proved ? Day("2026-07-25") : null).IsRefused.ShouldBeFalse();
                if (table.State != DistributionState.Paid && table.PayOut(SeizedThing.On("2026-08-15"), [sold.File], "P-2").TryGet(out var rest, out _))
                    due += rest.Due.Sum(one => one.Amount);

                table.State.ShouldBe(DistributionState.Paid);
                (table.Rows.Sum(one => one.Paid + one.Deposited) + table.Surplus).ShouldBe(proceeds);
                due.ShouldBe(table.Rows.Where(one => one.CaseId is not null).Sum(one => one.Paid));
            }, iter: 300);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JoinedClaim Joined(string creditor, DistributionClaimKind kind, long amount, DateOnly? filedOn = null) =>
        new(Guid.CreateVersion7(), creditor, CreditorKind.Other, kind, amount, 1, filedOn ?? SoldOn.AddDays(-5), "title");

    private static TableObjection Objection(TableRow row, long amount, string filed) => new(Guid.CreateVersion7(), "obligor", row.ClaimId, amount, Day(filed));

    private static (SeizedThing Sold, Distribution Table) Served(long proceeds, long owed, params JoinedClaim[] joined)
    {
        var (sold, table) = Drafted(proceeds, owed, joined);
        table.Serve(SeizedThing.On("2026-07-03"), [sold.File], Day("2026-07-03")).IsRefused.ShouldBeFalse();
        return (sold, table);
    }

    private static (SeizedThing Sold, Distribution Table) Drafted(long proceeds, long owed, params JoinedClaim[] joined)
    {
        var sold = SeizedThing.Land(owed).Appraised(proceeds);
        sold.Publish("2026-06-01", "2026-06-20", proceeds).IsRefused.ShouldBeFalse();
        sold.Hold("2026-06-20", (proceeds, 0)).IsRefused.ShouldBeFalse();
        sold.Auction.Pay(SeizedThing.On("2026-06-22"), sold.Under, new DateOnly(2026, 6, 22), proceeds, "T-1").IsRefused.ShouldBeFalse();
        List<CaseClaim> lines = [.. sold.File.Lines.Select(line => new CaseClaim(Guid.CreateVersion7(), sold.File.Id, line.Line, DistributionClaimKind.Ordinary, line.Outstanding, new DateOnly(2026, 1, 5), null))];
        var table = Distribution.Draft(SeizedThing.On("2026-07-01"), [sold.File], sold.Auction, lines, joined, new DateOnly(2026, 7, 20)).Value.Distribution;
        return (sold, table);
    }
}
