using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Reads and locks payments and what hangs on them. Existing payments are locked after their cases.</summary>
public static class PaymentRows
{
    private const string Columns =
        "id, channel, collector, receipt_number, reference, amount, paid_on, booked_at, branch, case_id, file_id, version, allocated, suspended, refunded, cancelled";

    /// <summary>
    /// Claims receipt numbers by inserting the payments, all of their money in suspense; whoever claims first books. Waits for a transaction that claims the
    /// same number at this moment.
    /// </summary>
    /// <returns>Ids of the payments that are new.</returns>
    public static async Task<HashSet<Guid>> ClaimAsync(NpgsqlConnection connection, IReadOnlyCollection<Payment> payments, CancellationToken cancel)
    {
        var receipts = payments.Select(payment => payment.Receipt).OrderBy(receipt => receipt.Channel).ThenBy(receipt => receipt.Collector, StringComparer.Ordinal)
            .ThenBy(receipt => receipt.ReceiptNumber, StringComparer.Ordinal).ToList();
        await using var command = new NpgsqlCommand("""
            insert into payment (id, channel, collector, receipt_number, reference, amount, paid_on, booked_at, branch, case_id, file_id, allocated, suspended, refunded, cancelled)
            select id, channel, collector, receipt_number, reference, amount, paid_on, booked_at, branch, case_id, file_id, 0, amount, 0, 0
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                as receipt (id, channel, collector, receipt_number, reference, amount, paid_on, booked_at, branch, case_id, file_id)
            on conflict do nothing returning id
            """, connection)
        {
            Parameters =
            {
                new() { Value = receipts.Select(receipt => receipt.Id).ToArray() },
                new() { Value = receipts.Select(receipt => Codes.Of(receipt.Channel)).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.Collector).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.ReceiptNumber).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.Reference).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.Amount).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.PaidOn).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.BookedAt).ToArray() },
                new() { Value = receipts.Select(receipt => receipt.Branch).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = receipts.Select(receipt => receipt.CaseId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = receipts.Select(receipt => receipt.FileId).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        var claimed = new HashSet<Guid>(receipts.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            claimed.Add(reader.GetGuid(0));
        return claimed;
    }

    /// <summary>Payments of receipt numbers of one channel and collector, by number.</summary>
    public static async Task<Dictionary<string, Payment>> FindAsync(
        NpgsqlConnection connection, PaymentChannel channel, string collector, IReadOnlyCollection<string> receiptNumbers, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {Columns} from payment where channel = $1 and collector = $2 and receipt_number = any($3)", connection)
        {
            Parameters = { new() { Value = Codes.Of(channel) }, new() { Value = collector }, new() { Value = receiptNumbers.ToArray() } },
        };
        var found = new Dictionary<string, Payment>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var payment = Read(reader);
            found[payment.Receipt.ReceiptNumber] = payment;
        }

        return found;
    }

    /// <summary>Locks payments for this transaction.</summary>
    public static async Task<Dictionary<Guid, Payment>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, Payment>(ids.Count);
        if (ids.Count == 0)
            return found;
        await using var command = new NpgsqlCommand($"select {Columns} from payment where id = any($1) order by id for update", connection)
        {
            Parameters = { new() { Value = ids.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var payment = Read(reader);
            found[payment.Id] = payment;
        }

        return found;
    }

    /// <summary>What of payments is applied to cases now, oldest first.</summary>
    /// <param name="connection">Connection.</param>
    /// <param name="column"><c>payment_id</c> or <c>case_id</c>.</param>
    /// <param name="id">Payment or case.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<List<AppliedPart>> AppliedAsync(NpgsqlConnection connection, AppliedTo column, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select payment_id, case_id, line, sum(amount)::bigint, after_closure from payment_allocation
            where {(column == AppliedTo.Case ? "case_id" : "payment_id")} = $1
            group by payment_id, case_id, line, after_closure having sum(amount) <> 0
            order by min(allocated_at), payment_id, line
            """, connection)
        {
            Parameters = { new() { Value = id } },
        };
        var parts = new List<AppliedPart>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            parts.Add(new AppliedPart(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt16(2), reader.GetInt64(3), reader.GetBoolean(4)));
        return parts;
    }

    /// <summary>Locks the open suspense items of a payment, oldest first.</summary>
    public static Task<List<SuspenseItem>> LockSuspenseAsync(NpgsqlConnection connection, Guid paymentId, CancellationToken cancel) =>
        SuspenseAsync(connection, "payment_id = $1 and state = 'open'", paymentId, cancel);

    /// <summary>Locks one suspense item. Its payment must be locked first.</summary>
    public static async Task<SuspenseItem?> LockSuspenseItemAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel) =>
        (await SuspenseAsync(connection, "id = $1", id, cancel)).SingleOrDefault();

    private static async Task<List<SuspenseItem>> SuspenseAsync(NpgsqlConnection connection, string condition, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select id, payment_id, reason, state, branch, case_id, amount, opened_amount, opened_at, version from suspense where {condition} order by id for update", connection)
        {
            Parameters = { new() { Value = id } },
        };
        var items = new List<SuspenseItem>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(SuspenseItem.Restore(new SuspenseRow(reader.GetGuid(0), reader.GetGuid(1), Codes.Stored<SuspenseReason>(reader.GetString(2)),
                Codes.Stored<SuspenseState>(reader.GetString(3)), reader.Optional(4), reader.OptionalGuid(5), reader.GetInt64(6), reader.GetInt64(7),
                reader.GetFieldValue<DateTimeOffset>(8), reader.GetInt32(9))));
        }

        return items;
    }

    private static Payment Read(NpgsqlDataReader reader) => Payment.Restore(
        new PaymentReceipt
        {
            Id = reader.GetGuid(0),
            Channel = Codes.Stored<PaymentChannel>(reader.GetString(1)),
            Collector = reader.GetString(2),
            ReceiptNumber = reader.GetString(3),
            Reference = reader.GetString(4),
            Amount = reader.GetInt64(5),
            PaidOn = reader.GetFieldValue<DateOnly>(6),
            BookedAt = reader.GetFieldValue<DateTimeOffset>(7),
            Branch = reader.Optional(8),
            CaseId = reader.OptionalGuid(9),
            FileId = reader.OptionalGuid(10),
        },
        reader.GetInt32(11), reader.GetInt64(12), reader.GetInt64(13), reader.GetInt64(14), reader.GetInt64(15));
}

/// <summary>By what applied parts are asked for.</summary>
public enum AppliedTo
{
    Payment,
    Case,
}
