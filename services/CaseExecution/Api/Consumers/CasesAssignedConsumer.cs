using System.Diagnostics;
using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>Opens the cases of a chunk: obligor groups, then COPY straight into the tables, in one transaction with inbox, announcement and audit.</summary>
public sealed class CasesAssignedConsumer(Inbox<CaseExecutionDbContext> inbox, Retransfers retransfers, AuditTrail audit, TimeProvider time, ILogger<CasesAssignedConsumer> log)
    : IConsumer<CasesAssigned>
{
    private const string CopyCases = $"copy case_file ({OpeningRows.CaseColumns}) from stdin (format binary)";
    private const string CopyParties = $"copy party ({OpeningRows.PartyColumns}) from stdin (format binary)";

    public Task Consume(ConsumeContext<CasesAssigned> context) => inbox.OnceAsync(context, (db, cancel) => OpenAsync(db.Connection(), context.Message, cancel));

    private async Task OpenAsync(NpgsqlConnection connection, CasesAssigned chunk, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var opening = OpeningChunk.Read(chunk);
        var obligors = new ChunkObligors(opening.Items, chunk.AssignedAt);
        if (await LookAsync(connection, opening, obligors, chunk.ChunkId, cancel))
            opening.Without(await OpenAlreadyAsync(connection, opening, cancel));
        if (opening.Cases.Count > 0)
            await WriteAsync(connection, chunk, opening, obligors, cancel);
        CaseExecutionMetrics.ChunkSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        CaseExecutionLog.ChunkOpened(log, chunk.ChunkId, opening.Cases.Count, chunk.Count);
    }

    // The inbox drops repeated deliveries. This holds against the same chunk under another message id, too: a chunk is opened as a whole, so its first case
    // tells. That is cheaper than a conflict clause for every row (15 % of the insert), and a case given in two chunks still breaks on its key.
    private static async Task<bool> LookAsync(NpgsqlConnection connection, OpeningChunk opening, ChunkObligors obligors, Guid chunkId, CancellationToken cancel)
    {
        var (first, number) = opening.Cases[0];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = chunkId.ToString() } } },
                new("select exists (select from case_file where roc_year = $1 and id = $2)")
                {
                    Parameters = { new() { Value = (short)number.RocYear }, new() { Value = first.CaseId } },
                },
                obligors.FindCommand(),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var repeated = reader.GetBoolean(0);
        await reader.NextResultAsync(cancel);
        await obligors.ReadAsync(reader, cancel);
        return repeated;
    }

    private static async Task<HashSet<Guid>> OpenAlreadyAsync(NpgsqlConnection connection, OpeningChunk opening, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id from case_file where roc_year = any($1) and id = any($2)", connection)
        {
            Parameters =
            {
                new() { Value = opening.Cases.Select(file => (short)file.Number.RocYear).Distinct().ToArray() },
                new() { Value = opening.Items.Select(item => item.CaseId).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var open = new HashSet<Guid>();
        while (await reader.ReadAsync(cancel))
            open.Add(reader.GetGuid(0));
        return open;
    }

    private async Task WriteAsync(NpgsqlConnection connection, CasesAssigned chunk, OpeningChunk opening, ChunkObligors obligors, CancellationToken cancel)
    {
        await obligors.MakeMissingAsync(connection, cancel);
        var earlier = await EarlierCases.FindAsync(connection, opening.Items, cancel);
        using (var rows = new OpeningRows(obligors))
        {
            await rows.Cases.SendAsync(connection, CopyCases, opening.Cases, item => opening.Encode(item, earlier, rows), cancel);
            await rows.Parties.SendAsync(connection, CopyParties, cancel);
        }

        await retransfers.FollowAsync(connection, chunk.ChunkId, opening.Items, earlier, cancel);
        var totals = opening.Totals();
        await Outbox.WriteAsync(connection,
        [
            OutboxMessage.Of(new CasesOpened { ChunkId = chunk.ChunkId, BatchId = chunk.BatchId, ReceivedOn = chunk.ReceivedOn, OpenedAt = time.GetUtcNow(), Totals = totals }),
            audit.Message(null, "case.opened", "chunk", chunk.ChunkId.ToString(), opening.Cases.Count, chunk.Digest),
        ], cancel);
        foreach (var total in totals)
            CaseExecutionMetrics.CasesOpened.Add(total.Count, total.Branch, total.Kind);
    }
}

/// <summary>Chunks are large: few at a time.</summary>
public sealed class CasesAssignedConsumerDefinition() : QuorumConsumerDefinition<CasesAssignedConsumer>(concurrency: 2, prefetch: 4);
