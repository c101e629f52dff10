using Enforcement.Hosting.Operations;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Enforcement.Hosting.Messaging;

/// <summary>MassTransit over RabbitMQ with our own outbox relay and inbox (services/decisions: own outbox).</summary>
public static class MessagingSetup
{
    /// <summary>Adds the bus, all consumers of the context's assembly, the relay and the inbox. Reads <c>RabbitMq:Uri</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="service">kebab-case; the prefix of the service's queues.</param>
    public static WebApplicationBuilder AddMessaging<TDbContext>(this WebApplicationBuilder builder, string service)
        where TDbContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<RelayOptions>().BindConfiguration("Messaging").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ContractTypes>();
        builder.Services.AddSingleton<RunMode>();
        builder.Services.AddSingleton<RelayGauge>();
        builder.Services.AddScoped<Inbox<TDbContext>>();
        builder.Services.AddSingleton<Relay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Relay>());
        builder.Services.AddHostedService<MessagingUpkeep>();
        builder.Services.AddSingleton<DeliveryWatch>();
        builder.Services.AddReceiveObserver(services => services.GetRequiredService<DeliveryWatch>());
        builder.Services.AddSingleton<OperationsActs>();
        builder.Services.AddSingleton(services => new ErrorQueues(BrokerUri(services.GetRequiredService<IConfiguration>()), service, typeof(TDbContext).Assembly));
        builder.Services.Configure<MassTransitHostOptions>(options => options.StopTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            bus.AddConsumers(typeof(TDbContext).Assembly);
            // Nothing of this platform is reported to the maker of a library.
            bus.DisableUsageTelemetry();
            // Without the broker a service still does its work: what it has to say waits in the outbox.
            bus.ConfigureHealthCheckOptions(options => options.MinimalFailureStatus = HealthStatus.Degraded);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(BrokerUri(context.GetRequiredService<IConfiguration>()));
                rabbit.SendTopology.DeadLetterQueueNameFormatter = new SkippedIsFailed();
                rabbit.DeployTopologyOnly = context.GetRequiredService<RunMode>().TopologyOnly;
                rabbit.ConfigureEndpoints(context);
            });
        });
        // After the bus: its queues are looked at once they are there.
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<QueueWatch>(services, BrokerUri(services.GetRequiredService<IConfiguration>()), service,
            typeof(TDbContext).Assembly));
        builder.Services.AddHostedService(services => services.GetRequiredService<QueueWatch>());
        return builder;
    }

    private static Uri BrokerUri(IConfiguration configuration)
    {
        var text = configuration["RabbitMq:Uri"];
        return string.IsNullOrWhiteSpace(text) ? throw new InvalidOperationException("RabbitMq:Uri is not set.") : new Uri(text);
    }
}

/// <summary>
/// The <c>migrate</c> run declares queues and bindings without consuming, so that after all services were migrated no message can be published before the
/// queues of its consumers exist.
/// </summary>
public sealed class RunMode
{
    /// <summary>True in the <c>migrate</c> run.</summary>
    public bool TopologyOnly { get; set; }
}
