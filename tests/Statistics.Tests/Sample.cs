using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;

namespace Enforcement.Statistics.Tests;

/// <summary>Messages as the other services send them.</summary>
internal static class Sample
{
    public static readonly DateOnly Monday = new(2026, 9, 14);

    public static TransfersDecided Decided(DateOnly day, params TransferTotal[] totals) =>
        new() { ChunkId = Guid.NewGuid(), ReceivedOn = day, DecidedAt = DateTimeOffset.UtcNow, Totals = totals };

    public static TransferTotal Line(string outcome, int count, long amount, string agency = "A1", string? branch = "tpy", string? kind = "tax") =>
        new() { Agency = agency, Branch = branch, Kind = kind, Outcome = outcome, Count = count, Amount = amount };

    public static CasesOpened Opened(DateOnly day, int count, long amount, string agency = "A1", string branch = "tpy", string kind = "tax") => new()
    {
        ChunkId = Guid.NewGuid(),
        ReceivedOn = day,
        OpenedAt = DateTimeOffset.UtcNow,
        Totals = [new CaseTotal { Agency = agency, Branch = branch, Kind = kind, Count = count, Amount = amount }],
    };

    public static CasesClosed Closed(DateOnly day, int count, string agency = "A1", string branch = "tpy", string kind = "tax") => new()
    {
        EventId = Guid.NewGuid(),
        ClosedAt = DateTimeOffset.UtcNow,
        Cases = [.. Enumerable.Range(1, count).Select(serial => new ClosedCase
        {
            CaseId = Guid.NewGuid(), CaseNumber = $"{branch}-11501{serial:00000000}", TransferId = Guid.NewGuid(), Agency = agency, Branch = branch,
            Kind = kind, ClosedOn = day, ClosureKind = "paidInFull", Version = 2,
        })],
    };

    public static CasesReopened Reopened(DateOnly day, string agency = "A1", string branch = "tpy", string kind = "tax") => new()
    {
        EventId = Guid.NewGuid(),
        ReopenedAt = DateTimeOffset.UtcNow,
        Cases =
        [
            new ReopenedCase
            {
                CaseId = Guid.NewGuid(), CaseNumber = $"{branch}-1150100000001", TransferId = Guid.NewGuid(), Agency = agency, Branch = branch,
                Kind = kind, ReopenedOn = day, Reason = "paymentReversed", Version = 3,
            },
        ],
    };

    public static CasesMoved Moved(DateOnly day, bool wasOpen, string agency, string from, string to, string kind) => new()
    {
        EventId = Guid.NewGuid(),
        MovedAt = DateTimeOffset.UtcNow,
        Cases =
        [
            new MovedCase
            {
                CaseId = Guid.NewGuid(), CaseNumber = $"{to}-1150100000001", FromCaseNumber = $"{from}-1150100000001", TransferId = Guid.NewGuid(), Agency = agency, FromBranch = from,
                Branch = to, Section = "甲", Kind = kind, MovedOn = day, WasOpen = wasOpen, Outstanding = 1000, Version = 4,
            },
        ],
    };

    public static PaymentsAllocated Paid(DateOnly day, long amount, bool afterClosure = false, string agency = "A1", string branch = "tpy", string kind = "tax") => new()
    {
        EventId = Guid.NewGuid(),
        AllocatedAt = DateTimeOffset.UtcNow,
        Payments =
        [
            new CasePayment
            {
                PaymentId = Guid.NewGuid(), CaseId = Guid.NewGuid(), CaseNumber = $"{branch}-1150100000001", TransferId = Guid.NewGuid(), Agency = agency,
                Branch = branch, Kind = kind, BookedOn = day, Amount = amount, Outstanding = 0, Channel = "bank", AfterClosure = afterClosure,
            },
        ],
    };

    public static CaseAmountChanged Amended(DateTimeOffset at, long delta, bool applied = true) => new()
    {
        EventId = Guid.NewGuid(),
        CauseId = Guid.NewGuid(),
        CaseId = Guid.NewGuid(),
        CaseNumber = "tpy-1150100000001",
        TransferId = Guid.NewGuid(),
        Agency = "A1",
        Branch = "tpy",
        Kind = "tax",
        Applied = applied,
        AmountDelta = delta,
        Outstanding = 0,
        ChangedAt = at,
    };
}
