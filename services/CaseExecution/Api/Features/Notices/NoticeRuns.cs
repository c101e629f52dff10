using Enforcement.CaseExecution.Data;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>
/// Works on open runs, a chunk of each in turn, each chunk in a transaction of its own that locks its run: any number of instances may work, and a run goes on
/// where it stood after any crash.
/// </summary>
public sealed class NoticeRuns(
    IServiceScopeFactory scopes, NpgsqlDataSource source, IOptions<CaseExecutionOptions> options, TimeProvider time, ILogger<NoticeRuns> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await LookAsync(stoppingToken))
                    await Task.Delay(TimeSpan.FromSeconds(options.Value.NoticeRunPollSeconds), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                CaseExecutionLog.NoticeRunsFailed(log, exception);
                await Task.Delay(TimeSpan.FromSeconds(options.Value.NoticeRunPollSeconds), stoppingToken);
            }
        }
    }

    // True when something was done, so that there may be more.
    private async Task<bool> LookAsync(CancellationToken cancel)
    {
        var worked = false;
        foreach (var id in await NoticeRunRows.OpenAsync(source, cancel))
            worked |= await TryAsync(id, cancel);
        return worked;
    }

    // A chunk that fails is tried again at the next look; it must not hold up other runs.
    private async Task<bool> TryAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<NoticeRunStep>().DoAsync(id, cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            CaseExecutionLog.NoticeRunFailed(log, id, exception);
            await NoticeRunRows.FailedAsync(source, id, time.GetUtcNow(), cancel);
            return false;
        }
    }
}
