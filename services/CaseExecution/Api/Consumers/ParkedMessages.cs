using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Hosting.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>
/// Looks at parked messages and applies those whose time has come, each in a transaction of its own that starts by deleting the parked row: any number of
/// instances may look at once. This is what guarantees that a message which overtook its case takes effect.
/// </summary>
public sealed class ParkedMessages(
    IServiceScopeFactory scopes, NpgsqlDataSource source, IOptions<CaseExecutionOptions> options, TimeProvider time, ILogger<ParkedMessages> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(options.Value.ParkedPollSeconds), stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                CaseExecutionLog.ParkedFailed(log, exception);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var due = await ParkedRows.DueAsync(source, time.GetUtcNow().AddSeconds(-options.Value.ObjectionWaitSeconds), cancel);
        var applied = 0;
        foreach (var (messageId, caseId) in due)
            applied += await TryAsync(messageId, caseId, cancel) ? 1 : 0;
        if (applied > 0)
            CaseExecutionLog.Unparked(log, applied);
    }

    // A message that cannot be applied stays parked and is reported at every look; it must not hold up the others.
    private async Task<bool> TryAsync(Guid messageId, Guid? caseId, CancellationToken cancel)
    {
        try
        {
            return await ApplyAsync(messageId, caseId, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            CaseExecutionLog.ParkedMessageFailed(log, messageId, exception);
            return false;
        }
    }

    private async Task<bool> ApplyAsync(Guid messageId, Guid? caseId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseExecutionDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await ParkedRows.TakeAsync(db.Connection(), messageId, cancel) is not { } message)
            return false;
        if (message.Body is ObjectionFiled filed)
            await Objections.AnswerAsync(db.Connection(), filed, cancel);
        else if (!await scope.ServiceProvider.GetRequiredService<AgencyMessages>().TryApplyAsync(db.Connection(), caseId!.Value, message, cancel))
            return false;
        await transaction.CommitAsync(cancel);
        return true;
    }
}
