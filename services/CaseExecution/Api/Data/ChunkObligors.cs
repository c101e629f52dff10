using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// The obligor groups of a chunk by identity number: the known ones are looked up, the others made. Two chunks that meet the same new obligor at once wait for
/// each other in one order (that of the numbers), and both end with the one row.
/// </summary>
internal sealed class ChunkObligors
{
    private const string Find = "select identity_number, id from obligor where identity_number = any($1)";

    private const string Make = """
        insert into obligor (id, identity_number, type, name)
        select id, identity_number, type, name from unnest($1, $2, $3, $4) as new (id, identity_number, type, name)
        on conflict (identity_number) do nothing
        returning identity_number, id
        """;

    private readonly Dictionary<string, AssignedParty> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _at;

    public ChunkObligors(IEnumerable<AssignedCase> items, DateTimeOffset at)
    {
        _at = at;
        foreach (var item in items)
        {
            Want(item.Obligor);
            foreach (var party in item.Parties)
                Want(party);
        }
    }

    /// <summary>Group of a number; null for a party without one.</summary>
    public Guid? Of(string? identityNumber) => identityNumber is null ? null : _ids[identityNumber];

    /// <summary>The look-up, to be sent with other statements; its result goes to <see cref="ReadAsync"/>.</summary>
    public NpgsqlBatchCommand FindCommand() => FindCommand([.. _wanted.Keys.Order(StringComparer.Ordinal)]);

    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
            _ids[reader.GetString(0)] = reader.GetGuid(1);
    }

    /// <summary>Makes the groups that were not found.</summary>
    public async Task MakeMissingAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var missing = _wanted.Values.Where(party => !_ids.ContainsKey(party.IdentityNumber!)).OrderBy(party => party.IdentityNumber, StringComparer.Ordinal).ToArray();
        if (missing.Length == 0)
            return;
        var numbers = Array.ConvertAll(missing, party => party.IdentityNumber!);
        await using (var command = new NpgsqlCommand(Make, connection)
        {
            Parameters =
            {
                new() { Value = OrderedIds.Take(missing.Length, _at) }, Texts(numbers),
                Texts(Array.ConvertAll(missing, party => party.Type)), Texts(Array.ConvertAll(missing, party => party.Name)),
            },
        })
        await using (var made = await command.ExecuteReaderAsync(cancel))
            await ReadAsync(made, cancel);
        var meanwhile = Array.FindAll(numbers, number => !_ids.ContainsKey(number));
        if (meanwhile.Length == 0)
            return;

        // Those that another chunk made since the look-up.
        await using var again = new NpgsqlBatch(connection) { BatchCommands = { FindCommand(meanwhile) } };
        await using var reader = await again.ExecuteReaderAsync(cancel);
        await ReadAsync(reader, cancel);
    }

    private static NpgsqlBatchCommand FindCommand(string[] numbers) => new(Find) { Parameters = { Texts(numbers) } };

    private void Want(AssignedParty party)
    {
        if (party.IdentityNumber is { } number)
            _wanted.TryAdd(number, party);
    }

    private static NpgsqlParameter Texts(string[] values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
