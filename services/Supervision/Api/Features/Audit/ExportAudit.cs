using System.Data;
using System.Text.Json;
using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Enforcement.Supervision.Data.Audit;
using Npgsql;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>One line of an export: a checkpoint, a record, or as the last line the heads of both chains.</summary>
public sealed record AuditExportLine
{
    public CheckpointView? Checkpoint { get; init; }
    public AuditView? Record { get; init; }
    public ChainHeadView? Head { get; init; }
    public ChainHeadView? CheckpointHead { get; init; }

    internal static JsonSerializerOptions Json { get; } = MakeJson();

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ApplyJson(json);
        return json;
    }
}

/// <summary>The whole chain as NDJSON; <c>verify-audit FILE</c> checks it without the platform.</summary>
public static class ExportAudit
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/audit/export", Handle)
        .AllowRoles(Roles.Auditor)
        .Produces<AuditExportLine>(StatusCodes.Status200OK, "application/x-ndjson")
        .WithName("ExportAudit").WithTags("Audit")
        .WithSummary("The audit chain with its checkpoints as NDJSON, to be verified off line.");

    public static async Task Handle(NpgsqlDataSource source, HttpContext http, CancellationToken cancel)
    {
        http.Response.ContentType = "application/x-ndjson";
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var range = await ChainReader.RangeAsync(connection, null, null, cancel);
        await foreach (var link in ChainReader.LinksAsync(connection, range, toEnd: true, cancel))
        {
            await WriteAsync(http, link.Record is { } record
                ? new AuditExportLine { Record = AuditView.Of(record) }
                : new AuditExportLine { Checkpoint = CheckpointView.Of(link.Checkpoint!) }, cancel);
        }

        await WriteAsync(http, new AuditExportLine { Head = ChainHeadView.Of(range.After), CheckpointHead = ChainHeadView.Of(range.CheckpointAfter) }, cancel);
    }

    private static async Task WriteAsync(HttpContext http, AuditExportLine line, CancellationToken cancel)
    {
        await JsonSerializer.SerializeAsync(http.Response.Body, line, AuditExportLine.Json, cancel);
        await http.Response.Body.WriteAsync(NewLine, cancel);
    }
}
