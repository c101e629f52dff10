using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Law.Clocks;

/// <summary>
/// Fires each clock once, at its instant, however many instances look: clocks are claimed with <c>skip locked</c>, and one that has fired has another next instant
/// or none. Sleeps until the next instant, at most <see cref="ClockOptions.Poll"/>; after downtime everything that came due fires at once, oldest first.
/// </summary>
public sealed class ClockScanner(
    IServiceScopeFactory scopes, NpgsqlDataSource source, IOptions<ClockOptions> options, ClockMetrics metrics, TimeProvider time, ILogger<ClockScanner> log)
    : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);
    private readonly StuckClocks _stuck = new(time);
    private DateTimeOffset _figuresAt = DateTimeOffset.MinValue;

    /// <summary>Fires what has come due.</summary>
    /// <returns>Clocks fired; a clock whose subject somebody holds, and one that cannot be changed, is left for the next pass.</returns>
    public async Task<int> PassAsync(CancellationToken cancel)
    {
        var fired = 0;
        for (var place = ClockPlace.Start; ;)
        {
            var batch = await InScopeAsync(firing => firing.NextAsync(place, _stuck.Resting(), options.Value.BatchSize, cancel));
            if (batch.Claimed.Count == 0)
                break;
            fired += batch.Failure is null ? batch.Fired : await OneByOneAsync(batch, cancel);
            if (batch.Failure is null)
                _stuck.Healed(batch.Claimed);
            place = batch.Last;
        }

        if (fired > 0)
            ClockLog.Fired(log, fired);
        return fired;
    }

    /// <summary>The instant at which the next clock fires, past when one could not be fired just now; null when none runs.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select next_at from clock where next_at is not null and id <> all($1) order by next_at limit 1");
        command.Parameters.Add(new() { Value = _stuck.Resting() });
        return await command.ExecuteScalarAsync(cancel) is DateTime next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
    }

    /// <summary>How long to sleep when the next clock fires at an instant: until then, at most the poll; a short while when it could not be fired just now.</summary>
    public TimeSpan SleepBefore(DateTimeOffset? next)
    {
        if (next is not { } at)
            return options.Value.Poll;
        var until = at - time.GetUtcNow();
        return until <= TimeSpan.Zero ? Retry : until < options.Value.Poll ? until : options.Value.Poll;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = options.Value.Poll;
            try
            {
                await PassAsync(stoppingToken);
                sleep = SleepBefore(await NextAsync(stoppingToken));
                await ReadFiguresAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                ClockLog.Interrupted(log, nameof(ClockScanner), exception);
            }

            await Task.Delay(sleep, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Something in the batch fails: each clock in a transaction of its own, so that the one that fails is found and stays, and the others fire.
    private async Task<int> OneByOneAsync(ClockBatch failed, CancellationToken cancel)
    {
        if (failed.Failure is NpgsqlException { IsTransient: true })
            throw failed.Failure;
        var fired = 0;
        foreach (var id in failed.Claimed)
        {
            var one = failed.Claimed.Count == 1 ? failed : await InScopeAsync(firing => firing.OneAsync(id, cancel));
            fired += one.Fired;
            if (one.Failure is null)
            {
                _stuck.Healed(one.Claimed);
                continue;
            }

            _stuck.Failed(id);
            ClockLog.Stuck(log, id, one.Failure);
        }

        return fired;
    }

    private async Task<ClockBatch> InScopeAsync(Func<ClockFiring, Task<ClockBatch>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ClockFiring>());
    }

    private async Task ReadFiguresAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - _figuresAt < options.Value.Figures)
            return;
        _figuresAt = now;
        await using var command = source.CreateCommand("select count(*), min(next_at) from clock where next_at is not null");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        metrics.Running = reader.GetInt64(0);
        metrics.UnfiredSeconds = reader.IsDBNull(1) ? 0 : Math.Max(0, (now - reader.GetFieldValue<DateTimeOffset>(1)).TotalSeconds);
    }
}
