using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A moratorium to set.</summary>
/// <param name="From">First day; not before today.</param>
/// <param name="Until">Last day.</param>
/// <param name="ExceptedSubKinds">Sub-kinds of claim it does not hold.</param>
/// <param name="AllowsUrgent">It does not hold urgent cases.</param>
/// <param name="Reason">Directions it follows from.</param>
public sealed record SetMoratoriumRequest(DateOnly From, DateOnly Until, IReadOnlyList<string>? ExceptedSubKinds, bool AllowsUrgent, string Reason);

/// <summary>A moratorium; without a branch it is of all branches.</summary>
public sealed record MoratoriumView(
    Guid Id, string? Branch, DateOnly From, DateOnly Until, IReadOnlyList<string> ExceptedSubKinds, bool AllowsUrgent, string Reason, DateOnly? EndedOn, int Version);

/// <summary>Times without summons and acts on site: a branch head sets them for the branch, headquarters for all. Ending one needs If-Match.</summary>
internal static class Moratoria
{
    private const int MostSubKinds = 50;
    private static readonly string[] Setters = [Roles.BranchHead, Roles.HqReview];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/moratoria", List).WithName("ListMoratoria").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/moratoria/{id:guid}", One).WithName("ReadMoratorium").WithTags("notices").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/moratoria", Set).WithName("SetMoratorium").WithTags("notices").AllowRoles(Setters).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/moratoria/{id:guid}/end", End).WithName("EndMoratorium").WithTags("notices").AllowRoles(Setters).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Ok<Page<MoratoriumView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var after = page.Position(1) is [var last] ? $" and m.id < {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}" : "";
        command.CommandText = $"""
            select {MoratoriumRows.Columns} from moratorium m where {Seen(caller, command.Parameters)}{after}
            order by m.id desc limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<MoratoriumView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Of(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<MoratoriumView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, own: false, "", context.RequestAborted) is not { } view)
            return MoratoriumRefusals.Unknown.Because("No moratorium has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Created<MoratoriumView>, ProblemHttpResult>> Set(
        SetMoratoriumRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel)
    {
        if (request.Until < request.From || request.From < time.Today())
            return Problems.Validation(("/from", "Not before today, and no end before the beginning."));
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
            return Problems.Validation(("/reason", "1 to 500 characters."));
        if (request.ExceptedSubKinds is { Count: > MostSubKinds } || request.ExceptedSubKinds?.Any(kind => string.IsNullOrWhiteSpace(kind) || kind.Length > 64) == true)
            return Problems.Validation(("/exceptedSubKinds", $"At most {MostSubKinds}, each 1 to 64 characters."));
        return await ledger.RunAsync<Results<Created<MoratoriumView>, ProblemHttpResult>>(async connection =>
        {
            var at = time.GetUtcNow();
            var id = Guid.CreateVersion7(at);
            if (!await InsertAsync(connection, id, request, caller, at, cancel))
                return MoratoriumRefusals.Overlaps.Because("End the other one first, or set another time.", "/from").ToProblem();
            await ledger.RecordAsync(connection, caller, new AuditSubject("moratorium.set", "moratorium", id.ToString(), "NOT-03"), 1, cancel);
            return TypedResults.Created($"/v1/moratoria/{id}", (await FindAsync(connection, caller, id, own: true, "", cancel))!);
        }, cancel);
    }

    private static Task<Results<Ok<MoratoriumView>, ProblemHttpResult>> End(Guid id, Caller caller, Ledger ledger, TimeProvider time, HttpContext context) =>
        ledger.RunAsync<Results<Ok<MoratoriumView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (await FindAsync(connection, caller, id, own: true, " for update", cancel) is not { } view)
                return MoratoriumRefusals.Unknown.Because("No moratorium has this id.").ToProblem();
            if (Preconditions.Check(context.Request, view.Version) is { } stale)
                return stale;
            if (view.EndedOn is not null)
                return MoratoriumRefusals.Over.Because($"It was ended on {view.EndedOn:yyyy-MM-dd}.").ToProblem();
            await using var command = new NpgsqlCommand("update moratorium set ended_on = $2, version = version + 1 where id = $1", connection)
            {
                Parameters = { new() { Value = id }, new() { Value = time.Today() } },
            };
            await command.ExecuteNonQueryAsync(cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("moratorium.ended", "moratorium", id.ToString(), "NOT-03"), 1, cancel);
            context.SetETag(view.Version + 1);
            return TypedResults.Ok((await FindAsync(connection, caller, id, own: true, "", cancel))!);
        }, context.RequestAborted);

    // One after the other per branch, so that two at once cannot overlap.
    private static async Task<bool> InsertAsync(NpgsqlConnection connection, Guid id, SetMoratoriumRequest request, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using (var locked = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('moratorium ' || coalesce($1, ''), 0))", connection)
        {
            Parameters = { JournalBatch.One(caller.Branch, NpgsqlDbType.Text) },
        })
        {
            await locked.ExecuteNonQueryAsync(cancel);
        }

        await using var command = new NpgsqlCommand("""
            insert into moratorium (id, branch, from_on, until_on, excepted_sub_kinds, allows_urgent, reason, set_by, set_at)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9
            where not exists (select from moratorium m where m.branch is not distinct from $2 and m.ended_on is null and m.from_on <= $4 and m.until_on >= $3)
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, JournalBatch.One(caller.Branch, NpgsqlDbType.Text), new() { Value = request.From }, new() { Value = request.Until },
                new() { Value = (request.ExceptedSubKinds ?? []).ToArray() }, new() { Value = request.AllowsUrgent }, new() { Value = request.Reason },
                new() { Value = caller.Subject }, new() { Value = at },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>One moratorium: of the caller's own branch or headquarters, or any that holds him.</summary>
    internal static async Task<MoratoriumView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, bool own, string locked, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var scope = !own ? Seen(caller, command.Parameters) : caller.Branch is null ? "m.branch is null" : $"m.branch = {CaseScope.Add(command.Parameters, caller.Branch)}";
        command.CommandText = $"select {MoratoriumRows.Columns} from moratorium m where m.id = {CaseScope.Add(command.Parameters, id)} and {scope}{locked}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Of(reader) : null;
    }

    private static string Seen(Caller caller, NpgsqlParameterCollection parameters) =>
        caller.Branch is null ? "true" : $"(m.branch is null or m.branch = {CaseScope.Add(parameters, caller.Branch)})";

    private static MoratoriumView Of(NpgsqlDataReader reader)
    {
        var read = MoratoriumRows.Read(reader);
        return new MoratoriumView(read.Id, read.Branch, read.From, read.Until, read.ExceptedSubKinds, read.AllowsUrgent, reader.GetString(6), reader.OptionalDate(7), reader.GetInt32(8));
    }
}
