using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Enforcement.Supervision.Data;

/// <summary>Single statements in the context's current transaction.</summary>
internal static class SetBased
{
    public static async Task<int> ExecuteAsync(this DatabaseFacade database, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(database, sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<bool> AskAsync(this DatabaseFacade database, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(database, sql, values);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static NpgsqlCommand Command(DatabaseFacade database, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)database.GetDbConnection());
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
