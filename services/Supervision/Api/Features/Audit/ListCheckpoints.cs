using System.Globalization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Npgsql;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>Checkpoints, oldest first, to be kept outside of the platform.</summary>
public static class ListCheckpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/audit/checkpoints", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters])
        .WithName("ListCheckpoints").WithTags("Audit")
        .WithSummary("Merkle checkpoints of the audit chain, oldest first; keep them elsewhere to prove later that nothing was changed.");

    public static async Task<Page<CheckpointView>> Handle([AsParameters] PageQuery page, NpgsqlDataSource source, CancellationToken cancel)
    {
        var after = page.Position(1) is not [var last] ? 0
            : long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new CursorException();
        await using var command = source.CreateCommand(
            $"select {AuditRows.CheckpointColumns} from audit_checkpoint where number > $1 order by number limit $2");
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = page.Size + 1 });
        var rows = await command.ListAsync(AuditRows.ReadCheckpoint, cancel);
        return Page.Of([.. rows.Select(CheckpointView.Of)], page.Size, row => [row.Number.ToString(CultureInfo.InvariantCulture)]);
    }
}
