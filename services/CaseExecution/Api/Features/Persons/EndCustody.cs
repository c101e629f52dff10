using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A cause of release (AEL 22); that the debt is paid or the period over is known already.</summary>
/// <param name="CustodyId">The custody.</param>
/// <param name="TitleRevoked">Act or ruling finally revoked or changed.</param>
/// <param name="SecurityGiven">Reliable security was given.</param>
public sealed record ReleaseFromCustodyRequest(Guid CustodyId, bool TitleRevoked, bool SecurityGiven);

/// <summary>A bar that suspends custody.</summary>
/// <param name="CustodyId">The custody.</param>
/// <param name="Bars">What bars it.</param>
/// <param name="Evidence">Certificate or finding; kept with the suspension only.</param>
public sealed record SuspendCustodyRequest(Guid CustodyId, CustodyBars Bars, string Evidence);

/// <summary>That the ruling was quashed on appeal.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="QuashedOn">Day.</param>
/// <param name="RulingNumber">Number of the decision on the appeal; no personal data.</param>
public sealed record QuashCustodyRequest(Guid ApplicationId, DateOnly QuashedOn, string RulingNumber);

/// <summary>Release (DET-09), suspension (DET-08) and quashing (DET-11): each frees the person at once, tells the centre and the court. Needs If-Match.</summary>
internal static class EndCustody
{
    public static readonly CaseAct<ReleaseFromCustodyRequest> Release = new(PersonActs.CustodyReleased, ReleaseAsync, (_, _) => null);
    public static readonly CaseAct<SuspendCustodyRequest> Suspension = new(PersonActs.CustodySuspended, SuspendAsync, (_, _) => null);
    public static readonly CaseAct<QuashCustodyRequest> Quashing = new(PersonActs.CustodyQuashed, QuashAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("custodies/release", "ReleaseFromCustody", CaseScope.Deciders, Release, _ => []);
        routes.MapAct("custodies/suspension", "SuspendCustody", CaseScope.Deciders, Suspension, request =>
            [.. Shape.If(request.Bars is null, "/bars", "Say what bars it."), .. Shape.Text("/evidence", request.Evidence, PersonRoutes.LongText)]);
        routes.MapAct("custodies/quashing", "QuashCustody", CaseScope.Deciders, Quashing, request => Shape.Text("/rulingNumber", request.RulingNumber, 100));
    }

    private static async Task<Result<Act>> ReleaseAsync(Acting acting, ReleaseFromCustodyRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.CustodyId, MeasureKinds.Custody) is not { } measure)
            return CustodyRefusals.Unknown.Because("No custody of this obligor has this id.", "/custodyId");
        var until = await PersonSql.ScalarAsync<DateOnly?>(acting.Connection, "select until_on from custody where measure_id = $1", acting.Cancel, measure.Id);
        return Detaining.Release(acting.Journal, group, measure, new ReleaseFacts(await acting.ArrearsAsync() == 0, request.TitleRevoked, until < acting.Journal.Day, request.SecurityGiven));
    }

    private static async Task<Result<Act>> SuspendAsync(Acting acting, SuspendCustodyRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.CustodyId, MeasureKinds.Custody) is not { } measure)
            return CustodyRefusals.Unknown.Because("No custody of this obligor has this id.", "/custodyId");
        if (!Detaining.Suspend(acting.Journal, group, measure, request.Bars.On(acting.Journal.Day)).TryGet(out var suspended, out var refusal))
            return refusal;
        await acting.AddAsync("insert into custody_suspension (measure_id, bar, evidence, suspended_on) values ($1, $2, $3, $4)", measure.Id, suspended.Bar, request.Evidence, acting.Journal.Day);
        return suspended.Act;
    }

    private static async Task<Result<Act>> QuashAsync(Acting acting, QuashCustodyRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.ApplicationId, MeasureKinds.Custody) is not { } measure)
            return CourtRefusals.Unknown.Because("No application for custody of this obligor has this id.", "/applicationId");
        var done = Detaining.Quash(acting.Journal, group, measure, request.QuashedOn);
        if (!done.IsRefused)
            await acting.WriteAsync("update court_application set quashed_on = $2, version = version + 1 where measure_id = $1", measure.Id, request.QuashedOn);
        return done;
    }
}
