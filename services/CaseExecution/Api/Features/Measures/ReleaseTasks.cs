using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Measures;

/// <summary>That the addressee has done it.</summary>
/// <param name="ConfirmedOn">Day it took effect there.</param>
/// <param name="Confirmation">Number of the letter or registration.</param>
public sealed record ConfirmReleaseRequest(DateOnly ConfirmedOn, string Confirmation);

/// <summary>Open release tasks, by section, most urgent first; confirmed one by one. Needs If-Match.</summary>
internal static class ReleaseTasks
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/release-tasks", List).WithName("ListReleaseTasks").WithTags("measures").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/release-tasks/{id:guid}", One).WithName("ReadReleaseTask").WithTags("measures").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/release-tasks/{id:guid}/confirmation", Confirm).WithName("ConfirmRelease").WithTags("measures")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Ok<Page<ReleaseTaskView>>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, [Description("Due before this day.")] DateOnly? dueBefore,
        Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"t.state = 'open' and {CaseScope.OfStaff(caller, command.Parameters, "t")}";
        if (section is not null)
            conditions += $" and t.section = {CaseScope.Add(command.Parameters, section)}";
        if (dueBefore is not null)
            conditions += $" and t.due_on < {CaseScope.Add(command.Parameters, dueBefore)}";
        if (page.Position(2) is [var day, var last])
            conditions += $" and (t.due_on, t.id) > ({CaseScope.Add(command.Parameters, Day(day))}, {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())})";
        command.CommandText = $"{ReleaseTaskViews.Select} where {conditions} order by t.due_on, t.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<ReleaseTaskView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(ReleaseTaskViews.Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Id.ToString()]));
    }

    private static async Task<Results<Ok<ReleaseTaskView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, "", context.RequestAborted) is not { } view)
            return ReleaseRefusals.Unknown.Because("No release task has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<ReleaseTaskView>, ProblemHttpResult>> Confirm(
        Guid id, ConfirmReleaseRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (string.IsNullOrWhiteSpace(request.Confirmation) || request.Confirmation.Length > 100)
            return Problems.Validation(("/confirmation", "1 to 100 characters."));
        return await ledger.RunAsync<Results<Ok<ReleaseTaskView>, ProblemHttpResult>>(async connection =>
        {
            if (await FindAsync(connection, caller, id, " for update of t", cancel) is not { } view)
                return ReleaseRefusals.Unknown.Because("No release task has this id.").ToProblem();
            if (Preconditions.Check(context.Request, view.Version) is { } stale)
                return stale;
            var result = ReleaseTaskViews.Task(view).Confirm(request.ConfirmedOn, request.Confirmation, time.Today());
            if (!result.TryGet(out var task, out var refusal))
                return refusal.ToProblem();
            await using var command = new NpgsqlCommand("""
                update release_task set state = 'confirmed', confirmed_on = $2, confirmed_by = $3, confirmation = $4, version = $5 where id = $1
                """, connection)
            {
                Parameters = { new() { Value = id }, new() { Value = task.ConfirmedOn! }, new() { Value = caller.Subject }, new() { Value = task.Confirmation! }, new() { Value = task.Version } },
            };
            await command.ExecuteNonQueryAsync(cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("releaseTask.confirmed", "releaseTask", id.ToString(), "CAN-01"), 1, cancel);
            context.SetETag(task.Version);
            return TypedResults.Ok((await FindAsync(connection, caller, id, "", cancel))!);
        }, cancel);
    }

    private static async Task<ReleaseTaskView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, string locked, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{ReleaseTaskViews.Select} where t.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "t")}{locked}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? ReleaseTaskViews.Read(reader) : null;
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CursorException();
}
