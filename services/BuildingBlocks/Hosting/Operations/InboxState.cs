using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Hosting.Operations;

/// <summary>What a consumer applied of late.</summary>
/// <param name="Consumer">Its queue.</param>
/// <param name="Applied">Messages applied in the last quarter of an hour.</param>
/// <param name="LastAt">When the last one was, UTC.</param>
public sealed record InboxState(string Consumer, long Applied, DateTimeOffset LastAt)
{
    // The block range index on received_at limits the read to the newest blocks of a table of weeks.
    private const string Sql = """
        select consumer, count(*), max(received_at) from inbox where received_at > now() - interval '15 minutes' group by consumer order by consumer
        """;

    internal static async Task<Ok<List<InboxState>>> Handle(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<InboxState>();
        while (await reader.ReadAsync(cancel))
            found.Add(new InboxState(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return TypedResults.Ok(found);
    }
}
