using Enforcement.Hosting.Access;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Tables;

/// <summary>All dated tables.</summary>
public sealed record TableList(int Edition, IReadOnlyList<TableView> Tables);

/// <summary>The dated tables of the law.</summary>
public static class ListTables
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/tables", Handle)
        .AllowRoles(Roles.All)
        .WithName("ListTables").WithTags("Tables")
        .WithSummary("Every dated table with its values, sources and whether they are verified. With ETag.");

    public static Results<Ok<TableList>, StatusCodeHttpResult> Handle(CurrentLaw current, HttpContext http)
    {
        var law = current.Edition;
        return EditionTag.IsUnchanged(http, law.Number)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new TableList(law.Number, [.. TableCatalogue.All.Select(table => TableView.Of(table, law))]));
    }
}
