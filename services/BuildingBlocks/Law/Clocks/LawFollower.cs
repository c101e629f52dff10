using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Law.Clocks;

/// <summary>
/// Keeps open clocks at the edition of the law this instance decides by. What is left to do is what carries an older number, so it needs no job: it goes on after
/// a crash, takes up clocks that an instance with an older edition still started, and any number of instances share the pages.
/// </summary>
public sealed class LawFollower(
    IServiceScopeFactory scopes, NpgsqlDataSource source, CurrentLaw law, IOptions<ClockOptions> options, TimeProvider time, ILogger<LawFollower> log) : BackgroundService
{
    /// <summary>Reckons what stands by an older edition.</summary>
    /// <returns>Clocks that moved.</returns>
    public async Task<int> PassAsync(CancellationToken cancel)
    {
        var edition = law.Edition;
        if (!await IsBehindAsync(edition.Number, cancel))
            return 0;
        var (reckoned, moved) = (0, 0);
        for (var after = Guid.Empty; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var page = await scope.ServiceProvider.GetRequiredService<ClockRecompute>().NextAsync(edition, after, options.Value.BatchSize, cancel);
            if (page.Last == after)
                break;
            (after, reckoned, moved) = (page.Last, reckoned + page.Reckoned, moved + page.Moved);
        }

        if (reckoned > 0)
            ClockLog.Moved(log, edition.Number, moved, reckoned);
        return moved;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                ClockLog.Interrupted(log, nameof(LawFollower), exception);
            }

            await Task.Delay(options.Value.Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsBehindAsync(int edition, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select exists (select from clock where ended_at is null and law_edition < $1)");
        command.Parameters.Add(new() { Value = edition });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
