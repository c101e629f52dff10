using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>That the person was taken into custody.</summary>
/// <param name="ApplicationId">The granted application.</param>
/// <param name="From">Day he was taken in.</param>
/// <param name="Centre">The detention centre.</param>
public sealed record BeginCustodyRequest(Guid ApplicationId, DateOnly From, string Centre);

/// <summary>An interview 提詢.</summary>
/// <param name="CustodyId">The custody.</param>
/// <param name="HeldOn">Day.</param>
/// <param name="CentreNotice">Number of the written notice to the centre for fetching and returning him.</param>
/// <param name="Record">Record of what was said; kept with the interview only.</param>
public sealed record InterviewRequest(Guid CustodyId, DateOnly HeldOn, string CentreNotice, string Record);

/// <summary>Custody from its first day, and the interviews held each month (DET-05, DET-07, DET-13). Needs If-Match.</summary>
internal static class CustodyDays
{
    public static readonly CaseAct<BeginCustodyRequest> Begin = new(PersonActs.CustodyBegun, BeginAsync, (_, _) => null);
    public static readonly CaseAct<InterviewRequest> Interview = new(PersonActs.DetaineeInterviewed, InterviewAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("custodies", "BeginCustody", CaseScope.Executors, Begin, request => Shape.Text("/centre", request.Centre, 100));
        routes.MapAct("custodies/interviews", "InterviewDetainee", CaseScope.Executors, Interview, request =>
            [.. Shape.Text("/centreNotice", request.CentreNotice, 100), .. Shape.Text("/record", request.Record, PersonRoutes.LongText)]);
    }

    private static async Task<Result<Act>> BeginAsync(Acting acting, BeginCustodyRequest request)
    {
        var group = await acting.DueGroupAsync();
        if (await acting.FindAsync(request.ApplicationId, MeasureKinds.Custody) is not { } measure)
            return CourtRefusals.Unknown.Because("No application for custody of this obligor has this id.", "/applicationId");
        var ruledOn = await PersonSql.ScalarAsync<DateOnly?>(acting.Connection, "select ruled_on from court_application where measure_id = $1", acting.Cancel, measure.Id);
        if (!Detaining.Begin(acting.Journal, group, measure, ruledOn ?? DateOnly.MaxValue, request.From).TryGet(out var begun, out var refusal))
            return refusal;
        await acting.AddAsync("insert into custody (measure_id, obligor_id, branch, section, centre, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)",
            measure.Id, measure.Terms.ObligorId, measure.Terms.Branch, measure.Terms.Section, request.Centre, begun.From, begun.Until);
        await CourtReports.AddAsync(acting, measure, "custodyBegun", begun.From);
        var from = TaipeiTime.StartOf(begun.From);
        var months = Detention.InterviewMonths(begun.From, acting.Journal.Law.Calendar).Select((_, index) =>
            (PersonClocks.Interviews(index + 1), "DET-13", (object)new InterviewMonthFacts(begun.From, index + 1), from));
        return await acting.StartAsync([(PersonClocks.CustodyEnd, "DET-05", new DetentionDayFacts(begun.From), from), .. months], measure.Id) is { } notStarted ? notStarted : begun.Act;
    }

    private static async Task<Result<Act>> InterviewAsync(Acting acting, InterviewRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.CustodyId, MeasureKinds.Custody) is not { } measure)
            return CustodyRefusals.Unknown.Because("No custody of this obligor has this id.", "/custodyId");
        var days = await PersonSql.ReadAsync(acting.Connection, "select from_on, until_on from custody where measure_id = $1",
            reader => (From: reader.GetFieldValue<DateOnly>(0), Until: reader.GetFieldValue<DateOnly>(1)), acting.Cancel, measure.Id);
        if (days is not [var (from, until)])
            return CustodyRefusals.NotGranted.Because("It has not begun.");
        var month = (short)(Detention.InterviewMonths(from, acting.Journal.Law.Calendar).TakeWhile(last => last < request.HeldOn).Count() + 1);
        var before = await PersonSql.ScalarAsync<long>(acting.Connection, "select count(*) from interview where custody_id = $1 and month = $2", acting.Cancel, measure.Id, month);
        if (!Detaining.Interview(acting.Journal, group, measure, until, request.HeldOn, (int)before + 1).TryGet(out var act, out var refusal))
            return refusal;
        await acting.AddAsync("insert into interview (id, custody_id, held_on, month, centre_notice, record, held_by, act_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            Guid.CreateVersion7(acting.Journal.At), measure.Id, request.HeldOn, month, request.CentreNotice, request.Record, acting.Caller.Subject, act.Id);
        await CourtReports.AddAsync(acting, measure, "interview", request.HeldOn);
        return Detention.Interviews(new InterviewFacts((int)before + 1)).IsAllowed
            && await acting.MeetAsync(PersonClocks.Interviews(month), measure.Id, TaipeiTime.StartOf(request.HeldOn)) is { } notMet ? notMet : act;
    }
}
