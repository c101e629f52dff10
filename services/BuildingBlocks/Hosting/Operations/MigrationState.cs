using Enforcement.Hosting.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enforcement.Hosting.Operations;

/// <summary>A migration of the service's schema.</summary>
/// <param name="Name">File name.</param>
/// <param name="AppliedAt">When it was applied, UTC; null while it is missing.</param>
/// <param name="KnownHere">False when a newer build than the one that answers applied it.</param>
public sealed record MigrationView(string Name, DateTimeOffset? AppliedAt, bool KnownHere);

/// <summary>Which migrations this build knows and which the database has.</summary>
public sealed class MigrationState(NpgsqlDataSource source, ServiceSchema schema)
{
    private readonly IReadOnlyList<string> _known = new SqlMigrations(schema.Name, schema.Service, NullLogger.Instance).Known();

    /// <summary>All of both, in order.</summary>
    public async Task<IReadOnlyList<MigrationView>> ReadAsync(CancellationToken cancel)
    {
        var applied = new SortedDictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var name in _known)
            applied[name] = null;
        await using var command = source.CreateCommand("select name, applied_at from schema_migration");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            applied[reader.GetString(0)] = reader.GetFieldValue<DateTimeOffset>(1);
        return [.. applied.Select(migration => new MigrationView(migration.Key, migration.Value, _known.Contains(migration.Key)))];
    }
}
