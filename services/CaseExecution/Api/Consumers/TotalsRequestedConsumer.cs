using System.Data;
using Enforcement.CaseExecution.Data;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;
using Npgsql;

namespace Enforcement.CaseExecution.Consumers;

/// <summary>Counts this service's tables for supervision, in one snapshot.</summary>
public sealed class TotalsRequestedConsumer(Inbox<CaseExecutionDbContext> inbox, NpgsqlDataSource source, TimeProvider time) : IConsumer<TotalsRequested>
{
    public Task Consume(ConsumeContext<TotalsRequested> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var request = context.Message;
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var cases = await Totals.CasesAsync(connection, request.From, request.To, cancel);
        var money = await Totals.MoneyAsync(connection, cancel);
        var (changes, unsent) = await Totals.ChangesAsync(connection, cancel);
        db.Publish(new TotalsReported
        {
            RequestId = request.RequestId,
            Service = "case-execution",
            CountedAt = time.GetUtcNow(),
            Cases = cases,
            Money = money,
            Changes = changes,
            UnsentMessages = unsent,
        });
    });
}

public sealed class TotalsRequestedConsumerDefinition() : QuorumConsumerDefinition<TotalsRequestedConsumer>(concurrency: 1, prefetch: 1);
