using System.Diagnostics;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// The one writer of new transfers, for batches and single transfers alike: a chunk is one transaction with a bounded number of statements. Locks, what is
/// already there, sections, numbers, rows, feed, outbox; then the commit, and only then the answers leave.
/// </summary>
public sealed class TransferWriter(NpgsqlDataSource source, OutboxSignal signal, Announcer announcer, AuditTrail audit, TimeProvider time)
{
    /// <summary>Writes a chunk.</summary>
    /// <returns>The answers in the order of the lines. They are durable.</returns>
    public async Task<ChunkWritten> WriteAsync(Chunk chunk, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var started = Stopwatch.GetTimestamp();
        var lines = chunk.Lines.Select(line => new WorkLine(line)).ToArray();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var allotment = await LookUpAsync(connection, chunk, lines, cancel);
        Repetition.MarkWithinChunk(lines);
        var fresh = lines.Where(line => line.IsNew).ToArray();
        Array.Sort(fresh, ByKey);
        var accepted = fresh.Where(line => line.IsAccepted).ToArray();
        allotment.Assign(accepted);
        GiveIds(chunk, fresh, accepted);
        // The branches are locked until the commit: what is said about the chunk is put into words while the database takes its rows.
        var words = Task.Run(() => PutIntoWords(chunk, lines, fresh, accepted), cancel);
        await TransferRows.WriteAsync(connection, chunk, fresh, cancel);
        var (said, answers, totals) = await words;
        await FinishAsync(connection, allotment, said, cancel);
        await transaction.CommitAsync(cancel);
        if (chunk.Place is null)
            announcer.Notify();
        else
            signal.Notify();
        IntakeMetrics.ChunkWritten(totals, Stopwatch.GetElapsedTime(started), single: chunk.Place is null);
        return new ChunkWritten(answers, totals);
    }

    private static async Task<Allotment> LookUpAsync(NpgsqlConnection connection, Chunk chunk, WorkLine[] lines, CancellationToken cancel)
    {
        var numbered = lines.Where(line => line.Key is not null).ToArray();
        var unnamed = lines.Where(line => line.Key is null).ToArray();
        var accepted = lines.Where(line => line.IsAccepted).ToArray();
        var allotment = new Allotment(accepted, chunk.ReceivedOn);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(WriterLocks.Command(lines.Select(line => line.Input.Agency), allotment.Branches));
        foreach (var command in KnownTransfers.Commands(numbered, unnamed, chunk.ReceivedOn))
            batch.BatchCommands.Add(command);
        foreach (var command in allotment.Commands())
            batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var group in new[] { numbered, unnamed }.Where(group => group.Length > 0))
        {
            await reader.NextResultAsync(cancel);
            await KnownTransfers.ReadAsync(reader, group, cancel);
        }

        await allotment.ReadAsync(reader, cancel);
        return allotment;
    }

    private static async Task FinishAsync(NpgsqlConnection connection, Allotment allotment, NpgsqlBatchCommand[] said, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in allotment.Writes().Concat(said))
            batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancel);
    }

    private (NpgsqlBatchCommand[] Commands, TransferAnswer[] Answers, ControlTotals Totals) PutIntoWords(Chunk chunk, WorkLine[] lines, WorkLine[] fresh, WorkLine[] accepted)
    {
        var now = time.GetUtcNow();
        var answers = Array.ConvertAll(lines, Answer);
        var totals = ControlTotals.Of(answers);
        var commands = new List<NpgsqlBatchCommand>();
        if (chunk.Place is { } place)
            commands.Add(ChunkRecord.Command(chunk.ChunkId, place, answers, totals));
        commands.AddRange(AgencyFeed.Commands(IntakeEvents.Decided(chunk, fresh, now)));
        if (fresh.Length > 0)
        {
            var announced = IntakeMessages.Decided(chunk, fresh, accepted, audit, now);
            // A chunk of a batch is large enough for messages of its own.
            commands.Add(chunk.Place is null ? announced.Insert(now) : Outbox.Insert([.. Announcement.Of([announced])]));
        }

        return ([.. commands], answers, totals);
    }

    // The order of the unique index: neighbours in the batch become neighbours in its pages, and serials rise with the agency's own numbers.
    private static int ByKey(WorkLine left, WorkLine right)
    {
        var byAgency = string.CompareOrdinal(left.Input.Agency, right.Input.Agency);
        var byKey = byAgency != 0 ? byAgency : string.CompareOrdinal(left.Key, right.Key);
        return byKey != 0 ? byKey : left.Input.Read.LineNo.CompareTo(right.Input.Read.LineNo);
    }

    // Transfers are written in the order of their keys, cases in that of their numbers.
    private static void GiveIds(Chunk chunk, WorkLine[] fresh, WorkLine[] accepted)
    {
        var transfers = OrderedIds.Take(fresh.Length, chunk.ReceivedAt, chunk.Place?.ChunkNo);
        for (var i = 0; i < fresh.Length; i++)
            fresh[i].TransferId = transfers[i];
        var numbered = accepted.ToArray();
        Array.Sort(numbered, static (left, right) => CaseNumber.InOrder(left.Number, right.Number));
        var cases = OrderedIds.Take(numbered.Length, chunk.ReceivedAt, chunk.Place?.ChunkNo);
        for (var i = 0; i < numbered.Length; i++)
            numbered[i].CaseId = cases[i];
    }

    internal static TransferAnswer Answer(WorkLine line) => line.Answer = Repetition.Answer(line) ?? new TransferAnswer
    {
        Line = line.Input.Read.LineNo,
        TransferId = line.TransferId,
        AgencyCaseNumber = line.Key,
        Outcome = WireNames.Of(line.Decision.Outcome),
        CaseNumber = line.NumberText,
        Branch = line.Decision.Branch,
        JurisdictionReason = line.Decision.JurisdictionReason,
        Section = line.Section,
        SectionReason = line.SectionReason,
        Kind = WireNames.Of(line.Decision.Kind),
        Amount = line.Decision.Amount,
        CorrectionDueOn = line.Decision.CorrectionDueOn,
        Findings = line.Decision.Findings,
    };
}

/// <summary>A committed chunk.</summary>
public sealed record ChunkWritten(IReadOnlyList<TransferAnswer> Answers, ControlTotals Totals);
