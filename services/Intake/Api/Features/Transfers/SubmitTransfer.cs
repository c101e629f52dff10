using System.Diagnostics;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Telemetry;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Features.Agencies;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Enforcement.Law;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>Takes one transfer. Its agency case number is its idempotency: the same content is answered as before, other content is a conflict.</summary>
internal static class SubmitTransfer
{
    public static readonly RefusalCode Conflict =
        new(RefusalKind.Conflict, "transfer.number_taken", "Another transfer of the agency has this agency case number and other content");

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfers", Handle)
        .AllowRoles(Roles.Agency)
        .Accepts<TransferForm>("application/json")
        .WithTags("Transfers")
        .WithSummary("Submit one transfer")
        .WithDescription("201 with the decision: accepted (number, branch, section and why), needsCorrection (until when) or returned (with findings). "
            + "The same transfer sent again is answered 200 with the same decision.");

    private static async Task<Results<Created<TransferAnswer>, Ok<TransferAnswer>, ProblemHttpResult>> Handle(
        FormBody body, Caller caller, AgencyTermsCache agencies, GroupCommit commit, CurrentLaw law, TimeProvider time, CancellationToken cancel)
    {
        if (body.Refusal is { } problem)
            return problem;
        if (!(await agencies.FindAsync(caller.Agency!, cancel)).TryGet(out var terms, out var refusal))
            return refusal.ToProblem();
        var now = time.GetUtcNow();
        var line = new DecidedLine
        {
            Agency = terms.Code,
            Sender = caller,
            Read = body.Read!,
            Decision = TransferCheck.Decide(body.Read!.Form, terms, TaipeiTime.DateOf(now), law.Edition, body.Read.Findings),
        };
        var answer = await commit.WriteAsync(line, now, cancel);
        Activity.Current?.SetTag(TraceSubject.CaseNumber, answer.CaseNumber);
        if (answer.Outcome == TransferAnswer.Conflict)
            return Conflict.Because("The number stands for another content.", "/agencyCaseNumber").ToProblem(("transferId", answer.TransferId), ("differences", answer.Differences));
        return answer.Repeated ? TypedResults.Ok(answer) : TypedResults.Created($"/v1/transfers/{answer.TransferId}", answer);
    }
}
