using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>The third party is told to pay 收取、移轉、支付轉給命令, pays, month by month where the claim continues, and is enforced against when it does not.</summary>
public static class PaymentOrders
{
    /// <summary>Tells it to pay (THP-08), by a step that needs its reason and is not taken on stayed cases.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="group">All live orders.</param>
    /// <param name="file">The order.</param>
    /// <param name="kind">How.</param>
    /// <param name="agencyAskedOn">Day the agency was asked.</param>
    /// <param name="withoutWaiting">Why a policy is reached before others could take it over (INSR-03).</param>
    /// <param name="ground">Reason and milder means.</param>
    public static Result<Act> Order(
        Journal journal, GarnishedGroup group, GarnishmentFile file, PaymentOrderKind kind, DateOnly? agencyAskedOn, string? withoutWaiting, Ground ground)
    {
        var (order, act) = (file.Order, GarnishmentActs.Of(kind));
        if (order.NotIn(act.Basis, GarnishmentStage.Ordered, GarnishmentStage.Served, GarnishmentStage.Answered, GarnishmentStage.Objected) is { } wrong)
            return wrong;
        if (order.PaysTo is { } first && file.Measure.Amount == 0)
            return GarnishmentRefusals.PaymentNotAllowed.Because($"All goes to {first}, which attached first.", null, new LegalBasis("THP-04", "強制執行法 115-2(2)"));
        var ruling = GarnishmentOrders.SecondOrder(new SecondOrderFacts(journal.Day, order.ServedOn, agencyAskedOn, order.Answer?.On, OpenObjection(order)), journal.Law.Calendar);
        var wait = order is { Claim: GarnishedClaim.Insurance, ServedOn: { } served } ? Exemptions.Intervention(served, journal.Law) : null;
        if (ruling.IsAllowed && journal.Day <= wait?.Date && string.IsNullOrWhiteSpace(withoutWaiting))
            return GarnishmentRefusals.InterventionRunning.Because($"Until {wait.Date:yyyy-MM-dd}.", "/withoutWaiting", wait.Basis);
        var open = group.CasesOf(file);

        // What the order binds is paid as a whole, so a provisional case among several is enough to keep it where it is.
        if (open.FirstOrDefault(found => found.IsProvisional)?.Bars(act) is { } notFinal)
            return notFinal;
        var cases = open.Where(found => found.Bars(act) is null).ToList();
        if (cases.Count == 0)
            return open.Select(found => found.Bars(act)).First(bar => bar is not null)!;
        var done = journal.Do(act, cases, Ground.AllowedBy(ruling).RestingOn(wait is null ? [] : [wait]).For(ground.Reason, ground.MilderMeans),
            new ActEffect("garnishment", order.Id, file.Measure.Amount, withoutWaiting));
        if (!done.IsRefused)
            order.Take(new PaymentOrder(kind, journal.Day));
        return done;
    }

