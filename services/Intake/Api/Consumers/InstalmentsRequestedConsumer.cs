using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Features.Instalments;
using Enforcement.Intake.Writing;
using MassTransit;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Consumers;

/// <summary>Puts a request for instalments to the agencies of its cases. A plan that was decided before it arrived asks nobody.</summary>
public sealed class InstalmentsRequestedConsumer(Inbox<IntakeDbContext> inbox, AuditTrail audit) : IConsumer<InstalmentsRequested>
{
    public Task Consume(ConsumeContext<InstalmentsRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var asked = context.Message;
        var agencies = asked.Cases.GroupBy(entry => entry.Agency).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        await using var command = new NpgsqlCommand("""
            insert into instalment_request as r (plan_id, agency, branch, state, instalments, first_due_on, last_due_on, hardship, security, amount, cases, requested_at)
            select $1, n.agency, $2, 'pending', $3, $4, $5, $6, $7, n.amount, n.cases, $8 from unnest($9, $10, $11) as n (agency, amount, cases)
            on conflict (agency, plan_id) do update set instalments = excluded.instalments, first_due_on = excluded.first_due_on, last_due_on = excluded.last_due_on,
                hardship = excluded.hardship, security = excluded.security, amount = excluded.amount, cases = excluded.cases, version = r.version + 1
            """, db.Connection())
        {
            Parameters =
            {
                new() { Value = asked.PlanId }, Sql.Text(asked.Branch), new() { Value = asked.Instalments }, new() { Value = asked.FirstDueOn },
                new() { Value = asked.LastDueOn }, Sql.Text(asked.Hardship), Sql.Text(asked.Security), new() { Value = asked.RequestedAt },
                Sql.Texts(agencies.Select(group => group.Key)), new() { Value = agencies.Select(group => group.Sum(entry => entry.Amount)).ToArray() },
                new()
                {
                    Value = agencies.Select(group => JsonSerializer.Serialize(
                        group.Select(entry => new InstalmentRequestCase(entry.CaseNumber, entry.TransferId, entry.Amount)), JsonSerializerOptions.Web)).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json,
                },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
        await AgencyFeed.AppendAsync(db.Connection(), [.. agencies.Select(group => IntakeEvents.Entry(
            group.Key, "instalments.requested", asked.PlanId.ToString(), asked.RequestedAt,
            new
            {
                planId = asked.PlanId, instalments = asked.Instalments, firstDueOn = asked.FirstDueOn, lastDueOn = asked.LastDueOn, amount = group.Sum(entry => entry.Amount),
                cases = group.Select(entry => entry.CaseNumber),
            }))], cancel);
        audit.Record(db, null, "instalmentRequest.received", "instalmentPlan", asked.PlanId.ToString(), agencies.Count, null, "INS-01");
    });
}

public sealed class InstalmentsRequestedConsumerDefinition : QuorumConsumerDefinition<InstalmentsRequestedConsumer>;
