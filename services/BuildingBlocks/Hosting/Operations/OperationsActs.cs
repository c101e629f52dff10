using System.Security.Cryptography;
using System.Text;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Operations;

/// <summary>An act of operations.</summary>
/// <param name="ActId">Id, also of its audit record's subject.</param>
/// <param name="ActedAt">When, UTC.</param>
/// <param name="Actor">Token subject.</param>
/// <param name="Action"><c>noun.verb</c>, e.g. <c>error_queue.replayed</c>.</param>
/// <param name="Subject">Queue, message or <c>relay</c>.</param>
/// <param name="Reason">The reason given.</param>
/// <param name="Affected">Messages handled; null when it was broken off before that was known.</param>
public sealed record OperationsAct(Guid ActId, DateTimeOffset ActedAt, string Actor, string Action, string Subject, string Reason, int? Affected);

/// <summary>
/// Keeps what operations do by hand. The act and its audit record are committed before the broker is touched, so nothing is moved or deleted without a
/// record; how many messages it was is added afterwards.
/// </summary>
public sealed class OperationsActs(NpgsqlDataSource source, AuditTrail audit, OutboxSignal signal, TimeProvider time, ILogger<OperationsActs> log)
{
    /// <summary>Records an act that changes rows of this service, in the transaction of the change.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="action"><c>noun.verb</c>.</param>
    /// <param name="subject">What it is done to.</param>
    /// <param name="reason">Why.</param>
    /// <param name="change">The change; gives the number of rows. Nothing is recorded when it gives 0.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of rows.</returns>
    public async Task<int> ChangeAsync(Caller caller, string action, string subject, string reason, Func<NpgsqlConnection, Task<int>> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var affected = await change(connection);
        if (affected == 0)
            return 0;
        await WriteAsync(connection, caller, action, subject, reason, affected, cancel);
        await transaction.CommitAsync(cancel);
        signal.Notify();
        return affected;
    }

    /// <summary>Records an act on the broker, does it, and adds how many messages it was.</summary>
    /// <returns>The number of messages; null when the act gives null.</returns>
    public async Task<int?> MoveAsync(Caller caller, string action, string queue, string reason, Func<Task<int?>> move, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(move);
        Guid act;
        await using (var connection = await source.OpenConnectionAsync(cancel))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            act = await WriteAsync(connection, caller, action, queue, reason, null, cancel);
            await transaction.CommitAsync(cancel);
        }

        signal.Notify();
        var moved = await move();
        await using var update = source.CreateCommand("update operations_act set affected = $2 where act_id = $1");
        update.Parameters.Add(new() { Value = act });
        update.Parameters.Add(new() { Value = (object?)moved ?? DBNull.Value });
        await update.ExecuteNonQueryAsync(CancellationToken.None);
        return moved;
    }

    /// <summary>The latest acts, newest first.</summary>
    public async Task<IReadOnlyList<OperationsAct>> ListAsync(int limit, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select act_id, acted_at, actor, action, subject, reason, affected from operations_act order by act_id desc limit $1");
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var acts = new List<OperationsAct>();
        while (await reader.ReadAsync(cancel))
        {
            acts.Add(new OperationsAct(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetInt32(6)));
        }

        return acts;
    }

    private async Task<Guid> WriteAsync(NpgsqlConnection connection, Caller caller, string action, string subject, string reason, int? affected, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var act = Guid.CreateVersion7(now);
        await using var insert = new NpgsqlCommand(
            "insert into operations_act (act_id, acted_at, actor, action, subject, reason, affected) values ($1, $2, $3, $4, $5, $6, $7)", connection)
        {
            Parameters =
            {
                new() { Value = act }, new() { Value = now }, new() { Value = caller.Subject }, new() { Value = action }, new() { Value = subject },
                new() { Value = reason }, new() { Value = (object?)affected ?? DBNull.Value },
            },
        };
        await insert.ExecuteNonQueryAsync(cancel);
        // No entity version rises, so it covers 0 changes; the digest binds the reason, which stays here.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reason)));
        await Outbox.WriteAsync(connection, [audit.Message(caller, action, "operationsAct", act.ToString(), changes: 0, digest)], cancel);
        HostingLog.OperationsAct(log, action, subject, caller.Subject);
        return act;
    }
}
