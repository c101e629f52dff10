using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Domain;

internal static class CaseBuilder
{
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 2, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 9, 1);

    public static CaseFile Open(params ClaimLine[] lines) => CaseFile.Restore(State(lines));

    public static CaseFile Provisional(params ClaimLine[] lines) => CaseFile.Restore(State(lines) with { ProvisionalOn = Today });

    public static CaseFile WithWinningBid(params ClaimLine[] lines) => CaseFile.Restore(State(lines) with { BidWonOn = Today.AddDays(-3) });

    public static ClaimLine Principal(long amount, int line = 1) => new(line, ClaimItem.Principal, new DateOnly(2026, 1, 31), amount);

    public static ClaimLine LateFee(long amount, int line = 2) => new(line, ClaimItem.LateFee, null, amount);

    public static ClaimLine Costs(long amount, int line = 3) => new(line, ClaimItem.Costs, null, amount);

    public static Payment Receipt(long amount, string number = "R-1") => Payment.Receive(
        new PaymentReceipt
        {
            Id = Guid.CreateVersion7(Now),
            Channel = PaymentChannel.Bank,
            ReceiptNumber = number,
            Reference = "tpy-1150100000001",
            Amount = amount,
            PaidOn = Today,
            BookedAt = Now,
        },
        Today).Value;

    public static void ShouldBalance(this CaseFile file)
    {
        foreach (var line in file.Lines)
        {
            line.Paid.ShouldBeGreaterThanOrEqualTo(0);
            line.Remitted.ShouldBeGreaterThanOrEqualTo(0);
            line.Outstanding.ShouldBeGreaterThanOrEqualTo(0);
        }

        foreach (var account in Enum.GetValues<LedgerAccount>())
        {
            var before = file.State.Lines.Sum(line => Of(line, account));
            file.Lines.Sum(line => Of(line, account)).ShouldBe(before + file.Movements.Where(move => move.Account == account).Sum(move => move.Amount));
        }

        file.Events.Select(happened => happened.Version).ShouldBe(Enumerable.Range(file.State.Version + 1, file.Version - file.State.Version));
    }

    private static long Of(ClaimLine line, LedgerAccount account) => account switch
    {
        LedgerAccount.Claimed => line.Claimed,
        LedgerAccount.Paid => line.Paid,
        _ => line.Remitted,
    };

    private static CaseState State(ClaimLine[] lines) => new()
    {
        Id = Guid.CreateVersion7(Now),
        Number = new CaseNumber("tpy", 115, ClaimKind.Tax, 1),
        TransferId = Guid.NewGuid(),
        Agency = "A01",
        Section = "甲",
        Version = 1,
        AppliedSequence = 0,
        Status = CaseStatus.Open,
        Lines = lines,
    };
}
