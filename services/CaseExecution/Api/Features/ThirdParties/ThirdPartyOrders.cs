using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ThirdParties;

/// <summary>A bank, employer or insurer reads the orders addressed to it, by the code in its token; nobody else's, and nothing else.</summary>
internal static class ThirdPartyOrders
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/third-party/orders").WithTags("third parties").AllowRoles(Roles.ThirdParty);
        orders.MapGet("", List).WithName("ListThirdPartyOrders");
        orders.MapGet("/{id:guid}", One).WithName("ReadThirdPartyOrder");
    }

    private static async Task<Ok<Page<ThirdPartyOrderView>>> List(
        [AsParameters] PageQuery page, [Description("False gives lifted and collected orders, too; default true.")] bool? open, Caller caller, NpgsqlDataSource source,
        CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        Guid? after = page.Position(1) is [var last] ? Guid.TryParse(last, out var id) ? id : throw new CursorException() : null;
        var items = await ThirdPartyOrderViews.ListAsync(connection, caller.ThirdParty!, after, open ?? true, page.Size + 1, cancel);
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await ThirdPartyOrderViews.FindAsync(connection, caller.ThirdParty!, id, cancel) is { } view
            ? TypedResults.Ok(view)
            : GarnishmentRefusals.Unknown.Because("No order to you has this id.").ToProblem();
    }
}
