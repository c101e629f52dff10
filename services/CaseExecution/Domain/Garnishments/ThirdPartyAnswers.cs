using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>What a third party answers, and what it binds from then on: what the law leaves attachable, within debt and costs over all orders of the group.</summary>
public static class ThirdPartyAnswers
{
    /// <summary>The third party says what it holds. What is beyond is released at once, in this order or in those that give way to it.</summary>
    public static Result<Act> Answer(Journal journal, GarnishedGroup group, GarnishmentFile file, ThirdPartyAnswer answer)
    {
        var order = file.Order;
        if (order.NotIn(GarnishmentActs.Answered.Basis, GarnishmentStage.Served) is { } wrong)
            return wrong;
        if (answer.On < order.ServedOn || answer.On > journal.Day)
            return GarnishmentRefusals.DayInvalid.Because($"Served {order.ServedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/on", GarnishmentActs.Answered.Basis);
        return answer.SetOff > answer.Held
            ? GarnishmentRefusals.AnswerInvalid.Because("More is set off than is owed.", "/setOff")
            : Hold(journal, group, file, GarnishmentActs.Answered, answer);
    }

    /// <summary>It deposits what is attached before it is told to pay (THP-06): the order goes on against the deposit.</summary>
    public static Result<Act> Deposit(Journal journal, GarnishedGroup group, GarnishmentFile file, ThirdPartyDeposit deposit)
    {
        var order = file.Order;
        if (order.NotIn(GarnishmentActs.Deposited.Basis, GarnishmentStage.Served, GarnishmentStage.Answered, GarnishmentStage.PaymentOrdered) is { } wrong)
            return wrong;
        if (deposit.On < order.ServedOn || deposit.On > journal.Day)
            return GarnishmentRefusals.DayInvalid.Because($"Served {order.ServedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/on", GarnishmentActs.Deposited.Basis);
        var done = journal.Do(GarnishmentActs.Deposited, group.CasesOf(file), Ground.AllowedBy(ThirdParties.Deposit(new ThirdPartyDepositFacts(deposit.On, order.PaymentOrder?.On))),
            new ActEffect("garnishment", order.Id, deposit.Amount));
        if (!done.IsRefused)
            order.Take(deposit);
        return done;
    }

    /// <summary>The third party holds an amount, by its own word or by a judgment.</summary>
    internal static Result<Act> Hold(Journal journal, GarnishedGroup group, GarnishmentFile file, ActKind kind, ThirdPartyAnswer answer)
    {
        var order = file.Order;
        var protection = order.Protection with
        {
            Source = answer.Source ?? order.Protection.Source,
            Account = answer.Account ?? order.Protection.Account,
            Policy = answer.Policy ?? order.Protection.Policy,
        };
        var (claim, priority, paysTo) = AfterOthers(order, answer);
        var exempt = Exemptions.OfHeld(order.Claim, protection, answer.On, claim, journal.Law);
        var open = group.CasesOf(file);
        var cover = Garnishment.Cover(
            new OrderCoverFacts(journal.Day, open.Sum(found => found.Outstanding), Attached: exempt.IsAllowed ? exempt.Amount : 0, IsBank: order.Terms.Fee > 0), journal.Law);
        var holds = order.Claim.IsContinuing() ? 0 : Math.Max(0, cover.Amount!.Value - order.Terms.Fee);
        var plan = Coverage.Of(group, file, holds);
        Ruling[] found = [.. priority is null ? Array.Empty<Ruling>() : [priority], exempt, .. order.Claim.IsContinuing() ? Array.Empty<Ruling>() : [cover, plan.Ruling]];
        var done = journal.Do(kind, [.. plan.Cases.UnionBy(open, touched => touched.Id)], Ground.AllowedBy().RestingOn(found),
            new ActEffect("garnishment", order.Id, claim, exempt.IsAllowed ? null : exempt.Reason));
        if (done.IsRefused)
            return done;
        order.Take(answer, protection, paysTo);
        Bind(journal, group, file, plan, new Held(claim, holds, paysTo, exempt));
        return done;
    }

    private static void Bind(Journal journal, GarnishedGroup group, GarnishmentFile file, Coverage plan, Held held)
    {
        if (!held.Exempt.IsAllowed || (held.Claim == 0 && held.PaysTo is null))
        {
            // What is exempt, or is not there, binds nobody; the others keep what they hold.
            Coverage.Go(journal, file.Measure, held.Claim == 0 ? "nothingHeld" : "exempt");
            return;
        }

        if (held is { Holds: 0, PaysTo: not null })
        {
            // The first authority is paid; the order stays to take part in its distribution.
            return;
        }

        var kept = plan.Orders.FirstOrDefault(planned => planned.File == file)?.Shares.Values.Sum() ?? 0;
        plan.Apply(journal, kept < held.Claim - file.Order.Terms.Fee && kept > 0 ? [file] : []);
    }

    // What others attached before is theirs; when it does not suffice for all, everything goes to who was first (CEA 115-2).
    private static (long Claim, Ruling? Priority, string? PaysTo) AfterOthers(GarnishmentOrder order, ThirdPartyAnswer answer)
    {
        var claim = answer.Held - answer.SetOff;
        if (answer.Prior.Count == 0)
            return (claim, null, null);
        var own = $"行政執行署 {order.Terms.Branch}";

        // Only the day of service is known; on that day whoever says to have been earlier was.
        var servedAt = TaipeiTime.StartOf(order.ServedOn!.Value.AddDays(1)).AddSeconds(-1);
        var ruling = ThirdParties.PayTo(new AttachmentPriorityFacts(claim, [.. answer.Prior, new ServedAttachment(own, servedAt, order.Terms.Most)]));
        var before = answer.Prior.Where(prior => prior.ServedAt <= servedAt).Sum(prior => prior.Amount);
        return ruling.Reason == "all_to_first" && ruling.Order[0] != own
            ? (Math.Max(0, claim - before), ruling, ruling.Order[0])
            : (ruling.Reason == "all_to_first" ? claim : claim - before, ruling, null);
    }

    private sealed record Held(long Claim, long Holds, string? PaysTo, Ruling Exempt);
}
