using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Orders to third parties. Locked after their cases and measures.</summary>
internal static class GarnishmentRows
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private const string Columns = """
        id, act_id, obligor_id, branch, section, lead_case_id, third_party, third_party_name, claim, property_item_id, known, most, fee, ordered_on, content, version
        """;

    /// <summary>Locks all live orders of an obligor in a branch with their cases and measures; always the same number of statements.</summary>
    /// <param name="connection">In the transaction.</param>
    /// <param name="held">The case that is locked already.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<GarnishedGroup> LockGroupAsync(NpgsqlConnection connection, CaseFile held, CancellationToken cancel)
    {
        var (ids, caseIds) = await LiveAsync(connection, held, cancel);
        caseIds.Remove(held.Id);
        var cases = await CaseRows.LockAsync(connection, caseIds, cancel);
        cases[held.Id] = held;
        var measures = (await MeasureRows.LockAsync(connection, ids, cancel)).ToDictionary(measure => measure.Id);
        var orders = await LockAsync(connection, ids, cancel);
        return new GarnishedGroup(cases, await MeasureRows.AttachedAsync(connection, cases.Values, cancel), [.. orders.Select(order => new GarnishmentFile(order, measures[order.Id]))]);
    }

    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<GarnishmentOrder> orders, CancellationToken cancel)
    {
        var terms = orders.Select(order => order.Terms).ToList();
        await using var batch = new JournalBatch(connection);
        batch.Add($"""
            insert into garnishment ({Columns}, lead_case_year, stage)
            select *, 'ordered' from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """,
            JournalBatch.Of(terms.Select(row => row.Id)), JournalBatch.Of(terms.Select(row => row.ActId)), JournalBatch.Of(terms.Select(row => row.ObligorId)),
            JournalBatch.Of(terms.Select(row => row.Branch)), JournalBatch.Of(terms.Select(row => row.Section)), JournalBatch.Of(terms.Select(row => row.LeadCaseId)),
            JournalBatch.Of(terms.Select(row => row.Target.ThirdParty)), JournalBatch.Texts(terms.Select(row => row.Target.Name)),
            JournalBatch.Of(terms.Select(row => Codes.Of(row.Target.Claim))), JournalBatch.Of(terms.Select(row => row.Target.PropertyItemId), NpgsqlDbType.Uuid),
            JournalBatch.Of(terms.Select(row => row.Target.Known), NpgsqlDbType.Bigint), JournalBatch.Of(terms.Select(row => row.Most)), JournalBatch.Of(terms.Select(row => row.Fee)),
            JournalBatch.Of(terms.Select(row => row.OrderedOn)), JournalBatch.Of(orders.Select(order => Write(order.State))), JournalBatch.Of(orders.Select(order => order.Version)),
            JournalBatch.Of(terms.Select(row => CaseKey.RocYearOf(row.LeadCaseId)!.Value)));
        await batch.ExecuteAsync(cancel);
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, GarnishmentOrder order, CancellationToken cancel)
    {
        var state = order.State;
        await using var command = new NpgsqlCommand("""
            update garnishment set stage = $2, served_on = $3, object_by = $4, collected = $5, content = $6, version = $7 where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = order.Id }, new() { Value = Codes.Of(state.Stage) }, JournalBatch.One(state.ServedOn, NpgsqlDbType.Date),
                JournalBatch.One(state.ObjectBy, NpgsqlDbType.Date), new() { Value = state.Collected }, new() { Value = Write(state) }, new() { Value = order.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Codes of third parties to which an order for the same claim is live, on this case.</summary>
    public static async Task<IReadOnlySet<(string ThirdParty, GarnishedClaim Claim, Guid? Property)>> LiveTargetsAsync(
        NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select g.third_party, g.claim, g.property_item_id from measure_case mc join garnishment g on g.id = mc.measure_id and g.closed_at is null
            where mc.roc_year = $1 and mc.case_id = $2 and mc.ended_at is null
            """, connection)
        {
            Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id } },
        };
        var found = new HashSet<(string, GarnishedClaim, Guid?)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetString(0), Codes.Stored<GarnishedClaim>(reader.GetString(1)), reader.OptionalGuid(2)));
        return found;
    }

    public static GarnishmentState Read(string content) => JsonSerializer.Deserialize<GarnishmentState>(content, Json)!;

    private static string Write(GarnishmentState state) => JsonSerializer.Serialize(state, Json);

    private static async Task<(List<Guid> Orders, HashSet<Guid> Cases)> LiveAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select g.id, array(select mc.case_id from measure_case mc where mc.measure_id = g.id and mc.ended_at is null)
            from garnishment g where g.obligor_id = $1 and g.branch = $2 and g.closed_at is null order by g.id
            """, connection)
        {
            Parameters = { new() { Value = file.State.ObligorId }, new() { Value = file.Number.Branch } },
        };
        var (orders, cases) = (new List<Guid>(), new HashSet<Guid>());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            orders.Add(reader.GetGuid(0));
            cases.UnionWith(reader.GetFieldValue<Guid[]>(1));
        }

        return (orders, cases);
    }

    private static async Task<List<GarnishmentOrder>> LockAsync(NpgsqlConnection connection, List<Guid> ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from garnishment where id = any($1) and closed_at is null order by id for update", connection)
        {
            Parameters = { new() { Value = ids.ToArray() } },
        };
        var orders = new List<GarnishmentOrder>(ids.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var state = Read(reader.GetString(14));
            orders.Add(GarnishmentOrder.Restore(Terms(reader, state.Protection), state, reader.GetInt32(15)));
        }

        return orders;
    }

    private static GarnishmentTerms Terms(NpgsqlDataReader reader, Protection protection) => new()
    {
        Id = reader.GetGuid(0),
        ActId = reader.GetGuid(1),
        ObligorId = reader.GetGuid(2),
        Branch = reader.GetString(3),
        Section = reader.GetString(4),
        LeadCaseId = reader.GetGuid(5),
        Target = new GarnishmentTarget(reader.GetString(6), reader.Optional(7), Codes.Stored<GarnishedClaim>(reader.GetString(8)), reader.OptionalGuid(9),
            reader.OptionalAmount(10), protection),
        Most = reader.GetInt64(11),
        Fee = reader.GetInt64(12),
        OrderedOn = reader.GetFieldValue<DateOnly>(13),
    };
}
