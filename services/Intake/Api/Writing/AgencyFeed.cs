using Enforcement.Intake.Data;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>One event for an agency's feed.</summary>
/// <param name="Agency">Whose feed.</param>
/// <param name="EventId">Unique.</param>
/// <param name="Type"><c>noun.verb</c>, e.g. <c>transfers.decided</c>.</param>
/// <param name="Subject">Id of what it is about.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="Content">JSON object without personal data.</param>
internal sealed record AgencyEventEntry(string Agency, Guid EventId, string Type, string Subject, DateTimeOffset OccurredAt, string Content);

/// <summary>
/// Appends to the agencies' feeds. The row of <c>agency_feed</c> stays locked until the commit, so sequence order is commit order and a reader that has seen
/// number n has seen everything before it. Events an agency does not want take no number.
/// </summary>
internal static class AgencyFeed
{
    private const string Lock = "select 1 from agency_feed where agency = any($1) order by agency for no key update";

    private const string Insert = """
        with event as (
            select e.*, row_number() over (partition by e.agency order by e.place) as step
            from unnest($1, $2, $3, $4, $5, $6) with ordinality as e(agency, event_id, type, subject, occurred_at, content, place)
            join agency a on a.code = e.agency and (a.feed_types = '{}' or e.type = any(a.feed_types))
        ), moved as (
            update agency_feed f set last_sequence = f.last_sequence + wanted.events
            from (select agency, count(*) as events from event group by agency) wanted
            where f.agency = wanted.agency
            returning f.agency, f.last_sequence - wanted.events as before
        )
        insert into agency_event (agency, sequence, event_id, type, subject, occurred_at, content)
        select e.agency, m.before + e.step, e.event_id, e.type, e.subject, e.occurred_at, e.content::json
        from event e join moved m on m.agency = e.agency
        """;

    public static IEnumerable<NpgsqlBatchCommand> Commands(IReadOnlyList<AgencyEventEntry> events)
    {
        if (events.Count == 0)
            yield break;
        yield return new NpgsqlBatchCommand(Lock) { Parameters = { Sql.Texts(events.Select(entry => entry.Agency).Distinct()) } };
        yield return new NpgsqlBatchCommand(Insert)
        {
            Parameters =
            {
                Sql.Texts(events.Select(entry => entry.Agency)),
                new() { Value = events.Select(entry => entry.EventId).ToArray() },
                Sql.Texts(events.Select(entry => entry.Type)),
                Sql.Texts(events.Select(entry => entry.Subject)),
                new() { Value = events.Select(entry => entry.OccurredAt).ToArray() },
                Sql.Texts(events.Select(entry => entry.Content)),
            },
        };
    }

    public static async Task AppendAsync(NpgsqlConnection connection, IReadOnlyList<AgencyEventEntry> events, CancellationToken cancel)
    {
        if (events.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in Commands(events))
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
