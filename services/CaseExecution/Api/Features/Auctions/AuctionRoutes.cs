using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>Maps an act on an auction or its distribution: shape check, then the desk. All need If-Match of what they change.</summary>
internal static class AuctionRoutes
{
    public static void MapAct<TRequest>(
        this IEndpointRouteBuilder routes, string route, string name, string tag, string[] roles, Hanging on, CaseAct<Addressed<TRequest>> act,
        Func<TRequest, IEnumerable<(string Field, string Detail)>> check)
        where TRequest : notnull
    {
        routes.MapPost(route, Handle).WithName(name).WithTags(tag).WithSummary(ActSummary.Of(act.Kind)).AllowRoles(roles).WithIdempotency<CaseExecutionDbContext>();

        async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(Guid id, TRequest request, Caller caller, AuctionDesk desk, HttpContext context)
        {
            (string, string)[] errors = [.. check(request)];
            return errors.Length > 0 ? Problems.Validation(errors) : await desk.DoAsync(context, caller, on, id, act, request);
        }
    }

    /// <summary>An error when a text is missing or too long.</summary>
    public static IEnumerable<(string, string)> Text(string field, string? value, int most = 500)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > most)
            yield return (field, $"1 to {most} characters.");
    }

    /// <summary>An error when a condition does not hold.</summary>
    public static IEnumerable<(string, string)> Holds(bool condition, string field, string detail)
    {
        if (!condition)
            yield return (field, detail);
    }
}
