using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Joining;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Joining;

/// <summary>Which cases.</summary>
/// <param name="Cases">Numbers; all other open cases of the obligor in the branch when left out.</param>
/// <param name="Reason">No personal data.</param>
public sealed record JoinCasesRequest(IReadOnlyList<string>? Cases, string? Reason);

/// <summary>A case joined with a lead case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="LeadCaseId">The lead case.</param>
/// <param name="Outstanding">NT$ owed on it.</param>
/// <param name="JoinedOn">Since when.</param>
/// <param name="ActId">The act.</param>
public sealed record JoinedCaseView(Guid CaseId, string CaseNumber, Guid LeadCaseId, long Outstanding, DateOnly JoinedOn, Guid ActId);

/// <summary>Joins the cases of an obligor under a lead case, and takes them apart again. Needs If-Match of the lead case.</summary>
internal static class JoinCases
{
    public static readonly CaseAct<JoinCasesRequest> Join = new(JoinActs.Joined, JoinAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<JoinCasesRequest> Unjoin = new(JoinActs.Unjoined, UnjoinAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/joined-cases", List).WithName("ListJoinedCases").WithTags("joining").WithSummary("The cases of the group of a case, its lead's too")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/cases/{idOrNumber}/joined-cases", (string idOrNumber, JoinCasesRequest request, Caller caller, ActDesk desk, HttpContext context) =>
                HandleAsync(idOrNumber, request, caller, desk, context, Join))
            .WithName(nameof(JoinCases)).WithTags("joining").WithSummary("Joins cases of the obligor under this lead case").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/joined-cases/leaving", (string idOrNumber, JoinCasesRequest request, Caller caller, ActDesk desk, HttpContext context) =>
                HandleAsync(idOrNumber, request, caller, desk, context, Unjoin))
            .WithName("UnjoinCases").WithTags("joining").WithSummary("Takes cases out of the group").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> HandleAsync(
        string idOrNumber, JoinCasesRequest request, Caller caller, ActDesk desk, HttpContext context, CaseAct<JoinCasesRequest> act) =>
        request.Cases?.Count > 1000 || request.Cases?.Any(number => !CaseNumber.TryParse(number, out _)) == true ? Problems.Validation(("/cases", "At most 1000 case numbers."))
        : request.Reason?.Length > 500 ? Problems.Validation(("/reason", "At most 500 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, act, request);

    private static async Task<Result<Act>> JoinAsync(Acting acting, JoinCasesRequest request)
    {
        if (!(await OthersAsync(acting, request, (await acting.GroupAsync()).Where(file => file.State.Section == acting.File.State.Section))).TryGet(out var others, out var refusal))
            return refusal;
        var taken = await JoinedRows.TakenAsync(acting.Connection, acting.File, others, acting.Cancel);
        var result = JoinedGroup.Join(acting.Journal, acting.File, others, taken, request.Reason);
        if (!result.TryGet(out var act, out _))
            return result;
        await JoinedRows.InsertAsync(acting.Connection, acting.File, others, act, acting.Journal.Day, acting.Cancel);
        acting.FurtherChanges += others.Count;
        return result;
    }

    private static async Task<Result<Act>> UnjoinAsync(Acting acting, JoinCasesRequest request)
    {
        var joined = await ReadAsync(acting.Connection, acting.File.Id, acting.Cancel);
        var members = (await CaseRows.LockAsync(acting.Connection, [.. joined.Where(item => item.LeadCaseId == acting.File.Id).Select(item => item.CaseId)], acting.Cancel)).Values;
        if (!(await OthersAsync(acting, request, members)).TryGet(out var leaving, out var refusal))
            return refusal;
        var count = await JoinedRows.CountAsync(acting.Connection, acting.File, leaving, acting.Cancel);
        var result = JoinedGroup.Unjoin(acting.Journal, acting.File, leaving, count, request.Reason);
        if (!result.IsRefused)
            acting.FurtherChanges += await JoinedRows.LeaveAsync(acting.Connection, acting.File, leaving, acting.Journal.Day, acting.Cancel);
        return result;
    }

    // The named cases, as far as they are among those it may be; a name that is none of them is no joined case, whatever else it is.
    private static async Task<Result<IReadOnlyList<CaseFile>>> OthersAsync(Acting acting, JoinCasesRequest request, IEnumerable<CaseFile> among)
    {
        var possible = among.Where(file => file.Id != acting.File.Id).ToDictionary(file => file.Id);
        if (request.Cases is not { } numbers)
            return possible.Values.OrderBy(file => file.Id).ToList();
        var named = await CaseRows.FindAsync(acting.Connection, numbers, acting.Cancel);
        if (numbers.FirstOrDefault(number => !named.TryGetValue(number, out var id) || !possible.ContainsKey(id)) is { } stranger)
            return JoinRefusals.NotJoined.Because($"Case {stranger} is no open case of the obligor in this section, or not joined.", "/cases");
        return named.Values.Distinct().Order().Select(id => possible[id]).ToList();
    }

    private static async Task<Results<Ok<IReadOnlyList<JoinedCaseView>>, ProblemHttpResult>> List(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        return TypedResults.Ok<IReadOnlyList<JoinedCaseView>>(await ReadAsync(connection, caseId, cancel));
    }

    private static async Task<List<JoinedCaseView>> ReadAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select j.case_id, c.branch, c.roc_year, c.kind, c.serial, j.lead_case_id, c.outstanding, j.joined_on, j.act_id
            from joined_case j join case_file c on c.roc_year = j.roc_year and c.id = j.case_id
            where j.left_on is null and j.lead_case_id = coalesce((select o.lead_case_id from joined_case o where o.case_id = $1 and o.left_on is null), $1)
            order by j.case_id limit 1000
            """, connection)
        {
            Parameters = { new() { Value = caseId } },
        };
        var items = new List<JoinedCaseView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new JoinedCaseView(reader.GetGuid(0), new CaseNumber(reader.GetString(1), reader.GetInt16(2), (ClaimKind)reader.GetInt16(3), reader.GetInt32(4)).ToString(), reader.GetGuid(5),
                reader.GetInt64(6), reader.GetFieldValue<DateOnly>(7), reader.GetGuid(8)));
        }

        return items;
    }
}
