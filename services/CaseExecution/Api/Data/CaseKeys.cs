using Enforcement.CaseExecution.Domain.Cases;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Keys of cases as two array parameters, $1 years and $2 ids, in one order.</summary>
internal static class CaseKeys
{
    public static NpgsqlParameter[] Of(IReadOnlyCollection<CaseFile> files)
    {
        var ordered = files.OrderBy(file => file.Id).ToList();
        return [JournalBatch.Of(ordered.Select(file => (short)file.Number.RocYear)), JournalBatch.Of(ordered.Select(file => file.Id))];
    }
}
