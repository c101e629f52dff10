using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>A distribution in hand of an act, with the cases of its table, locked: cases, seizure, auction, distribution.</summary>
internal sealed record DistributionWork(SeizureWork Sale, Distribution Distribution, IReadOnlyList<CaseFile> Cases)
{
    public static async Task<Result<Act>> DoneAsync(
        Acting acting, Guid id, Func<DistributionWork, Result<Act>> act, Func<DistributionWork, Task> then)
    {
        var work = await TakeAsync(acting, id);
        var done = act(work);
        if (done.IsRefused)
            return done;
        await then(work);
        await work.SaveAsync();
        return done;
    }

    public static async Task<DistributionWork> TakeAsync(Acting acting, Guid id)
    {
        var (auctionId, ids) = await CasesAsync(acting, id);
        var others = await CaseRows.LockAsync(acting.Connection, [.. ids.Where(one => one != acting.File.Id)], acting.Cancel);
        var sale = await SeizureWork.TakeAuctionAsync(acting, auctionId);
        var distribution = (await DistributionRows.LockAsync(acting.Connection, id, acting.Cancel))!;
        return new DistributionWork(sale, distribution, [.. others.Values.Append(acting.File).OrderBy(file => file.Id)]);
    }

    public async Task SaveAsync()
    {
        await DistributionRows.SaveAsync(Sale.Acting.Connection, Distribution, Sale.Seizure.Terms, Sale.Acting.Cancel);
        Sale.Acting.FurtherChanges++;
        await Sale.SaveAsync();
    }

    private static async Task<(Guid AuctionId, Guid[] Cases)> CasesAsync(Acting acting, Guid id)
    {
        await using var command = new NpgsqlCommand("""
            select d.auction_id, array(select distinct (r ->> 'caseId')::uuid from json_array_elements(d.content::json -> 'rows') r where r ->> 'caseId' is not null)
            from distribution d where d.id = $1
            """, acting.Connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        await reader.ReadAsync(acting.Cancel);
        return (reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1));
    }
}
