using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>
/// Reads a file of receipts as it streams in: NDJSON objects, or CSV with a header line, both with receiptNumber, reference, amount and paidOn. A wrong
/// line is kept as such; a wrong format refuses the file.
/// </summary>
internal static class ReceiptReader
{
    private const int LongestLine = 4096;
    private static readonly string[] Names = ["receiptNumber", "reference", "amount", "paidOn"];

    public static async Task<Result<ReceiptFileContent>> ReadAsync(Stream body, bool csv, DateOnly today, int largest, CancellationToken cancel)
    {
        using var digest = SHA256.Create();
        await using var hashed = new CryptoStream(body, digest, CryptoStreamMode.Read, leaveOpen: true);
        using var reader = new StreamReader(hashed, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var lines = new List<ReceiptLine>();
        int[]? columns = null;
        try
        {
            while (await reader.ReadLineAsync(cancel) is { } text)
            {
                if (text.Length == 0)
                    continue;
                if (csv && columns is null)
                {
                    if ((columns = Columns(text)) is null)
                        return ReceiptFileRefusals.Unreadable.Because($"The first line names the columns {string.Join(", ", Names)}.");
                    continue;
                }

                if (lines.Count == largest)
                    return ReceiptFileRefusals.TooLong.Because($"At most {largest} lines.");
                lines.Add(text.Length > LongestLine ? ReceiptLine.Broken(lines.Count + 1, ReceiptFileRefusals.LineUnreadable.Code)
                    : csv ? FromCsv(lines.Count + 1, text, columns!, today) : FromJson(lines.Count + 1, text, today));
            }
        }
        catch (DecoderFallbackException)
        {
            return ReceiptFileRefusals.Unreadable.Because("The file is not UTF-8.");
        }

        return new ReceiptFileContent(lines, Convert.ToHexStringLower(digest.Hash!));
    }

    private static int[]? Columns(string header)
    {
        var names = header.Split(',', StringSplitOptions.TrimEntries);
        var columns = Names.Select(name => Array.IndexOf(names, name)).ToArray();
        return columns.Contains(-1) ? null : columns;
    }

    private static ReceiptLine FromCsv(int line, string text, int[] columns, DateOnly today)
    {
        var fields = text.Split(',', StringSplitOptions.TrimEntries);
        return columns.Max() >= fields.Length
            ? ReceiptLine.Broken(line, ReceiptFileRefusals.LineUnreadable.Code)
            : Checked(line, fields[columns[0]], fields[columns[1]], fields[columns[2]], fields[columns[3]], today);
    }

    private static ReceiptLine FromJson(int line, string text, DateOnly today)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 2 });
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? Checked(line, Text(root, Names[0]), Text(root, Names[1]), Text(root, Names[2]), Text(root, Names[3]), today)
                : ReceiptLine.Broken(line, ReceiptFileRefusals.LineUnreadable.Code);
        }
        catch (JsonException)
        {
            return ReceiptLine.Broken(line, ReceiptFileRefusals.LineUnreadable.Code);
        }
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText() : "";

    private static ReceiptLine Checked(int line, string number, string reference, string amount, string paidOn, DateOnly today) =>
        number.Length is > 0 and <= 64 && reference.Length is > 0 and <= 64 && !number.Contains('\0') && !reference.Contains('\0')
        && long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1_000_000_000_000_000
        && DateOnly.TryParseExact(paidOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day.Year >= 1912
            ? new ReceiptLine(line, number, reference, value, day, null)
            : ReceiptLine.Broken(line, ReceiptFileRefusals.LineInvalid.Code);
}
