namespace Enforcement.Statute;

/// <summary>Several orders for one debt, and the order to pay that follows the attachment (強制執行法 115, 50; 行政執行法 3).</summary>
public static class GarnishmentOrders
{
    private static readonly Rule<HeldClaimsFacts> GiveWayRule = new()
    {
        Id = "GAR-09",
        Topic = "Garnishment",
        Title = "The harder and later order gives way",
        Text = "Where several third parties hold more than debt and costs, what was ordered to be paid stays; of the rest the mildest is kept first, of equally mild ones "
            + "that served first, until debt and costs are covered. What is beyond is released at once.",
        Articles = [Law.Ael["3"], Law.Cea["115-1(1)"], Law.Cea["50"]],
        Function = "GarnishmentOrders.GiveWay",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => GiveWay(facts),
    };

    /// <summary>GAR-09. Order: names in the order in which they keep what they hold; Amount: what is kept in all. 行政執行法 3; 強制執行法 50.</summary>
    public static Ruling GiveWay(HeldClaimsFacts facts)
    {
        var claims = Sorted(facts);
        var held = claims.Aggregate(Int128.Zero, (sum, claim) => sum + Math.Max(0, claim.Amount));
        var owed = Math.Max(0, facts.Owed);
        return GiveWayRule.Sequence([.. claims.Select(claim => claim.Name)], facts, static (steps, facts, _) =>
        {
            steps.Say($"debt and costs {facts.Owed.Dollars()}", $"債權及費用{facts.Owed.Dollars()}元");
            var left = Math.Max(0, facts.Owed);
            foreach (var claim in Sorted(facts))
            {
                var kept = Math.Min(left, Math.Max(0, claim.Amount));
                left -= kept;
                steps.Say($"{claim.Name}{(claim.IsFixed ? ", told to pay" : $", rank {claim.Rank}, served {claim.ServedOn.Iso()}")}: holds {claim.Amount.Dollars()}, keeps {kept.Dollars()}",
                    $"{claim.Name}{(claim.IsFixed ? "（已命支付）" : $"（順位{claim.Rank}，{claim.ServedOn.Roc()}送達）")}：扣押{claim.Amount.Dollars()}元，保留{kept.Dollars()}元");
            }
        }, held > owed ? "excess_released" : "all_needed", amount: (long)Int128.Min(held, owed));
    }

    private static readonly Rule<SecondOrderFacts> SecondOrderRule = new()
    {
        Id = "THP-08",
        Topic = "Third parties",
        Title = "Collection, transfer or pay-over order",
        Text = "After the attachment has effect, and after asking the transferring agency, the third party is told to pay: by collection, transfer or pay-over order. Not while "
            + "its objection stands; where it is silent, after its 10 days.",
        Articles = [Law.Cea["115(2)"], Law.Cea["118(2)"], Law.Cea["119(1)"]],
        Function = "GarnishmentOrders.SecondOrder",
        Caveats = Caveats.Practice,
        Decide = (facts, law) => SecondOrder(facts, law.Calendar),
    };

    /// <summary>THP-08. Refused: not_served, objected, period_running (with the first day), agency_not_asked. 強制執行法 115(2).</summary>
    public static Ruling SecondOrder(SecondOrderFacts facts, WorkingCalendar calendar)
    {
        if (facts.ServedOn is not { } served)
            return SecondOrderRule.Refuse(facts, "not_served", Consequence.Block, static (steps, _, _) => steps.Say("the attachment order has not been served", "扣押命令尚未送達第三人"));
        var end = ThirdParties.ObjectBy(new ThirdPartyServedFacts(served), calendar).Date!.Value;
        void Why(Steps steps, SecondOrderFacts facts, Ruling ruling)
        {
            steps.Say($"served {served.Iso()}, objection until {end.Iso()}, ordered {facts.On.Iso()}", $"{served.Roc()}送達，異議期限{end.Roc()}，{facts.On.Roc()}核發");
            steps.Say(facts.ObjectedOn is { } objected ? $"objected {objected.Iso()}" : facts.AnsweredOn is { } answered ? $"answered {answered.Iso()}" : "the third party is silent",
                facts.ObjectedOn is { } on ? $"{on.Roc()}聲明異議" : facts.AnsweredOn is { } told ? $"{told.Roc()}陳報扣押情形" : "第三人未陳報亦未異議");
            steps.Say(facts.AgencyAskedOn is { } asked ? $"agency asked {asked.Iso()}" : "the agency was not asked", facts.AgencyAskedOn is { } day ? $"{day.Roc()}詢問移送機關意見" : "未詢問移送機關意見");
            steps.Say(ruling.IsAllowed ? "may be ordered" : $"not yet: {ruling.Reason}", ruling.IsAllowed ? "得核發換價命令" : "尚不得核發換價命令");
        }

        return facts switch
        {
            { ObjectedOn: not null } => SecondOrderRule.Refuse(facts, "objected", Consequence.Block, Why),
            { AnsweredOn: null } when facts.On <= end => SecondOrderRule.Refuse(facts, "period_running", Consequence.Block, Why, end.AddDays(1)),
            _ when facts.AgencyAskedOn is null || facts.AgencyAskedOn > facts.On => SecondOrderRule.Refuse(facts, "agency_not_asked", Consequence.Block, Why),
            _ => SecondOrderRule.Allow(facts, Why),
        };
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [GiveWayRule, SecondOrderRule];

    private static List<HeldClaim> Sorted(HeldClaimsFacts facts) =>
    [
        .. facts.Claims.OrderByDescending(claim => claim.IsFixed).ThenBy(claim => claim.Rank).ThenBy(claim => claim.ServedOn).ThenBy(claim => claim.Name, StringComparer.Ordinal),
    ];
}
