using System.Globalization;
using System.Runtime.CompilerServices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Persistence;
using Enforcement.Statistics.Data;
using Npgsql;

namespace Enforcement.Statistics.Features;

/// <summary>What figures can be grouped by, in the order rows are sorted.</summary>
public enum FigureGroup
{
    Day,
    Branch,
    Agency,
    Kind,
}

/// <summary>Reads figures of a range of days within the caller's scope, grouped and sorted by the keys asked for.</summary>
internal sealed class FigureQuery(NpgsqlDataSource source)
{
    private static readonly string[] Columns = [.. Enum.GetNames<Measure>().Select(ServiceConventions.SnakeCase)];

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required IReadOnlyList<FigureGroup> GroupBy { get; init; }
    public required Caller Caller { get; init; }
    public string? Branch { get; init; }
    public string? Agency { get; init; }
    public string? Kind { get; init; }

    /// <summary>Sort key of the last row of the page before; null for the first.</summary>
    public string[]? After { get; init; }

    /// <summary>Rows at most; null for all.</summary>
    public int? Limit { get; init; }

    private bool ByDay => GroupBy.Contains(FigureGroup.Day);

    /// <summary>Streams the rows.</summary>
    public async IAsyncEnumerable<FigureRow> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Sql());
        command.Parameters.Add(new() { Value = From });
        command.Parameters.Add(new() { Value = To });
        foreach (var value in new[] { Branch, Caller.Branch, Agency, Caller.Agency, Kind })
            command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, DataTypeName = "text" });
        for (var place = 0; place < GroupBy.Count && After is not null; place++)
            command.Parameters.Add(new() { Value = After[place] });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return Read(reader);
    }

    /// <summary>The sort key of a row, for the cursor.</summary>
    public string[] KeyOf(FigureRow row) => [.. GroupBy.Select(key => key switch
    {
        FigureGroup.Day => row.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FigureGroup.Branch => row.Branch ?? "",
        FigureGroup.Agency => row.Agency ?? "",
        _ => row.Kind ?? "",
    })];

    // Days before the range are folded into one row, which carries the open cases into it and is then left out.
    private string Sql()
    {
        var others = GroupBy.Where(key => key != FigureGroup.Day).Select(Name).ToList();
        var keys = GroupBy.Select(Name).ToList();
        var partition = others.Count == 0 ? "" : $"partition by {string.Join(", ", others)} ";
        return $"""
            with figure as (
                select {List([.. ByDay ? ["greatest(day, $1 - 1) as day"] : Array.Empty<string>(), .. others])}
                    {string.Join(", ", Columns.Select(column => $"coalesce(sum({column}) filter (where day >= $1), 0)::bigint as {column}"))},
                    coalesce(sum(new_count + transferred_in_count - closed_count + reopened_count), 0) as net
                from daily_figure
                where day <= $2 and ($3 is null or branch = $3) and ($4 is null or branch = $4)
                    and ($5 is null or agency = $5) and ($6 is null or agency = $6) and ($7 is null or kind = $7)
                {(keys.Count == 0 ? "" : $"group by {string.Join(", ", Enumerable.Range(1, keys.Count))}")}),
            running as (
                select {List(keys)} {string.Join(", ", Columns)}, {(ByDay ? $"sum(net) over ({partition}order by day)" : "net")}::bigint as open_count
                from figure)
            select {List(keys)} {string.Join(", ", Columns)}, open_count
            from running
            where {(ByDay ? "day >= $1" : "true")} {After switch { null => "", _ => $"and ({SortKey()}) > ({Position()})" }}
            {(keys.Count == 0 ? "" : $"order by {SortKey()}")}
            {(Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"limit {limit}") : "")}
            """;
    }

    private string SortKey() => string.Join(", ", GroupBy.Select(key => key == FigureGroup.Day ? "day" : $"coalesce({Name(key)}, '')"));

    private string Position() => string.Join(", ", GroupBy.Select((key, place) =>
        string.Create(CultureInfo.InvariantCulture, $"${place + 8}{(key == FigureGroup.Day ? "::text::date" : "")}")));

    private FigureRow Read(NpgsqlDataReader reader)
    {
        string? Text(FigureGroup key)
        {
            var place = GroupBy.IndexOf(key);
            return place < 0 || reader.IsDBNull(place) ? null : reader.GetString(place);
        }

        return FigureRow.Of(ByDay ? reader.GetFieldValue<DateOnly>(GroupBy.IndexOf(FigureGroup.Day)) : null, Text(FigureGroup.Branch),
            Text(FigureGroup.Agency), Text(FigureGroup.Kind), measure => reader.GetInt64(GroupBy.Count + (int)measure),
            reader.GetInt64(GroupBy.Count + Columns.Length));
    }

    private static string Name(FigureGroup key) => ServiceConventions.SnakeCase(key.ToString());

    private static string List(IEnumerable<string> names) => string.Concat(names.Select(name => name + ", "));
}

internal static class FigureGroups
{
    public static int IndexOf(this IReadOnlyList<FigureGroup> groups, FigureGroup key)
    {
        for (var place = 0; place < groups.Count; place++)
        {
            if (groups[place] == key)
                return place;
        }

        return -1;
    }

    /// <summary>Reads <c>day,branch</c> or repeated values into sorted distinct keys; null when a name is unknown.</summary>
    public static IReadOnlyList<FigureGroup>? Parse(string[]? groupBy)
    {
        if (groupBy is null or [])
            return [FigureGroup.Day];
        var keys = new SortedSet<FigureGroup>();
        foreach (var name in groupBy.SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!Enum.TryParse<FigureGroup>(name, ignoreCase: true, out var key) || !Enum.IsDefined(key) || char.IsDigit(name[0]))
                return null;
            keys.Add(key);
        }

        return [.. keys];
    }
}
