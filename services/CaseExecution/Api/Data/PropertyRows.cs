using Enforcement.CaseExecution.Domain.Property;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Writes property set-based: one item from an officer and ten thousand from the answers to inquiries take the same path.</summary>
public static class PropertyRows
{
    internal const string Columns = """
        p.id, p.obligor_id, p.kind, p.state, p.value, p.third_party, p.details, p.source, p.source_reference, p.known_on, p.branch, p.recorded_at, p.recorded_by, p.version
        """;

    /// <summary>Adds items; one that is known (same obligor, kind, identity) takes the newer knowledge, and its earlier version is kept.</summary>
    /// <returns>Rows added or changed, each a state change for the audit record.</returns>
    public static async Task<int> AddAsync(
        NpgsqlConnection connection, IReadOnlyCollection<PropertyItem> items, string branch, string recordedBy, DateTimeOffset at, CancellationToken cancel)
    {
        // The last word counts when one answer names an item twice.
        var rows = items.GroupBy(item => (item.ObligorId, item.Statement.Kind, item.Identity)).Select(group => group.Last())
            .OrderBy(item => item.ObligorId).ThenBy(item => item.Statement.Kind).ThenBy(item => item.Identity, StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            return 0;
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into property_change (property_item_id, version, state, value, details, source, known_on, reason, changed_at, changed_by)
            select p.id, p.version, p.state, p.value, p.details, p.source, p.known_on, 'toldAgain', $5, $6
            from (select p.* from property_item p join unnest($1, $2, $3, $4) as n (obligor_id, kind, identity, known_on)
                on p.obligor_id = n.obligor_id and p.kind = n.kind and p.identity = n.identity and p.known_on <= n.known_on order by p.id for update of p) p
            """,
            JournalBatch.Of(rows.Select(row => row.ObligorId)), JournalBatch.Of(rows.Select(row => Codes.Of(row.Statement.Kind))), JournalBatch.Of(rows.Select(row => row.Identity)),
            JournalBatch.Of(rows.Select(row => row.Statement.KnownOn)), JournalBatch.One(at), JournalBatch.One(recordedBy));
        batch.AddCounted("""
            insert into property_item as p (id, obligor_id, kind, identity, state, value, third_party, details, source, source_reference, known_on, branch, recorded_at, recorded_by)
            select n.id, n.obligor_id, n.kind, n.identity, 'known', n.value, n.third_party, n.details, n.source, n.source_reference, n.known_on, $11, $12, $13
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                as n (id, obligor_id, kind, identity, value, third_party, details, source, source_reference, known_on)
            on conflict (obligor_id, kind, identity) do update set state = 'known', value = coalesce(excluded.value, p.value),
                third_party = coalesce(excluded.third_party, p.third_party), details = excluded.details, source = excluded.source,
                source_reference = excluded.source_reference, known_on = excluded.known_on, branch = excluded.branch, recorded_at = excluded.recorded_at,
                recorded_by = excluded.recorded_by, version = p.version + 1
            where p.known_on <= excluded.known_on
            """,
            JournalBatch.Of(rows.Select(row => row.Id)), JournalBatch.Of(rows.Select(row => row.ObligorId)), JournalBatch.Of(rows.Select(row => Codes.Of(row.Statement.Kind))),
            JournalBatch.Of(rows.Select(row => row.Identity)), JournalBatch.Of(rows.Select(row => row.Statement.Value), NpgsqlDbType.Bigint),
            JournalBatch.Texts(rows.Select(row => row.Statement.ThirdParty)), JournalBatch.Of(rows.Select(row => StoredProperty.Write(row.Statement.Details))),
            JournalBatch.Of(rows.Select(row => Codes.Of(row.Statement.Source))), JournalBatch.Texts(rows.Select(row => row.Statement.SourceReference)),
            JournalBatch.Of(rows.Select(row => row.Statement.KnownOn)), JournalBatch.One(branch), JournalBatch.One(at), JournalBatch.One(recordedBy));
        return await batch.ExecuteAsync(cancel);
    }

    /// <summary>It was sold; its earlier version is kept.</summary>
    /// <returns>1 when it was known.</returns>
    internal static async Task<int> SoldAsync(NpgsqlConnection connection, Guid id, string changedBy, DateTimeOffset at, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into property_change (property_item_id, version, state, value, details, source, known_on, reason, changed_at, changed_by)
            select id, version, state, value, details, source, known_on, 'sold', $2, $3 from property_item where id = $1 and state = 'known'
            """, JournalBatch.One(id), JournalBatch.One(at), JournalBatch.One(changedBy));
        batch.AddCounted("update property_item set state = 'gone', version = version + 1 where id = $1 and state = 'known'", JournalBatch.One(id));
        return await batch.ExecuteAsync(cancel);
    }

    /// <summary>Corrects one item, locked and checked by the caller; its earlier version is kept.</summary>
    internal static async Task CorrectAsync(
        NpgsqlConnection connection, PropertyItem item, string reason, string changedBy, DateTimeOffset at, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into property_change (property_item_id, version, state, value, details, source, known_on, reason, changed_at, changed_by)
            select id, version, state, value, details, source, known_on, $2, $3, $4 from property_item where id = $1
            """, JournalBatch.One(item.Id), JournalBatch.One(reason), JournalBatch.One(at), JournalBatch.One(changedBy));
        var said = item.Statement;
        batch.Add("""
            update property_item set identity = $2, state = $3, value = $4, third_party = $5, details = $6, source = $7, source_reference = $8, known_on = $9,
                recorded_at = $10, recorded_by = $11, version = version + 1
            where id = $1
            """,
            JournalBatch.One(item.Id), JournalBatch.One(item.Identity), JournalBatch.One(Codes.Of(item.State)), JournalBatch.One(said.Value, NpgsqlDbType.Bigint),
            JournalBatch.One(said.ThirdParty, NpgsqlDbType.Text), JournalBatch.One(StoredProperty.Write(said.Details)), JournalBatch.One(Codes.Of(said.Source)),
            JournalBatch.One(said.SourceReference, NpgsqlDbType.Text), JournalBatch.One(said.KnownOn), JournalBatch.One(at), JournalBatch.One(changedBy));
        await batch.ExecuteAsync(cancel);
    }
}
