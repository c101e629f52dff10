using System.Diagnostics;
using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using MassTransit;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>Opens the cases of a chunk with a handful of set-based statements, in one transaction with inbox, announcement and audit.</summary>
public sealed class CasesAssignedConsumer(Inbox<CaseExecutionDbContext> inbox, AuditTrail audit, TimeProvider time, ILogger<CasesAssignedConsumer> log)
    : IConsumer<CasesAssigned>
{
    private const string Stage = """
        create temp table if not exists stage_case (like case_file including defaults, identity_number text collate "C" not null, obligor_type text not null,
            obligor_name text not null) on commit delete rows
        """;

    private const string PartyStage = "create temp table if not exists stage_party (like party) on commit delete rows";

    // Sorted by the key, so that chunks which meet new obligors at the same time wait for each other in one order.
    private const string InsertObligors = """
        insert into obligor (id, identity_number, type, name)
        select distinct on (identity_number) obligor_id, identity_number, obligor_type, obligor_name from stage_case order by identity_number
        on conflict (identity_number) do nothing
        """;

    private const string InsertCoObligors = """
        insert into obligor (id, identity_number, type, name)
        select distinct on (identity_number) obligor_id, identity_number collate "C", type, name
        from stage_party where identity_number is not null order by identity_number
        on conflict (identity_number) do nothing
        """;

    private const string InsertCases = $"""
        insert into case_file ({OpeningRows.CaseColumns}, obligor_id)
        select {OpeningRows.CaseColumns}, known_id
        from (select {OpeningRows.CaseColumns}, identity_number from stage_case) staged
        join (select id as known_id, identity_number as known_number from obligor) known on known_number = identity_number
        order by branch, kind, serial
        """;

    private const string InsertMissingCases = $"""
        with opened as ({InsertCases} on conflict do nothing returning agency, branch, kind, claimed)
        select agency, branch, kind, count(*)::int, sum(claimed)::bigint from opened group by agency, branch, kind order by agency, branch, kind
        """;

    private const string InsertParties = $"""
        insert into party ({OpeningRows.PartyColumns}, obligor_id)
        select {OpeningRows.PartyColumns}, (select id from obligor where obligor.identity_number = stage_party.identity_number collate "C")
        from stage_party on conflict do nothing
        """;

    public Task Consume(ConsumeContext<CasesAssigned> context) => inbox.OnceAsync(context, (db, cancel) => OpenAsync(db.Connection(), context.Message, cancel));

    private async Task OpenAsync(NpgsqlConnection connection, CasesAssigned chunk, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var opening = await OpeningChunk.ReadAsync(chunk, connection, cancel);
        var repeated = await IsRepeatedAsync(connection, opening, chunk.ChunkId, cancel);
        await StageAsync(connection, opening, cancel);
        var totals = await InsertAsync(connection, opening, repeated, cancel);
        var opened = totals.Sum(total => total.Count);
        if (opened > 0)
            await AnnounceAsync(connection, chunk, totals, opened, cancel);
        foreach (var total in totals)
            CaseExecutionMetrics.CasesOpened.Add(total.Count, total.Branch, total.Kind);
        CaseExecutionMetrics.ChunkSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        CaseExecutionLog.ChunkOpened(log, chunk.ChunkId, opened, chunk.Count);
    }

    private static async Task StageAsync(NpgsqlConnection connection, OpeningChunk opening, CancellationToken cancel)
    {
        await ExecuteAsync(connection, Stage, cancel);
        await opening.Rows.Cases.SendAsync(connection,
            $"copy stage_case ({OpeningRows.CaseColumns}, obligor_id, identity_number, obligor_type, obligor_name) from stdin (format binary)", cancel);
        if (!opening.HasParties)
            return;
        await ExecuteAsync(connection, PartyStage, cancel);
        await opening.Rows.Parties.SendAsync(connection, $"copy stage_party ({OpeningRows.PartyColumns}, obligor_id) from stdin (format binary)", cancel);
    }

    // The inbox drops repeated deliveries. This holds against the same chunk under another message id, too: a chunk is opened as a whole, so its first case
    // tells. That is cheaper than a conflict clause for every row (15 % of the insert), and a case given in two chunks still breaks on its key.
    private static async Task<bool> IsRepeatedAsync(NpgsqlConnection connection, OpeningChunk opening, Guid chunkId, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = chunkId.ToString() } } },
                new("select exists (select from case_file where roc_year = $1 and id = $2)")
                {
                    Parameters = { new() { Value = opening.FirstRocYear }, new() { Value = opening.FirstCase } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetBoolean(0);
    }

    private static async Task<IReadOnlyList<CaseTotal>> InsertAsync(NpgsqlConnection connection, OpeningChunk opening, bool repeated, CancellationToken cancel)
    {
        var parties = opening.HasParties;
        await ExecuteAsync(connection, InsertObligors, cancel);
        if (parties)
            await ExecuteAsync(connection, InsertCoObligors, cancel);
        var totals = repeated ? await InsertMissingAsync(connection, cancel) : opening.Totals;
        if (!repeated)
            await ExecuteAsync(connection, InsertCases, cancel);
        if (parties)
            await ExecuteAsync(connection, InsertParties, cancel);
        return totals;
    }

    private static async Task<List<CaseTotal>> InsertMissingAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var totals = new List<CaseTotal>();
        await using var command = new NpgsqlCommand(InsertMissingCases, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            totals.Add(new CaseTotal
            {
                Agency = reader.GetString(0),
                Branch = reader.GetString(1),
                Kind = Codes.Of((ClaimKind)reader.GetInt16(2)),
                Count = reader.GetInt32(3),
                Amount = reader.GetInt64(4),
            });
        }

        return totals;
    }

    private Task AnnounceAsync(NpgsqlConnection connection, CasesAssigned chunk, IReadOnlyList<CaseTotal> totals, int opened, CancellationToken cancel) =>
        Outbox.WriteAsync(connection,
        [
            OutboxMessage.Of(new CasesOpened { ChunkId = chunk.ChunkId, BatchId = chunk.BatchId, ReceivedOn = chunk.ReceivedOn, OpenedAt = time.GetUtcNow(), Totals = totals }),
            audit.Message(null, "case.opened", "chunk", chunk.ChunkId.ToString(), opened, chunk.Digest),
        ], cancel);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Chunks are large: few at a time.</summary>
public sealed class CasesAssignedConsumerDefinition() : QuorumConsumerDefinition<CasesAssignedConsumer>(concurrency: 2, prefetch: 4);
