using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.SuspenseItems;

/// <summary>Open suspense items of the caller's scope, oldest first, and one item.</summary>
internal static class ReadSuspense
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/suspense", List).WithName("ListSuspense").WithTags("suspense").AllowRoles(CaseScope.MoneyReaders);
        routes.MapGet("/v1/suspense/{id:guid}", Handle).WithName(nameof(ReadSuspense)).WithTags("suspense").AllowRoles(CaseScope.MoneyReaders);
    }

    private static async Task<Ok<Page<SuspenseView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"s.state = 'open' and {CaseScope.OfMoney(caller, command.Parameters, "s")}";
        if (page.Position(1) is [var last])
            conditions += $" and s.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException(), NpgsqlDbType.Uuid)}";
        command.CommandText = $"{SuspenseViews.Select} where {conditions} order by s.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<SuspenseView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(SuspenseViews.Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<SuspenseView>, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return SuspenseRefusals.Unknown.Because("No suspense item has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    internal static async Task<SuspenseView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{SuspenseViews.Select} where s.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfMoney(caller, command.Parameters, "s")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? SuspenseViews.Read(reader) : null;
    }
}
