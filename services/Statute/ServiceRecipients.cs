namespace Enforcement.Statute;

/// <summary>Who is served, and who for him 應受送達人、補充送達、留置送達 (行政程序法 69-73, 83; 稅捐稽徵法 19).</summary>
public static class ServiceRecipients
{
    private static readonly Rule<RecipientFacts> RecipientRule = new()
    {
        Id = "SRV-05",
        Topic = "Service",
        Title = "Whom to serve",
        Text = "A named receiver; an agent with full power, unless the agency must serve the party itself; the legal representative; the representative or manager of a body; "
            + "one of several is enough. A person without capacity who has not named his representative may be served himself.",
        Articles = [Law.Apa["69"], Law.Apa["70"], Law.Apa["71"], Law.Apa["83(1)"]],
        Function = "ServiceRecipients.Recipient",
        Decide = (facts, _) => Recipient(facts),
    };

    /// <summary>SRV-05. Reason and order name whom to serve. 行政程序法 69-71, 83.</summary>
    public static Ruling Recipient(RecipientFacts facts)
    {
        var (who, chinese) = facts switch
        {
            { HasReceiver: true } => ("receiver", "向送達代收人為之"),
            { HasAgent: true, ServePartyItself: false } => ("agent", "向代理人為之"),
            { Party: ServedParty.PersonWithoutCapacity } => ("legal_representative", "向法定代理人為之；有二人以上者，得僅向其中一人為之"),
            { Party: ServedParty.Body } => ("representative", "向代表人或管理人為之；有二人以上者，得僅向其中一人為之"),
            { Party: ServedParty.ForeignBody } => ("representative_in_taiwan", "向在中華民國之代表人或管理人為之"),
            _ => ("party", "向當事人本人為之"),
        };
        return RecipientRule.Sequence([who], facts, (steps, facts, _) => steps.Say($"{facts.Party}: serve {who.Replace('_', ' ')}", chinese), who);
    }

    private static readonly Rule<SubstituteFacts> SubstituteRule = new()
    {
        Id = "SRV-06",
        Topic = "Service",
        Title = "Substitute: co-resident, employee, mail receiver",
        Text = "When the addressee is not met at the place of service the document may be given to a co-resident, employee or mail receiver who understands what it is "
            + "about and whose interest is not opposed.",
        Articles = [Law.Apa["73(1)"], Law.Apa["73(2)"]],
        Function = "ServiceRecipients.Substitute",
        Decide = (facts, _) => Substitute(facts),
    };

    /// <summary>SRV-06. Allowed: served. 行政程序法 73(1)(2).</summary>
    public static Ruling Substitute(SubstituteFacts facts)
    {
        var reason = facts.Receiver == SubstituteReceiver.Other ? "not_entitled"
            : !facts.AtPlaceOfService ? "wrong_place"
            : !facts.Understands ? "no_understanding"
            : facts.OpposingInterest ? "opposing_interest"
            : null;
        static void Why(Steps steps, SubstituteFacts facts, Ruling ruling) =>
            steps.Say($"given to {facts.Receiver}: {ruling.Reason ?? "served"}", ruling.IsAllowed ? "補充送達合法" : "補充送達不合法");
        return reason is null ? SubstituteRule.Allow(facts, Why) : SubstituteRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<RefusedServiceFacts> RefusedRule = new()
    {
        Id = "SRV-07",
        Topic = "Service",
        Title = "Refused without good reason: left there is served",
        Text = "When addressee, co-resident, employee or mail receiver refuse without good reason, the document is left at the place of service and thereby served.",
        Articles = [Law.Apa["73(3)"]],
        Function = "ServiceRecipients.Refused",
        Decide = (facts, _) => Refused(facts),
    };

    /// <summary>SRV-07. Allowed: served by leaving it. 行政程序法 73(3).</summary>
    public static Ruling Refused(RefusedServiceFacts facts)
    {
        var reason = !facts.RefusedByEntitled ? "not_refused" : facts.HasGoodReason ? "good_reason" : !facts.LeftAtPlaceOfService ? "not_left" : null;
        static void Why(Steps steps, RefusedServiceFacts facts, Ruling ruling) =>
            steps.Say(ruling.Reason ?? "refused without good reason and left there: served", ruling.IsAllowed ? "無正當理由拒絕收領，留置送達" : "不符留置送達要件");
        return reason is null ? RefusedRule.Allow(facts, Why) : RefusedRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<TaxPaperFacts> TaxRule = new()
    {
        Id = "SRV-11",
        Topic = "Service",
        Title = "Tax papers",
        Text = "Tax papers may go to agent, representative or manager; for a serviceman to parents or spouse, without them through his unit; of land and house tax to the "
            + "user; of owners in common to one of them, the assessment going to all.",
        Articles = [Law.Tca["19"]],
        Function = "ServiceRecipients.TaxPaper",
        Decide = (facts, _) => TaxPaper(facts),
    };

    /// <summary>SRV-11. Allowed: served. 稅捐稽徵法 19.</summary>
    public static Ruling TaxPaper(TaxPaperFacts facts)
    {
        var reason = facts.Receiver switch
        {
            TaxPaperReceiver.Other => "not_entitled",
            TaxPaperReceiver.User when !facts.IsLandOrHouseTax => "not_land_or_house_tax",
            TaxPaperReceiver.UnitOfServiceman when facts.HasParentsOrSpouse => "parents_or_spouse_first",
            _ => null,
        };
        static void Why(Steps steps, TaxPaperFacts facts, Ruling ruling) => steps.Say(
            $"received by {facts.Receiver}: {ruling.Reason ?? "served"}", ruling.IsAllowed ? "稅捐文書送達合法" : "非稅捐稽徵法第19條得受送達之人");
        return reason is null ? TaxRule.Allow(facts, Why) : TaxRule.Refuse(facts, reason, Consequence.None, Why);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [RecipientRule, SubstituteRule, RefusedRule, TaxRule];
}
