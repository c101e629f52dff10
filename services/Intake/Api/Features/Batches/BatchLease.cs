using Npgsql;

namespace Enforcement.Intake.Features.Batches;

/// <summary>
/// The right to receive a batch: a session lock, so that it ends with the process or its connection and nobody has to time it out.
/// </summary>
public sealed class BatchLease : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private BatchLease(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>Takes the lock; null when another request holds it.</summary>
    public static async Task<BatchLease?> TakeAsync(NpgsqlDataSource source, string agency, string reference, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenConnectionAsync(cancel);
        var lease = new BatchLease(connection, $"batch/{agency}/{reference}");
        try
        {
            if (await lease.RunAsync("select pg_try_advisory_lock(hashtextextended($1, 0))", cancel))
                return lease;
        }
        catch
        {
            await DropAsync(connection);
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await RunAsync("select pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            await DropAsync(_connection);
            return;
        }

        await _connection.DisposeAsync();
    }

    // The lock ends with the session, so a connection that may hold it must not go back to the pool.
    private static ValueTask DropAsync(NpgsqlConnection connection)
    {
        NpgsqlConnection.ClearPool(connection);
        return connection.DisposeAsync();
    }

    private async Task<bool> RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { Parameters = { new() { Value = _name } } };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
