using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>Where a new receipt went.</summary>
/// <param name="Payment">The receipt.</param>
/// <param name="Applied">Null when nothing reached a case.</param>
/// <param name="Refusal">Why the case took nothing.</param>
/// <param name="Suspended">The part in suspense, or null.</param>
public sealed record Booking(Payment Payment, PaymentApplied? Applied, Refusal? Refusal, SuspenseItem? Suspended);

/// <summary>A part of a payment on a line of a case, signed.</summary>
public sealed record AllocationEntry(Guid PaymentId, CaseState Case, int CaseVersion, LineAllocation Part, bool AfterClosure);

/// <summary>What of a payment is on a line of a case now, net.</summary>
public sealed record AppliedPart(Guid PaymentId, Guid CaseId, int Line, long Amount, bool AfterClosure);

/// <summary>Money that reached a case or was taken from it (negative).</summary>
public sealed record CaseMoney(PaymentReceipt Receipt, CaseState Case, long Amount, long Outstanding, bool AfterClosure);

/// <summary>A case ended or is open again.</summary>
public sealed record CaseTurned(CaseState Case, CaseTurn Turn, string? ClosureKind, DateOnly On, string Reason, int Version);

/// <summary>Suspended money was paid out.</summary>
public sealed record RefundPaid(Guid Id, Guid PaymentId, Guid SuspenseId, long Amount, string Payee, DateOnly On, DateTimeOffset At);

/// <summary>A payment was taken off its cases.</summary>
public sealed record PaymentReversed(Guid PaymentId, ReversalReason Reason, long TakenBack);

/// <summary>Why a payment is reversed.</summary>
public enum ReversalReason
{
    /// <summary>The money never came: dishonoured bill, charge-back, double report.</summary>
    NotReceived,

    /// <summary>The money is there but was applied to the wrong case.</summary>
    Misapplied,
}

public static class ReversalReasons
{
    /// <summary>The code stored with the allocation.</summary>
    public static string Code(this ReversalReason reason) => reason == ReversalReason.NotReceived ? "notReceived" : "misapplied";
}

/// <summary>An agency's amendment.</summary>
public sealed record Amendment(Guid Id, int Sequence, IReadOnlyList<AmendedLine> Lines, string Reason);

/// <summary>An agency's withdrawal.</summary>
public sealed record AgencyWithdrawal(Guid Id, int Sequence, string? BuyerConsentReference, string Reason);

/// <summary>What one of several cases got of a receipt.</summary>
public sealed record BookedPart(CaseFile Case, long Amount);
