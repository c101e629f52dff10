using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A request with the seizure, auction or distribution it is for; kept like this when a second person must approve.</summary>
internal sealed record Addressed<TRequest>(Guid Id, TRequest Request);

/// <summary>What hangs on the cases of a seizure, how its row is found, and what is answered when it is not there.</summary>
internal sealed record Hanging(string Table, string Seizure, RefusalCode Unknown)
{
    public static readonly Hanging OnSeizure = new("seizure", "seizure s on s.id = t.id", Domain.Seizures.SeizureRefusals.Unknown);
    public static readonly Hanging OnAuction = new("auction", "seizure s on s.id = t.seizure_id", Domain.Auctions.AuctionRefusals.Unknown);

    public static readonly Hanging OnDistribution =
        new("distribution", "auction a on a.id = t.auction_id join seizure s on s.id = a.seizure_id", Domain.Distributions.DistributionRefusals.Unknown);
}

/// <summary>
/// The path of an act on a seizure, its auction or its distribution: found in the caller's scope, then the path of every act by the first open case it secures (the case
/// it was ordered in when none is open any more), under If-Match of its own version.
/// </summary>
internal sealed class AuctionDesk(ActDesk desk, NpgsqlDataSource source)
{
    public async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> DoAsync<TRequest>(
        HttpContext context, Caller caller, Hanging on, Guid id, CaseAct<Addressed<TRequest>> act, TRequest request)
    {
        if (await LeadAsync(caller, on, id, context.RequestAborted) is not { } lead)
            return on.Unknown.Because("Nothing has this id.").ToProblem();
        return await desk.DoAsync(context, caller, lead.ToString(), act, new Addressed<TRequest>(id, request), connection => VersionAsync(connection, on, id, context.RequestAborted));
    }

    private async Task<Guid?> LeadAsync(Caller caller, Hanging on, Guid id, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"""
            select coalesce(
                (select mc.case_id from measure_case mc where mc.measure_id = s.measure_id and mc.ended_at is null order by mc.case_id limit 1), t.case_id)
            from {on.Table} t join {on.Seizure} where t.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "t")}
            """;
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, Hanging on, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select version from {on.Table} where id = $1", connection) { Parameters = { new() { Value = id } } };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
