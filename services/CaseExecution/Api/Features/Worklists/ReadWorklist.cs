using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Worklists;

/// <summary>The cases of a section, a branch, or (headquarters) of all branches.</summary>
internal static class ReadWorklist
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/worklist", Handle).WithName(nameof(ReadWorklist)).WithTags("worklist")
            .AllowRoles([.. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations]);

    private static async Task<Results<Ok<Page<CaseRow>>, ProblemHttpResult>> Handle(
        [AsParameters] WorklistQuery query, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        var branch = caller.Branch ?? query.Branch;
        if (query.Errors() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (branch is null && query.Order != WorklistOrder.Opened)
            return Problems.Validation(("/branch", "Needed for this order."));
        if (branch is null && query.Section is not null)
            return Problems.Validation(("/branch", "A section is one of a branch."));

        // A section other than the token's, or a branch other than the token's, is out of scope: there is nothing to see.
        if ((caller.Section is not null && query.Section is not null && query.Section != caller.Section) || (caller.Branch is not null && query.Branch is not null && query.Branch != caller.Branch))
            return TypedResults.Ok(new Page<CaseRow>([], null));
        await using var command = source.CreateCommand();
        command.CommandText = new WorklistSql(command.Parameters, query, page, branch, caller.Section ?? query.Section).Text();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = await CaseRowReader.ReadAllAsync(reader, cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size, row => WorklistSql.Key(query, row)));
    }
}
