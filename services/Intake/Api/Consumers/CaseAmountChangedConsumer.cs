using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Writing;
using MassTransit;
using Npgsql;

namespace Enforcement.Intake.Consumers;

/// <summary>
/// Tells the agency whether its amendment or withdrawal took effect. One that the case refused is taken back on the transfer, so that intake shows what holds.
/// </summary>
public sealed class CaseAmountChangedConsumer(Inbox<IntakeDbContext> inbox, AuditTrail audit, TimeProvider time) : IConsumer<CaseAmountChanged>
{
    // A later amendment carries all claim lines, so only the last one is taken back; a number that was transferred anew meanwhile stays with the new transfer.
    private const string TakeBack = """
        with change as (
            select c.transfer_id, c.action, c.content from transfer_change c where c.transfer_id = $1 and c.change_id = $2 and c.action in ('amended', 'withdrawn')
        ), changed as (
            update transfer t set version = t.version + 1,
                status = case when c.action = 'withdrawn' then 'accepted' else t.status end,
                claims = case when c.action = 'amended' then (c.content #>> '{before,claims}')::json else t.claims end,
                current_amount = case when c.action = 'amended' then (c.content #>> '{before,amount}')::bigint else t.current_amount end
            from change c
            where t.transfer_id = c.transfer_id and t.last_sequence = (c.content ->> 'sequence')::int
                and (c.action = 'amended' or not exists (
                    select from transfer o where o.agency = t.agency and o.agency_case_number = t.agency_case_number and o.live and o.transfer_id <> t.transfer_id))
            returning t.transfer_id, t.version, c.action
        )
        insert into transfer_change (transfer_id, version, change_id, action, content, changed_at, changed_by)
        select transfer_id, version, $3, action || 'Refused', json_build_object('causeId', $2, 'refusalCode', $4), $5, 'case-execution' from changed
        """;

    public Task Consume(ConsumeContext<CaseAmountChanged> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var changed = context.Message;
        if (!changed.Applied && await TakeBackAsync(db.Connection(), changed, cancel))
            audit.Record(db, null, "transfer.changeRefused", "transfer", changed.TransferId.ToString());
        await AgencyFeed.AppendAsync(db.Connection(), [IntakeEvents.Entry(
            changed.Agency, changed.Applied ? "case.amountChanged" : "case.changeRefused", changed.CaseNumber, changed.ChangedAt,
            new
            {
                transferId = changed.TransferId, caseNumber = changed.CaseNumber, causeId = changed.CauseId, refusalCode = changed.RefusalCode,
                change = changed.AmountDelta, outstanding = changed.Outstanding,
            })], cancel);
    });

    private async Task<bool> TakeBackAsync(NpgsqlConnection connection, CaseAmountChanged changed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var command = new NpgsqlCommand(TakeBack, connection)
        {
            Parameters =
            {
                new() { Value = changed.TransferId }, new() { Value = changed.CauseId }, new() { Value = Guid.CreateVersion7(now) },
                Sql.Text(changed.RefusalCode), new() { Value = now },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }
}

public sealed class CaseAmountChangedConsumerDefinition : QuorumConsumerDefinition<CaseAmountChangedConsumer>;
