using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>
/// Defaults of every consumer: a quorum queue named <c>{service}-{message}</c>, short in-memory retries of transient faults only; anything else goes to the
/// error queue at once, where operations list and replay it.
/// </summary>
/// <param name="concurrency">Messages handled at once by one instance.</param>
/// <param name="prefetch">Messages fetched ahead; small for chunks.</param>
public abstract class QuorumConsumerDefinition<TConsumer>(int concurrency = 4, int prefetch = 16) : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        ArgumentNullException.ThrowIfNull(endpointConfigurator);
        ArgumentNullException.ThrowIfNull(context);
        endpointConfigurator.PrefetchCount = prefetch;
        endpointConfigurator.ConcurrentMessageLimit = concurrency;
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator rabbit)
            rabbit.SetQuorumQueue();
        var delays = context.GetRequiredService<IOptions<RelayOptions>>().Value.RetryDelays.ToArray();
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsTransient);
            retry.Intervals(delays);
        });
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        NotYetException => true,
        // Somebody else changed the row between reading and writing, e.g. the clock scanner: the next attempt reads it as it is then.
        DbUpdateConcurrencyException => true,
        NpgsqlException { IsTransient: true } => true,
        PostgresException postgres => postgres.SqlState is "57P01" or "57P02" or "57P03" or "40001" or "40P01" or "55P03" || postgres.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        TimeoutException => true,
        _ => exception.InnerException is { } inner && IsTransient(inner),
    };
}

/// <summary>A message came before what it builds on; it is retried for a short while. Park what may take longer.</summary>
public sealed class NotYetException(string message) : Exception(message);
