using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Objections;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Objections;

/// <summary>A founded objection: the attacked act is revoked.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="ActId">The attacked act; its measures go.</param>
/// <param name="Measures">Further measures of the case that go, at most 100.</param>
/// <param name="Note">Decision it rests on; no personal data.</param>
public sealed record RevokeAttackedActRequest(Guid ObjectionId, Guid? ActId, IReadOnlyList<Guid>? Measures, string Note);

/// <summary>A new sum of a measure.</summary>
/// <param name="MeasureId">A live measure of the case.</param>
/// <param name="Amount">NT$ it binds for this case from now on; less than before.</param>
public sealed record MeasureCorrection(Guid MeasureId, long Amount);

/// <summary>An objection founded in part: measures bind less.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="ActId">The attacked act.</param>
/// <param name="Corrections">New sums, at most 100; none where the act made no measure.</param>
/// <param name="Note">Decision it rests on, and what is corrected; no personal data.</param>
public sealed record CorrectAttackedActRequest(Guid ObjectionId, Guid? ActId, IReadOnlyList<MeasureCorrection>? Corrections, string Note);

/// <summary>An objection that is not founded, or was withdrawn.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="Note">Decision it rests on; no personal data.</param>
public sealed record ResumeEnforcementRequest(Guid ObjectionId, string Note);

/// <summary>
/// An officer gives effect to the decision on an objection (AEL 9(2)): revokes or corrects the attacked act, or lifts the stays that waited for it. Needs If-Match.
/// </summary>
internal static class GiveEffect
{
    private const int Most = 100;

