using System.Diagnostics;
using Enforcement.Benchmarks.Lab;
using Npgsql;

namespace Enforcement.Benchmarks.Measures;

/// <summary>Reads at ten thousand and at a million cases, through the gateway, beside the bare SQL of the same rows on the same machine.</summary>
internal sealed class Reads(Platform platform)
{
    public sealed record Outcome(string Name, double P50, double P99, double ToBareSql);

    /// <summary>Fills case-execution up to so many cases by copying what the main job opened under new numbers, over a tenth as many obligors.</summary>
    public async Task FillAsync(int cases)
    {
        var missing = cases - await platform.ScalarAsync<long>("select count(*) from case_execution.case_file");
        if (missing <= 0)
            return;
        await platform.ExecuteAsync($$"""
            set search_path = case_execution;
            create temp table source_case as select *, row_number() over () as place from case_file where status = 'open' limit 50000;
            create temp table new_obligor as select gen_random_uuid() as id, n from generate_series(1, {{missing / 10}}) as n;
            insert into obligor (id, identity_number, type, name) select id, 'BENCH' || n, 'person', '測試' || n from new_obligor;
            create index on new_obligor (n);
            create index on source_case (place);
            """ + Insert(await ColumnsAsync(), missing) + "analyze case_file; analyze obligor;");
    }

    /// <param name="repeats">Calls of each read.</param>
    /// <param name="grouped">Also a group of 600 cases, which the filling makes.</param>
    public async Task<List<Outcome>> RunAsync(int repeats, bool grouped)
    {
        await using var source = platform.Owner();
        var numbers = await ListAsync(source, $$"""
            select branch || '-' || lpad(roc_year::text, 3, '0') || lpad(kind::text, 2, '0') || lpad(serial::text, 8, '0')
            from case_execution.case_file order by md5(id::text) limit {{repeats}}
            """);
        var group = !grouped ? null : (await ListAsync(source, "select obligor_id::text from case_execution.case_file group by obligor_id having count(*) between 500 and 700 limit 1")).Single();
        var section = (await ListAsync(source, "select branch || ' ' || section from case_execution.case_file where status = 'open' group by 1 order by count(*) desc limit 1")).Single().Split(' ');
        using var hq = platform.Client("hq-review");
        using var staff = platform.Client("officer", branch: section[0]);
        List<Outcome> outcomes =
        [
            await MeasureAsync("caseByNumber", repeats, i => hq.GetAsync($"/v1/cases/{numbers[i % numbers.Count]}"), source, i =>
                $"select * from case_execution.case_file where roc_year = {numbers[i % numbers.Count][4..7]} and branch = '{numbers[i % numbers.Count][..3]}' and kind = {numbers[i % numbers.Count][7..9]} and serial = {numbers[i % numbers.Count][9..]}"),
            await MeasureAsync("worklistPage", repeats, _ => staff.GetAsync($"/v1/worklist?section={Uri.EscapeDataString(section[1])}&limit=50"), source, _ =>
                $"select * from case_execution.case_file where branch = '{section[0]}' and section = '{section[1]}' and status = 'open' order by id limit 51"),
        ];
        if (group is not null)
            outcomes.Add(await MeasureAsync("obligorGroup600", repeats, _ => hq.GetAsync($"/v1/obligors/{group}?limit=50"), source, _ =>
                $"select count(*), sum(outstanding) from case_execution.case_file where obligor_id = '{group}'; select * from case_execution.case_file where obligor_id = '{group}' order by id limit 51"));
        return outcomes;
    }

    private static async Task<Outcome> MeasureAsync(string name, int repeats, Func<int, Task<HttpResponseMessage>> get, NpgsqlDataSource source, Func<int, string> sql)
    {
        var api = new List<double>();
        var bare = new List<double>();
        await using var connection = await source.OpenConnectionAsync();
        for (var i = 0; i < repeats + 20; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using (var answer = await get(i))
            {
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }

            var between = Stopwatch.GetTimestamp();
            await using (var command = new NpgsqlCommand(sql(i), connection))
            await using (var reader = await command.ExecuteReaderAsync())
            {
                do
                {
                    while (await reader.ReadAsync())
                        _ = reader.GetValue(0);
                }
                while (await reader.NextResultAsync());
            }

            // The first calls warm both sides.
            if (i < 20)
                continue;
            api.Add(Stopwatch.GetElapsedTime(start, between).TotalMilliseconds);
            bare.Add(Stopwatch.GetElapsedTime(between).TotalMilliseconds);
        }

        return new Outcome(name, api.Median(), api.Percentile(0.99), api.Median() / bare.Median());
    }

    private static async Task<List<string>> ListAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }

    private Task<string> ColumnsAsync() => platform.ScalarAsync<string>("""
        select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns
        where table_schema = 'case_execution' and table_name = 'case_file' and is_generated = 'NEVER'
        """);

    // New ids keep the time order and the year of version 7; every 600th thousand goes to one obligor, so that a group of 600 exists.
    private static string Insert(string columns, long missing)
    {
        var values = columns.Split(',').Select(column => column switch
        {
            "id" => "(substr(lpad(to_hex((extract(epoch from c.opened_at) * 1000)::bigint), 12, '0'), 1, 12) || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid",
            "transfer_id" => "gen_random_uuid()",
            "serial" => "50000000 + s.n",
            "obligor_id" => "case when s.n <= 600 then (select id from new_obligor where n = 1) else o.id end",
            _ => "c." + column,
        });
        return $"""
            insert into case_file ({columns}) select {string.Join(", ", values)}
            from generate_series(1, {missing}) as s (n)
            join source_case c on c.place = 1 + s.n % (select count(*) from source_case)
            join new_obligor o on o.n = 2 + s.n % ({missing / 10} - 2);
            """;
    }
}
