using System.Data;
using System.Diagnostics;
using Enforcement.Supervision.Domain.Audit;
using Npgsql;

namespace Enforcement.Supervision.Data.Audit;

/// <summary>Outcome of a verification.</summary>
/// <param name="Range">What was walked.</param>
/// <param name="Break">The first fault; null when the chain is intact.</param>
/// <param name="Records">Records walked without a fault.</param>
/// <param name="Checkpoints">Checkpoints whose root was confirmed.</param>
/// <param name="Head">The chain's head.</param>
/// <param name="Elapsed">Time it took.</param>
internal sealed record VerificationOutcome(ChainRange Range, ChainBreak? Break, long Records, long Checkpoints, ChainHead Head, TimeSpan Elapsed);

/// <summary>Recomputes the chain from its rows in one snapshot, one verification at a time in this instance.</summary>
public sealed class ChainVerification(NpgsqlDataSource source) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Verifies a range, or with both ends null everything; null when one is running already.</summary>
    internal async Task<VerificationOutcome?> TryRunAsync(long? from, long? to, CancellationToken cancel)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, cancel))
            return null;
        try
        {
            return await RunAsync(from, to, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<VerificationOutcome> RunAsync(long? from, long? to, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var range = await ChainReader.RangeAsync(connection, from, to, cancel);
        var verifier = new ChainVerifier(range.Before, range.CheckpointBefore);
        var sums = new SortedDictionary<string, (long Records, long Changes)>(StringComparer.Ordinal);
        ChainBreak? found = null;
        await foreach (var link in ChainReader.LinksAsync(connection, range, toEnd: to is null, cancel))
        {
            found = link.Checkpoint is not null ? verifier.Take(link.Checkpoint) : Take(verifier, link.Record!, range);
            if (found is not null)
                break;
            if (link.Record is { Entry: var entry })
                sums[entry.Service] = (sums.GetValueOrDefault(entry.Service).Records + 1, sums.GetValueOrDefault(entry.Service).Changes + entry.Changes);
        }

        found ??= range.FirstSeq > range.LastSeq && range.FirstSeq > 1 ? null : verifier.Finish(range.After, range.CheckpointAfter);
        if (found is null && from is null && to is null && !await TotalsMatchAsync(connection, sums, cancel))
            found = new ChainBreak(range.LastSeq, ChainFault.TotalsDiffer);
        var head = (await AuditRows.ReadHeadAsync(connection, "audit", "", cancel))!;
        return new VerificationOutcome(range, found, verifier.Records, verifier.Checkpoints, head, watch.Elapsed);
    }

    private static ChainBreak? Take(ChainVerifier verifier, AuditRecord record, ChainRange range) =>
        record.Seq > range.LastSeq ? new ChainBreak(record.Seq, ChainFault.HeadDiffers) : verifier.Take(record);

    private static async Task<bool> TotalsMatchAsync(
        NpgsqlConnection connection, SortedDictionary<string, (long Records, long Changes)> sums, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select service, records, changes from audit_total", connection);
        var totals = await command.ListAsync(reader => (Service: reader.GetString(0), Records: reader.GetInt64(1), Changes: reader.GetInt64(2)), cancel);
        return totals.OrderBy(total => total.Service, StringComparer.Ordinal)
            .SequenceEqual(sums.Select(sum => (sum.Key, sum.Value.Records, sum.Value.Changes)));
    }
}
