using Enforcement.CaseExecution.Domain.Notices;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>A notice as it is stored.</summary>
internal sealed record StoredNotice
{
    public required Guid Id { get; init; }
    public required NoticeKind Kind { get; init; }
    public required NoticeState State { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public DateTimeOffset? AppearAt { get; init; }
    public required int Pending { get; init; }
    public required int Version { get; init; }
}

/// <summary>Reads and locks notices. Locked after their cases, in the order of ids.</summary>
internal static class StoredNotices
{
    /// <summary>Locks notices; ids that are none are left out.</summary>
    public static async Task<IReadOnlyList<StoredNotice>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select id, kind, state, branch, section, case_id, case_number, issued_on, appear_at, pending, version from notice where id = any($1) order by id for update
            """, connection) { Parameters = { new() { Value = ids.ToArray() } } };
        var notices = new List<StoredNotice>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            notices.Add(new StoredNotice
            {
                Id = reader.GetGuid(0),
                Kind = Codes.Stored<NoticeKind>(reader.GetString(1)),
                State = Codes.Stored<NoticeState>(reader.GetString(2)),
                Branch = reader.GetString(3),
                Section = reader.GetString(4),
                CaseId = reader.GetGuid(5),
                CaseNumber = reader.GetString(6),
                IssuedOn = reader.GetFieldValue<DateOnly>(7),
                AppearAt = reader.OptionalInstant(8),
                Pending = reader.GetInt16(9),
                Version = reader.GetInt32(10),
            });
        }

        return notices;
    }

    /// <summary>The cases of notices, to be locked before them.</summary>
    public static async Task<IReadOnlyList<(Guid Notice, Guid Case)>> CasesAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select notice_id, case_id from notice_case where notice_id = any($1) order by notice_id, case_id", connection)
        {
            Parameters = { new() { Value = ids.ToArray() } },
        };
        var cases = new List<(Guid, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            cases.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return cases;
    }
}
