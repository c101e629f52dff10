using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Hosting.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enforcement.Testing;

/// <summary>
/// A database with a service's schema as its migrations leave it, made once and copied for every test class: the same migrations, run once instead of a hundred times. Its name
/// holds a digest of the migrations, so that a changed file makes a new one. It goes when the servers' folder goes.
/// </summary>
internal static class MigratedTemplate
{
    private const long LockKey = 0x54656D706C617465;

    /// <summary>Name of the template, made if it is not there yet.</summary>
    /// <param name="schema">The service's schema.</param>
    /// <param name="service">Assembly with the migrations.</param>
    public static async Task<string> NameAsync(string schema, Assembly service)
    {
        var migrations = new SqlMigrations(schema, service, NullLogger.Instance);
        var name = $"migrated_{schema}_{Digest(migrations)}";
        await using var source = NpgsqlDataSource.Create(Servers.Current.Postgres);
        await using var connection = await source.OpenConnectionAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})");
        if (await ExistsAsync(connection, name))
            return name;
        // Made under another name: what bears the name is whole.
        var making = $"making_{schema}";
        await ExecuteAsync(connection, $"drop database if exists {making} with (force)");
        await ExecuteAsync(connection, $"create database {making}");
        var owner = new NpgsqlConnectionStringBuilder(Servers.Current.Postgres) { Database = making, Pooling = false };
        await migrations.ApplyAsync(owner.ConnectionString, "test", CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(connection, $"alter database {making} rename to {name}");
        return name;
    }

    private static string Digest(SqlMigrations migrations) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', migrations.Digests()))))[..16];

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection) { Parameters = { new() { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
