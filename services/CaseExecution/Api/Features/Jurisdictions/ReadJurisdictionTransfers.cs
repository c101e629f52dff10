using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Jurisdictions;

/// <summary>Transfers of jurisdiction: those a branch asks for or is to receive; headquarters sees all, its queue is the requested ones.</summary>
internal static class ReadJurisdictionTransfers
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/jurisdiction-transfers", List).WithName("ListJurisdictionTransfers").WithTags("jurisdiction")
            .WithSummary("Transfers of jurisdiction of the caller's scope, oldest first").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/jurisdiction-transfers/{id:guid}", One).WithName("ReadJurisdictionTransfer").WithTags("jurisdiction")
            .WithSummary("One transfer of jurisdiction").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<JurisdictionTransferView>>> List(
        [AsParameters] PageQuery page, [Description("Only this state.")] JurisdictionState? state, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = Scope(caller, command.Parameters);
        if (state is { } wanted)
            conditions += $" and t.state = {CaseScope.Add(command.Parameters, Codes.Of(wanted))}";
        if (page.Position(1) is [var last])
            conditions += $" and t.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{JurisdictionTransferView.Select} where {conditions} order by t.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<JurisdictionTransferView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(JurisdictionTransferView.Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return JurisdictionRefusals.Unknown.Because("No request has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    internal static async Task<JurisdictionTransferView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{JurisdictionTransferView.Select} where t.id = {CaseScope.Add(command.Parameters, id)} and {Scope(caller, command.Parameters)}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? JurisdictionTransferView.Read(reader) : null;
    }

    private static string Scope(Caller caller, NpgsqlParameterCollection parameters)
    {
        if (caller.Branch is null)
            return caller.SeesAllBranches ? "true" : "false";
        var branch = CaseScope.Add(parameters, caller.Branch);
        var section = caller.Section is null ? "" : $" and t.from_section = {CaseScope.Add(parameters, caller.Section)}";
        return $"((t.from_branch = {branch}{section}) or t.to_branch = {branch})";
    }
}
