using Enforcement.Supervision.Data.Audit;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Supervision;

/// <summary>Seals audit records under checkpoints; any number of instances may run it.</summary>
public sealed class CheckpointWriter(NpgsqlDataSource source, IOptions<SupervisionOptions> options, TimeProvider time, ILogger<CheckpointWriter> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckpointPoll, time);
        do
        {
            try
            {
                while (await WriteAsync(stoppingToken))
                {
                }
            }
            catch (ChainBrokenException exception)
            {
                SupervisionLog.ChainBroken(log, exception.Found.Seq, exception.Found.Fault.ToString());
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                SupervisionLog.WorkFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Makes one checkpoint if it is time.</summary>
    /// <returns>False when there is nothing to do.</returns>
    public async Task<bool> WriteAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var settings = options.Value;
        var checkpoint = await Checkpoints.MakeAsync(connection, settings.CheckpointSize, settings.CheckpointAge, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        if (checkpoint is not null)
            SupervisionLog.CheckpointMade(log, checkpoint.Number, checkpoint.FirstSeq, checkpoint.LastSeq);
        return checkpoint is not null;
    }
}
