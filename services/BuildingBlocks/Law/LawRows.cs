using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Npgsql;

namespace Enforcement.Law;

/// <summary>Where a service stands.</summary>
/// <param name="Number">The edition it decides by.</param>
/// <param name="Highest">The highest edition it has heard of; higher than the number while one between is missing.</param>
internal readonly record struct LawPosition(int Number, int Highest);

/// <summary>The tables <c>law_change</c> and <c>law_edition</c> of a service.</summary>
internal static class LawRows
{
    /// <summary>Keeps a change; a repeat is not kept again.</summary>
    /// <exception cref="InvalidDataException">Another change has this number: supervision numbered twice.</exception>
    public static async Task KeepAsync(NpgsqlConnection connection, LawChanged change, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with kept as (
                insert into law_change (edition, change_id, kind, content, approved_at) values ($1, $2, $3, $4, $5) on conflict (edition) do nothing returning change_id)
            select change_id from kept union all select change_id from law_change where edition = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = change.Edition },
                new() { Value = change.ChangeId },
                new() { Value = change.Kind },
                new() { Value = OutboxMessage.Of(change).Payload },
                new() { Value = change.ApprovedAt.ToUniversalTime() },
            },
        };
        if (await command.ExecuteScalarAsync(cancel) is not Guid kept || kept != change.ChangeId)
            throw new InvalidDataException($"Edition {change.Edition} is already another change than {change.ChangeId}.");
    }

    /// <summary>The edition the service decides by; locked until the transaction ends.</summary>
    public static async Task<int> LockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select number from law_edition for update", connection);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task MoveToAsync(NpgsqlConnection connection, int number, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update law_edition set number = $1", connection) { Parameters = { new() { Value = number } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Changes after an edition, in order.</summary>
    public static async Task<IReadOnlyList<LawChanged>> ReadAsync(NpgsqlConnection connection, int after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select content from law_change where edition > $1 order by edition", connection)
        {
            Parameters = { new() { Value = after } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var changes = new List<LawChanged>();
        while (await reader.ReadAsync(cancel))
            changes.Add((LawChanged)OutboxMessage.Read(reader.GetFieldValue<byte[]>(0), typeof(LawChanged)));
        return changes;
    }

    public static async Task<LawPosition> PositionAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select number, coalesce((select max(edition) from law_change), 0) from law_edition", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new LawPosition(reader.GetInt32(0), reader.GetInt32(1));
    }

    /// <summary>Whether it is this instance's turn to ask for what is missing: at most one asks in the interval.</summary>
    public static async Task<bool> MayAskAsync(NpgsqlConnection connection, TimeSpan interval, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update law_edition set asked_at = now() where asked_at <= now() - $1", connection)
        {
            Parameters = { new() { Value = interval } },
        };
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
