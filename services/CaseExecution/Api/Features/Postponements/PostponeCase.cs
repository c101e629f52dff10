using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Postponements;

/// <summary>A postponement: upon a request that the agency sent, or upon its letter.</summary>
/// <param name="RequestId">The agency's request; then the rest but the note follows from it.</param>
/// <param name="AgreedOn">Day of the agency's letter.</param>
/// <param name="Until">Last day the agency wishes; the longest possible when left out.</param>
/// <param name="Reference">Number of the letter.</param>
/// <param name="Note">Why; no personal data.</param>
public sealed record PostponeCaseRequest(Guid? RequestId, DateOnly? AgreedOn, DateOnly? Until, string? Reference, string Note);

/// <summary>An officer postpones enforcement with the agency's consent (POS-01): the case is stayed, its end has a clock. Needs If-Match.</summary>
internal static class PostponeCase
{
    public static readonly CaseAct<PostponeCaseRequest> Act = new(PostponementActs.Postponed, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/postponements", Handle).WithName(nameof(PostponeCase)).WithTags("postponements")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, PostponeCaseRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 500)
            return Problems.Validation(("/note", "1 to 500 characters."));
        var byLetter = request.AgreedOn is not null && !string.IsNullOrWhiteSpace(request.Reference) && request.Reference.Length <= 100;
        if (request.RequestId is null ? !byLetter : request.AgreedOn is not null || request.Reference is not null || request.Until is not null)
            return Problems.Validation(("/requestId", "Either the agency's request, or day and number of its letter."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, PostponeCaseRequest request)
    {
        var (connection, file, cancel) = (acting.Connection, acting.File, acting.Cancel);
        if (await PostponementRows.OpenAsync(connection, file.Id, cancel) is { } running)
            return PostponementRefusals.Running.Because($"Until {running.Until:yyyy-MM-dd}.");
        var postponement = request.RequestId is { } id
            ? await PostponementRows.RequestedAsync(connection, file.Id, id, cancel)
            : new CasePostponement { Id = Guid.CreateVersion7(acting.Journal.At), CaseId = file.Id, AgreedOn = request.AgreedOn!.Value, WishedUntil = request.Until, Reference = request.Reference! };
        if (postponement is null)
            return PostponementRefusals.NotRequested.Because("No open request has this id.", "/requestId");
        var earlier = await PostponementRows.CountAsync(connection, file.Id, cancel);
        var result = postponement.Begin(acting.Journal, file, earlier, request.Note);
        if (result.IsRefused)
            return result;
        await PostponementRows.SaveAsync(connection, file, postponement, cancel);
        acting.FurtherChanges++;
        return (await PostponementClocks.StartEndAsync(acting.Clocks, file, postponement, earlier, acting.Journal.At, cancel)).Refusal is { } refusal ? refusal : result;
    }
}
