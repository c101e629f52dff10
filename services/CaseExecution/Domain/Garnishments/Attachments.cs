using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>Orders were made to third parties, by one act.</summary>
public sealed record AttachmentOrdered(Act Act, IReadOnlyList<GarnishmentOrder> Orders);

/// <summary>Attachment orders 扣押命令: made over any number of third parties for a whole group at once, and served.</summary>
public static class Attachments
{
    /// <summary>
    /// Orders third parties not to pay the obligor. Until one of them answers nothing is bound; each may bind debt and costs that are not covered yet (GAR-06), and what
    /// the law exempts is not ordered at all.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="lead">The case it is ordered from.</param>
    /// <param name="group">Cases to be secured, <paramref name="lead"/> among them; locked.</param>
    /// <param name="attached">What is attached for them now.</param>
    /// <param name="targets">Whom, and for what.</param>
    /// <param name="ground">Reason and milder means.</param>
    public static Result<AttachmentOrdered> Order(
        Journal journal, CaseFile lead, IReadOnlyList<CaseFile> group, IReadOnlyDictionary<Guid, long> attached, IReadOnlyList<GarnishmentTarget> targets, Ground ground)
    {
        var debt = group.Sum(file => file.Outstanding);
        var covered = group.Sum(file => Math.Min(file.Outstanding, attached.GetValueOrDefault(file.Id)));
        var covers = targets.Select(target => Garnishment.Cover(new OrderCoverFacts(journal.Day, debt, CoveredElsewhere: covered, IsBank: target.Claim.IsAtBank()), journal.Law)).ToList();
        if (covers.FirstOrDefault(cover => cover.Amount == 0) is { } none)
            return GarnishmentRefusals.DebtCovered.Because(none);
        for (var at = 0; at < targets.Count; at++)
        {
            if (targets[at].Belonging.PublicBody?.Bars(GarnishmentRefusals.Exempt, $"/targets/{at}", journal.Day, journal.Law) is { } bar)
                return bar;
        }

        var asked = targets.Select(target => Exemptions.AtOrder(target, journal.Day, journal.Law).ToList()).ToList();
        for (var at = 0; at < targets.Count; at++)
        {
            if (asked[at].FirstOrDefault(ruling => !ruling.IsAllowed || ruling is { RuleId: "GAR-07", Amount: 0 }) is { } exempt)
                return GarnishmentRefusals.Exempt.Because(exempt, $"/targets/{at}");
        }

        var done = journal.Do(GarnishmentActs.Ordered, group, Ground.AllowedBy([.. covers, .. asked.SelectMany(rulings => rulings)]).For(ground.Reason, ground.MilderMeans),
            new ActEffect("garnishment", null, debt - covered, targets.Count == 1 ? null : $"{targets.Count} orders"));
        if (!done.TryGet(out var act, out var refusal))
            return refusal;
        return new AttachmentOrdered(act, [.. targets.Select((target, at) => Make(journal, act, lead, group, attached, target, covers[at].Amount!.Value))]);
    }

    /// <summary>Served on the third party: from that day it must not pay (THP-03), and its days to object run (THP-01).</summary>
    public static Result<Act> Serve(Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly servedOn, string? proof = null)
    {
        var order = file.Order;
        if (order.NotIn(GarnishmentActs.Served.Basis, GarnishmentStage.Ordered) is { } wrong)
            return wrong;
        if (servedOn < order.Terms.OrderedOn || servedOn > journal.Day)
            return GarnishmentRefusals.DayInvalid.Because($"Ordered {order.Terms.OrderedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/servedOn", GarnishmentActs.Served.Basis);
        var objectBy = ThirdParties.ObjectBy(new ThirdPartyServedFacts(servedOn), journal.Law.Calendar);
        var ground = Ground.AllowedBy(ThirdParties.EffectOn(new AttachmentEffectFacts(true, servedOn)))
            .RestingOn(order.Claim == GarnishedClaim.Insurance ? [objectBy, Exemptions.Intervention(servedOn, journal.Law)] : [objectBy]).For(proof);
        var done = journal.Do(GarnishmentActs.Served, group.CasesOf(file), ground, new ActEffect("garnishment", order.Id));
        if (done.IsRefused)
            return done;
        if (journal.TakeEffect(file.Measure, servedOn).Refusal is { } held)
            throw new InvalidOperationException($"Measure {order.Id} could not take effect: {held.Detail}");
        order.Serve(servedOn, objectBy.Date!.Value);
        return done;
    }

    private static GarnishmentOrder Make(
        Journal journal, Act act, CaseFile lead, IReadOnlyList<CaseFile> group, IReadOnlyDictionary<Guid, long> attached, GarnishmentTarget target, long most)
    {
        var terms = new MeasureTerms
        {
            Kind = target.Claim.Kind(),
            ObligorId = lead.State.ObligorId,
            Branch = lead.Number.Branch,
            Section = lead.State.Section,
            PropertyItemId = target.PropertyItemId,
            ThirdParty = target.ThirdParty,
            AddresseeKind = target.Claim.Addressee(),
            Addressee = target.Name ?? target.ThirdParty,
        };
        if (!journal.Propose(act, terms, [.. group.Select(file => new MeasureShare(file, 0))], attached).TryGet(out var measure, out var refusal) || journal.Approve(measure).IsRefused)
            throw new InvalidOperationException($"A new order could not be made: {refusal?.Detail}");
        return GarnishmentOrder.Make(new GarnishmentTerms
        {
            Id = measure.Id,
            ActId = act.Id,
            ObligorId = terms.ObligorId,
            Branch = terms.Branch,
            Section = terms.Section,
            LeadCaseId = lead.Id,
            Target = target,
            Most = most,
            Fee = target.Claim.IsAtBank() ? journal.Law.On(EnforcementCosts.BankHandlingFee, journal.Day).Value : 0,
            OrderedOn = journal.Day,
        });
    }
}