    public static readonly CaseAct<RevokeAttackedActRequest> Revocation = new(ObjectionActs.Revoked, RevokeAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<CorrectAttackedActRequest> Correction = new(ObjectionActs.Corrected, CorrectAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<ResumeEnforcementRequest> Resumption = new(ObjectionActs.Resumed, ResumeAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/attacked-act-revocations", Revoke).WithName("RevokeAttackedAct").WithTags("objections")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/attacked-act-corrections", Correct).WithName("CorrectAttackedAct").WithTags("objections")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/resumptions", Resume).WithName("ResumeEnforcement").WithTags("objections")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Revoke(
        string idOrNumber, RevokeAttackedActRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (WrongNote(request.Note) is { } invalid)
            return invalid;
        return request.Measures?.Count > Most
            ? Problems.Validation(("/measures", $"At most {Most}."))
            : await desk.DoAsync(context, caller, idOrNumber, Revocation, request);
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Correct(
        string idOrNumber, CorrectAttackedActRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (WrongNote(request.Note) is { } invalid)
            return invalid;
        return request.Corrections is { } corrections && (corrections.Count > Most || corrections.DistinctBy(correction => correction.MeasureId).Count() != corrections.Count)
            ? Problems.Validation(("/corrections", $"At most {Most}, each measure once."))
            : await desk.DoAsync(context, caller, idOrNumber, Correction, request);
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Resume(
        string idOrNumber, ResumeEnforcementRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        WrongNote(request.Note) is { } invalid ? invalid : await desk.DoAsync(context, caller, idOrNumber, Resumption, request);

    private static async Task<Result<Act>> RevokeAsync(Acting acting, RevokeAttackedActRequest request)
    {
        if (await BarAsync(acting, request.ObjectionId, request.ActId) is { } bar)
            return bar;
        var (ids, secured) = await ObjectionEffectRows.MeasuresAsync(acting.Connection, acting.File, request.ActId, request.Measures, acting.Cancel);
        if (request.Measures is { } named && named.Except(ids).Any())
            return ObjectionEffectRefusals.MeasureUnknown.Because("Name live measures of this case.", "/measures");
        var (cases, stays) = await LockAsync(acting, request.ObjectionId, secured);
        var measures = await MeasureRows.LockAsync(acting.Connection, ids, acting.Cancel);
        var result = ObjectionEffect.Revoke(acting.Journal, cases, measures, stays, Effect(request.ObjectionId, request.ActId), request.Note);
        return await EndAsync(acting, request.ObjectionId, ids.Length == 0 && request.ActId is null ? "none" : "revoked", result);
    }

    private static async Task<Result<Act>> CorrectAsync(Acting acting, CorrectAttackedActRequest request)
    {
        if (await BarAsync(acting, request.ObjectionId, request.ActId) is { } bar)
            return bar;
        var named = (request.Corrections ?? []).ToDictionary(correction => correction.MeasureId, correction => correction.Amount);
        var (ids, _) = await ObjectionEffectRows.MeasuresAsync(acting.Connection, acting.File, null, named.Keys, acting.Cancel);
        if (named.Keys.Except(ids).Any())
            return ObjectionEffectRefusals.MeasureUnknown.Because("Name live measures of this case.", "/corrections");
        var (cases, stays) = await LockAsync(acting, request.ObjectionId, []);
        var measures = await MeasureRows.LockAsync(acting.Connection, ids, acting.Cancel);
        var attached = await MeasureRows.AttachedAsync(acting.Connection, cases, acting.Cancel);
        var shares = measures.Select(measure => new CorrectedShare(measure, acting.File, named[measure.Id])).ToList();
        var result = ObjectionEffect.Correct(acting.Journal, cases, shares, attached, stays, Effect(request.ObjectionId, request.ActId), request.Note);
        return await EndAsync(acting, request.ObjectionId, "corrected", result);
    }

    private static async Task<Result<Act>> ResumeAsync(Acting acting, ResumeEnforcementRequest request)
    {
        if (await ObjectionEffectRows.DueAsync(acting.Connection, acting.File.Id, request.ObjectionId, acting.Cancel) is not { } due)
            return ObjectionEffectRefusals.Unknown.Because("Nothing is due for it here.", "/objectionId");
        if (due.IsFounded)
            return ObjectionEffectRefusals.Founded.Because("Revoke or correct the attacked act.", null, ObjectionActs.Revoked.Basis);
        var (cases, stays) = await LockAsync(acting, request.ObjectionId, []);
        var result = ObjectionEffect.Resume(acting.Journal, cases, stays, Effect(request.ObjectionId, null), request.Note);
        return await EndAsync(acting, request.ObjectionId, "stayLifted", result);
    }

    private static async Task<Refusal?> BarAsync(Acting acting, Guid objectionId, Guid? actId)
    {
        if (await ObjectionEffectRows.DueAsync(acting.Connection, acting.File.Id, objectionId, acting.Cancel) is not { } due)
            return ObjectionEffectRefusals.Unknown.Because("Nothing is due for it here.", "/objectionId");
        if (!due.IsFounded)
            return ObjectionEffectRefusals.NotFounded.Because($"It was decided as {due.Decision}.", null, ObjectionActs.Revoked.Basis);
        return actId is { } attacked && !await ObjectionEffectRows.IsActOfAsync(acting.Connection, acting.File, attacked, acting.Cancel)
            ? ObjectionEffectRefusals.ActUnknown.Because("See the acts of the case.", "/actId")
            : null;
    }

    // Cases before measures and stays: the order of every act.
    private static async Task<(IReadOnlyList<CaseFile> Cases, IReadOnlyList<Stay> Stays)> LockAsync(Acting acting, Guid objectionId, IReadOnlyCollection<Guid> further)
    {
        var (stayIds, held) = await ObjectionEffectRows.StaysAsync(acting.Connection, objectionId, acting.Cancel);
        var others = await CaseRows.LockAsync(acting.Connection, [.. held.Union(further).Where(id => id != acting.File.Id)], acting.Cancel);
        var stays = new List<Stay>(stayIds.Length);
        foreach (var id in stayIds)
        {
            if (await StayRows.LockAsync(acting.Connection, id, acting.Cancel) is { LiftedOn: null } stay)
                stays.Add(stay);
        }

        return ([.. others.Values.Append(acting.File).OrderBy(file => file.Id)], stays);
    }

    private static async Task<Result<Act>> EndAsync(Acting acting, Guid objectionId, string effect, Result<Act> result)
    {
        if (!result.TryGet(out var act, out _))
            return result;
        await ObjectionEffectRows.DoneAsync(acting.Connection, objectionId, effect, act, acting.Journal.Day, acting.Cancel);
        acting.FurtherChanges++;
        return result;
    }

    private static ActEffect Effect(Guid objectionId, Guid? actId) => new("objection", objectionId, Detail: actId?.ToString());

    private static ProblemHttpResult? WrongNote(string note) =>
        string.IsNullOrWhiteSpace(note) || note.Length > 500 ? Problems.Validation(("/note", "1 to 500 characters.")) : null;
}
