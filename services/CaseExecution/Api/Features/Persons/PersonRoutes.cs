using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>The routes of this chapter are alike: an act on the group of a case under the version of that case, and the list of what hangs on its obligor.</summary>
internal static class PersonRoutes
{
    /// <summary>Longest text of one field: evidence and records.</summary>
    public const int LongText = 4000;

    /// <summary>An act: shape checks, then the desk.</summary>
    public static void MapAct<TRequest>(
        this IEndpointRouteBuilder routes, string path, string name, string[] roles, CaseAct<TRequest> act, Func<TRequest, IEnumerable<(string Field, string Detail)>> check)
        where TRequest : notnull
    {
        routes.MapPost($"/v1/cases/{{idOrNumber}}/{path}", Handle).WithName(name).WithTags("persons").WithSummary(ActSummary.Of(act.Kind)).AllowRoles(roles)
            .WithIdempotency<CaseExecutionDbContext>();

        async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(string idOrNumber, TRequest request, Caller caller, ActDesk desk, HttpContext context)
        {
            (string, string)[] errors = [.. check(request)];
            return errors.Length > 0 ? Problems.Validation(errors) : await desk.DoAsync(context, caller, idOrNumber, act, request);
        }
    }

    /// <summary>What hangs on the obligor of a case in its branch, oldest first, at most 200; for staff only, since it is about a person.</summary>
    /// <param name="routes">Routes.</param>
    /// <param name="path">Below the case.</param>
    /// <param name="name">Of the operation.</param>
    /// <param name="sql">Query with <c>$1</c> the obligor and <c>$2</c> the branch.</param>
    /// <param name="read">One row.</param>
    public static void MapList<TView>(this IEndpointRouteBuilder routes, string path, string name, string sql, Func<NpgsqlDataReader, TView> read)
    {
        routes.MapGet($"/v1/cases/{{idOrNumber}}/{path}", Handle).WithName(name).WithTags("persons").AllowRoles(CaseScope.StaffReaders)
            .WithSummary($"{char.ToUpperInvariant(path[0])}{path[1..].Replace('-', ' ')} of the obligor of a case in its branch, oldest first, at most 200.");

        async Task<Results<Ok<IReadOnlyList<TView>>, ProblemHttpResult>> Handle(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
                return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
            var (obligor, branch) = (await PersonSql.ReadAsync(connection, "select obligor_id, branch from case_file where roc_year = $1 and id = $2",
                reader => (reader.GetGuid(0), reader.GetString(1)), cancel, CaseKey.RocYearOf(caseId)!.Value, caseId)).Single();
            return TypedResults.Ok<IReadOnlyList<TView>>(await PersonSql.ReadAsync(connection, $"{sql} limit 200", read, cancel, obligor, branch));
        }
    }
}

/// <summary>Shape checks of requests.</summary>
internal static class Shape
{
    public static IEnumerable<(string Field, string Detail)> Text(string field, string? value, int most = 500)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > most)
            yield return (field, $"1 to {most} characters.");
    }

    public static IEnumerable<(string Field, string Detail)> Optional(string field, string? value, int most = 200)
    {
        if (value?.Length > most)
            yield return (field, $"At most {most} characters.");
    }

    public static IEnumerable<(string Field, string Detail)> If(bool wrong, string field, string detail)
    {
        if (wrong)
            yield return (field, detail);
    }

    /// <summary>Reason and milder means; that they are there is asked of the law (GEN-01).</summary>
    public static IEnumerable<(string Field, string Detail)> Why(string? reason, string? milderMeans) => [.. Optional("/reason", reason, 500), .. Optional("/milderMeans", milderMeans, 500)];
}
