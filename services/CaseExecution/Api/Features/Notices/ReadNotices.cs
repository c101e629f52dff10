using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Filters of notices; bind with <c>[AsParameters]</c>.</summary>
public sealed record NoticeQuery(
    [property: Description("Section; the token's where it names one.")] string? Section,
    [property: Description("payment, appearance, report or information.")] string? Kind,
    [property: Description("True: whatever their state, those of which an addressee is not served yet.")] bool? Unserved,
    [property: Description("By the day they set: from this day on, first day first.")] DateOnly? DayFrom,
    [property: Description("By the day they set: until this day.")] DateOnly? DayUntil)
{
    internal bool IsByDay => DayFrom is not null || DayUntil is not null;

    internal (string Field, string Detail)[] Errors() =>
    [
        .. Kind is null || Codes.Read<NoticeKind>(Kind) is not null ? Array.Empty<(string, string)>() : [("/kind", "payment, appearance, report or information.")],
        .. IsByDay && Unserved == true ? [("/unserved", "Not together with days.")] : Array.Empty<(string, string)>(),
    ];
}

/// <summary>Open notices of the caller's scope, oldest first or by the day they set; those of a case; one with addressees and service.</summary>
internal static class ReadNotices
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/notices", List).WithName("ListNotices").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/notices/{id:guid}", One).WithName("ReadNotice").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/cases/{idOrNumber}/notices", OfCase).WithName("ListNoticesOfCase").WithTags("notices").AllowRoles(CaseScope.Readers);
    }

    private static async Task<Results<Ok<Page<NoticeView>>, ProblemHttpResult>> List(
        [AsParameters] NoticeQuery query, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (query.Errors() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        await using var command = source.CreateCommand();
        var parameters = command.Parameters;
        var conditions = $"{(query.Unserved == true ? "n.pending > 0" : "n.state = 'open'")} and {CaseScope.OfStaff(caller, parameters, "n")}";
        void And(string condition, object? value)
        {
            if (value is not null)
                conditions += $" and {condition} {CaseScope.Add(parameters, value)}";
        }

        And("n.section =", query.Section);
        And("n.kind =", query.Kind);
        And("n.day_on >=", query.DayFrom);
        And("n.day_on <=", query.DayUntil);
        if (query.IsByDay)
            conditions += " and n.day_on is not null";
        if (query.IsByDay && page.Position(2) is [var day, var last])
            conditions += $" and (n.day_on, n.id) > ({CaseScope.Add(parameters, ReadDay(day))}, {CaseScope.Add(parameters, ReadId(last))})";
        else if (!query.IsByDay && page.Position(1) is [var id])
            And("n.id >", ReadId(id));
        command.CommandText = $"{NoticeView.Select} where {conditions} order by {(query.IsByDay ? "n.day_on, n.id" : "n.id")} limit {CaseScope.Add(parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await AllAsync(command, cancel), page.Size, row => query.IsByDay ? [Day(row.DayOn!.Value), row.Id.ToString()] : [row.Id.ToString()]));
    }

    private static async Task<Results<Ok<Page<NoticeView>>, ProblemHttpResult>> OfCase(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = page.Position(1) is [var last] ? $" and x.notice_id > {CaseScope.Add(command.Parameters, ReadId(last))}" : "";
        command.CommandText = $"""
            {NoticeView.Select} join notice_case x on x.notice_id = n.id where x.roc_year = {CaseScope.Add(command.Parameters, CaseKey.RocYearOf(caseId)!.Value)}
                and x.case_id = {CaseScope.Add(command.Parameters, caseId)}{after} order by x.notice_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        return TypedResults.Ok(Page.Of(await AllAsync(command, cancel), page.Size, row => [row.Id.ToString()]));
    }

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return NoticeRefusals.Unknown.Because("No notice has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    /// <summary>One notice in the caller's scope, with addressees and attempts.</summary>
    internal static async Task<NoticeView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{NoticeView.Select} where n.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "n")}";
        if (await AllAsync(command, cancel) is not [var notice])
            return null;
        return notice with
        {
            Addressees = await RowsAsync(connection, $"{AddresseeView.Select} where a.notice_id = $1 order by a.ordinal", id, AddresseeView.Read, cancel),
            Attempts = await RowsAsync(connection, $"{AttemptView.Select} where s.notice_id = $1 order by s.id limit 200", id, AttemptView.Read, cancel),
        };
    }

    private static async Task<List<T>> RowsAsync<T>(NpgsqlConnection connection, string sql, Guid id, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }

    private static async Task<List<NoticeView>> AllAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var rows = new List<NoticeView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(NoticeView.Read(reader));
        return rows;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CursorException();

    private static Guid ReadId(string text) => Guid.TryParse(text, out var id) ? id : throw new CursorException();
}
