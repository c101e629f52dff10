namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>One change of a case, for its history; the actor is added where it is stored.</summary>
public sealed record CaseEvent(int Version, string Kind, Guid CauseId, long? Amount, string? Detail);

/// <summary>A ledger movement with its cause.</summary>
public sealed record BookedMovement(int Version, int Line, LedgerAccount Account, long Amount, string Cause, Guid CauseId, DateOnly BookedOn);

/// <summary>Kinds of <see cref="CaseEvent"/> that are no act; the event of an act has the code of its kind and the act as cause.</summary>
public static class CaseEventKind
{
    /// <summary>Never stored: the case row itself says it.</summary>
    public const string Opened = "opened";

    public const string PaymentApplied = "paymentApplied";
    public const string PaymentTakenBack = "paymentTakenBack";
    public const string AmountAmended = "amountAmended";
    public const string Withdrawn = "withdrawn";
    public const string Closed = "closed";
    public const string Reopened = "reopened";
    public const string PartTerminated = "partTerminated";
    public const string AgencyMessageRefused = "agencyMessageRefused";
    public const string LimitationDueSoon = "limitationDueSoon";
    public const string LimitationOver = "limitationOver";
}

/// <summary>Causes of ledger movements.</summary>
public static class CaseCause
{
    public const string Opening = "opening";
    public const string Payment = "payment";
    public const string Reversal = "reversal";
    public const string Amendment = "amendment";
    public const string Withdrawal = "withdrawal";
    public const string Closure = "closure";
}
