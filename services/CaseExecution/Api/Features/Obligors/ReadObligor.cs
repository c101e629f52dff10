using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Obligors;

/// <summary>One person's group. Visible to whoever may read at least one of its cases.</summary>
internal static class ReadObligor
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/obligors/{id:guid}", Handle).WithName(nameof(ReadObligor)).WithTags("obligors").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<ObligorView>, ProblemHttpResult>> Handle(
        Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await ReadAsync(connection, caller, id, page, cancel) is { } view
            ? TypedResults.Ok(view)
            : ObligorRefusals.Unknown.Because("No obligor has this id.").ToProblem();
    }

    internal static async Task<ObligorView?> ReadAsync(NpgsqlConnection connection, Caller caller, Guid id, PageQuery page, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Person(caller, id));
        batch.BatchCommands.Add(Totals(caller, id));
        batch.BatchCommands.Add(Cases(caller, id, page));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var (name, number, type) = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
        await reader.NextResultAsync(cancel);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var arrears = 0L;
        while (await reader.ReadAsync(cancel))
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
            if (reader.GetString(0) != Codes.Of(CaseStatus.Closed))
                arrears += reader.GetInt64(2);
        }

        await reader.NextResultAsync(cancel);
        var rows = Page.Of(await CaseRowReader.ReadAllAsync(reader, cancel), page.Size, row => [row.Id.ToString()]);
        return new ObligorView { Id = id, Name = name, IdentityNumber = number, Type = type, TotalArrears = arrears, CasesByStatus = counts, Cases = rows.Items, Next = rows.Next };
    }

    private static NpgsqlBatchCommand Person(Caller caller, Guid id)
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = $"""
            select o.name, o.identity_number, o.type from obligor o where o.id = {CaseScope.Add(command.Parameters, id)}
                and exists (select from case_file c where c.obligor_id = o.id and {CaseScope.Of(caller, command.Parameters, "c")})
            """;
        return command;
    }

    private static NpgsqlBatchCommand Totals(Caller caller, Guid id)
    {
        var command = new NpgsqlBatchCommand();
        var own = caller.Agency is null ? "" : $" and c.agency = {CaseScope.Add(command.Parameters, caller.Agency)}";
        command.CommandText = $"""
            select c.status, count(*), sum(c.outstanding)::bigint from case_file c where c.obligor_id = {CaseScope.Add(command.Parameters, id)}{own} group by c.status
            """;
        return command;
    }

    private static NpgsqlBatchCommand Cases(Caller caller, Guid id, PageQuery page)
    {
        var command = new NpgsqlBatchCommand();
        var after = page.Position(1) is [var last] ? $" and c.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var key) ? key : throw new CursorException())}" : "";
        command.CommandText = $"""
            select {CaseRowReader.Columns} from case_file c join obligor o on o.id = c.obligor_id
            where c.obligor_id = {CaseScope.Add(command.Parameters, id)}{after} and {CaseScope.Of(caller, command.Parameters, "c")}
            order by c.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        return command;
    }
}
