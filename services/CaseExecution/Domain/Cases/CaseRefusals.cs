using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

public static class CaseRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "case.unknown", "There is no such case in the caller's scope.");
    public static readonly RefusalCode Closed = new(RefusalKind.Conflict, "case.closed", "The case has ended.");
    public static readonly RefusalCode NothingOwed = new(RefusalKind.Conflict, "case.nothing_owed", "Nothing is owed on the case.");

    public static readonly RefusalCode BuyerConsentNeeded =
        new(RefusalKind.Conflict, "case.buyer_consent_needed", "A bid has won: withdrawal needs the buyer's consent.");

    public static readonly RefusalCode ClosureKindNotAllowed =
        new(RefusalKind.Invalid, "case.closure_kind_not_allowed", "A case cannot be closed by hand in this way.");

    public static readonly RefusalCode StillOwed = new(RefusalKind.Conflict, "case.still_owed", "Money is still owed on the case.");
    public static readonly RefusalCode AmountInvalid = new(RefusalKind.Invalid, "case.amount_invalid", "A claimed amount cannot be negative.");
}
