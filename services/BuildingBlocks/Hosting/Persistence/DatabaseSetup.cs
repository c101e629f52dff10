using System.Diagnostics;
using System.Reflection;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Enforcement.Hosting.Persistence;

/// <summary>Name of the service's schema, which is also its login role.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Service">Assembly that holds the SQL migrations.</param>
public sealed record ServiceSchema(string Name, Assembly Service);

/// <summary>The service's database: one data source for raw SQL, one context over the same pool.</summary>
public static class DatabaseSetup
{
    /// <summary>Adds <see cref="NpgsqlDataSource"/> (singleton) and the context (scoped). Reads <c>ConnectionStrings:Database</c>.</summary>
    public static WebApplicationBuilder AddDatabase<TDbContext>(this WebApplicationBuilder builder, string schema)
        where TDbContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new ServiceSchema(schema, typeof(TDbContext).Assembly));
        builder.Services.AddSingleton(services => CreateSource(services.GetRequiredService<IConfiguration>(), schema));
        builder.Services.AddDbContext<TDbContext>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(services.GetRequiredService<OutboxSignalInterceptor>()));
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<OutboxSignalInterceptor>();
        builder.Services.AddSingleton<MigrationState>();
        builder.Services.AddSingleton<DatabaseGauges>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DatabaseGauges>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", HealthStatus.Unhealthy, ["ready"]);
        return builder;
    }

    private static NpgsqlDataSource CreateSource(IConfiguration configuration, string schema)
    {
        var text = configuration.GetConnectionString("Database");
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidOperationException("ConnectionStrings:Database is not set.");
        var connection = new NpgsqlConnectionStringBuilder(text) { SearchPath = schema, ApplicationName = schema };
        if (!connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = 30;
        // Statements that repeat are parsed and planned once a connection. No service leaves session state behind (the one that takes session locks, intake's
        // batch lease, drops its connection when it cannot give them back), so a connection goes back to the pool without being reset.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
            connection.MaxAutoPrepare = 100;
        if (!connection.ShouldSerialize("No Reset On Close"))
            connection.NoResetOnClose = true;
        // The name is the pool's label in metrics: the connection string would tell hosts and ports there.
        var source = new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = schema };
        // A statement is part of somebody's trace or of none: what a background loop asks all day would bury the rest.
        source.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => Activity.Current is not null).ConfigureBatchFilter(_ => Activity.Current is not null)
            .ConfigureCopyOperationFilter(_ => Activity.Current is not null));
        return source.Build();
    }
}

/// <summary>Ready when a statement runs and every migration of this build is applied.</summary>
public sealed class DatabaseCheck(NpgsqlDataSource source, ServiceSchema schema) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var known = new SqlMigrations(schema.Name, schema.Service, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).Known();
            await using var command = source.CreateCommand("select count(*) from schema_migration where name = any($1)");
            command.Parameters.Add(new() { Value = known.ToArray() });
            command.CommandTimeout = 5;
            var applied = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            return applied == known.Count
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{known.Count - applied} migrations are not applied.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
