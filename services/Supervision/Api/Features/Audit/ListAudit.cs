using System.ComponentModel;
using System.Globalization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Npgsql;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>Which records.</summary>
public sealed record AuditFilter(
    [property: Description("Only this service, e.g. intake.")] string? Service,
    [property: Description("Only this action, e.g. transfer.decided.")] string? Action,
    [property: Description("Only this kind of subject, e.g. case.")] string? SubjectType,
    [property: Description("Only this subject.")] string? SubjectId,
    [property: Description("Occurred at or after.")] DateTimeOffset? From,
    [property: Description("Occurred before.")] DateTimeOffset? To);

/// <summary>Audit records, newest first.</summary>
public static class ListAudit
{
    private const string Sql = $"""
        select {AuditRows.RecordColumns} from audit_record
        where ($1 is null or service = $1) and ($2 is null or action = $2) and ($3 is null or subject_type = $3) and ($4 is null or subject_id = $4)
            and ($5 is null or occurred_at >= $5) and ($6 is null or occurred_at < $6) and ($7 is null or seq < $7)
        order by seq desc limit $8
        """;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/audit", Handle)
        .AllowRoles([Roles.Auditor, .. Roles.Headquarters])
        .WithName("ListAudit").WithTags("Audit")
        .WithSummary("Audit records of all services, newest first.");

    public static async Task<Page<AuditView>> Handle([AsParameters] AuditFilter filter, [AsParameters] PageQuery page, NpgsqlDataSource source,
        CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Sql);
        foreach (var text in new[] { filter.Service, filter.Action, filter.SubjectType, filter.SubjectId })
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, DataTypeName = "text" });
        foreach (var instant in new[] { filter.From, filter.To })
            command.Parameters.Add(new() { Value = (object?)instant?.ToUniversalTime() ?? DBNull.Value, DataTypeName = "timestamptz" });
        command.Parameters.Add(new() { Value = (object?)After(page) ?? DBNull.Value, DataTypeName = "bigint" });
        command.Parameters.Add(new() { Value = page.Size + 1 });
        var rows = await command.ListAsync(AuditRows.ReadRecord, cancel);
        return Page.Of([.. rows.Select(AuditView.Of)], page.Size, row => [row.Seq.ToString(CultureInfo.InvariantCulture)]);
    }

    private static long? After(PageQuery page) =>
        page.Position(1) is not [var last] ? null
        : long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq
        : throw new CursorException();
}
