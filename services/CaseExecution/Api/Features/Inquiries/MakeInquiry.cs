using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>Whom is asked what.</summary>
/// <param name="Subject">What.</param>
/// <param name="Addressee">Code of the agency, bank or registry.</param>
public sealed record InquiryTargetRequest(InquirySubject Subject, string Addressee);

/// <summary>An inquiry about property, to one or many at once.</summary>
/// <param name="Targets">Whom; accounts are asked apart from the rest, because they need the head's approval.</param>
/// <param name="Purpose">What for; no personal data.</param>
/// <param name="ApprovalSlip">Number of the slip on which the head approved; left out where a second person approves here, or the head himself asks.</param>
public sealed record MakeInquiryRequest(IReadOnlyList<InquiryTargetRequest> Targets, string Purpose, string? ApprovalSlip);

/// <summary>Asks agencies, banks and registries what an obligor owns (CEA 19; QRY-02). Needs If-Match of the case.</summary>
internal static class MakeInquiry
{
    private const int MostTargets = 100;

    public static readonly CaseAct<MakeInquiryRequest> Accounts = new(InquiryActs.AccountInquired, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<MakeInquiryRequest> Property = new(InquiryActs.PropertyInquired, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/inquiries", Handle).WithName(nameof(MakeInquiry)).WithTags("inquiries")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, MakeInquiryRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (request.Targets is not { Count: > 0 and <= MostTargets } targets || targets.Distinct().Count() != targets.Count)
            return Problems.Validation(("/targets", $"1 to {MostTargets}, each once."));
        if (targets.Any(target => string.IsNullOrWhiteSpace(target.Addressee) || target.Addressee.Length > 64))
            return Problems.Validation(("/targets", "Addressees of 1 to 64 characters."));
        if (targets.Any(target => target.Subject == InquirySubject.Accounts) && targets.Any(target => target.Subject != InquirySubject.Accounts))
            return Problems.Validation(("/targets", "Accounts are asked apart from the rest."));
        if (string.IsNullOrWhiteSpace(request.Purpose) || request.Purpose.Length > 500 || request.ApprovalSlip is { Length: 0 or > 100 })
            return Problems.Validation(("/purpose", "1 to 500 characters; a slip 1 to 100."));
        return await desk.DoAsync(context, caller, idOrNumber, targets[0].Subject == InquirySubject.Accounts ? Accounts : Property, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, MakeInquiryRequest request)
    {
        // The second person of the approval rules is the head's approval "in the case system" of the directions; a trial is for exactly that person.
        var isApproved = acting.IsTrial || acting.Journal.ProposalId is not null || request.ApprovalSlip is not null || acting.Caller.Is(Roles.BranchHead);
        InquiryTarget[] targets = [.. request.Targets.Select(target => new InquiryTarget(target.Subject, target.Addressee))];
        var result = Inquiry.Ask(acting.Journal, acting.File, targets, request.Purpose, isApproved);
        if (result.TryGet(out var act, out _))
            acting.FurtherChanges += await InsertAsync(acting, act, targets, request);
        return result;
    }

    private static async Task<int> InsertAsync(Acting acting, Act act, InquiryTarget[] targets, MakeInquiryRequest request)
    {
        var (file, caller) = (acting.File, acting.Caller);
        var askedBy = acting.Journal.ProposalId is { } proposal ? await ProposalRows.ProposerAsync(acting.Connection, proposal, acting.Cancel) : caller.Subject;
        var approvedBy = acting.Journal.ProposalId is not null || caller.Is(Roles.BranchHead) ? caller.Subject : null;
        await using var batch = new JournalBatch(acting.Connection);
        batch.AddCounted("""
            insert into inquiry (id, subject, addressee, purpose, roc_year, case_id, case_number, obligor_id, branch, section, act_id, asked_on, asked_at, asked_by, approved_by,
                approval_slip)
            select n.id, n.subject, n.addressee, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 from unnest($1, $2, $3) as n (id, subject, addressee)
            """,
            JournalBatch.Of(targets.Select(_ => Guid.CreateVersion7(act.At))), JournalBatch.Of(targets.Select(target => Codes.Of(target.Subject))),
            JournalBatch.Of(targets.Select(target => target.Addressee)), JournalBatch.One(request.Purpose), JournalBatch.One((short)file.Number.RocYear),
            JournalBatch.One(file.Id), JournalBatch.One(file.Number.ToString()), JournalBatch.One(file.State.ObligorId), JournalBatch.One(file.Number.Branch),
            JournalBatch.One(file.State.Section), JournalBatch.One(act.Id), JournalBatch.One(acting.Journal.Day), JournalBatch.One(act.At), JournalBatch.One(askedBy),
            JournalBatch.One(approvedBy, NpgsqlDbType.Text), JournalBatch.One(request.ApprovalSlip, NpgsqlDbType.Text));
        return await batch.ExecuteAsync(acting.Cancel);
    }
}
