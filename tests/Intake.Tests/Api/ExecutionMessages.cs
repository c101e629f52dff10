using Enforcement.Contracts.CaseExecution.V1;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Messages as case-execution sends them.</summary>
internal static class ExecutionMessages
{
    public static CasesReopened Reopened(string agency, Guid transfer, string number, int version) => new()
    {
        EventId = Guid.NewGuid(),
        ReopenedAt = DateTimeOffset.UtcNow,
        Cases =
        [
            new ReopenedCase
            {
                CaseId = Guid.NewGuid(), CaseNumber = number, TransferId = transfer, Agency = agency, Branch = "tcy", Kind = "fine",
                ReopenedOn = new DateOnly(2026, 11, 25), Reason = "paymentReversed", Version = version,
            },
        ],
    };

    public static CaseAmountChanged Refused(string agency, Guid transfer, string number, Guid cause) => new()
    {
        EventId = Guid.NewGuid(),
        CauseId = cause,
        CaseId = Guid.NewGuid(),
        CaseNumber = number,
        TransferId = transfer,
        Agency = agency,
        Branch = "tcy",
        Kind = "fine",
        Applied = false,
        RefusalCode = "case.bid_won",
        AmountDelta = 0,
        Outstanding = 6_120,
        ChangedAt = DateTimeOffset.UtcNow,
    };

    public static InstalmentsRequested Requested(Guid plan, string agency, Guid transfer, string number) => new()
    {
        EventId = Guid.NewGuid(),
        PlanId = plan,
        Branch = "tcy",
        Instalments = 6,
        FirstDueOn = new DateOnly(2026, 12, 15),
        LastDueOn = new DateOnly(2027, 5, 15),
        Hardship = "economicSituation",
        Security = "none",
        RequestedAt = DateTimeOffset.UtcNow,
        Cases = [new InstalmentCase { CaseId = Guid.NewGuid(), CaseNumber = number, TransferId = transfer, Agency = agency, Amount = 6_120 }],
    };

    public static InstalmentPlanChanged Changed(Guid plan, string agency, string state, int version) => new()
    {
        EventId = Guid.NewGuid(),
        PlanId = plan,
        State = state,
        Branch = "tcy",
        Total = 6_120,
        Version = version,
        ChangedAt = DateTimeOffset.UtcNow,
        Agencies = [agency],
    };
}
