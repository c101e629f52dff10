using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Statistics.Data;
using MassTransit;
using Npgsql;

namespace Enforcement.Statistics.Consumers;

/// <summary>Answers supervision with the new cases counted here; statistics keeps no money and changes nothing of its own.</summary>
public sealed class TotalsRequestedConsumer(Inbox<StatisticsDbContext> inbox, TimeProvider time) : IConsumer<TotalsRequested>
{
    public Task Consume(ConsumeContext<TotalsRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        // One statement is one snapshot.
        await using var command = new NpgsqlCommand("""
            select unsent.count, counted.*
            from (select count(*) from outbox where published_at is null) unsent
            left join lateral (
                select day, agency, branch, sum(new_count)::bigint, sum(new_amount)::bigint
                from daily_figure
                where day between $1 and $2 and new_count <> 0
                group by day, agency, branch) counted on true
            """, db.Connection()) { Parameters = { new() { Value = context.Message.From }, new() { Value = context.Message.To } } };
        var unsent = 0L;
        var cases = new List<CaseDayTotal>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                unsent = reader.GetInt64(0);
                if (!reader.IsDBNull(1))
                    cases.Add(Read(reader));
            }
        }

        db.Publish(new TotalsReported
        {
            RequestId = context.Message.RequestId,
            Service = "statistics",
            CountedAt = time.GetUtcNow(),
            Cases = cases,
            UnsentMessages = unsent,
        });
    });

    private static CaseDayTotal Read(NpgsqlDataReader reader) => new()
    {
        Day = reader.GetFieldValue<DateOnly>(1),
        Agency = reader.GetString(2),
        Branch = reader.GetString(3),
        Count = reader.GetInt64(4),
        Amount = reader.GetInt64(5),
    };
}

public sealed class TotalsRequestedConsumerDefinition() : QuorumConsumerDefinition<TotalsRequestedConsumer>(concurrency: 1, prefetch: 1);
