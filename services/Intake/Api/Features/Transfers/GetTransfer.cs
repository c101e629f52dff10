using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Transfers;

internal static class GetTransfer
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "transfer.not_found", "There is no such transfer");

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/transfers/{transferId:guid}", Handle)
        .AllowRoles(TransferScope.Readers)
        .WithTags("Transfers")
        .WithSummary("One transfer: form, decision with findings, branch, section and why, case number, history");

    private static async Task<Results<Ok<TransferView>, ProblemHttpResult>> Handle(
        Guid transferId, HttpContext context, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (await FindAsync(source, transferId, caller, cancel) is not { } transfer)
            return NotFound.Because("No transfer of this id.").ToProblem();
        context.SetETag(transfer.Version);
        return TypedResults.Ok(transfer);
    }

    private static async Task<TransferView?> FindAsync(NpgsqlDataSource source, Guid transferId, Caller caller, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        TransferView view;
        await using (var command = new NpgsqlCommand($"""
            select {TransferRow.Columns}, case_id, batch_id, line, received_at, amount, jurisdiction_reason, section_reason, findings, form, claims, version
            from transfer where transfer_id = @id and {TransferScope.Condition}
            """, connection))
        {
            command.Parameters.Add(new("id", transferId));
            command.Parameters.AddRange(TransferScope.Parameters(caller));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel))
                return null;
            view = Read(reader);
        }

        return view.Version == 1 ? view : view with { Changes = await ChangesAsync(connection, transferId, cancel) };
    }

    private static async Task<IReadOnlyList<TransferChangeView>> ChangesAsync(NpgsqlConnection connection, Guid transferId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select version, action, content, changed_at, changed_by from transfer_change where transfer_id = $1 order by version", connection)
        {
            Parameters = { new() { Value = transferId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var changes = new List<TransferChangeView>();
        while (await reader.ReadAsync(cancel))
        {
            changes.Add(new TransferChangeView(reader.GetInt32(0), reader.GetString(1), Json(reader, 2)!.Value, reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetString(4)));
        }

        return changes;
    }

    private static TransferView Read(NpgsqlDataReader reader)
    {
        var first = TransferRow.Count;
        var batchId = reader.IsDBNull(first + 1) ? (Guid?)null : reader.GetGuid(first + 1);
        return new TransferView
        {
            Summary = TransferRow.Read(reader),
            CaseId = reader.IsDBNull(first) ? null : reader.GetGuid(first),
            BatchId = batchId,
            Line = batchId is null ? null : reader.GetInt32(first + 2),
            ReceivedAt = reader.GetFieldValue<DateTimeOffset>(first + 3),
            AmountTransferred = reader.GetInt64(first + 4),
            JurisdictionReason = TransferRow.Text(reader, first + 5),
            SectionReason = TransferRow.Text(reader, first + 6),
            Findings = Json(reader, first + 7),
            Form = Json(reader, first + 8)!.Value,
            Claims = Json(reader, first + 9),
            Version = reader.GetInt32(first + 10),
            Changes = [],
        };
    }

    private static JsonElement? Json(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : JsonDocument.Parse(reader.GetString(column)).RootElement;
}
