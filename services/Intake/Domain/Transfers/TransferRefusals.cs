using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

public static class TransferRefusals
{
    public static readonly RefusalCode NotAwaitingCorrection =
        new(RefusalKind.Conflict, "transfer.not_awaiting_correction", "The transfer does not wait for a correction");

    public static readonly RefusalCode CorrectionTooLate =
        new(RefusalKind.Conflict, "transfer.correction_too_late", "The period for the correction has passed; send a new transfer");

    public static readonly RefusalCode CorrectionNotDue =
        new(RefusalKind.Conflict, "transfer.correction_not_due", "The period for the correction has not passed", Retriable: true);

    public static readonly RefusalCode NumberChanged =
        new(RefusalKind.Invalid, "transfer.number_changed", "A correction keeps the agency case number");

    public static readonly RefusalCode NotAccepted = new(RefusalKind.Conflict, "transfer.not_accepted", "The transfer is no accepted case");

    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "transfer.ended", "The enforcement of this case has ended or it was withdrawn");

    public static readonly RefusalCode BuyerConsentMissing =
        new(RefusalKind.Conflict, "withdrawal.buyer_consent_missing", "After a winning bid and before title passes the buyer must agree to a withdrawal");

    public static readonly RefusalCode ReasonMissing = new(RefusalKind.Invalid, "transfer.reason_missing", "A reason of 1 to 500 characters is needed");

    public static readonly RefusalCode AmendmentInvalid =
        new(RefusalKind.Invalid, "amendment.invalid", "The claim lines of the amendment are not those of the transfer, or an amount is out of range");

    public static readonly RefusalCode AmendmentEmpty = new(RefusalKind.Invalid, "amendment.empty", "The amendment changes nothing");

    public static readonly RefusalCode PaymentInvalid =
        new(RefusalKind.Invalid, "payment.invalid", "A payment has an amount above 0, a day not in the future and a receipt number");

    public static readonly RefusalCode StatementInvalid = new(RefusalKind.Invalid, "transfer.statement_invalid", "The statement about the case is not complete or its day is out of range");
}
