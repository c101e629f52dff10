using System.Net.Http.Headers;
using System.Text;
using Enforcement.Hosting.Access;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>A database, a virtual host of the broker and a token issuer of its own: one per test class, shared by the services that talk to each other.</summary>
public sealed class TestPlatform : IAsyncDisposable
{
    private readonly string _name;

    private TestPlatform(string name)
    {
        _name = name;
        KeySetFile = Path.Combine(Path.GetTempPath(), $"{name}-keys.json");
        KeyFile = Path.Combine(Path.GetTempPath(), $"{name}-key.json");
    }

    /// <summary>Issues the tokens.</summary>
    public DevelopmentIssuer Issuer { get; } = DevelopmentIssuer.Create();

    /// <summary>Public keys for the services.</summary>
    public string KeySetFile { get; }

    /// <summary>Private key for a gateway with the development issuer.</summary>
    public string KeyFile { get; }

    /// <summary>Owner's connection to the platform's database.</summary>
    public string OwnerConnection => new NpgsqlConnectionStringBuilder(Servers.Current.Postgres) { Database = _name, IncludeErrorDetail = true }.ConnectionString;

    /// <summary>AMQP address with the platform's virtual host.</summary>
    public Uri RabbitMq => new UriBuilder(Servers.Current.RabbitMq) { Path = _name }.Uri;

    /// <summary>Makes database and virtual host.</summary>
    /// <param name="template">Database to copy; an empty one when null.</param>
    public static async Task<TestPlatform> CreateAsync(string? template = null)
    {
        var platform = new TestPlatform($"test_{Guid.NewGuid():N}");
        platform.Issuer.Save(platform.KeyFile, platform.KeySetFile);
        await AdministerAsync($"create database {platform._name} template {template ?? "template1"} strategy file_copy");
        await platform.VirtualHostAsync(HttpMethod.Put);
        return platform;
    }

    /// <summary>A service's own connection string.</summary>
    /// <param name="schema">Schema, also the login role.</param>
    public string Connection(string schema) => new NpgsqlConnectionStringBuilder(OwnerConnection) { Username = schema, Password = "test", MaxPoolSize = 20 }.ConnectionString;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await VirtualHostAsync(HttpMethod.Delete);
        await AdministerAsync($"drop database if exists {_name} with (force)");
        File.Delete(KeySetFile);
        File.Delete(KeyFile);
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Servers.Current.Postgres);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 60;
        await command.ExecuteNonQueryAsync();
    }

    private async Task VirtualHostAsync(HttpMethod method)
    {
        using var client = new HttpClient();
        var address = Servers.Current.Management;
        using var request = new HttpRequestMessage(method, new Uri($"{address.Scheme}://{address.Authority}/api/vhosts/{_name}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
