using Enforcement.Contracts.Clocks.V1;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Supervision.Data.Clocks;

/// <summary>What the services say of their clocks, set-based; what is not newer than what is known of a clock changes nothing, whatever the order of arrival.</summary>
internal static class ClockWatch
{
    /// <summary>Clocks are due soon or late.</summary>
    /// <param name="connection">Connection of the inbox's transaction.</param>
    /// <param name="service">Service that keeps them.</param>
    /// <param name="state"><c>warned</c> or <c>overdue</c>.</param>
    /// <param name="since">Since when.</param>
    /// <param name="clocks">The clocks.</param>
    /// <param name="cancel">Ends the transaction without effect.</param>
    public static Task SignalAsync(
        NpgsqlConnection connection, string service, string state, DateTimeOffset since, IReadOnlyList<ClockSignal> clocks, CancellationToken cancel) => ExecuteAsync(connection, """
        insert into clock_watch as known (service, clock_id, version, state, since, rule_id, name, subject_type, subject_id, case_number, branch, section, due_on, due_at)
        select $1, clock_id, version, $2, $3, rule_id, name, subject_type, subject_id, case_number, branch, section, due_on, due_at
        from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            as n (clock_id, version, rule_id, name, subject_type, subject_id, case_number, branch, section, due_on, due_at)
        order by clock_id
        on conflict (service, clock_id) do update set version = excluded.version, state = excluded.state, since = excluded.since, rule_id = excluded.rule_id,
            name = excluded.name, subject_type = excluded.subject_type, subject_id = excluded.subject_id, case_number = excluded.case_number, branch = excluded.branch,
            section = excluded.section, due_on = excluded.due_on, due_at = excluded.due_at, outcome = null
        where known.version < excluded.version
        """, cancel,
        new() { Value = service }, new() { Value = state }, new() { Value = since.ToUniversalTime() },
        Of(clocks, clock => clock.ClockId), Of(clocks, clock => clock.Version), Of(clocks, clock => clock.RuleId), Of(clocks, clock => clock.Name),
        Of(clocks, clock => clock.SubjectType), Of(clocks, clock => clock.SubjectId), Of(clocks, clock => clock.CaseNumber, NpgsqlDbType.Text),
        Of(clocks, clock => clock.Branch), Of(clocks, clock => clock.Section, NpgsqlDbType.Text), Of(clocks, clock => clock.DueOn, NpgsqlDbType.Date),
        Of(clocks, clock => clock.DueAt.ToUniversalTime()));

    /// <summary>Clocks are neither any more.</summary>
    public static Task SettleAsync(NpgsqlConnection connection, ClocksSettled message, CancellationToken cancel) => ExecuteAsync(connection, """
        insert into clock_watch as known (service, clock_id, version, state, since, outcome)
        select $1, clock_id, version, 'settled', $2, outcome from unnest($3, $4, $5) as n (clock_id, version, outcome)
        order by clock_id
        on conflict (service, clock_id) do update set version = excluded.version, state = excluded.state, since = excluded.since, outcome = excluded.outcome
        where known.version < excluded.version
        """, cancel,
        new() { Value = message.Service }, new() { Value = message.SettledAt.ToUniversalTime() }, Of(message.Clocks, clock => clock.ClockId),
        Of(message.Clocks, clock => clock.Version), Of(message.Clocks, clock => clock.Outcome));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> read) => new() { Value = rows.Select(read).ToArray() };

    private static NpgsqlParameter Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> read, NpgsqlDbType type) =>
        new() { Value = rows.Select(read).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
