using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

public static class PaymentRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "payment.unknown", "There is no such payment in the caller's scope.");

    public static readonly RefusalCode ReceiptReused =
        new(RefusalKind.Conflict, "payment.receipt_reused", "The receipt number was booked before with other content.");

    public static readonly RefusalCode AlreadyReversed = new(RefusalKind.Conflict, "payment.already_reversed", "The payment was reversed before.");
    public static readonly RefusalCode NothingAllocated = new(RefusalKind.Conflict, "payment.nothing_allocated", "Nothing of the payment is applied to a case.");

    public static readonly RefusalCode RefundedInPart =
        new(RefusalKind.Conflict, "payment.refunded", "Money of the payment has been paid out; it cannot count as never received.");

    public static readonly RefusalCode NothingToRefund = new(RefusalKind.Conflict, "payment.nothing_to_refund", "Nothing of the payment is in suspense.");
    public static readonly RefusalCode PaidInFuture = new(RefusalKind.Invalid, "payment.paid_in_future", "The payment day is after today.");
}

public static class SuspenseRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "suspense.unknown", "There is no such suspense item in the caller's scope.");
    public static readonly RefusalCode Settled = new(RefusalKind.Conflict, "suspense.settled", "The suspense item is settled.");
    public static readonly RefusalCode AmountTooLarge = new(RefusalKind.Invalid, "suspense.amount_too_large", "More than the suspense item holds.");
}
