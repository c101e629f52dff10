using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>Plans of a case, of a section or branch, and one plan.</summary>
internal static class ReadPlans
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/instalment-plans", OfCase).WithName("ListCasePlans").WithTags("instalments").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/instalment-plans", List).WithName("ListPlans").WithTags("instalments").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/instalment-plans/{id:guid}", One).WithName("ReadPlan").WithTags("instalments").AllowRoles(CaseScope.StaffReaders);
    }

    /// <summary>The plan in the caller's scope; null when there is none.</summary>
    public static async Task<PlanRow?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{PlanRows.Select} where p.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "p")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? PlanRows.Read(reader) : null;
    }

    private static async Task<Results<Ok<IReadOnlyList<PlanView>>, ProblemHttpResult>> OfCase(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand(
            $"{PlanRows.Select} where p.id in (select plan_id from instalment_plan_case where roc_year = $1 and case_id = $2) order by p.id desc limit 50", connection)
        {
            Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } },
        };
        return TypedResults.Ok<IReadOnlyList<PlanView>>(await ReadAsync(command, cancel));
    }

    private static async Task<Results<Ok<Page<PlanView>>, ProblemHttpResult>> List(
        [AsParameters] PageQuery page, [Description("State; running when left out.")] string? state, [Description("Section; the token's where it names one.")] string? section,
        [Description("Only plans with an instalment that was missed and is not paid.")] bool? missed, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (Codes.Read<PlanState>(state ?? Codes.Of(PlanState.Running)) is not { } wanted)
            return Problems.Validation(("/state", string.Join(", ", Enum.GetValues<PlanState>().Select(Codes.Of))));
        await using var command = source.CreateCommand();
        var conditions = $"p.state = {CaseScope.Add(command.Parameters, Codes.Of(wanted))} and {CaseScope.OfStaff(caller, command.Parameters, "p")}";
        if (section is not null)
            conditions += $" and p.section = {CaseScope.Add(command.Parameters, section)}";
        if (missed == true)
            conditions += " and exists (select from instalment i where i.plan_id = p.id and i.missed_on is not null and i.paid < i.amount)";
        if (page.Position(1) is [var last])
            conditions += $" and p.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{PlanRows.Select} where {conditions} order by p.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await ReadAsync(command, cancel), page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<PlanView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } row)
            return PlanRefusals.Unknown.Because("No plan has this id.").ToProblem();
        context.SetETag(row.Version);
        return TypedResults.Ok(PlanView.Of(row));
    }

    private static async Task<List<PlanView>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var items = new List<PlanView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(PlanView.Of(PlanRows.Read(reader)));
        return items;
    }
}
