namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>One line of a file of receipts; either a receipt or the code of what is wrong with it.</summary>
internal sealed record ReceiptLine(int Line, string ReceiptNumber, string Reference, long Amount, DateOnly PaidOn, string? Fault)
{
    public static ReceiptLine Broken(int line, string code) => new(line, "", "", 0, default, code);
}

/// <summary>A whole file, read and counted before anything of it is booked.</summary>
internal sealed record ReceiptFileContent(IReadOnlyList<ReceiptLine> Lines, string Digest)
{
    /// <summary>Sum of the readable lines, NT$.</summary>
    public long Amount => Lines.Sum(line => line.Amount);
}
