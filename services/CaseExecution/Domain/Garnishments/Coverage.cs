using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>What an order shall bind from now on, NT$ by case; nothing at all when it is to go.</summary>
public sealed record PlannedOrder(GarnishmentFile File, IReadOnlyDictionary<Guid, long> Shares, bool Goes);

/// <summary>
/// Spreads what third parties hold over the cases of a group: never more than debt and costs, and the order that hits harder or was served later gives way (GAR-09).
/// An order that holds nothing yet goes, too, once the others cover all its cases.
/// </summary>
public sealed class Coverage
{
    private readonly GarnishedGroup _group;
    private readonly Dictionary<Guid, long> _room;
    private readonly List<PlannedOrder> _orders = [];

    private Coverage(GarnishedGroup group) => (_group, _room) = (group, group.Room());

    /// <summary>The ruling it rests on.</summary>
    public Ruling Ruling { get; private set; } = null!;

    /// <summary>Orders that change.</summary>
    public IReadOnlyList<PlannedOrder> Orders => _orders;

    /// <summary>Cases whose cover changes.</summary>
    public IReadOnlyList<CaseFile> Cases => [.. _orders.SelectMany(order => _group.CasesOf(order.File)).DistinctBy(file => file.Id).OrderBy(file => file.Id)];

    /// <summary>The plan when an order turns out to hold an amount; the others hold what they hold.</summary>
    /// <param name="group">All live orders.</param>
    /// <param name="told">The order whose third party has told.</param>
    /// <param name="held">What it holds, NT$.</param>
    public static Coverage Of(GarnishedGroup group, GarnishmentFile told, long held)
    {
        var plan = new Coverage(group);
        var live = group.Files.Where(file => file.IsLive).ToList();
        var holding = live.Where(file => file == told || file.Measure.Amount > 0).ToDictionary(file => Name(group, file), StringComparer.Ordinal);
        plan.Ruling = GarnishmentOrders.GiveWay(new HeldClaimsFacts(plan._room.Values.Sum(), [.. holding.Select(pair => Claim(pair.Key, pair.Value, told, held))]));
        foreach (var name in plan.Ruling.Order)
            plan.Keep(holding[name], holding[name] == told ? held : holding[name].Measure.Amount, holding[name] == told);
        foreach (var empty in live.Except(holding.Values).Where(file => group.CasesOf(file).All(found => plan._room[found.Id] == 0)))
            plan._orders.Add(new PlannedOrder(empty, new Dictionary<Guid, long>(), Goes: true));
        return plan;
    }

    /// <summary>Carries the plan out by an act of the journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="beyond">Orders whose third parties hold more than they are to keep, and must be told.</param>
    public void Apply(Journal journal, params IReadOnlyCollection<GarnishmentFile> beyond)
    {
        foreach (var order in _orders)
        {
            if (order.Goes)
                Go(journal, order.File.Measure, "excess");
            else
                Set(journal, _group, order.File, order.Shares, beyond.Contains(order.File));
        }
    }

    /// <summary>Lifts an order that binds, or takes one back that does not yet.</summary>
    public static void Go(Journal journal, Measure measure, string reason)
    {
        var result = measure.State.IsEffective() ? journal.Release(measure, reason) : journal.Cancel(measure, reason);
        if (result.IsRefused)
            throw new InvalidOperationException($"Measure {measure.Id} is {measure.State} and could not go: {result.Refusal.Detail}");
    }

    /// <summary>Sets what an order binds. The whole was planned within debt and costs, so what others bind is not counted again.</summary>
    public static void Set(Journal journal, GarnishedGroup group, GarnishmentFile file, IReadOnlyDictionary<Guid, long> shares, bool beyond = false)
    {
        var before = file.Measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount);
        var result = journal.Attach(file.Measure, [.. shares.Select(share => new MeasureShare(group.Cases[share.Key], share.Value))], before, beyond);
        if (result.IsRefused)
            throw new InvalidOperationException($"Measure {file.Measure.Id} was planned to bind more than is owed: {result.Refusal.Detail}");
    }

    /// <summary>A sum over the cases of an order, oldest first, none above its limit.</summary>
    public static Dictionary<Guid, long> Spread(IEnumerable<CaseFile> cases, long amount, IReadOnlyDictionary<Guid, long> limits)
    {
        var shares = new Dictionary<Guid, long>();
        foreach (var file in cases)
        {
            shares[file.Id] = Math.Min(amount, limits.GetValueOrDefault(file.Id));
            amount -= shares[file.Id];
        }

        return shares;
    }

    // What it binds for a case stays there as far as there is room; the rest moves to its other cases.
    private void Keep(GarnishmentFile file, long amount, bool isTold)
    {
        var shares = file.Measure.Shares.ToDictionary(share => share.CaseId, _ => 0L);
        foreach (var share in file.Measure.Shares)
            Take(share.CaseId, Math.Min(share.Amount, amount));
        foreach (var open in _group.CasesOf(file))
            Take(open.Id, amount);
        var kept = shares.Values.Sum();
        if (isTold || file.Measure.Shares.Any(share => share.Amount != shares[share.CaseId]))
            _orders.Add(new PlannedOrder(file, shares, Goes: kept == 0 && (!file.Order.Claim.IsContinuing() || _group.CasesOf(file).All(open => _room[open.Id] == 0))));

        void Take(Guid caseId, long most)
        {
            var part = Math.Min(most, _room[caseId]);
            shares[caseId] += part;
            _room[caseId] -= part;
            amount -= part;
        }
    }

    private static HeldClaim Claim(string name, GarnishmentFile file, GarnishmentFile told, long held) => new(
        name, (int)file.Order.Claim.Harshness(), file.Order.ServedOn ?? file.Order.Terms.OrderedOn, file == told ? held : file.Measure.Amount,
        file.Order.Stage == GarnishmentStage.PaymentOrdered);

    private static string Name(GarnishedGroup group, GarnishmentFile file) => $"{file.Order.Terms.Target.ThirdParty} #{IndexOf(group.Files, file) + 1}";

    private static int IndexOf(IReadOnlyList<GarnishmentFile> files, GarnishmentFile file)
    {
        for (var at = 0; at < files.Count; at++)
        {
            if (files[at] == file)
                return at;
        }

        throw new InvalidOperationException("The order is not of the group.");
    }
}
