using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>That the warrant was carried out.</summary>
/// <param name="ApplicationId">The granted application.</param>
/// <param name="ArrestedAt">Instant of the arrest, to the second.</param>
/// <param name="IdentityChecked">Identity was checked at once.</param>
/// <param name="PropertyReportOrdered">A report of property was ordered at once.</param>
/// <param name="UrgencyNote">Why it was urgent, where it was at night or on a rest day; no personal data.</param>
public sealed record ArrestRequest(Guid ApplicationId, DateTimeOffset ArrestedAt, bool IdentityChecked, bool PropertyReportOrdered, string? UrgencyNote);

/// <summary>What the questioning showed (AEL 17(6)).</summary>
/// <param name="AbleButUnwilling">Clearly able to perform but deliberately does not.</param>
/// <param name="Flight">Clear danger of flight.</param>
/// <param name="HidesProperty">Hides or disposes of property.</param>
/// <param name="CouldPerformUnreported">Could perform, no other method is left, and he does not report truly.</param>
/// <param name="IsNecessary">Detention is necessary.</param>
public sealed record DetentionGrounds(bool AbleButUnwilling, bool Flight, bool HidesProperty, bool CouldPerformUnreported, bool IsNecessary)
{
    internal DetentionGroundFacts Facts => new(AbleButUnwilling, Flight, HidesProperty, CouldPerformUnreported, IsNecessary);
}

/// <summary>Temporary holding of a person who came by notice or by himself.</summary>
/// <param name="QuestionedFrom">Instant of the first question, to the second.</param>
/// <param name="Grounds">What the questioning showed.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
/// <param name="Person">The person treated like the obligor.</param>
public sealed record HoldPersonRequest(DateTimeOffset QuestionedFrom, DetentionGrounds Grounds, string? Reason, string? MilderMeans, PersonRequest? Person);

/// <summary>That a person who was arrested or held is let go.</summary>
/// <param name="HeldId">The arrest or holding.</param>
/// <param name="SecurityGiven">Adequate security was given.</param>
/// <param name="DetentionGroundGiven">A ground of detention is given.</param>
public sealed record ReleaseHeldRequest(Guid HeldId, bool SecurityGiven, bool DetentionGroundGiven);

/// <summary>Somebody who is or was held for hours.</summary>
/// <param name="Id">Its id, that of the measure.</param>
/// <param name="Kind">arrest or holding.</param>
/// <param name="State">In force while he is held.</param>
/// <param name="PersonId">The person, when it is not the obligor.</param>
/// <param name="StartedAt">Arrest or first question.</param>
/// <param name="DueAt">End of the hours.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">How.</param>
public sealed record HoldingView(
    Guid Id, string Kind, MeasureState State, Guid? PersonId, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? EndedAt, string? EndReason);

/// <summary>Arrest carried out (DET-01), temporary holding (DET-02) and letting go (ARR-04). The hours run from the instant; at their end he is free. Needs If-Match.</summary>
internal static class HoldPerson
{
    public static readonly CaseAct<ArrestRequest> Arrested = new(PersonActs.Arrested, ArrestAsync, (_, _) => null);
    public static readonly CaseAct<HoldPersonRequest> Act = new(PersonActs.Held, HoldAsync, (_, _) => null);
    public static readonly CaseAct<ReleaseHeldRequest> Release = new(PersonActs.HeldReleased, ReleaseAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("arrests", "ArrestPerson", CaseScope.Executors, Arrested, request => Shape.Optional("/urgencyNote", request.UrgencyNote, 500));
        routes.MapAct("holdings", nameof(HoldPerson), CaseScope.Deciders, Act, request =>
            [.. Shape.If(request.Grounds is null, "/grounds", "Say what the questioning showed."), .. Shape.Why(request.Reason, request.MilderMeans)]);
        routes.MapAct("holdings/release", "ReleaseHeld", CaseScope.Deciders, Release, _ => []);
        routes.MapList("holdings", "ListHoldings", """
            select h.measure_id, m.kind, m.state, m.person_id, h.started_at, h.due_at, m.ended_at, m.end_reason
            from holding h join measure m on m.id = h.measure_id where h.obligor_id = $1 and m.branch = $2 order by h.measure_id
            """, reader => new HoldingView(reader.GetGuid(0), reader.GetString(1), Codes.Stored<MeasureState>(reader.GetString(2)), reader.OptionalGuid(3),
            reader.GetFieldValue<DateTimeOffset>(4), reader.GetFieldValue<DateTimeOffset>(5), reader.OptionalInstant(6), reader.Optional(7)));
    }

    private static async Task<Result<Act>> ArrestAsync(Acting acting, ArrestRequest request)
    {
        var group = await acting.DueGroupAsync();
        if (await acting.FindAsync(request.ApplicationId, MeasureKinds.Arrest) is not { } warrant)
            return CourtRefusals.Unknown.Because("No application for arrest of this obligor has this id.", "/applicationId");
        var ruledOn = await PersonSql.ScalarAsync<DateOnly?>(acting.Connection, "select ruled_on from court_application where measure_id = $1", acting.Cancel, warrant.Id);
        var county = BranchSeats.CountyOf(acting.File.Number.Branch, acting.Journal.Day, acting.Journal.Law)!;
        var site = new SiteActFacts(request.ArrestedAt, county, IsUrgent: request.UrgencyNote is not null, Note: request.UrgencyNote);
        var begun = Arresting.Execute(acting.Journal, group, warrant, ruledOn ?? DateOnly.MaxValue, site, new AfterArrestFacts(request.IdentityChecked, request.PropertyReportOrdered));
        return await BeginAsync(acting, begun, "DET-01");
    }

    private static async Task<Result<Act>> HoldAsync(Acting acting, HoldPersonRequest request)
    {
        if (!(await acting.MatterAsync(request.Person)).TryGet(out var matter, out var refusal))
            return refusal;
        var standing = await acting.StandingAsync(Holding.Kinds);
        var begun = Holding.Hold(acting.Journal, matter, new CustodyStartFacts(request.QuestionedFrom.ToUniversalTime()), request.Grounds.Facts, standing, request.Reason, request.MilderMeans);
        return await BeginAsync(acting, begun, "DET-02");
    }

    private static async Task<Result<Act>> ReleaseAsync(Acting acting, ReleaseHeldRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.HeldId, Holding.Kinds) is not { } measure)
            return HoldingRefusals.Unknown.Because("No arrest or holding of this obligor has this id.", "/heldId");
        var facts = new ReleaseAfterArrestFacts(await acting.ArrearsAsync() == 0, request.SecurityGiven, request.DetentionGroundGiven);
        var done = Holding.Release(acting.Journal, group, measure, facts);
        return !done.IsRefused && await acting.MeetAsync(PersonClocks.Hours, measure.Id, acting.Journal.At) is { } notMet ? notMet : done;
    }

    private static async Task<Result<Act>> BeginAsync(Acting acting, Result<HoldingBegun> result, string rule)
    {
        if (!result.TryGet(out var begun, out var refusal))
            return refusal;
        await acting.AddAsync("insert into holding (measure_id, obligor_id, started_at, due_at) values ($1, $2, $3, $4)",
            begun.Measure.Id, begun.Measure.Terms.ObligorId, begun.Start.StartedAt.ToUniversalTime(), begun.Hours.Instant!.Value);
        return await acting.StartAsync(PersonClocks.Hours, begun.Measure.Id, rule, begun.Start, begun.Start.StartedAt) is { } notStarted ? notStarted : begun.Act;
    }
}
