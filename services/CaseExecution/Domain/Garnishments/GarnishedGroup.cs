using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>An order with its measure.</summary>
public sealed record GarnishmentFile(GarnishmentOrder Order, Measure Measure)
{
    /// <summary>It can still hold or come to hold something.</summary>
    public bool IsLive => Measure.State.IsLive();
}

/// <summary>All live orders of an obligor in a branch, with their cases, locked: what one answer changes, it may change for all of them.</summary>
/// <param name="Cases">Every case an order is for.</param>
/// <param name="Attached">What all measures bind for them now, NT$ by case, at the start of the transaction.</param>
/// <param name="Files">The orders, oldest first.</param>
public sealed record GarnishedGroup(IReadOnlyDictionary<Guid, CaseFile> Cases, IReadOnlyDictionary<Guid, long> Attached, IReadOnlyList<GarnishmentFile> Files)
{
    public GarnishmentFile? Find(Guid id) => Files.FirstOrDefault(file => file.Order.Id == id);

    /// <summary>The open cases of an order, oldest first.</summary>
    public IReadOnlyList<CaseFile> CasesOf(GarnishmentFile file) => [.. file.Measure.Shares.Select(share => Cases[share.CaseId]).OrderBy(found => found.Id)];

    /// <summary>What is owed on cases and bound by no order of these, NT$ by case: the room that the orders share.</summary>
    public Dictionary<Guid, long> Room()
    {
        var own = Files.SelectMany(file => file.Measure.Shares).GroupBy(share => share.CaseId).ToDictionary(shares => shares.Key, shares => shares.Sum(share => share.Amount));
        return Cases.Values.ToDictionary(file => file.Id, file => Math.Max(0, file.Outstanding - Attached.GetValueOrDefault(file.Id) + own.GetValueOrDefault(file.Id)));
    }
}
