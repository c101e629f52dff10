using System.Net.Http.Headers;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>One service with its real <c>Program</c>, real migrations, real database and broker.</summary>
/// <typeparam name="TMarker">Any public class of the service's executable, e.g. its options.</typeparam>
public sealed class ServiceHost<TMarker> : WebApplicationFactory<TMarker>
    where TMarker : class
{
    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider? _time;
    private readonly bool _ownsPlatform;
    private readonly bool _bus;
    private Func<DelegatingHandler>? _handler;
    private NpgsqlDataSource? _owner;

    private ServiceHost(TestPlatform platform, bool ownsPlatform, string schema, TimeProvider? time, bool bus, Dictionary<string, string?> settings)
    {
        Platform = platform;
        Schema = schema;
        _ownsPlatform = ownsPlatform;
        _time = time;
        _bus = bus;
        _settings = settings;
    }

    /// <summary>Database, broker and issuer.</summary>
    public TestPlatform Platform { get; }

    /// <summary>The service's schema.</summary>
    public string Schema { get; }

    /// <summary>Owner's view of the service's schema, to look at rows.</summary>
    public NpgsqlDataSource Database => _owner ??= new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(Platform.OwnerConnection) { SearchPath = Schema }.ConnectionString).Build();

    /// <summary>Migrates and starts.</summary>
    /// <param name="schema">The service's schema, e.g. <c>intake</c>.</param>
    /// <param name="platform">Shared with other services; an own one when null.</param>
    /// <param name="time">Clock in place of the system's.</param>
    /// <param name="bus">False keeps consumers and relay off, so that outbox rows stay to be looked at.</param>
    /// <param name="kestrel">True listens on a real socket (<see cref="WebApplicationFactory{T}.ClientOptions"/> then has its address).</param>
    /// <param name="settings">Further configuration.</param>
    /// <param name="handler">Makes what stands between each client and the service.</param>
    public static async Task<ServiceHost<TMarker>> StartAsync(string schema, TestPlatform? platform = null, TimeProvider? time = null, bool bus = true,
        bool kestrel = false, Dictionary<string, string?>? settings = null, Func<DelegatingHandler>? handler = null)
    {
        var own = platform is null;
        platform ??= await TestPlatform.CreateAsync(await MigratedTemplate.NameAsync(schema, typeof(TMarker).Assembly));
        await new SqlMigrations(schema, typeof(TMarker).Assembly, NullLogger.Instance).ApplyAsync(platform.OwnerConnection, "test", CancellationToken.None);
        var host = new ServiceHost<TMarker>(platform, own, schema, time, bus, settings ?? []) { _handler = handler };
        if (kestrel)
        {
            host.UseKestrel(0);
            host.StartServer();
        }
        else
        {
            _ = host.Services;
        }

        // Only then its queues exist, and a test's own messages are not lost.
        if (bus && host.Services.GetService<IBusControl>() is { } control)
            await control.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        return host;
    }

    /// <summary>A client with a token.</summary>
    public HttpClient Client(string role, string? agency = null, string? branch = null, string? section = null, string subject = "tester", string? thirdParty = null)
    {
        var client = _handler is null ? CreateClient() : CreateDefaultClient(_handler());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer",
            Platform.Issuer.Issue([role], DateTimeOffset.UtcNow, subject, agency, branch, section, thirdParty));
        return client;
    }

    /// <summary>Outbox messages of a contract, oldest first, sent or not.</summary>
    public async Task<IReadOnlyList<T>> OutboxAsync<T>()
        where T : class
    {
        await using var command = Database.CreateCommand("select payload from outbox where type = $1 order by seq");
        command.Parameters.Add(new() { Value = typeof(T).FullName! });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
            found.Add((T)OutboxMessage.Read(reader.GetFieldValue<byte[]>(0), typeof(T)));
        return found;
    }

    /// <summary>One value of the service's schema.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    /// <summary>Publishes as another service would.</summary>
    public Task PublishAsync<T>(T message, Guid? messageId = null)
        where T : class =>
        Services.GetRequiredService<IBus>().Publish(message, context => context.MessageId = messageId ?? Guid.NewGuid());

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        if (_ownsPlatform)
            await Platform.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Database", Platform.Connection(Schema));
        builder.UseSetting("RabbitMq:Uri", Platform.RabbitMq.ToString());
        builder.UseSetting("Authentication:KeySetFile", Platform.KeySetFile);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (_time is not null)
                services.Replace(ServiceDescriptor.Singleton(_time));
            if (!_bus)
                RemoveHosted(services);
        });
    }

    // The bus and the relay are hosted services of MassTransit and Hosting.
    private static void RemoveHosted(IServiceCollection services)
    {
        foreach (var descriptor in services.Where(service => service.ServiceType == typeof(IHostedService)).ToList())
        {
            if (descriptor.ImplementationType?.FullName is { } name && (name.StartsWith("MassTransit", StringComparison.Ordinal) || name.EndsWith("MessagingUpkeep", StringComparison.Ordinal)))
                services.Remove(descriptor);
            else if (descriptor.ImplementationFactory?.Method.ReturnType == typeof(Relay))
                services.Remove(descriptor);
        }
    }
}
