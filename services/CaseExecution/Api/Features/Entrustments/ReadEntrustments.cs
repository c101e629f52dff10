using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Entrustments;

/// <summary>Whose entrustments are listed.</summary>
public enum EntrustmentSide
{
    /// <summary>Those the caller's branch is entrusted with.</summary>
    Received,

    /// <summary>Those it sent.</summary>
    Sent,
}

/// <summary>Entrustments received or sent, of a case, one with its reports.</summary>
internal static class ReadEntrustments
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/entrustments", List).WithName("ListEntrustments").WithTags("entrustments").WithSummary("Open entrustments received or sent by the caller's branch, next due first")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/entrustments/{id:guid}", One).WithName("ReadEntrustment").WithTags("entrustments").WithSummary("One entrustment").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/entrustments/{id:guid}/reports", Reports).WithName("ListEntrustmentReports").WithTags("entrustments").WithSummary("What the entrusted branch reported")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/cases/{idOrNumber}/entrustments", OfCase).WithName("ListCaseEntrustments").WithTags("entrustments").WithSummary("The entrustments of a case, ended ones included")
            .AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<EntrustmentView>>> List(
        [AsParameters] PageQuery page, [Description("Received (default) or sent.")] EntrustmentSide? side, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"e.state in ('sent', 'accepted') and {(side == EntrustmentSide.Sent ? CaseScope.OfStaff(caller, command.Parameters, "e") : Received(caller, command.Parameters))}";
        if (page.Position(2) is [var day, var last])
            conditions += $" and (e.due_on, e.id) > ({CaseScope.Add(command.Parameters, Day(day))}, {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())})";
        command.CommandText = $"{EntrustmentView.Select} where {conditions} order by e.due_on, e.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = await ReadAllAsync(command, cancel);
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Id.ToString()]));
    }

    private static async Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return EntrustmentRefusals.Unknown.Because("No entrustment has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<IReadOnlyList<EntrustmentView>>, ProblemHttpResult>> OfCase(
        string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand($"{EntrustmentView.Select} where e.case_id = $1 order by e.id limit 200", connection) { Parameters = { new() { Value = caseId } } };
        return TypedResults.Ok<IReadOnlyList<EntrustmentView>>(await ReadAllAsync(command, cancel));
    }

    private static async Task<Results<Ok<IReadOnlyList<EntrustmentReportView>>, ProblemHttpResult>> Reports(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await FindAsync(connection, caller, id, cancel) is null)
            return EntrustmentRefusals.Unknown.Because("No entrustment has this id.").ToProblem();
        await using var command = new NpgsqlCommand(
            "select ordinal, done_on, report, reported_at, reported_by, act_id from entrustment_report where entrustment_id = $1 order by ordinal limit 200", connection)
        {
            Parameters = { new() { Value = id } },
        };
        var reports = new List<EntrustmentReportView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            reports.Add(new EntrustmentReportView(reader.GetInt16(0), reader.GetFieldValue<DateOnly>(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4),
                reader.GetGuid(5)));
        }

        return TypedResults.Ok<IReadOnlyList<EntrustmentReportView>>(reports);
    }

    internal static async Task<EntrustmentView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            {EntrustmentView.Select} where e.id = {CaseScope.Add(command.Parameters, id)}
                and (({CaseScope.OfStaff(caller, command.Parameters, "e")}) or ({Received(caller, command.Parameters)}))
            """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? EntrustmentView.Read(reader) : null;
    }

    private static string Received(Caller caller, NpgsqlParameterCollection parameters)
    {
        if (caller.Branch is null)
            return caller.SeesAllBranches ? "true" : "false";
        var section = caller.Section is null ? "" : $" and (e.to_section is null or e.to_section = {CaseScope.Add(parameters, caller.Section)})";
        return $"e.to_branch = {CaseScope.Add(parameters, caller.Branch)}{section}";
    }

    private static async Task<List<EntrustmentView>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var items = new List<EntrustmentView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(EntrustmentView.Read(reader));
        return items;
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CursorException();
}
