using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Proposals;

/// <summary>Open proposals of the caller's scope, oldest first, and one of any state.</summary>
internal static class ReadProposals
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/proposals", List).WithName("ListProposals").WithTags("proposals").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/proposals/{id:guid}", One).WithName("ReadProposal").WithTags("proposals").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<ProposalView>>> List(
        [AsParameters] PageQuery page, [Description("Only this kind of act.")] string? actKind, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"p.state = 'open' and {CaseScope.OfStaff(caller, command.Parameters, "p")}";
        if (actKind is not null)
            conditions += $" and p.act_kind = {CaseScope.Add(command.Parameters, actKind)}";
        if (page.Position(1) is [var last])
            conditions += $" and p.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"select {ProposalRows.Columns} from proposal p where {conditions} order by p.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<ProposalView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(ProposalView.Of(ProposalRows.Read(reader)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } proposal)
            return ProposalRefusals.Unknown.Because("No proposal has this id.").ToProblem();
        context.SetETag(proposal.Version);
        return TypedResults.Ok(ProposalView.Of(proposal));
    }

    internal static async Task<Proposal?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"select {ProposalRows.Columns} from proposal p where p.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "p")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? ProposalRows.Read(reader) : null;
    }
}
