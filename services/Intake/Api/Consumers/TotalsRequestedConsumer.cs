using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using MassTransit;
using Npgsql;

namespace Enforcement.Intake.Consumers;

/// <summary>Counts intake's own tables for the integrity monitors, in one statement and so in one snapshot.</summary>
public sealed class TotalsRequestedConsumer(Inbox<IntakeDbContext> inbox, TimeProvider time) : IConsumer<TotalsRequested>
{
    // Versions: 1 per transfer plus one per later change is what the version column says; the row counts are cheaper to read than the column.
    private const string Count = """
        with day as (
            select case_received_on, agency, coalesce(received_branch, branch) as branch, count(*) as cases, sum(amount)::bigint as amount
            from transfer where case_received_on between $1 and $2
            group by 1, 2, 3
        )
        select case_received_on, agency, branch, cases, amount,
            (select count(*) from transfer) + (select count(*) from transfer_change)
                + (select coalesce(sum(version), 0) from agency) + (select coalesce(sum(version), 0) from section)
                + (select coalesce(sum(version), 0) from instalment_request) as changes,
            (select count(*) from outbox where published_at is null) as unsent
        from (select 1) as always left join day on true
        order by case_received_on, agency, branch
        """;

    public Task Consume(ConsumeContext<TotalsRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var cases = new List<CaseDayTotal>();
        long changes = 0, unsent = 0;
        await using (var command = new NpgsqlCommand(Count, db.Connection())
        {
            Parameters = { new() { Value = context.Message.From }, new() { Value = context.Message.To } },
        })
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                (changes, unsent) = (reader.GetInt64(5), reader.GetInt64(6));
                if (!reader.IsDBNull(0))
                    cases.Add(Total(reader));
            }
        }

        db.Publish(new TotalsReported
        {
            RequestId = context.Message.RequestId,
            Service = "intake",
            CountedAt = time.GetUtcNow(),
            Cases = cases,
            Changes = changes,
            UnsentMessages = unsent,
        });
    });

    private static CaseDayTotal Total(NpgsqlDataReader reader) => new()
    {
        Day = reader.GetFieldValue<DateOnly>(0),
        Agency = reader.GetString(1),
        Branch = reader.GetString(2),
        Count = reader.GetInt64(3),
        Amount = reader.GetInt64(4),
    };
}

public sealed class TotalsRequestedConsumerDefinition() : QuorumConsumerDefinition<TotalsRequestedConsumer>(concurrency: 1, prefetch: 2);
