using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

public static class ReceiptFileRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "receipt_file.unknown", "There is no such file of receipts in the caller's scope.");

    public static readonly RefusalCode ReferenceReused =
        new(RefusalKind.Conflict, "receipt_file.reference_reused", "A file with this reference and other content was received before.");

    public static readonly RefusalCode TotalsDiffer =
        new(RefusalKind.Invalid, "receipt_file.totals_differ", "The file does not hold what its control totals say; nothing was booked.");

    public static readonly RefusalCode TooLong = new(RefusalKind.Invalid, "receipt_file.too_long", "The file has more lines than allowed.");
    public static readonly RefusalCode Unreadable = new(RefusalKind.Invalid, "receipt_file.unreadable", "The file is not in the announced format.");
    public static readonly RefusalCode LineUnreadable = new(RefusalKind.Invalid, "receipt_line.unreadable", "The line could not be read.");
    public static readonly RefusalCode LineInvalid = new(RefusalKind.Invalid, "receipt_line.invalid", "A field of the line is missing or wrong.");
    public static readonly RefusalCode LineConflict = new(RefusalKind.Conflict, "receipt_line.receipt_reused", "The receipt number was booked before with other content.");
}
