using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>The acts of a case, oldest first, and one act: each with its rulings, their articles and arithmetic.</summary>
internal static class ReadActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/acts", OfCase).WithName("ListActs").WithTags("acts").AllowRoles(CaseScope.Readers);
        routes.MapGet("/v1/acts/{id:guid}", One).WithName("ReadAct").WithTags("acts").AllowRoles(CaseScope.Readers);
    }

    private static async Task<Results<Ok<Page<ActView>>, ProblemHttpResult>> OfCase(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = page.Position(1) is [var last] ? $" and ac.act_id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}" : "";
        command.CommandText = $"""
            select {ActViews.Columns}, ac.version from (
                select ac.* from act_case ac where ac.roc_year = {CaseScope.Add(command.Parameters, CaseKey.RocYearOf(caseId)!.Value)}
                    and ac.case_id = {CaseScope.Add(command.Parameters, caseId)}{after} order by ac.act_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}) ac
            join act a on a.roc_year = ac.act_year and a.id = ac.act_id order by a.id
            """;
        var items = new List<ActView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(ActViews.Read(reader, LawEdition.Published) with { CaseVersion = reader.GetInt32(16) });
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<ActView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (CaseKey.RocYearOf(id) is not { } year)
            return ActRefusals.Unknown.Because("No act has this id.").ToProblem();
        await using var command = source.CreateCommand();
        command.CommandText = $"""
            select {ActViews.Columns}, array(
                select c.branch || '-' || lpad(c.roc_year::text, 3, '0') || lpad(c.kind::text, 2, '0') || lpad(c.serial::text, 8, '0') from act_case ac
                join case_file c on c.roc_year = ac.roc_year and c.id = ac.case_id
                where ac.act_id = a.id and {CaseScope.ToRead(caller, command.Parameters, "c")} order by c.id limit 200)
            from act a where a.roc_year = {CaseScope.Add(command.Parameters, year)} and a.id = {CaseScope.Add(command.Parameters, id)}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) && reader.GetFieldValue<string[]>(16) is { Length: > 0 } numbers
            ? TypedResults.Ok(ActViews.Read(reader, LawEdition.Published) with { CaseNumbers = numbers })
            : ActRefusals.Unknown.Because("No act has this id.").ToProblem();
    }
}
