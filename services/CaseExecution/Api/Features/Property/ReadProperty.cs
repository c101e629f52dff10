using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Property;

/// <summary>What an obligor owns, as far as it is known. For staff who may read at least one of the obligor's cases.</summary>
internal static class ReadProperty
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/obligors/{id:guid}/property", List).WithName("ListProperty").WithTags("property").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/obligors/{id:guid}/property/{itemId:guid}", One).WithName(nameof(ReadProperty)).WithTags("property").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<PropertyView>>, ProblemHttpResult>> List(
        Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (!await IsSeenAsync(connection, caller, id, cancel))
            return ObligorRefusals.Unknown.Because("No obligor has this id.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = "";
        if (page.Position(2) is [var kind, var identity])
            after = $" and (p.kind, p.identity) > ({CaseScope.Add(command.Parameters, kind)}, {CaseScope.Add(command.Parameters, identity)})";
        command.CommandText = $"""
            select {PropertyRows.Columns}, p.identity from property_item p where p.obligor_id = {CaseScope.Add(command.Parameters, id)}{after}
            order by p.kind, p.identity limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var rows = new List<(PropertyView View, string Identity)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add((PropertyView.Read(reader), reader.GetString(14)));
        var cut = Page.Of(rows, page.Size, row => [Codes.Of(row.View.Kind), row.Identity]);
        return TypedResults.Ok(new Page<PropertyView>([.. cut.Items.Select(row => row.View)], cut.Next));
    }

    private static async Task<Results<Ok<PropertyView>, ProblemHttpResult>> One(Guid id, Guid itemId, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, itemId, "", context.RequestAborted) is not { } view)
            return PropertyRefusals.Unknown.Because("No property of this obligor has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    internal static async Task<PropertyView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid obligorId, Guid itemId, string locked, CancellationToken cancel)
    {
        if (!await IsSeenAsync(connection, caller, obligorId, cancel))
            return null;
        await using var command = new NpgsqlCommand($"select {PropertyRows.Columns} from property_item p where p.id = $1 and p.obligor_id = $2{locked}", connection)
        {
            Parameters = { new() { Value = itemId }, new() { Value = obligorId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? PropertyView.Read(reader) : null;
    }

    /// <summary>Whether the caller may read a case of the obligor.</summary>
    internal static async Task<bool> IsSeenAsync(NpgsqlConnection connection, Caller caller, Guid obligorId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select exists (select from case_file c where c.obligor_id = {CaseScope.Add(command.Parameters, obligorId)} and {CaseScope.Of(caller, command.Parameters, "c")})
            """;
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
