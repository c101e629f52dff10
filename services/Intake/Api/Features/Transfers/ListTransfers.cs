using System.Text;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Features.Transfers;


internal static class ListTransfers
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/transfers", Handle)
        .AllowRoles(TransferScope.Readers)
        .WithTags("Transfers")
        .WithSummary("Transfers, newest first, filtered by status, kind, branch, receiving day and agency case number");

    private static async Task<Ok<Page<TransferSummary>>> Handle(
        [AsParameters] PageQuery page, string? status, string? kind, string? branch, DateOnly? receivedFrom, DateOnly? receivedTo, string? agencyCaseNumber,
        Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        var before = page.Position(1) is [var id] ? Guid.TryParse(id, out var parsed) ? parsed : throw new CursorException() : (Guid?)null;
        var sql = new StringBuilder($"select {TransferRow.Columns} from transfer where {TransferScope.Condition}");
        await using var command = source.CreateCommand();
        command.Parameters.AddRange(TransferScope.Parameters(caller));
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            sql.Append(" and ").Append(condition);
            command.Parameters.Add(new NpgsqlParameter(name, value));
        }

        Where("status = @status", "status", status);
        Where("kind = @kind", "kind", kind);
        Where("branch = @wanted_branch", "wanted_branch", branch);
        Where("agency_case_number = @number", "number", agencyCaseNumber);
        // The id begins with the receiving instant, so a span of days is a span of the keys.
        Where("transfer_id >= @first", "first", receivedFrom is { } from ? FirstIdOf(from) : null);
        Where("transfer_id < @last", "last", receivedTo is { } to ? FirstIdOf(to.AddDays(1)) : null);
        Where("transfer_id < @before", "before", before);
        command.Parameters.Add(new NpgsqlParameter("rows", NpgsqlDbType.Integer) { Value = page.Size + 1 });
        command.CommandText = sql.Append(" order by transfer_id desc limit @rows").ToString();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<TransferSummary>();
        while (await reader.ReadAsync(cancel))
            rows.Add(TransferRow.Read(reader));
        return TypedResults.Ok(Page.Of(rows, page.Size, row => [row.TransferId.ToString()]));
    }

    private static Guid FirstIdOf(DateOnly day)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(TaipeiTime.StartOf(day)).TryWriteBytes(id, bigEndian: true, out _);
        id[6..].Clear();
        return new Guid(id, bigEndian: true);
    }
}
