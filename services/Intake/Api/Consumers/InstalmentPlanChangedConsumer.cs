using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;
using Npgsql;

namespace Enforcement.Intake.Consumers;

/// <summary>
/// Tells the agencies what became of a plan they were asked about; a request without an answer is closed. A change that overtakes the request leaves a closed row,
/// which the request then fills.
/// </summary>
public sealed class InstalmentPlanChangedConsumer(Inbox<IntakeDbContext> inbox, AuditTrail audit) : IConsumer<InstalmentPlanChanged>
{
    public Task Consume(ConsumeContext<InstalmentPlanChanged> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var changed = context.Message;
        await using var command = new NpgsqlCommand("""
            insert into instalment_request as r (plan_id, agency, branch, state, instalments, first_due_on, last_due_on, security, amount, cases, requested_at, plan_state, plan_version)
            select $1, n.agency, $2, 'closed', 0, $6, $6, 'none', 0, '[]', $7, $3, $4 from unnest($5) as n (agency) order by n.agency
            on conflict (agency, plan_id) do update set plan_state = excluded.plan_state, plan_version = excluded.plan_version, version = r.version + 1,
                state = case when r.state = 'pending' then 'closed' else r.state end
            where r.plan_version < excluded.plan_version
            returning agency
            """, db.Connection())
        {
            Parameters =
            {
                new() { Value = changed.PlanId }, Sql.Text(changed.Branch), Sql.Text(changed.State), new() { Value = changed.Version }, Sql.Texts(changed.Agencies),
                new() { Value = DateOnly.FromDateTime(changed.ChangedAt.UtcDateTime) }, new() { Value = changed.ChangedAt },
            },
        };
        var told = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                told.Add(reader.GetString(0));
        }

        if (told.Count == 0)
            return;
        await AgencyFeed.AppendAsync(db.Connection(), [.. told.Select(agency => IntakeEvents.Entry(
            agency, "instalments.changed", changed.PlanId.ToString(), changed.ChangedAt, new { planId = changed.PlanId, state = changed.State, reason = changed.Reason, total = changed.Total }))],
            cancel);
        audit.Record(db, null, "instalmentRequest.planChanged", "instalmentPlan", changed.PlanId.ToString(), told.Count);
    });
}

public sealed class InstalmentPlanChangedConsumerDefinition : QuorumConsumerDefinition<InstalmentPlanChangedConsumer>;
