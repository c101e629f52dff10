using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>The audit of a month's inquiries of a branch.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Inquiries">Inquiries of that month.</param>
/// <param name="Required">How many must be audited (QRY-01); that many are drawn.</param>
/// <param name="Audited">How many have a result.</param>
/// <param name="Objections">How many were not in order.</param>
/// <param name="IsEnough">QRY-01 is kept.</param>
/// <param name="Basis">The rule that says how many.</param>
/// <param name="DrawnAt">When the sample was drawn.</param>
/// <param name="Version">Version.</param>
public sealed record InquiryAuditView(
    Guid Id, string Branch, DateOnly Month, long Inquiries, long Required, long Audited, long Objections, bool IsEnough, LegalBasis Basis, DateTimeOffset DrawnAt, int Version);

/// <summary>One inquiry of a sample.</summary>
public sealed record AuditedInquiryView(InquiryView Inquiry, bool? InOrder, string? Note, DateTimeOffset? AuditedAt, string? AuditedBy);

/// <summary>Audits of inquiries, latest month first, and the inquiries of one.</summary>
internal static class ReadInquiryAudits
{
    private const string Select = "select a.id, a.branch, a.month, a.inquiries, a.required, a.audited, a.objections, a.drawn_at, a.version from inquiry_audit a";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/inquiry-audits", List).WithName("ListInquiryAudits").WithTags("inquiries").AllowRoles(InquiryAudits.Auditors);
        routes.MapGet("/v1/inquiry-audits/{id:guid}", One).WithName("ReadInquiryAudit").WithTags("inquiries").AllowRoles(InquiryAudits.Auditors);
        routes.MapGet("/v1/inquiry-audits/{id:guid}/items", Items).WithName("ListAuditedInquiries").WithTags("inquiries").AllowRoles(InquiryAudits.Auditors);
    }

    private static async Task<Ok<Page<InquiryAuditView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = Scope(caller, command.Parameters);
        if (page.Position(1) is [var last])
            conditions += $" and a.id < {CaseScope.Add(command.Parameters, ReadId(last))}";
        command.CommandText = $"{Select} where {conditions} order by a.id desc limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await AllAsync(command, cancel), page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<InquiryAuditView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, "", context.RequestAborted) is not { } audit)
            return InquiryRefusals.AuditUnknown.Because("No audit has this id.").ToProblem();
        context.SetETag(audit.Version);
        return TypedResults.Ok(audit);
    }

    private static async Task<Results<Ok<Page<AuditedInquiryView>>, ProblemHttpResult>> Items(
        Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await FindAsync(connection, caller, id, "", cancel) is null)
            return InquiryRefusals.AuditUnknown.Because("No audit has this id.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var conditions = $"d.audit_id = {CaseScope.Add(command.Parameters, id)}";
        if (page.Position(1) is [var last])
            conditions += $" and d.inquiry_id > {CaseScope.Add(command.Parameters, ReadId(last))}";
        command.CommandText = $"""
            {InquiryView.Select.Replace(" from inquiry i", ", d.in_order, d.note, d.audited_at, d.audited_by from inquiry i", StringComparison.Ordinal)}
            join inquiry_audit_item d on d.inquiry_id = i.id where {conditions} order by d.inquiry_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<AuditedInquiryView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new AuditedInquiryView(InquiryView.Read(reader), reader.IsDBNull(17) ? null : reader.GetBoolean(17), reader.Optional(18), reader.OptionalInstant(19), reader.Optional(20)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Inquiry.Id.ToString()]));
    }

    /// <summary>The audits of a month the caller may see.</summary>
    internal static async Task<IReadOnlyList<InquiryAuditView>> OfMonthAsync(NpgsqlConnection connection, Caller caller, DateOnly month, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{Select} where {Scope(caller, command.Parameters)} and a.month = {CaseScope.Add(command.Parameters, month)} order by a.branch";
        return await AllAsync(command, cancel);
    }

    internal static async Task<InquiryAuditView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, string locked, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{Select} where a.id = {CaseScope.Add(command.Parameters, id)} and {Scope(caller, command.Parameters)}{locked}";
        return (await AllAsync(command, cancel)).SingleOrDefault();
    }

    private static string Scope(Caller caller, NpgsqlParameterCollection parameters) => CaseScope.OfMoney(caller, parameters, "a");

    private static async Task<List<InquiryAuditView>> AllAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var rows = new List<InquiryAuditView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var (inquiries, audited) = (reader.GetInt64(3), reader.GetInt64(5));
            var ruling = AccountQueries.Audit(new QueryAuditFacts(inquiries, audited));
            rows.Add(new InquiryAuditView(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), inquiries, reader.GetInt64(4), audited, reader.GetInt64(6),
                ruling.IsAllowed, ruling.Basis, reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt32(8)));
        }

        return rows;
    }

    private static Guid ReadId(string text) => Guid.TryParse(text, out var id) ? id : throw new CursorException();
}
