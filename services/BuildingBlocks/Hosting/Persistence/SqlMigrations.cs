using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Persistence;

/// <summary>
/// Applies the numbered SQL files of Hosting, of the other building blocks the service references, and of the service itself, in order, each in its own transaction, to the service's schema. Run by
/// <c>dotnet Service.dll migrate</c> with the owner's connection; creates the schema and the service's login role, which may use but not change the schema.
/// </summary>
public sealed class SqlMigrations(string schema, Assembly service, ILogger log)
{
    private const long LockKey = 0x456E666F72636572;

    /// <summary>Applies what is missing.</summary>
    /// <param name="ownerConnection">Connection string of a role that may create schemas and roles.</param>
    /// <param name="servicePassword">Password the service's login role gets.</param>
    /// <param name="cancel">Stops between files.</param>
    /// <exception cref="InvalidOperationException">An applied file has changed since.</exception>
    public async Task ApplyAsync(string ownerConnection, string servicePassword, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancel);
        await PrepareAsync(connection, servicePassword, attempts: 10, cancel);
        var applied = await AppliedAsync(connection, cancel);
        foreach (var (name, sql) in Files())
        {
            var digest = Digest(sql);
            if (applied.TryGetValue(name, out var before))
            {
                if (before != digest)
                    throw new InvalidOperationException($"Migration {name} was changed after it had been applied to {schema}.");
                continue;
            }

            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await ExecuteAsync(connection, sql, cancel);
            await using (var record = new NpgsqlCommand("insert into schema_migration (name, digest) values ($1, $2)", connection)
            {
                Parameters = { new() { Value = name }, new() { Value = digest } },
            })
                await record.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
            HostingLog.MigrationApplied(log, name, schema);
        }

        await GrantAsync(connection, cancel);
    }

    /// <summary>Names of the migrations this build knows, in order.</summary>
    public IReadOnlyList<string> Known() => [.. Files().Select(file => file.Name)];

    /// <summary>Name and digest of each, in order: the schema they make, in short.</summary>
    public IReadOnlyList<string> Digests() => [.. Files().Select(file => $"{file.Name} {Digest(file.Sql)}")];

    private static string Digest(string sql) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sql)));

    // Roles belong to the whole cluster: another database's migration may be changing the same row at the same moment.
    private async Task PrepareAsync(NpgsqlConnection connection, string password, int attempts, CancellationToken cancel)
    {
        try
        {
            await PrepareAsync(connection, password, cancel);
        }
        catch (PostgresException exception) when (exception.SqlState is "XX000" or "23505" or "42710" && attempts > 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(20, 200)), cancel);
            await ReopenAsync(connection, cancel);
            await PrepareAsync(connection, password, attempts - 1, cancel);
        }
    }

    // An internal error (XX000: a catalogue row changed by two at once) breaks the connection on the client's side.
    private static async Task ReopenAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (connection.State == System.Data.ConnectionState.Open)
            return;
        await connection.CloseAsync();
        await connection.OpenAsync(cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancel);
    }

    private async Task PrepareAsync(NpgsqlConnection connection, string password, CancellationToken cancel)
    {
        // Identifiers come from code, the password from configuration; it is quoted as a literal.
        var literal = password.Replace("'", "''", StringComparison.Ordinal);
        await ExecuteAsync(connection, $"""
            create schema if not exists {schema};
            do $$ begin
                if not exists (select from pg_roles where rolname = '{schema}') then create role {schema} login; end if;
            end $$;
            alter role {schema} password '{literal}';
            set search_path = {schema};
            create table if not exists schema_migration (name text primary key, digest text not null, applied_at timestamptz not null default now());
            """, cancel);
    }

    private async Task GrantAsync(NpgsqlConnection connection, CancellationToken cancel) => await ExecuteAsync(connection, $"""
        revoke all on schema public from {schema};
        grant usage on schema {schema} to {schema};
        grant temporary on database {connection.Database} to {schema};
        grant select, insert, update, delete, truncate on all tables in schema {schema} to {schema};
        grant usage, select, update on all sequences in schema {schema} to {schema};
        grant execute on all functions in schema {schema} to {schema};
        revoke insert, update, delete, truncate on schema_migration from {schema};
        """, cancel);

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select name, digest from schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            applied[reader.GetString(0)] = reader.GetString(1);
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private IEnumerable<(string Name, string Sql)> Files() =>
        BuildingBlocks().Append(service)
            .SelectMany(assembly => assembly.GetManifestResourceNames()
                .Where(resource => resource.EndsWith(".sql", StringComparison.Ordinal))
                .Select(resource => (Name: FileName(resource), Sql: Read(assembly, resource))))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private IEnumerable<Assembly> BuildingBlocks() => service.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith("Enforcement.", StringComparison.Ordinal)).Select(Assembly.Load)
        .Append(typeof(SqlMigrations).Assembly).Distinct();

    // Resource names are dotted paths; the file name is what follows the last folder: 0001_name.sql.
    private static string FileName(string resource) => string.Join('.', resource.Split('.')[^2..]);

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
