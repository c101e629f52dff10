using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>What happened to one line.</summary>
internal sealed record LineOutcome(ReceiptLine Line, string Outcome, string? Code, Guid? PaymentId, long Applied, long Suspended);

/// <summary>
/// Books some lines of a file in one transaction: set-based reading, locking and writing around the same <see cref="Journal.Book"/> a single payment takes.
/// </summary>
internal static class ReceiptChunk
{
    public static async Task<List<LineOutcome>> BookAsync(
        NpgsqlConnection connection, Journal journal, ReceiptSource source, IReadOnlyList<ReceiptLine> lines, CancellationToken cancel)
    {
        var readable = lines.Where(line => line.Fault is null).ToList();
        var matches = await PaymentMatch.FindAsync(connection, [.. readable.Select(line => line.Reference).Distinct()], source.Branch, cancel);
        var payments = new Dictionary<int, Payment>(readable.Count);
        foreach (var line in readable)
            payments[line.Line] = Receive(journal, source, line, matches);
        var claimed = await PaymentRows.ClaimAsync(connection, payments.Values, cancel);
        var earlier = await EarlierAsync(connection, source.Channel, payments.Values, claimed, cancel);
        var files = await CaseRows.LockAsync(connection, [.. payments.Values.Where(payment => claimed.Contains(payment.Id)).Select(payment => payment.Receipt.CaseId).OfType<Guid>().Distinct()], cancel);
        var outcomes = new List<LineOutcome>(lines.Count);
        foreach (var line in lines)
        {
            outcomes.Add(line.Fault is not null ? new LineOutcome(line, "refused", line.Fault, null, 0, 0)
                : claimed.Contains(payments[line.Line].Id) ? Book(journal, line, payments[line.Line], files)
                : Repeated(line, payments[line.Line], earlier));
        }

        return outcomes;
    }

    /// <summary>Stores the outcomes, to be read as the file's results.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, Guid fileId, IReadOnlyList<LineOutcome> outcomes, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "insert into receipt_line (file_id, line, outcome, code, payment_id, amount) select $1, * from unnest($2, $3, $4, $5, $6)", connection)
        {
            Parameters =
            {
                new() { Value = fileId },
                new() { Value = outcomes.Select(outcome => outcome.Line.Line).ToArray() },
                new() { Value = outcomes.Select(outcome => outcome.Outcome).ToArray() },
                new() { Value = outcomes.Select(outcome => outcome.Code).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = outcomes.Select(outcome => outcome.PaymentId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = outcomes.Select(outcome => outcome.Line.Amount).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static Payment Receive(Journal journal, ReceiptSource source, ReceiptLine line, Dictionary<string, FoundCase> matches)
    {
        FoundCase? match = matches.TryGetValue(line.Reference, out var found) ? found : null;
        var receipt = new PaymentReceipt
        {
            Id = Guid.CreateVersion7(journal.At),
            Channel = source.Channel,
            ReceiptNumber = line.ReceiptNumber,
            Reference = line.Reference,
            Amount = line.Amount,
            PaidOn = line.PaidOn,
            BookedAt = journal.At,
            Branch = source.Branch ?? match?.Branch,
            CaseId = match?.Id,
            FileId = source.FileId,
        };
        return Payment.Receive(receipt, journal.Day).Value;
    }

    private static async Task<Dictionary<string, Payment>> EarlierAsync(
        NpgsqlConnection connection, PaymentChannel channel, Dictionary<int, Payment>.ValueCollection payments, HashSet<Guid> claimed, CancellationToken cancel) =>
        claimed.Count == payments.Count
            ? []
            : await PaymentRows.FindAsync(connection, channel, "",
                [.. payments.Where(payment => !claimed.Contains(payment.Id)).Select(payment => payment.Receipt.ReceiptNumber).Distinct()], cancel);

    private static LineOutcome Book(Journal journal, ReceiptLine line, Payment payment, Dictionary<Guid, Domain.Cases.CaseFile> files)
    {
        var file = payment.Receipt.CaseId is { } caseId ? files[caseId] : null;
        var booking = journal.Book(payment, file);
        var applied = booking.Applied?.Applied ?? 0;
        var outcome = applied > 0 ? "allocated" : "suspense";
        return new LineOutcome(line, outcome, booking.Suspended is { } item ? Codes.Of(item.Reason) : null, payment.Id, applied, line.Amount - applied);
    }

    private static LineOutcome Repeated(ReceiptLine line, Payment payment, Dictionary<string, Payment> earlier) =>
        earlier.TryGetValue(line.ReceiptNumber, out var before) && before.IsSameAs(payment.Receipt)
            ? new LineOutcome(line, "repeated", null, before.Id, 0, 0)
            : new LineOutcome(line, "refused", ReceiptFileRefusals.LineConflict.Code, null, 0, 0);
}

/// <summary>Where the receipts of a file come from.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Branch">Branch that sent it, whose cases alone it can pay; null for all branches.</param>
internal sealed record ReceiptSource(Guid FileId, PaymentChannel Channel, string? Branch);
