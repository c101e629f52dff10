using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>The month to draw.</summary>
/// <param name="Month">Any day of it; it must be over.</param>
public sealed record DrawAuditRequest(DateOnly Month);

/// <summary>What the audit of one inquiry found.</summary>
/// <param name="InOrder">It was asked for its purpose, with approval.</param>
/// <param name="Note">What was found; needed when it was not; no personal data.</param>
public sealed record AuditInquiryRequest(bool InOrder, string? Note);

/// <summary>Draws the monthly sample of inquiries and keeps what the audit of each found (QRY-01). A result needs If-Match of the audit.</summary>
internal static class InquiryAudits
{
    public static readonly string[] Auditors = [Roles.Auditor, Roles.HqReview, Roles.BranchHead];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/inquiry-audits", Draw).WithName("DrawInquiryAudit").WithTags("inquiries").AllowRoles(Auditors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/inquiry-audits/{id:guid}/items/{inquiryId:guid}/result", Audit).WithName("AuditInquiry").WithTags("inquiries")
            .AllowRoles(Auditors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<IReadOnlyList<InquiryAuditView>>, ProblemHttpResult>> Draw(
        DrawAuditRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel)
    {
        var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
        if (request.Month.Year is < 2000 or > 9000 || month.AddMonths(1) > time.Today())
            return InquiryRefusals.MonthNotOver.Because($"Today is {time.Today():yyyy-MM-dd}.", "/month").ToProblem();
        return await ledger.RunAsync<Results<Ok<IReadOnlyList<InquiryAuditView>>, ProblemHttpResult>>(async connection =>
        {
            var drawn = await InquiryAuditRows.DrawAsync(connection, month, caller.Branch, caller.Subject, At(time), cancel);
            if (drawn > 0)
                await ledger.RecordAsync(connection, caller, new AuditSubject("inquiryAudit.drawn", "inquiryAudit", $"{month:yyyy-MM}", "QRY-01"), drawn, cancel);
            return TypedResults.Ok(await ReadInquiryAudits.OfMonthAsync(connection, caller, month, cancel));
        }, cancel);
    }

    private static async Task<Results<Ok<InquiryAuditView>, ProblemHttpResult>> Audit(
        Guid id, Guid inquiryId, AuditInquiryRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (request.Note?.Length > 500 || (!request.InOrder && string.IsNullOrWhiteSpace(request.Note)))
            return Problems.Validation(("/note", "At most 500 characters; say what was not in order."));
        return await ledger.RunAsync<Results<Ok<InquiryAuditView>, ProblemHttpResult>>(async connection =>
        {
            if (await ReadInquiryAudits.FindAsync(connection, caller, id, " for update", cancel) is not { } audit)
                return InquiryRefusals.AuditUnknown.Because("No audit has this id.").ToProblem();
            if (Preconditions.Check(context.Request, audit.Version) is { } stale)
                return stale;
            if (await BarAsync(connection, id, inquiryId, caller, cancel) is { } bar)
                return bar.ToProblem();
            await WriteAsync(connection, id, inquiryId, request, caller, time.GetUtcNow(), cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("inquiry.audited", "inquiry", inquiryId.ToString(), "QRY-01"), 1, cancel);
            context.SetETag(audit.Version + 1);
            return TypedResults.Ok((await ReadInquiryAudits.FindAsync(connection, caller, id, "", cancel))!);
        }, cancel);
    }

    private static async Task<Refusal?> BarAsync(NpgsqlConnection connection, Guid id, Guid inquiryId, Caller caller, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select i.asked_by, d.in_order is not null from inquiry_audit_item d join inquiry i on i.id = d.inquiry_id where d.audit_id = $1 and d.inquiry_id = $2", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = inquiryId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return InquiryRefusals.NotInSample.Because("The sample holds other inquiries.");
        if (reader.GetBoolean(1))
            return InquiryRefusals.AuditedBefore.Because("A result is not changed.");
        return reader.GetString(0) == caller.Subject ? InquiryRefusals.OwnInquiry.Because("Somebody else must look at it.") : null;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, Guid id, Guid inquiryId, AuditInquiryRequest request, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        batch.Add("update inquiry_audit_item set in_order = $3, note = $4, audited_at = $5, audited_by = $6 where audit_id = $1 and inquiry_id = $2",
            JournalBatch.One(id), JournalBatch.One(inquiryId), JournalBatch.One(request.InOrder), JournalBatch.One(request.Note, NpgsqlDbType.Text), JournalBatch.One(at),
            JournalBatch.One(caller.Subject));
        batch.Add("update inquiry_audit set audited = audited + 1, objections = objections + $2, version = version + 1 where id = $1", JournalBatch.One(id),
            JournalBatch.One(request.InOrder ? 0L : 1L));
        await batch.ExecuteAsync(cancel);
    }

    // As the database keeps it, so that the draw finds its own rows.
    private static DateTimeOffset At(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
