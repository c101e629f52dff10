using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>
/// Books a file chunk by chunk. The file's row says how far it is and is locked by each chunk, so that any number of attempts, one after the other or at
/// once, book every line once.
/// </summary>
public sealed class ReceiptFileBooking(Ledger ledger, AuditTrail audit, NpgsqlDataSource source, IOptions<CaseExecutionOptions> options, ILogger<ReceiptFileBooking> log)
{
    internal async Task<Result<ReceiptFileView>> BookAsync(
        PaymentChannel channel, string reference, ReceiptFileContent content, Caller caller, CancellationToken cancel)
    {
        var opened = await ledger.RunAsync(connection => OpenAsync(connection, channel, reference, content.Digest, caller, cancel), cancel);
        if (!opened.TryGet(out var file, out var refusal))
            return refusal;
        while (await ledger.RunAsync(connection => StepAsync(connection, file, content, caller, cancel), cancel))
            cancel.ThrowIfCancellationRequested();
        await using var reading = await source.OpenConnectionAsync(cancel);
        return (await ReceiptFileViews.FindAsync(reading, caller, file.FileId, cancel))!;
    }

    private async Task<Result<ReceiptSource>> OpenAsync(
        NpgsqlConnection connection, PaymentChannel channel, string reference, string digest, Caller caller, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var id = Guid.CreateVersion7(journal.At);
        await using (var insert = new NpgsqlCommand("""
            insert into receipt_file (id, channel, reference, state, branch, content_digest, received_at) values ($1, $2, $3, 'running', $4, $5, $6)
            on conflict (channel, reference) do nothing
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = Codes.Of(channel) }, new() { Value = reference }, new() { Value = (object?)caller.Branch ?? DBNull.Value },
                new() { Value = digest }, new() { Value = journal.At },
            },
        })
        {
            if (await insert.ExecuteNonQueryAsync(cancel) == 1)
            {
                await Outbox.WriteAsync(connection, [audit.Message(caller, "receiptFile.received", "receiptFile", id.ToString(), 1, digest)], cancel);
                return new ReceiptSource(id, channel, caller.Branch);
            }
        }

        await using var find = new NpgsqlCommand("select id, branch from receipt_file where channel = $1 and reference = $2 and content_digest = $3", connection)
        {
            Parameters = { new() { Value = Codes.Of(channel) }, new() { Value = reference }, new() { Value = digest } },
        };
        await using var reader = await find.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) && reader.Optional(1) == caller.Branch
            ? new ReceiptSource(reader.GetGuid(0), channel, caller.Branch)
            : ReceiptFileRefusals.ReferenceReused.Because("Give every file a reference of its own.", "/reference");
    }

    // True as long as there is more to do.
    private async Task<bool> StepAsync(NpgsqlConnection connection, ReceiptSource file, ReceiptFileContent content, Caller caller, CancellationToken cancel)
    {
        var (done, completed) = await LockAsync(connection, file.FileId, cancel);
        if (completed)
            return false;
        var lines = content.Lines.Skip(done).Take(options.Value.ReceiptChunk).ToList();
        var journal = ledger.Open();
        var outcomes = lines.Count == 0 ? [] : await ReceiptChunk.BookAsync(connection, journal, file, lines, cancel);
        var last = done + lines.Count == content.Lines.Count;
        if (lines.Count > 0)
            await ReceiptChunk.StoreAsync(connection, file.FileId, outcomes, cancel);
        await ProgressAsync(connection, file.FileId, outcomes, last, journal.At, cancel);
        await ledger.WriteAsync(connection, journal, caller,
            new AuditSubject("receiptFile.booked", "receiptFile", file.FileId.ToString(), "PAY-02") { FurtherChanges = last ? 1 : 0 }, cancel);
        foreach (var group in outcomes.GroupBy(outcome => outcome.Outcome))
            CaseExecutionMetrics.PaymentsBooked.Add(group.Count(), Codes.Of(file.Channel), group.Key);
        CaseExecutionLog.ReceiptsBooked(log, file.FileId, done + 1, done + lines.Count);
        return !last;
    }

    private static async Task<(int Done, bool Completed)> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select lines, state = 'completed' from receipt_file where id = $1 for update", connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt32(0), reader.GetBoolean(1));
    }

    private static async Task ProgressAsync(
        NpgsqlConnection connection, Guid id, List<LineOutcome> outcomes, bool last, DateTimeOffset at, CancellationToken cancel)
    {
        int Lines(string outcome) => outcomes.Count(line => line.Outcome == outcome);
        await using var command = new NpgsqlCommand("""
            update receipt_file set lines = lines + $2, amount = amount + $3, allocated_lines = allocated_lines + $4, allocated_amount = allocated_amount + $5,
                suspense_lines = suspense_lines + $6, suspense_amount = suspense_amount + $7, repeated_lines = repeated_lines + $8,
                repeated_amount = repeated_amount + $9, refused_lines = refused_lines + $10, state = case when $11 then 'completed' else state end,
                completed_at = case when $11 then $12 end, version = version + case when $11 then 1 else 0 end
            where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = outcomes.Count }, new() { Value = outcomes.Sum(line => line.Line.Amount) }, new() { Value = Lines("allocated") },
                new() { Value = outcomes.Sum(line => line.Applied) }, new() { Value = Lines("suspense") }, new() { Value = outcomes.Sum(line => line.Suspended) },
                new() { Value = Lines("repeated") }, new() { Value = outcomes.Where(line => line.Outcome == "repeated").Sum(line => line.Line.Amount) },
                new() { Value = Lines("refused") }, new() { Value = last }, new() { Value = at },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
