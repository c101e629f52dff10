using Enforcement.CaseExecution.Domain.Stays;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Reads and locks stays. Locked after their cases.</summary>
public static class StayRows
{
    /// <summary>Locks a stay with the cases it has open.</summary>
    public static async Task<Stay?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select s.id, s.reason, s.from_on, s.until_on, s.source_id, s.detail, s.act_id, s.lifted_on, s.lift_reason, s.version,
                array(select case_id from stay_case c where c.stay_id = s.id order by case_id), array(select measure_id from stay_measure m where m.stay_id = s.id)
            from stay s where s.id = $1 for update of s
            """, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var terms = new StayTerms(StayReason.Find(reader.GetString(1))!, reader.GetFieldValue<DateOnly>(2), reader.OptionalDate(3), reader.GetFieldValue<Guid[]>(11),
            reader.OptionalGuid(4), reader.Optional(5));
        return Stay.Restore(id, terms, reader.GetFieldValue<Guid[]>(10), reader.GetGuid(6), reader.OptionalDate(7), reader.Optional(8), reader.GetInt32(9));
    }

    /// <summary>The cases a stay has open, to be locked before it.</summary>
    public static async Task<IReadOnlyList<Guid>> CasesAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array(select case_id from stay_case where stay_id = $1 and lifted_on is null order by case_id)", connection)
        {
            Parameters = { new() { Value = id } },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }
}
