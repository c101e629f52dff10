using System.Text.Json;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>A stored transfer with what the writer gave to it.</summary>
internal sealed record StoredTransfer(
    Transfer Transfer, Guid? CaseId, string? CaseNumber, string? CaseState, byte[] Form, byte[]? Claims, long CurrentAmount)
{
    public CaseProgress Progress => CaseState == "closed" ? CaseProgress.Ended : CaseProgress.Running;
}

/// <summary>What happened to a transfer after its first decision.</summary>
internal sealed record TransferChange(Guid ChangeId, string Action, object Content, DateTimeOffset At, string By);

/// <summary>One transfer, locked, in the transaction of the change.</summary>
internal static class TransferStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<StoredTransfer?> LockAsync(NpgsqlConnection connection, Guid transferId, string agency, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select agency, status, form, claims, correction_due_on, last_sequence, version, case_id, case_number, case_state, current_amount
            from transfer where transfer_id = $1 and agency = $2 for update
            """, connection)
        {
            Parameters = { new() { Value = transferId }, new() { Value = agency } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        WireNames.TryRead<TransferStatus>(reader.GetString(1), out var status);
        var form = reader.GetFieldValue<byte[]>(2);
        var claims = reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3);
        var transfer = Transfer.Restore(new TransferState
        {
            Id = transferId,
            Agency = reader.GetString(0),
            Form = TransferReader.ReadOne(form).Form ?? new TransferForm(),
            Status = status,
            Claims = claims is null ? null : JsonSerializer.Deserialize(claims, IntakeJson.Default.IReadOnlyListClaimLine),
            CorrectionDueOn = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4),
            LastSequence = reader.GetInt32(5),
            Version = reader.GetInt32(6),
        });
        return new StoredTransfer(transfer, reader.IsDBNull(7) ? null : reader.GetGuid(7), reader.IsDBNull(8) ? null : reader.GetString(8),
            reader.IsDBNull(9) ? null : reader.GetString(9), form, claims, reader.GetInt64(10));
    }

    /// <summary>Stores state, claim lines and the entry of the history.</summary>
    /// <param name="connection">With the transaction that holds the lock.</param>
    /// <param name="transfer">The transfer after the change.</param>
    /// <param name="amended">True when the claim lines differ from the form's.</param>
    /// <param name="change">Entry of the history.</param>
    /// <param name="cancel">Stops the statements.</param>
    public static async Task SaveAsync(NpgsqlConnection connection, Transfer transfer, bool amended, TransferChange change, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            update transfer set status = $2, last_sequence = $3, version = $4, current_amount = case when $5 is null then current_amount else $6 end,
                claims = coalesce($5, claims)
            where transfer_id = $1
            """)
        {
            Parameters =
            {
                new() { Value = transfer.Id }, new() { Value = WireNames.Of(transfer.Status) }, new() { Value = transfer.LastSequence },
                new() { Value = transfer.Version },
                Sql.Json(amended ? JsonSerializer.SerializeToUtf8Bytes(transfer.Claims, IntakeJson.Default.IReadOnlyListClaimLine) : null),
                new() { Value = transfer.Amount },
            },
        });
        batch.BatchCommands.Add(Record(transfer.Id, transfer.Version, change));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public static NpgsqlBatchCommand Record(Guid transferId, int version, TransferChange change) => new("""
        insert into transfer_change (transfer_id, version, change_id, action, content, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
        """)
    {
        Parameters =
        {
            new() { Value = transferId }, new() { Value = version }, new() { Value = change.ChangeId }, new() { Value = change.Action },
            Sql.Json(JsonSerializer.SerializeToUtf8Bytes(change.Content, Json)), new() { Value = change.At },
            new() { Value = change.By },
        },
    };
}
