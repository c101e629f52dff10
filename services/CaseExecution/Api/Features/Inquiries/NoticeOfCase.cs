using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>The notice something answers to, when it is one of the case acted on.</summary>
internal static class NoticeOfCase
{
    /// <summary>Locks it; null when the case has no such notice.</summary>
    public static async Task<StoredNotice?> LockAsync(Acting acting, Guid id)
    {
        await using var command = new NpgsqlCommand("select exists (select from notice_case where roc_year = $1 and case_id = $2 and notice_id = $3)", acting.Connection)
        {
            Parameters = { new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id }, new() { Value = id } },
        };
        return (bool)(await command.ExecuteScalarAsync(acting.Cancel))! ? (await StoredNotices.LockAsync(acting.Connection, [id], acting.Cancel)).Single() : null;
    }
}
