using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>That obligor and immigration agency were told.</summary>
/// <param name="RestrictionId">The restriction.</param>
/// <param name="ObligorNotifiedOn">Day the obligor was.</param>
/// <param name="ImmigrationNotifiedOn">Day the immigration agency was.</param>
/// <param name="Reference">Number of the letter to it.</param>
public sealed record NotifyRestrictionRequest(Guid RestrictionId, DateOnly ObligorNotifiedOn, DateOnly ImmigrationNotifiedOn, string Reference);

/// <summary>What headquarters found.</summary>
/// <param name="RestrictionId">The restriction.</param>
/// <param name="Upheld">The ground is still given.</param>
/// <param name="Note">Why; no personal data.</param>
public sealed record ReviewRestrictionRequest(Guid RestrictionId, bool Upheld, string Note);

/// <summary>A reason to lift.</summary>
/// <param name="RestrictionId">The restriction.</param>
/// <param name="SecurityGiven">Adequate security was given.</param>
/// <param name="GroundGone">The ground no longer exists.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record LiftRestrictionRequest(Guid RestrictionId, bool SecurityGiven, bool GroundGone, string Reason);

/// <summary>Notification (RES-03), review by headquarters (RES-07) and lifting (RES-04) of a restriction. Need If-Match of the case.</summary>
internal static class FollowRestriction
{
    public static readonly CaseAct<NotifyRestrictionRequest> Notification = new(PersonActs.RestrictionNotified, NotifyAsync, (_, _) => null);
    public static readonly CaseAct<ReviewRestrictionRequest> Review = new(PersonActs.RestrictionReviewed, ReviewAsync, (_, _) => null);
    public static readonly CaseAct<LiftRestrictionRequest> Lifting = new(PersonActs.RestrictionLifted, LiftAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("restrictions/notification", "NotifyRestriction", CaseScope.Executors, Notification, request => Shape.Text("/reference", request.Reference, 100));
        routes.MapAct("restrictions/review", "ReviewRestriction", [Roles.HqReview], Review, request => Shape.Text("/note", request.Note));
        routes.MapAct("restrictions/lifting", "LiftRestriction", CaseScope.Deciders, Lifting, request => Shape.Text("/reason", request.Reason));
    }

    private static async Task<Result<Act>> NotifyAsync(Acting acting, NotifyRestrictionRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.RestrictionId, Restricting.Kinds) is not { } measure)
            return RestrictionRefusals.Unknown.Because("No restriction of this obligor has this id.", "/restrictionId");
        if (request.ObligorNotifiedOn > acting.Journal.Day || request.ImmigrationNotifiedOn > acting.Journal.Day || request.ImmigrationNotifiedOn < measure.InForceOn)
            return RestrictionRefusals.DayWrong.Because($"Restricted {measure.InForceOn:yyyy-MM-dd}, today is {acting.Journal.Day:yyyy-MM-dd}.", "/immigrationNotifiedOn");
        if (await PersonSql.ScalarAsync<DateOnly?>(acting.Connection, "select obligor_notified_on from restriction where measure_id = $1 for update", acting.Cancel, measure.Id) is { } on)
            return RestrictionRefusals.Notified.Because($"On {on:yyyy-MM-dd}.");
        var done = Restricting.Notified(acting.Journal, group, measure);
        if (done.IsRefused)
            return done;
        await acting.WriteAsync("""
            update restriction set obligor_notified_on = $2, immigration_notified_on = $3, immigration_reference = $4, version = version + 1 where measure_id = $1
            """, measure.Id, request.ObligorNotifiedOn, request.ImmigrationNotifiedOn, request.Reference);
        var last = request.ObligorNotifiedOn > request.ImmigrationNotifiedOn ? request.ObligorNotifiedOn : request.ImmigrationNotifiedOn;
        return measure.State.IsLive() && await acting.MeetAsync(PersonClocks.Notification, measure.Id, TaipeiTime.StartOf(last)) is { } notMet ? notMet : done;
    }

    private static async Task<Result<Act>> ReviewAsync(Acting acting, ReviewRestrictionRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.RestrictionId, Restricting.Kinds) is not { } measure)
            return RestrictionRefusals.Unknown.Because("No restriction of this obligor has this id.", "/restrictionId");
        var exits = await PersonSql.ScalarAsync<int>(acting.Connection, "select exits from restriction where measure_id = $1 for update", acting.Cancel, measure.Id);
        var now = new RestrictionFacts(await acting.GroundsAsync(), await acting.ArrearsAsync(), exits);
        if (!Restricting.Review(acting.Journal, group, measure, now, request.Upheld, request.Note).TryGet(out var review, out var refusal))
            return refusal;
        await acting.AddAsync("""
            insert into restriction_review (id, measure_id, reviewed_on, upheld, arrears, note, reviewed_by, act_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
            """, Guid.CreateVersion7(acting.Journal.At), measure.Id, acting.Journal.Day, review.NextOn is not null, now.TotalArrears, request.Note, acting.Caller.Subject, review.Act.Id);
        if (await acting.MeetAsync(PersonClocks.Review, measure.Id, acting.Journal.At) is { } notMet)
            return notMet;
        if (review.NextOn is not { } next)
            return review.Act;
        await acting.WriteAsync("update restriction set review_due_on = $2, version = version + 1 where measure_id = $1", measure.Id, next);
        var reviewed = new RestrictedFacts(acting.Journal.Day);
        return await acting.StartAsync(PersonClocks.Review, measure.Id, "RES-07", reviewed, acting.Journal.At) is { } notStarted ? notStarted : review.Act;
    }

    private static async Task<Result<Act>> LiftAsync(Acting acting, LiftRestrictionRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.RestrictionId, Restricting.Kinds) is not { } measure)
            return RestrictionRefusals.Unknown.Because("No restriction of this obligor has this id.", "/restrictionId");
        var groundGone = request.GroundGone || await acting.GroundsAsync() == SecurityGrounds.None;
        var facts = new LiftFacts(await acting.ArrearsAsync() == 0, request.SecurityGiven, groundGone, acting.File.HasEnded, false);
        return Restricting.Lift(acting.Journal, group, measure, facts, request.Reason);
    }
}
