using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.ObjectionReview.Features;

/// <summary>An objection as the branch takes it down.</summary>
public sealed record FileObjectionRequest
{
    /// <summary>e.g. <c>tpy-1150100000123</c>.</summary>
    public required string CaseNumber { get; init; }

    public required ObjectorKind Objector { get; init; }
    public required string ObjectorName { get; init; }
    public required ContestedActKind ActKind { get; init; }

    /// <summary>Which order, method or step: document number or words.</summary>
    public required string Act { get; init; }

    public required string Grounds { get; init; }
    public required ObjectionForm Form { get; init; }

    /// <summary>Day it reached the branch.</summary>
    public required DateOnly ReceivedOn { get; init; }
}

/// <summary>Receives an objection and starts the branch's clocks (OBJ-02, OBJ-03).</summary>
public static class FileObjection
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/objections", Handle)
        .AllowRoles(Roles.BranchStaff)
        .WithIdempotency<ObjectionReviewDbContext>()
        .WithName("FileObjection").WithTags("Objections")
        .WithSummary("File an objection 聲明異議 against a case of the caller's branch.");

    public static async Task<Results<Created<ObjectionView>, ProblemHttpResult>> Handle(FileObjectionRequest request, Caller caller,
        ObjectionReviewDbContext db, ObjectionClockRules rules, ClockBook clocks, ClockReader reader, IOptions<ObjectionReviewOptions> options, AuditTrail audit,
        TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (!TryRead(request, out var filing, out var errors))
            return Problems.Validation(errors);
        if (filing.CaseNumber.Branch != caller.Branch)
            return ObjectionRefusals.OtherBranch.Because($"Case {filing.CaseNumber} belongs to another branch.", "/caseNumber").ToProblem();
        var now = time.GetUtcNow();
        if (!Objection.File(Guid.CreateVersion7(now), filing, rules, now).TryGet(out var fact, out var refusal))
            return refusal.ToProblem();

        await using var transaction = await JoinedTransaction.BeginAsync(db, cancel);
        if ((await clocks.StartAsync(fact.Objection.Starts(options.Value, fact.Clocks), cancel)).Refusal is { } notStarted)
            return notStarted.ToProblem();
        db.Add(fact.Objection);
        db.Publish(ObjectionReviewMessages.Of(fact));
        audit.Record(db, caller, "objection.filed", "objection", fact.Objection.Id.ToString(), rules: ["OBJ-01", "OBJ-02", "OBJ-03"]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        ObjectionReviewMetrics.Filed();
        http.SetETag(fact.Objection.Version);
        return TypedResults.Created($"/v1/objections/{fact.Objection.Id}", await ObjectionView.ReadAsync(fact.Objection, reader, explain: false, cancel));
    }

    private static bool TryRead(FileObjectionRequest request, out ObjectionFiling filing, out (string, string)[] errors)
    {
        var known = CaseNumber.TryParse(request.CaseNumber, out var number);
        errors =
        [
            .. known ? Array.Empty<(string, string)>() : [("/caseNumber", "is no case number")],
            .. RequiredText.Check("/objectorName", request.ObjectorName, RequiredText.MaxName),
            .. RequiredText.Check("/act", request.Act, RequiredText.MaxAct),
            .. RequiredText.Check("/grounds", request.Grounds, RequiredText.MaxText),
        ];
        filing = new ObjectionFiling
        {
            CaseNumber = number,
            Objector = request.Objector,
            ObjectorName = request.ObjectorName,
            ActKind = request.ActKind,
            Act = request.Act,
            Grounds = request.Grounds,
            Form = request.Form,
            ReceivedOn = request.ReceivedOn,
        };
        return errors.Length == 0;
    }
}
