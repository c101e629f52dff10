using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Intake.Corrections;

/// <summary>Returns transfers whose correction did not come in time (INT-07), in sets; any number of instances share the work by skipping locked rows.</summary>
public sealed class OverdueCorrections(
    NpgsqlDataSource source, OutboxSignal signal, AuditTrail audit, TimeProvider time, IOptions<IntakeOptions> options, ILogger<OverdueCorrections> log)
    : BackgroundService
{
    private const int Most = 500;

    /// <summary>Returns what is overdue today.</summary>
    /// <returns>How many transfers.</returns>
    public async Task<int> ReturnAsync(CancellationToken cancel)
    {
        var total = 0;
        int returned;
        do
        {
            returned = await ReturnSomeAsync(cancel);
            total += returned;
        }
        while (returned == Most);
        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.OverdueCheckSeconds), time);
        do
        {
            try
            {
                if (await ReturnAsync(stoppingToken) is > 0 and var count)
                {
                    IntakeLog.CorrectionsExpired(log, count);
                    IntakeMetrics.CorrectionsExpired(count);
                }
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                IntakeLog.OverdueCheckFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> ReturnSomeAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = TaipeiTime.DateOf(now);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var overdue = await LockAsync(connection, today, cancel);
        if (overdue.Count == 0)
            return 0;
        var chunkId = Guid.CreateVersion7(now);
        await SaveAsync(connection, overdue, today, now, cancel);
        await AgencyFeed.AppendAsync(connection, [.. overdue.Select(row => IntakeEvents.Entry(row.Agency, "transfer.returned", row.Id.ToString(), now,
            new { transferId = row.Id, agencyCaseNumber = row.Number, reason = FindingCodes.CorrectionExpired.Code }))], cancel);
        await Outbox.WriteAsync(connection,
        [
            OutboxMessage.Of(Totals(chunkId, overdue, today, now)),
            audit.Message(null, "transfers.returned", "transferChunk", chunkId.ToString(), overdue.Count, null, "INT-07"),
        ], cancel);
        await transaction.CommitAsync(cancel);
        signal.Notify();
        return overdue.Count;
    }

    private static async Task<List<Overdue>> LockAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select transfer_id, agency, agency_case_number, branch, kind, amount, correction_due_on, version, last_sequence from transfer
            where status = 'needsCorrection' and correction_due_on < $1 order by correction_due_on limit $2 for update skip locked
            """, connection)
        {
            Parameters = { new() { Value = today }, new() { Value = Most } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var overdue = new List<Overdue>();
        while (await reader.ReadAsync(cancel))
        {
            overdue.Add(new Overdue(reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetInt64(5),
                reader.GetFieldValue<DateOnly>(6), reader.GetInt32(7), reader.GetInt32(8)));
        }

        return overdue;
    }

    private static async Task SaveAsync(NpgsqlConnection connection, List<Overdue> overdue, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var expired = overdue.ConvertAll(row => row.Expire(today));
        await using var command = new NpgsqlCommand("""
            with expired as (
                select * from unnest($1, $2, $3, $4) as e(transfer_id, version, change_id, finding)
            ), changed as (
                update transfer t set status = 'returned', correction_due_on = null, version = e.version,
                    findings = (coalesce(t.findings, '[]')::jsonb || e.finding::jsonb)::json
                from expired e where t.transfer_id = e.transfer_id
                returning t.transfer_id, e.version, e.change_id, e.finding
            )
            insert into transfer_change (transfer_id, version, change_id, action, content, changed_at, changed_by)
            select transfer_id, version, change_id, 'correctionExpired', finding::json, $5, 'system' from changed
            """, connection)
        {
            Parameters =
            {
                new() { Value = overdue.Select(row => row.Id).ToArray() }, new() { Value = overdue.Select(row => row.Version + 1).ToArray() },
                new() { Value = overdue.Select(_ => Guid.CreateVersion7(now)).ToArray() },
                Sql.Texts(expired.Select(fact => JsonSerializer.Serialize([fact.Finding], IntakeJson.Default.IReadOnlyListFinding))),
                new() { Value = now },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static TransfersDecided Totals(Guid chunkId, List<Overdue> overdue, DateOnly today, DateTimeOffset now) => new()
    {
        ChunkId = chunkId,
        ReceivedOn = today,
        DecidedAt = now,
        Totals = [.. overdue.GroupBy(row => (row.Agency, row.Branch, row.Kind)).Select(group => new TransferTotal
        {
            Agency = group.Key.Agency,
            Branch = group.Key.Branch,
            Kind = group.Key.Kind,
            Outcome = WireNames.Of(TransferOutcome.Returned),
            Count = group.Count(),
            Amount = group.Sum(row => row.Amount),
        })],
    };

    private sealed record Overdue(Guid Id, string Agency, string? Number, string? Branch, string? Kind, long Amount, DateOnly DueOn, int Version, int LastSequence)
    {
        public CorrectionExpired Expire(DateOnly today) => Transfer.Restore(new TransferState
        {
            Id = Id,
            Agency = Agency,
            Form = new TransferForm(),
            Status = TransferStatus.NeedsCorrection,
            CorrectionDueOn = DueOn,
            LastSequence = LastSequence,
            Version = Version,
        }).ExpireCorrection(today).Value;
    }
}
