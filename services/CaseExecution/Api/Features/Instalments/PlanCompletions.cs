using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.Hosting.Messaging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>
/// Plans that are paid while their cases still owe something (interest that ran on): the act that says so, and the end of the stay. After the payment, in a
/// transaction of its own, because it locks all cases of the plan and a payment must lock only its own.
/// </summary>
public sealed class PlanCompletions(IServiceScopeFactory scopes, IOptions<CaseExecutionOptions> options, TimeProvider time, ILogger<PlanCompletions> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.FollowUpPollSeconds), time);
        do
        {
            try
            {
                while (await NextAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                CaseExecutionLog.FollowUpFailed(log, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> NextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        return await ledger.RunAsync(async connection =>
        {
            if (await FindAsync(connection, cancel) is not var (planId, ids))
                return false;
            var cases = await CaseRows.LockAsync(connection, ids, cancel);
            var plan = (await PlanRows.LockAsync(connection, planId, cancel))!;
            if (plan.State != PlanState.Completed || plan.Cases.Count == 0 || await StayRows.LockAsync(connection, plan.StayId!.Value, cancel) is not { } stay)
                return false;
            var journal = ledger.Open();
            if (!plan.Settle(journal, [.. cases.Values.Where(file => plan.Cases.Any(part => part.CaseId == file.Id))], stay).TryGet(out var act, out var refusal))
                throw new InvalidOperationException($"Plan {planId} could not be completed: {refusal.Detail}");
            await PlanRows.UpdateAsync(connection, plan, journal.At, cancel);
            await ledger.WriteAsync(connection, journal, null, new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = 1 }, cancel,
                OutboxMessage.Of(CaseExecutionMessages.Changed(plan, journal.At)));
            return true;
        }, cancel);
    }

    private static async Task<(Guid Plan, Guid[] Cases)?> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select p.id, array(select case_id from instalment_plan_case c where c.plan_id = p.id and c.ended_at is null order by c.case_id)
            from instalment_plan p where p.unsettled order by p.id limit 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? (reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1)) : null;
    }
}
