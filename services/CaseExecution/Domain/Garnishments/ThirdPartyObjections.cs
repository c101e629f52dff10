using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>A third party that does not recognise the claim, and what the agency makes of it (CEA 119, 120).</summary>
public static class ThirdPartyObjections
{
    private static readonly GarnishmentStage[] BeforePayment = [GarnishmentStage.Served, GarnishmentStage.Answered];

    /// <summary>It objects within its days (THP-01). The order stays; nothing is collected on it.</summary>
    public static Result<Act> Object(Journal journal, GarnishedGroup group, GarnishmentFile file, ThirdPartyObjection objection)
    {
        var order = file.Order;
        if (order.NotIn(GarnishmentActs.Objected.Basis, BeforePayment) is { } wrong)
            return wrong;
        if (objection.On < order.ServedOn || objection.On > journal.Day)
            return GarnishmentRefusals.DayInvalid.Because($"Served {order.ServedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/on", GarnishmentActs.Objected.Basis);
        var ruling = ThirdParties.ObjectBy(new ThirdPartyServedFacts(order.ServedOn!.Value), journal.Law.Calendar);
        if (objection.On > ruling.Date)
            return GarnishmentRefusals.ObjectionLate.Because($"It ended on {ruling.Date:yyyy-MM-dd}.", "/on", ruling.Basis);
        return Taken(journal, group, file, GarnishmentActs.Objected, Ground.AllowedBy(ruling), objection);
    }

    /// <summary>The agency is told, and has its days to sue (THP-02).</summary>
    public static Result<Act> Notify(Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly on)
    {
        if (Pending(journal, file, GarnishmentActs.AgencyNotified, on, file.Order.Objection?.On).TryGet(out var objection, out var refusal) is false)
            return refusal;
        if (objection.AgencyNotifiedOn is { } before)
            return GarnishmentRefusals.WrongStage.Because($"The agency was notified on {before:yyyy-MM-dd}.", null, GarnishmentActs.AgencyNotified.Basis);
        var ruling = ThirdParties.SueBy(new ThirdPartyObjectedFacts(on), journal.Law.Calendar);
        return Taken(journal, group, file, GarnishmentActs.AgencyNotified, Ground.AllowedBy(ruling), objection with { AgencyNotifiedOn = on, SueBy = ruling.Date });
    }

    /// <summary>The agency proves that it sued.</summary>
    public static Result<Act> ProveSuit(Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly on, string suit)
    {
        if (Pending(journal, file, GarnishmentActs.SuitProven, on, file.Order.Objection?.AgencyNotifiedOn).TryGet(out var objection, out var refusal) is false)
            return refusal;
        var ruling = ThirdParties.SueBy(new ThirdPartyObjectedFacts(objection.AgencyNotifiedOn!.Value), journal.Law.Calendar);
        return Taken(journal, group, file, GarnishmentActs.SuitProven, Ground.AllowedBy().RestingOn(ruling).For(suit), objection with { SuitProvenOn = on, Suit = suit });
    }

    /// <summary>The suit is decided: the third party owes an amount, or nothing, and then the order is lifted.</summary>
    public static Result<Act> Decide(Journal journal, GarnishedGroup group, GarnishmentFile file, DateOnly on, long owes)
    {
        if (Pending(journal, file, GarnishmentActs.SuitDecided, on, file.Order.Objection?.SuitProvenOn).TryGet(out var objection, out var refusal) is false)
            return refusal;
        var done = ThirdPartyAnswers.Hold(journal, group, file, GarnishmentActs.SuitDecided, new ThirdPartyAnswer(on, owes, 0, []));
        if (!done.IsRefused)
            file.Order.Take(objection with { DefeatedOn = on });
        return done;
    }

    /// <summary>No suit was proven in time and the third party asks: the order is revoked (THP-07).</summary>
    public static Result<Act> Revoke(Journal journal, GarnishedGroup group, GarnishmentFile file, bool thirdPartyAsks, string? reason)
    {
        if (Pending(journal, file, GarnishmentActs.Revoked, journal.Day, file.Order.Objection?.AgencyNotifiedOn).TryGet(out var objection, out var refusal) is false)
            return refusal;
        var facts = new OrderRevocationFacts(objection.AgencyNotifiedOn!.Value, journal.Day, objection.SuitProvenOn, thirdPartyAsks);
        var done = journal.Do(GarnishmentActs.Revoked, group.CasesOf(file), Ground.AllowedBy(ThirdParties.Revoke(facts, journal.Law.Calendar)).For(reason),
            new ActEffect("garnishment", file.Order.Id, file.Measure.Amount));
        if (done.IsRefused)
            return done;
        file.Order.Touch();
        Coverage.Go(journal, file.Measure, "noSuit");
        return done;
    }

    private static Result<ThirdPartyObjection> Pending(Journal journal, GarnishmentFile file, ActKind kind, DateOnly on, DateOnly? since)
    {
        if (file.Order.NotIn(kind.Basis, GarnishmentStage.Objected) is { } wrong)
            return wrong;
        if (since is not { } begun)
            return GarnishmentRefusals.WrongStage.Because("The step before it has not been taken.", null, kind.Basis);
        return on < begun || on > journal.Day
            ? GarnishmentRefusals.DayInvalid.Because($"Between {begun:yyyy-MM-dd} and {journal.Day:yyyy-MM-dd}.", "/on", kind.Basis)
            : file.Order.Objection!;
    }

    private static Result<Act> Taken(Journal journal, GarnishedGroup group, GarnishmentFile file, ActKind kind, Ground ground, ThirdPartyObjection objection)
    {
        var done = journal.Do(kind, group.CasesOf(file), ground, new ActEffect("garnishment", file.Order.Id));
        if (!done.IsRefused)
            file.Order.Take(objection);
        return done;
    }
}
