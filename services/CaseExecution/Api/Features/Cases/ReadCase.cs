using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>One case, by id or number.</summary>
internal static class ReadCase
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}", Handle).WithName(nameof(ReadCase)).WithTags("cases").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Handle(
        [Description("Id, or number in text form, e.g. tpy-1150100000123.")] string idOrNumber,
        [Description("True explains the clocks: articles and the steps of the arithmetic.")] bool? explain, Caller caller, NpgsqlDataSource source, CurrentLaw law, TimeProvider time, HttpContext context)
    {
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return CaseRefusals.Unknown.Because("It is neither the id nor the number of a case.").ToProblem();
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await CaseViews.ReadAsync(connection, caller, address, explain == true, time.Today(), law.Edition, context.RequestAborted) is not { } view)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }
}
