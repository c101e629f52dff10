using Enforcement.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Advisory locks of the writer, held to the end of the transaction and always taken in one order (agencies, then branches, each by number): the agency's lock
/// makes "is this key taken?" exact, the branch's lock does the same for "who holds this obligor?", the rotation and the numbers.
/// </summary>
internal static class WriterLocks
{
    private const int AgencySpace = 1_101;
    private const int BranchSpace = 1_102;

    private static readonly Dictionary<string, int> BranchKeys =
        Branches.All.Select((branch, index) => (branch.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);

    public static NpgsqlBatchCommand Command(IEnumerable<string> agencies, IEnumerable<string> branches)
    {
        var locks = agencies.Distinct(StringComparer.Ordinal).Select(agency => (Space: AgencySpace, Key: Hash(agency))).Distinct().Order()
            .Concat(branches.Distinct(StringComparer.Ordinal).Select(branch => (Space: BranchSpace, Key: BranchKeys[branch])).Order())
            .ToArray();
        return new NpgsqlBatchCommand("select pg_advisory_xact_lock(space, key) from unnest($1, $2) as wanted(space, key)")
        {
            Parameters =
            {
                new() { Value = Array.ConvertAll(locks, wanted => wanted.Space), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = Array.ConvertAll(locks, wanted => wanted.Key), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            },
        };
    }

    // FNV-1a: the same in every process. A collision only makes two agencies wait for each other.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619u;
        return unchecked((int)hash);
    }
}
