using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Audit;
using Enforcement.Supervision.Domain.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>Which part of the chain; both ends left out is all of it. A range is widened to whole checkpoints.</summary>
public sealed record VerifyAuditRequest
{
    public long? FromSeq { get; init; }
    public long? ToSeq { get; init; }
}

/// <summary>Outcome of a verification.</summary>
public sealed record AuditVerification
{
    /// <summary>True when every record, link, checkpoint and total of the part is as it was recorded.</summary>
    public required bool Verified { get; init; }

    /// <summary>First record at which the chain does not hold.</summary>
    public long? FirstBadSeq { get; init; }

    public ChainFault? Fault { get; init; }
    public required long FromSeq { get; init; }
    public required long ToSeq { get; init; }

    /// <summary>Records walked without a fault.</summary>
    public required long Records { get; init; }

    /// <summary>Checkpoints whose root was confirmed.</summary>
    public required long Checkpoints { get; init; }

    public required long HeadSeq { get; init; }
    public required string HeadHash { get; init; }
    public required DateTimeOffset VerifiedAt { get; init; }
    public required double Seconds { get; init; }
}

/// <summary>Recomputes the audit chain from its rows.</summary>
public static class VerifyAudit
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/audit/verify", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters])
        .WithName("VerifyAudit").WithTags("Audit")
        .WithSummary("Recompute the audit chain, all of it or a range: finds changed, deleted, inserted and swapped records.");

    public static async Task<Results<Ok<AuditVerification>, ProblemHttpResult>> Handle(VerifyAuditRequest? request, Caller caller,
        ChainVerification verification, SupervisionDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        if (request is { FromSeq: < 1 } or { ToSeq: < 1 } || request?.ToSeq < request?.FromSeq)
            return Problems.Validation(("/fromSeq", "must be at least 1 and not after toSeq"));
        if (await verification.TryRunAsync(request?.FromSeq, request?.ToSeq, cancel) is not { } outcome)
            return AuditRefusals.VerificationRunning.Because("One verification runs at a time.").ToProblem();

        SupervisionMetrics.Verified(outcome.Break is null);
        var headHash = Convert.ToHexStringLower(outcome.Head.Hash);
        audit.Record(db, caller, outcome.Break is null ? "audit.verified" : "audit.found_broken", "auditChain",
            $"{outcome.Range.FirstSeq}-{outcome.Range.LastSeq}", changes: 0, digest: headHash);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new AuditVerification
        {
            Verified = outcome.Break is null,
            FirstBadSeq = outcome.Break?.Seq,
            Fault = outcome.Break?.Fault,
            FromSeq = outcome.Range.FirstSeq,
            ToSeq = outcome.Range.LastSeq,
            Records = outcome.Records,
            Checkpoints = outcome.Checkpoints,
            HeadSeq = outcome.Head.Seq,
            HeadHash = headHash,
            VerifiedAt = time.GetUtcNow(),
            Seconds = Math.Round(outcome.Elapsed.TotalSeconds, 3),
        });
    }
}
