using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A run over many cases, with its progress.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Task">What it does.</param>
/// <param name="State">Open while there is more to do.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section; null for the whole branch.</param>
/// <param name="Total">Cases or notices it covers.</param>
/// <param name="Done">Looked at.</param>
/// <param name="Notices">Notices issued or moved.</param>
/// <param name="Skipped">Looked at and left alone; each says why.</param>
/// <param name="RequestedAt">Since when.</param>
/// <param name="RequestedBy">By whom.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="Version">Version.</param>
public sealed record NoticeRunView(
    Guid Id, NoticeRunTask Task, NoticeRunState State, string Branch, string? Section, int Total, int Done, int Notices, int Skipped, DateTimeOffset RequestedAt,
    string RequestedBy, DateTimeOffset? DoneAt, int Version);

/// <summary>What became of one case or notice of a run.</summary>
/// <param name="Ordinal">Place in the run.</param>
/// <param name="CaseId">The case, of a run that issues.</param>
/// <param name="NoticeId">The notice.</param>
/// <param name="Done">Looked at.</param>
/// <param name="Refusal">Code of why it was left alone.</param>
public sealed record NoticeRunItemView(int Ordinal, Guid? CaseId, Guid? NoticeId, bool Done, string? Refusal);

/// <summary>Runs of the caller's scope, newest first; one; its items.</summary>
internal static class ReadNoticeRuns
{
    private const string Select = """
        select r.id, r.task, r.state, r.branch, r.section, r.total, r.done, r.notices, r.skipped, r.requested_at, r.requested_by, r.done_at, r.version from notice_run r
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/notice-runs", List).WithName("ListNoticeRuns").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/notice-runs/{id:guid}", One).WithName("ReadNoticeRun").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/notice-runs/{id:guid}/items", Items).WithName("ListNoticeRunItems").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<NoticeRunView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = Scope(caller, command.Parameters);
        if (page.Position(1) is [var last])
            conditions += $" and r.id < {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{Select} where {conditions} order by r.id desc limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<NoticeRunView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<NoticeRunView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await FindAsync(connection, caller, id, cancel) is { } view ? TypedResults.Ok(view) : NoticeRunRefusals.Unknown.Because("No run has this id.").ToProblem();
    }

    private static async Task<Results<Ok<Page<NoticeRunItemView>>, ProblemHttpResult>> Items(
        Guid id, [AsParameters] PageQuery page, [Description("True: only those left alone.")] bool? skipped, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await FindAsync(connection, caller, id, cancel) is null)
            return NoticeRunRefusals.Unknown.Because("No run has this id.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var conditions = $"i.run_id = {CaseScope.Add(command.Parameters, id)}{(skipped == true ? " and i.refusal is not null" : "")}";
        if (page.Position(1) is [var last])
            conditions += $" and i.ordinal > {CaseScope.Add(command.Parameters, int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : throw new CursorException())}";
        command.CommandText = $"select i.ordinal, i.case_id, i.notice_id, i.is_done, i.refusal from notice_run_item i where {conditions} order by i.ordinal limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<NoticeRunItemView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new NoticeRunItemView(reader.GetInt32(0), reader.OptionalGuid(1), reader.OptionalGuid(2), reader.GetBoolean(3), reader.Optional(4)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Ordinal.ToString(CultureInfo.InvariantCulture)]));
    }

    internal static async Task<NoticeRunView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{Select} where r.id = {CaseScope.Add(command.Parameters, id)} and {Scope(caller, command.Parameters)}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    // A run over the whole branch is seen by its sections too.
    private static string Scope(Caller caller, NpgsqlParameterCollection parameters) => caller.Branch is null
        ? CaseScope.OfStaff(caller, parameters, "r")
        : $"r.branch = {CaseScope.Add(parameters, caller.Branch)}{(caller.Section is null ? "" : $" and (r.section is null or r.section = {CaseScope.Add(parameters, caller.Section)})")}";

    private static NoticeRunView Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), Codes.Stored<NoticeRunTask>(reader.GetString(1)), Codes.Stored<NoticeRunState>(reader.GetString(2)), reader.GetString(3), reader.Optional(4),
        reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetInt32(8), reader.GetFieldValue<DateTimeOffset>(9), reader.GetString(10),
        reader.OptionalInstant(11), reader.GetInt32(12));
}
