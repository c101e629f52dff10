using System.Diagnostics;
using Enforcement.Benchmarks.Lab;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Benchmarks.Measures;

/// <summary>
/// The bare database: the rows that intake stored for the same transfers, by typed binary COPY into a temporary table and one insert with its conflict
/// clause, 5,000 a batch on 2 connections, into a table with the same columns, constraints and indexes.
/// </summary>
internal sealed class StagedCopy(Platform platform)
{
    private const int BatchSize = 5000;
    private readonly List<IColumn> _columns = [];
    private int _rows;

    /// <summary>Reads the rows to write.</summary>
    public async Task LoadAsync(int rows)
    {
        await using var source = platform.Owner();
        await using (var columns = source.CreateCommand("""
            select column_name, udt_name from information_schema.columns
            where table_schema = 'intake' and table_name = 'transfer' and is_generated = 'NEVER' order by ordinal_position
            """))
        await using (var reader = await columns.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                _columns.Add(Make(reader.GetString(0), reader.GetString(1)));
        }

        await using var command = source.CreateCommand(
            $"select {Names} from intake.transfer where status = 'accepted' order by transfer_id limit {rows}");
        await using var content = await command.ExecuteReaderAsync();
        while (await content.ReadAsync())
        {
            for (var i = 0; i < _columns.Count; i++)
                _columns[i].Read(content, i);
            _rows++;
        }

        await platform.ExecuteAsync("create schema if not exists bench; create table bench.transfer (like intake.transfer including all)");
    }

    /// <summary>Rows per second of one pass.</summary>
    public async Task<double> RunAsync()
    {
        await platform.ExecuteAsync("truncate bench.transfer");
        var batches = Enumerable.Range(0, (_rows + BatchSize - 1) / BatchSize).Select(batch => (From: batch * BatchSize, To: Math.Min(_rows, (batch + 1) * BatchSize))).ToList();
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var source = platform.Owner();
            await using var connection = await source.OpenConnectionAsync();
            await ExecuteAsync(connection, "create temp table stage (like bench.transfer) on commit delete rows");
            await ExecuteAsync(connection, "alter table stage drop column if exists live");
            int batch;
            while ((batch = Interlocked.Increment(ref next)) < batches.Count)
                await WriteAsync(connection, batches[batch].From, batches[batch].To);
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var written = await platform.ScalarAsync<long>("select count(*) from bench.transfer");
        return written == _rows ? _rows / seconds : throw new InvalidOperationException($"{written} of {_rows} rows arrived.");
    }

    private string Names => string.Join(", ", _columns.Select(column => column.Name));

    private async Task WriteAsync(NpgsqlConnection connection, int from, int to)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var importer = await connection.BeginBinaryImportAsync($"copy stage ({Names}) from stdin (format binary)"))
        {
            for (var row = from; row < to; row++)
            {
                await importer.StartRowAsync();
                foreach (var column in _columns)
                    column.Write(importer, row);
            }

            await importer.CompleteAsync();
        }

        await ExecuteAsync(connection, $"insert into bench.transfer ({Names}) select {Names} from stage on conflict do nothing");
        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static IColumn Make(string name, string type) => type switch
    {
        "uuid" => new Column<Guid>(name, NpgsqlDbType.Uuid),
        "int8" => new Column<long>(name, NpgsqlDbType.Bigint),
        "int4" => new Column<int>(name, NpgsqlDbType.Integer),
        "int2" => new Column<short>(name, NpgsqlDbType.Smallint),
        "bool" => new Column<bool>(name, NpgsqlDbType.Boolean),
        "date" => new Column<DateOnly>(name, NpgsqlDbType.Date),
        "timestamptz" => new Column<DateTime>(name, NpgsqlDbType.TimestampTz),
        "json" => new Column<string>(name, NpgsqlDbType.Json),
        "jsonb" => new Column<string>(name, NpgsqlDbType.Jsonb),
        "bytea" => new Column<byte[]>(name, NpgsqlDbType.Bytea),
        "text" => new Column<string>(name, NpgsqlDbType.Text),
        _ => throw new NotSupportedException($"Column {name} is {type}."),
    };

    private interface IColumn
    {
        string Name { get; }

        void Read(NpgsqlDataReader reader, int ordinal);

        void Write(NpgsqlBinaryImporter importer, int row);
    }

    // Typed on purpose: boxing would slow the baseline down.
    private sealed class Column<T>(string name, NpgsqlDbType type) : IColumn
    {
        private readonly List<T> _values = [];
        private readonly List<bool> _nulls = [];

        public string Name => name;

        public void Read(NpgsqlDataReader reader, int ordinal)
        {
            var isNull = reader.IsDBNull(ordinal);
            _nulls.Add(isNull);
            _values.Add(isNull ? default! : reader.GetFieldValue<T>(ordinal));
        }

        public void Write(NpgsqlBinaryImporter importer, int row)
        {
            if (_nulls[row])
                importer.WriteNull();
            else
                importer.Write(_values[row], type);
        }
    }
}
