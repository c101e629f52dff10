using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>What the law keeps from attachment (CEA 115-1, 122; InsA 123-1 to 132-1), asked when an order is made, answered, or attacked by the obligor.</summary>
public static class Exemptions
{
    /// <summary>Asked before an order, as far as it is known what will be met; a refusal bars the order.</summary>
    public static IEnumerable<Ruling> AtOrder(GarnishmentTarget target, DateOnly on, LawEdition law)
    {
        var protection = target.Protection;
        foreach (var ruling in target.Belonging.Asked)
            yield return ruling;
        if (target.Belonging.PublicBody is { } body)
            yield return body.Treasury(on, law);
        if (target.Claim == GarnishedClaim.Insurance)
        {
            yield return target.Known is { } value ? LifeInsurance.Decide(Policy(protection, on, value), law) : LifeInsurance.Kind(Policy(protection, on, 0));
            yield break;
        }

        yield return Garnishment.Welfare(new WelfareFacts(protection.Source, target.Known ?? 0));
        if (target.Claim.IsAtBank())
            yield return Garnishment.Account(new BenefitAccountFacts(protection.Account, target.Known ?? 0));
        if (target.Known is not { } known || protection.Source == MoneySource.OtherClaim)
            yield break;
        yield return Garnishment.Attachable(protection.Payment(on, known), law);
        foreach (var fairness in Fairness(protection.Payment(on, known), law))
            yield return fairness;
    }

    /// <summary>What lifts the cap of one third, where the officer stated why it would be unfair (GAR-05).</summary>
    public static IEnumerable<Ruling> Fairness(GarnishedPayment payment, LawEdition law) => string.IsNullOrWhiteSpace(payment.FairnessReason) ? [] : [Garnishment.Fairness(payment, law)];

    /// <summary>What may stay attached of what a third party holds: the amount, or the refusal of all of it.</summary>
    public static Ruling OfHeld(GarnishedClaim claim, Protection protection, DateOnly on, long held, LawEdition law) =>
        claim == GarnishedClaim.Insurance ? LifeInsurance.Decide(Policy(protection, on, held), law)
        : protection.Source == MoneySource.Welfare ? Garnishment.Welfare(new WelfareFacts(protection.Source, held, IsAttached: true))
        : protection.Account != BenefitAccount.None ? Garnishment.Account(new BenefitAccountFacts(protection.Account, held))
        : Garnishment.Attachable(protection.Payment(on, held), law);

    /// <summary>Until when beneficiaries and family may take a policy over (INSR-03).</summary>
    public static Ruling Intervention(DateOnly attachedOn, LawEdition law) => LifeInsurance.InterveneBy(new PolicyAttachedFacts(attachedOn), law.Calendar);

    /// <summary>
    /// The obligor asks for what he needs to live, or shows that it is welfare money. What the law protects is released at once; of continuing payments the new
    /// protection counts from the next one.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="group">All live orders.</param>
    /// <param name="file">The order.</param>
    /// <param name="protection">What he has shown.</param>
    /// <param name="part">Welfare money among other money, NT$; null is all of it.</param>
    /// <param name="reason">What he asked and showed.</param>
    public static Result<Act> Release(Journal journal, GarnishedGroup group, GarnishmentFile file, Protection protection, long? part, string reason)
    {
        var (order, bound) = (file.Order, file.Measure.Amount);
        if (order.NotIn(GarnishmentActs.ExemptReleased.Basis, GarnishmentStage.Served, GarnishmentStage.Answered, GarnishmentStage.Objected, GarnishmentStage.PaymentOrdered) is { } wrong)
            return wrong;
        var pay = order.Claim.IsContinuing() ? order.Answer?.Held ?? order.Terms.Target.Known ?? 0 : bound;
        var isExempt = protection.Source == MoneySource.Welfare || protection.Account != BenefitAccount.None;
        var ruling = OfHeld(order.Claim, protection, journal.Day, isExempt ? part ?? pay : pay, journal.Law);
        var kept = !ruling.IsAllowed ? bound - Math.Min(bound, part ?? bound) : ruling.Amount!.Value;
        var goes = !ruling.IsAllowed && (part is null || order.Claim.IsContinuing());
        if (!order.Claim.IsContinuing() && !goes && kept >= bound)
            return GarnishmentRefusals.NotExempt.Because(ruling);
        var done = journal.Do(GarnishmentActs.ExemptReleased, group.CasesOf(file), Ground.AllowedBy().RestingOn(ruling).For(reason),
            new ActEffect("garnishment", order.Id, order.Claim.IsContinuing() ? null : bound - kept, ruling.Reason));
        if (done.IsRefused)
            return done;
        order.Protect(protection);
        if (goes || (!order.Claim.IsContinuing() && kept == 0))
            Coverage.Go(journal, file.Measure, "exempt");
        else if (!order.Claim.IsContinuing())
            Coverage.Set(journal, group, file, Coverage.Spread(group.CasesOf(file), kept, file.Measure.Shares.ToDictionary(share => share.CaseId, share => share.Amount)));
        return done;
    }

    private static PolicyFacts Policy(Protection protection, DateOnly on, long value) => new(on, protection.Policy ?? PolicyKind.Life, value);
}
