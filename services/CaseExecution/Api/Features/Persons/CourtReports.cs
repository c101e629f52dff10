using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>That the court was told.</summary>
/// <param name="ReportedOn">Day.</param>
/// <param name="Reference">Number of the letter.</param>
public sealed record ConfirmCourtReportRequest(DateOnly ReportedOn, string Reference);

/// <summary>What the court that ruled must be told.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MeasureId">Arrest or custody.</param>
/// <param name="Event">arrestResult, custodyBegun, interview, suspension or release.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section.</param>
/// <param name="Court">The court.</param>
/// <param name="EventOn">Day of the event.</param>
/// <param name="DueOn">Last day to report.</param>
/// <param name="ReportedOn">Day it was reported.</param>
/// <param name="Reference">Number of the letter.</param>
/// <param name="Version">Its version.</param>
public sealed record CourtReportView(
    Guid Id, Guid MeasureId, string Event, string Branch, string Section, string Court, DateOnly EventOn, DateOnly DueOn, DateOnly? ReportedOn, string? Reference, int Version);

/// <summary>Reports to the court that ruled (DET-10), most urgent first; each is confirmed when it has gone out. Needs If-Match.</summary>
internal static class CourtReports
{
    private const string Select = "select c.id, c.measure_id, c.event, c.branch, c.section, c.court, c.event_on, c.due_on, c.reported_on, c.reference, c.version from court_report c";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/court-reports", List).WithName("ListCourtReports").WithTags("persons").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/court-reports/{id:guid}", One).WithName("ReadCourtReport").WithTags("persons").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/court-reports/{id:guid}/confirmation", Confirm).WithName("ConfirmCourtReport").WithTags("persons")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    /// <summary>Adds a report to the court that ruled on a measure, and starts its clock.</summary>
    internal static async Task AddAsync(Acting acting, Measure measure, string happened, DateOnly on)
    {
        await acting.WriteAsync("""
            insert into court_report (id, measure_id, event, branch, section, court, event_on, due_on, recorded_at)
            select $1, $2, $3, $4, $5, a.court, $6, $7, $8 from court_application a where a.measure_id = $2
            """, Guid.CreateVersion7(acting.Journal.At), measure.Id, happened, measure.Terms.Branch, measure.Terms.Section, on, Detention.Report(new CourtReportFacts(on, false)).Date,
            acting.Journal.At);
        await PersonClocks.StartReportsAsync(acting.Clocks, acting.Connection, acting.Journal, acting.Cancel);
    }

    private static async Task<Ok<Page<CourtReportView>>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"c.reported_on is null and {CaseScope.OfStaff(caller, command.Parameters, "c")}";
        if (section is not null)
            conditions += $" and c.section = {CaseScope.Add(command.Parameters, section)}";
        if (page.Position(2) is [var due, var last])
            conditions += $" and (c.due_on, c.id) > ({CaseScope.Add(command.Parameters, Keyset.Day(due))}, {CaseScope.Add(command.Parameters, Keyset.Id(last))})";
        command.CommandText = $"{Select} where {conditions} order by c.due_on, c.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<CourtReportView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [Keyset.Of(item.DueOn), item.Id.ToString()]));
    }

    private static async Task<Results<Ok<CourtReportView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, "", context.RequestAborted) is not { } view)
            return CourtReportRefusals.Unknown.Because("No report has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<CourtReportView>, ProblemHttpResult>> Confirm(
        Guid id, ConfirmCourtReportRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (Shape.Text("/reference", request.Reference, 100).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        return await ledger.RunAsync<Results<Ok<CourtReportView>, ProblemHttpResult>>(async connection =>
        {
            if (await FindAsync(connection, caller, id, " for update", cancel) is not { } view)
                return CourtReportRefusals.Unknown.Because("No report has this id.").ToProblem();
            if (Preconditions.Check(context.Request, view.Version) is { } stale)
                return stale;
            if (Detention.Report(new CourtReportFacts(view.EventOn, view.ReportedOn is not null)) is { IsAllowed: false } reported)
                return Domain.Acts.ActRefusals.Because(CourtReportRefusals.Reported, reported).ToProblem();
            if (request.ReportedOn < view.EventOn || request.ReportedOn > time.Today())
                return CourtReportRefusals.DayWrong.Because($"The event was on {view.EventOn:yyyy-MM-dd}, today is {time.Today():yyyy-MM-dd}.", "/reportedOn").ToProblem();
            await PersonSql.ExecuteAsync(connection, "update court_report set reported_on = $2, reference = $3, version = version + 1 where id = $1", cancel, id, request.ReportedOn, request.Reference);
            var met = await ledger.Clocks.MeetAsync(ClockSelection.Named(new ClockSubject(PersonClocks.Report, id), PersonClocks.ReportDue), TaipeiTime.StartOf(request.ReportedOn), cancel);
            if (met.Refusal is { } notMet)
                return notMet.ToProblem();
            await ledger.RecordAsync(connection, caller, new AuditSubject("courtReport.confirmed", "courtReport", id.ToString(), "DET-10"), 1, cancel);
            context.SetETag(view.Version + 1);
            return TypedResults.Ok((await FindAsync(connection, caller, id, "", cancel))!);
        }, cancel);
    }

    private static async Task<CourtReportView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, string locked, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{Select} where c.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "c")}{locked}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    private static CourtReportView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
        reader.GetFieldValue<DateOnly>(6), reader.GetFieldValue<DateOnly>(7), reader.OptionalDate(8), reader.Optional(9), reader.GetInt32(10));
}
