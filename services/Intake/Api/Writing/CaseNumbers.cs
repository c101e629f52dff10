using Enforcement.Intake.Data;
using Enforcement.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Writing;

/// <summary>A series of case numbers.</summary>
internal readonly record struct NumberSeries(string Branch, int RocYear, ClaimKind Kind);

/// <summary>
/// Serials of the series that a chunk needs: what was given last is read with the other look-ups under the branches' locks, and what is given now is written in the
/// same transaction, so a rollback gives the serials back and there are no gaps. A series that was raised in between is refused.
/// </summary>
internal sealed class CaseNumbers
{
    private const string Last = """
        select branch, roc_year, kind, last_serial from case_number_counter
        where (branch, roc_year, kind) in (select branch, roc_year, kind from unnest($1, $2, $3) as wanted(branch, roc_year, kind))
        """;

    // Null, which the column refuses, when the series is not where it was read.
    private const string Raise = """
        update case_number_counter c set last_serial = case when c.last_serial = given.before then given.last_serial end
        from unnest($1, $2, $3, $4, $5) as given(branch, roc_year, kind, last_serial, before)
        where (c.branch, c.roc_year, c.kind) = (given.branch, given.roc_year, given.kind)
        """;

    private const string Begin = """
        insert into case_number_counter (branch, roc_year, kind, last_serial)
        select branch, roc_year, kind, last_serial from unnest($1, $2, $3, $4) as given(branch, roc_year, kind, last_serial)
        """;

    private readonly Dictionary<NumberSeries, Serials> _series;

    /// <param name="series">Series of every case; repeated ones count once.</param>
    public CaseNumbers(IEnumerable<NumberSeries> series) => _series = series.Distinct().ToDictionary(wanted => wanted, _ => new Serials());

    /// <summary>The look-up, to be sent after the branches' locks; its result goes to <see cref="ReadAsync"/>.</summary>
    public NpgsqlBatchCommand Command() => new(Last)
    {
        Parameters = { Texts(_series.Keys, key => key.Branch), Years(_series.Keys), Texts(_series.Keys, key => WireNames.Of(key.Kind)) },
    };

    /// <summary>Reads the current result, that of <see cref="Command"/>.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
        {
            if (WireNames.TryRead<ClaimKind>(reader.GetString(2), out var kind))
                _series[new NumberSeries(reader.GetString(0), reader.GetInt32(1), kind)].Begin(reader.GetInt32(3));
        }
    }

    /// <summary>The next number of a series.</summary>
    public CaseNumber Next(NumberSeries series) => new(series.Branch, series.RocYear, series.Kind, ++_series[series].Last);

    /// <summary>Stores what was given; fails when somebody took serials without the branch's lock.</summary>
    public IEnumerable<NpgsqlBatchCommand> Writes()
    {
        var given = _series.Where(entry => entry.Value.Last > entry.Value.Before).ToArray();
        var raised = given.Where(entry => entry.Value.Before > 0).ToArray();
        var begun = given.Where(entry => entry.Value.Before == 0).ToArray();
        if (raised.Length > 0)
        {
            var raise = Write(Raise, raised);
            raise.Parameters.Add(Integers(raised.Select(entry => entry.Value.Before)));
            yield return raise;
        }

        if (begun.Length > 0)
            yield return Write(Begin, begun);
    }

    private static NpgsqlBatchCommand Write(string sql, KeyValuePair<NumberSeries, Serials>[] given)
    {
        var keys = given.Select(entry => entry.Key).ToArray();
        return new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                Texts(keys, key => key.Branch), Years(keys), Texts(keys, key => WireNames.Of(key.Kind)), Integers(given.Select(entry => entry.Value.Last)),
            },
        };
    }

    private static NpgsqlParameter Texts(IEnumerable<NumberSeries> keys, Func<NumberSeries, string> part) => Sql.Texts(keys.Select(part));

    private static NpgsqlParameter Years(IEnumerable<NumberSeries> keys) => Integers(keys.Select(key => key.RocYear));

    private static NpgsqlParameter Integers(IEnumerable<int> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    private sealed class Serials
    {
        public int Before { get; private set; }

        public int Last { get; set; }

        public void Begin(int last) => (Before, Last) = (last, last);
    }
}