    /// <summary>One month's payment of a continuing claim: what of it is attached, by the protection and the tables of that month (GAR-07).</summary>
    public static Result<(Act Act, GarnishmentInstalment Instalment)> Fix(
        Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly paidOn, long pay, Protection protection)
    {
        var order = file.Order;
        if (!order.Claim.IsContinuing())
            return GarnishmentRefusals.NotContinuing.Because($"It is for {order.Claim}.", null, GarnishmentActs.InstalmentFixed.Basis);
        if (order.NotIn(GarnishmentActs.InstalmentFixed.Basis, GarnishmentStage.Served, GarnishmentStage.Answered, GarnishmentStage.PaymentOrdered) is { } wrong)
            return wrong;
        if (paidOn < order.ServedOn)
            return GarnishmentRefusals.DayInvalid.Because($"Served {order.ServedOn:yyyy-MM-dd}.", "/paidOn", GarnishmentActs.InstalmentFixed.Basis);
        var open = group.CasesOf(file);
        var room = group.Room();
        foreach (var share in group.Files.SelectMany(other => other.Measure.Shares))
            room[share.CaseId] -= share.Amount;
        var payment = protection.Payment(paidOn, pay, open.Sum(found => room[found.Id]));
        var ruling = Garnishment.Attachable(payment, journal.Law);
        var done = journal.Do(GarnishmentActs.InstalmentFixed, open, Ground.AllowedBy(ruling).RestingOn([.. Exemptions.Fairness(payment, journal.Law)]), new ActEffect("garnishment", order.Id, ruling.Amount, $"{paidOn:yyyy-MM}"));
        if (!done.TryGet(out var act, out var refusal))
            return refusal;
        order.Protect(protection with { FairnessReason = order.Protection.FairnessReason });
        var more = Coverage.Spread(open, ruling.Amount!.Value, room);
        Coverage.Set(journal, group, file, file.Measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount + more.GetValueOrDefault(share.CaseId)));
        return (act, new GarnishmentInstalment(new DateOnly(paidOn.Year, paidOn.Month, 1), pay, ruling.Amount.Value));
    }

    /// <summary>What keeps money from being booked on the order; null when it may be.</summary>
    public static Refusal? BarsBooking(GarnishmentOrder order) => order.NotIn(GarnishmentActs.Paid.Basis, GarnishmentStage.PaymentOrdered);

    /// <summary>It pays: first what the order binds, then what its cases still owe; the order ends when all it binds has come in.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="group">All live orders.</param>
    /// <param name="file">The order, which <see cref="BarsBooking"/> does not bar.</param>
    /// <param name="payment">A new payment.</param>
    public static Result<Act> Book(Journal journal, GarnishedGroup group, GarnishmentFile file, Payment payment)
    {
        var order = file.Order;
        if (BarsBooking(order) is { } bar)
            return bar;
        var bound = file.Measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount);
        var open = group.CasesOf(file);
        var parts = Parts(open, bound, payment.Receipt.Amount);
        var done = journal.Do(GarnishmentActs.Paid, [.. parts.Select(part => part.Case)], Ground.AllowedBy(), new ActEffect("garnishment", order.Id, payment.Receipt.Amount));
        if (done.IsRefused)
            return done;
        var booked = journal.BookOver(payment, parts);
        order.Collect(booked.Sum(part => part.Amount));
        if (journal.Collect(file.Measure, booked.ToDictionary(part => part.Case.Id, part => Math.Min(part.Amount, bound[part.Case.Id]))).Refusal is { } refusal)
            throw new InvalidOperationException($"Measure {order.Id} could not be collected: {refusal.Detail}");
        if (!order.Claim.IsContinuing() && file.Measure.Amount == 0)
            journal.End(file.Measure, "collected");
        return done;
    }

    /// <summary>Neither objection nor payment: on the agency's application it is enforced against the third party itself (THP-05).</summary>
    public static Result<Act> EnforceOnThirdParty(Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly? agencyAppliedOn)
    {
        var order = file.Order;
        if (order.ServedOn is not { } served)
            return GarnishmentRefusals.NotServed.Because("It has not been served.", null, GarnishmentActs.ThirdPartyEnforced.Basis);
        var facts = new ThirdPartyDefaultFacts(served, journal.Day, order.PaymentOrder is not null, order.Objection?.On, Paid: false, agencyAppliedOn <= journal.Day);
        var done = journal.Do(GarnishmentActs.ThirdPartyEnforced, group.CasesOf(file), Ground.AllowedBy(ThirdParties.Enforce(facts, journal.Law.Calendar)),
            new ActEffect("garnishment", order.Id, file.Measure.Amount));
        if (!done.IsRefused)
            order.Touch();
        return done;
    }

    /// <summary>Given up, as a whole or beyond what is to stay attached.</summary>
    public static Result<Act> Release(Journal journal, GarnishedGroup group, GarnishmentFile file, long? keep, string reason)
    {
        if (keep is not null && (file.Order.Claim.IsContinuing() || keep <= 0 || keep >= file.Measure.Amount))
            return GarnishmentRefusals.KeepInvalid.Because($"It binds NT$ {file.Measure.Amount}.", "/keep", GarnishmentActs.Released.Basis);
        var done = journal.Do(GarnishmentActs.Released, group.CasesOf(file), Ground.AllowedBy().For(reason), new ActEffect("garnishment", file.Order.Id, file.Measure.Amount - (keep ?? 0)));
        if (done.IsRefused)
            return done;
        file.Order.Touch();
        if (keep is { } kept)
            Coverage.Set(journal, group, file, Coverage.Spread(group.CasesOf(file), kept, file.Measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount)));
        else
            Coverage.Go(journal, file.Measure, "givenUp");
        return done;
    }

    private static DateOnly? OpenObjection(GarnishmentOrder order) => order.Objection is { DefeatedOn: null } objection ? objection.On : null;

    private static List<(CaseFile Case, long Amount)> Parts(IReadOnlyList<CaseFile> open, Dictionary<Guid, long> bound, long amount)
    {
        var parts = new List<(CaseFile Case, long Amount)>();
        var beyond = Math.Max(0, amount - bound.Values.Sum());
        foreach (var file in open)
        {
            var own = Math.Min(Math.Min(bound[file.Id], amount), file.Outstanding);
            var further = Math.Min(beyond, file.Outstanding - own);
            (amount, beyond) = (amount - own - further, beyond - further);
            if (own + further > 0)
                parts.Add((file, own + further));
        }

        return parts;
    }
}
