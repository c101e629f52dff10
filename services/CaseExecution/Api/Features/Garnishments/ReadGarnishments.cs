using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Orders to third parties: those of a section that are open, those of a case with gone ones, and one.</summary>
internal static class ReadGarnishments
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/garnishments", List).WithName("ListGarnishments").WithTags("garnishments").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/garnishments/{id:guid}", One).WithName("ReadGarnishment").WithTags("garnishments").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/cases/{idOrNumber}/garnishments", OfCase).WithName("ListCaseGarnishments").WithTags("garnishments").AllowRoles(CaseScope.Readers);
    }

    private static async Task<Ok<Page<GarnishmentView>>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, [Description("How far it has come.")] GarnishmentStage? stage,
        Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return TypedResults.Ok(await PageAsync(connection, page, parameters =>
        {
            var conditions = $"g.closed_at is null and {CaseScope.OfStaff(caller, parameters, "g")}";
            if (section is not null)
                conditions += $" and g.section = {CaseScope.Add(parameters, section)}";
            return stage is null ? conditions : $"{conditions} and g.stage = {CaseScope.Add(parameters, Codes.Of(stage.Value))}";
        }, cancel));
    }

    private static async Task<Results<Ok<Page<GarnishmentView>>, ProblemHttpResult>> OfCase(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        return TypedResults.Ok(await PageAsync(connection, page, parameters => $"""
            g.id in (select mc.measure_id from measure_case mc where mc.roc_year = {CaseScope.Add(parameters, CaseKey.RocYearOf(caseId)!.Value)}
                and mc.case_id = {CaseScope.Add(parameters, caseId)})
            """, cancel));
    }

    private static async Task<Results<Ok<GarnishmentView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        var cancel = context.RequestAborted;
        await using var connection = await source.OpenConnectionAsync(cancel);
        GarnishmentView view;
        await using (var command = new NpgsqlCommand { Connection = connection })
        {
            command.CommandText = $"{GarnishmentViews.Select} where g.id = {CaseScope.Add(command.Parameters, id)} and {GarnishmentScope.Of(caller, command.Parameters)}";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel))
                return GarnishmentRefusals.Unknown.Because("No order has this id.").ToProblem();
            view = GarnishmentViews.Read(reader);
        }

        context.SetETag(view.Version);
        return TypedResults.Ok(view with
        {
            Instalments = await GarnishmentViews.InstalmentsAsync(connection, id, cancel),
            Payments = await GarnishmentViews.PaymentsAsync(connection, id, cancel),
        });
    }

    private static async Task<Page<GarnishmentView>> PageAsync(
        NpgsqlConnection connection, PageQuery page, Func<NpgsqlParameterCollection, string> conditions, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var where = conditions(command.Parameters);
        if (page.Position(1) is [var last])
            where += $" and g.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{GarnishmentViews.Select} where {where} order by g.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<GarnishmentView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(GarnishmentViews.Read(reader));
        return Page.Of(items, page.Size, item => [item.Id.ToString()]);
    }
}
