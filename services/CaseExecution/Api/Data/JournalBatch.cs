using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>The statements of one journal, sent together. Arrays as parameters: the number of statements does not grow with the number of cases.</summary>
internal sealed class JournalBatch(NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);
    private readonly List<NpgsqlBatchCommand> _counted = [];

    public void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters) => Append(sql, parameters);

    /// <summary>A statement that raises the version of each row it changes, or inserts rows of version 1: its rows count as changes for the audit record.</summary>
    public void AddCounted(string sql, params ReadOnlySpan<NpgsqlParameter> parameters) => _counted.Add(Append(sql, parameters));

    /// <summary>Sends all.</summary>
    /// <returns>Changes of the counted statements.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        if (_batch.BatchCommands.Count == 0)
            return 0;
        await _batch.ExecuteNonQueryAsync(cancel);
        return _counted.Sum(command => command.RecordsAffected);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    public static NpgsqlParameter One(object value) => new() { Value = value };

    public static NpgsqlParameter One(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    public static NpgsqlParameter Of<T>(IEnumerable<T> values) => new() { Value = values.ToArray() };

    public static NpgsqlParameter Of<T>(IEnumerable<T> values, NpgsqlDbType type) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Of(values, NpgsqlDbType.Text);

    private NpgsqlBatchCommand Append(string sql, ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        _batch.BatchCommands.Add(command);
        return command;
    }
}
