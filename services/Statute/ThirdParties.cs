namespace Enforcement.Statute;

/// <summary>Orders to third parties 扣押命令, 收取命令, 支付轉給命令 (強制執行法 115-120).</summary>
public static class ThirdParties
{
    private const string Topic = "Third parties";
    private const int DaysToObject = 10;
    private const int DaysToSue = 10;

    private static readonly Rule<ThirdPartyServedFacts> ObjectRule = new()
    {
        Id = "THP-01",
        Topic = Topic,
        Title = "The third party objects within 10 days",
        Text = "A third party that does not recognise the claim or its amount objects in writing within 10 days of service of the order.",
        Articles = [Law.Cea["119(1)"], Law.Apa["48(4)"]],
        Function = "ThirdParties.ObjectBy",
        Decide = (facts, law) => ObjectBy(facts, law.Calendar),
    };

    /// <summary>THP-01. Served + 10 days, ROLL. 強制執行法 119(1).</summary>
    public static Ruling ObjectBy(ThirdPartyServedFacts facts, WorkingCalendar calendar)
    {
        var period = ObjectionPeriod(facts.ServedOn, calendar);
        return ObjectRule.On(period.End, facts, (steps, facts, _) =>
        {
            steps.Say($"order served {facts.ServedOn.Iso()}", $"{facts.ServedOn.Roc()}執行命令送達第三人");
            period.Explain(steps, calendar);
        }, period.Caveats(calendar));
    }

    private static readonly Rule<ThirdPartyObjectedFacts> SueRule = new()
    {
        Id = "THP-02",
        Topic = Topic,
        Title = "After an objection the agency sues within 10 days",
        Text = "An agency that holds the third party's objection to be untrue sues him within 10 days of the notice and proves it to the branch; otherwise the order may be "
            + "revoked on the third party's request.",
        Articles = [Law.Cea["120(2)"], Law.Apa["48(4)"]],
        Function = "ThirdParties.SueBy",
        Decide = (facts, law) => SueBy(facts, law.Calendar),
    };

    /// <summary>THP-02. Notified + 10 days, ROLL. 強制執行法 120.</summary>
    public static Ruling SueBy(ThirdPartyObjectedFacts facts, WorkingCalendar calendar)
    {
        var period = SuitPeriod(facts.NotifiedOn, calendar);
        return SueRule.On(period.End, facts, (steps, facts, _) =>
        {
            steps.Say($"agency notified of the objection {facts.NotifiedOn.Iso()}", $"{facts.NotifiedOn.Roc()}通知移送機關第三人異議");
            period.Explain(steps, calendar);
        }, period.Caveats(calendar));
    }

    private static readonly Rule<AttachmentEffectFacts> EffectRule = new()
    {
        Id = "THP-03",
        Topic = Topic,
        Title = "From when an attachment has effect",
        Text = "An attachment has effect when served on the third party; where there is none, when served on the obligor; registered before, from the registration.",
        Articles = [Law.Cea["118(2)"]],
        Function = "ThirdParties.EffectOn",
        Decide = (facts, _) => EffectOn(facts),
    };

    /// <summary>THP-03. Service on the third party, else on the obligor, or the earlier registration. 強制執行法 118(2).</summary>
    public static Ruling EffectOn(AttachmentEffectFacts facts)
    {
        static void Why(Steps steps, AttachmentEffectFacts facts, Ruling ruling)
        {
            var (who, chinese) = facts.HasThirdParty ? ("the third party", "第三人") : ("the obligor", "債務人");
            steps.Say(Served(facts) is { } served ? $"served on {who} {served.Iso()}" : $"not served on {who}", Served(facts) is { } on ? $"{on.Roc()}送達{chinese}" : $"尚未送達{chinese}");
            if (facts.RegisteredOn is { } registered)
                steps.Say($"registered {registered.Iso()}", $"{registered.Roc()}扣押登記");
            steps.Say(ruling.Date is { } effect ? $"effective {effect.Iso()}" : "not effective", ruling.Date is { } day ? $"{day.Roc()}發生效力" : "尚未發生效力");
        }

        static DateOnly? Served(AttachmentEffectFacts facts) => facts.HasThirdParty ? facts.ThirdPartyServedOn : facts.ObligorServedOn;

        var served = Served(facts);
        return facts.RegisteredOn is { } registration && (served is null || registration < served) ? EffectRule.On(registration, facts, Why, reason: "registration")
            : served is { } service ? EffectRule.On(service, facts, Why, reason: "service")
            : EffectRule.Refuse(facts, "not_served", Consequence.Block, Why);
    }

    private static readonly Rule<AttachmentPriorityFacts> PriorityRule = new()
    {
        Id = "THP-04",
        Topic = Topic,
        Title = "A later attachment makes the sum short: all to the first",
        Text = "A third party that, before he pays, is served a further attachment exceeding what is left unattached pays the whole claim to the authority that attached first.",
        Articles = [Law.Cea["115-2(2)"], Law.Cea["115-2(3)"]],
        Function = "ThirdParties.PayTo",
        Decide = (facts, _) => PayTo(facts),
    };

    /// <summary>THP-04. Order: whom the third party pays; <c>all_to_first</c> when the attachments exceed the claim. 強制執行法 115-2(2).</summary>
    public static Ruling PayTo(AttachmentPriorityFacts facts)
    {
        var counted = facts.Attachments.Where(attachment => facts.PaidAt is not { } paid || attachment.ServedAt < paid).OrderBy(attachment => attachment.ServedAt).ToList();
        var total = counted.Aggregate(Int128.Zero, (sum, attachment) => sum + attachment.Amount);
        void Why(Steps steps, AttachmentPriorityFacts facts, Ruling ruling)
        {
            foreach (var one in counted)
                steps.Say($"{one.Authority} served {one.ServedAt.Iso()}: {one.Amount.Dollars()}", $"{one.Authority}{one.ServedAt.Iso()}送達，扣押{one.Amount.Dollars()}元");
            foreach (var late in facts.Attachments.Except(counted))
                steps.Say($"{late.Authority} served {late.ServedAt.Iso()}, after payment: catches nothing", $"{late.Authority}{late.ServedAt.Iso()}送達，已支付在先，無從扣押");
            steps.Say($"claim {facts.Claim.Dollars()}, attached in all {total}", $"債權{facts.Claim.Dollars()}元，合計扣押{total}元");
            steps.Say(ruling.Reason switch
            {
                "no_attachment" => "nothing is attached",
                "all_to_first" => $"not enough: the whole claim goes to {ruling.Order[0]}",
                _ => "enough: each is paid what it attached",
            }, ruling.Reason switch
            {
                "no_attachment" => "無扣押命令",
                "all_to_first" => $"不足：應將債權全額支付扣押在先之{ruling.Order[0]}",
                _ => "足敷各扣押命令，分別支付",
            });
        }

        if (counted.Count == 0)
            return PriorityRule.Refuse(facts, "no_attachment", Consequence.None, Why);
        return counted.Count > 1 && total > facts.Claim
            ? PriorityRule.Sequence([counted[0].Authority], facts, Why, "all_to_first", caveats: counted[0].ServedAt == counted[1].ServedAt ? Caveats.Convention : Caveats.None)
            : PriorityRule.Sequence([.. counted.Select(attachment => attachment.Authority)], facts, Why, "enough");
    }

    private static readonly Rule<ThirdPartyDefaultFacts> EnforceRule = new()
    {
        Id = "THP-05",
        Topic = Topic,
        Title = "No objection and no payment: enforcement against the third party",
        Text = "A third party that neither objects within 10 days nor pays as a collection or pay-over order tells him is enforced against on the agency's application.",
        Articles = [Law.Cea["119(2)"]],
        Function = "ThirdParties.Enforce",
        Decide = (facts, law) => Enforce(facts, law.Calendar),
    };

    /// <summary>THP-05. Told to pay, period over, no objection in time, not paid, agency applies. 強制執行法 119(2).</summary>
    public static Ruling Enforce(ThirdPartyDefaultFacts facts, WorkingCalendar calendar)
    {
        var end = ObjectionPeriod(facts.ServedOn, calendar).End;
        void Why(Steps steps, ThirdPartyDefaultFacts facts, Ruling ruling)
        {
            steps.Say($"order served {facts.ServedOn.Iso()}, objection until {end.Iso()}, seen {facts.On.Iso()}", $"{facts.ServedOn.Roc()}送達，異議期限{end.Roc()}，{facts.On.Roc()}查核");
            steps.Say(facts.ObjectedOn is { } objected ? $"objected {objected.Iso()}" : "no objection", facts.ObjectedOn is { } on ? $"{on.Roc()}聲明異議" : "未聲明異議");
            steps.Say($"told to pay: {facts.PaymentOrdered}, paid: {facts.Paid}, agency applied: {facts.AgencyApplied}",
                $"{(facts.PaymentOrdered ? "已" : "未")}命支付，{(facts.Paid ? "已" : "未")}支付，移送機關{(facts.AgencyApplied ? "已" : "未")}聲請");
            steps.Say(ruling.IsAllowed ? "enforcement against the third party is allowed" : "not against the third party", ruling.IsAllowed ? "得逕向第三人強制執行" : "不得逕向第三人強制執行");
        }

        return facts switch
        {
            { Paid: true } => EnforceRule.Refuse(facts, "paid", Consequence.None, Why),
            { PaymentOrdered: false } => EnforceRule.Refuse(facts, "not_told_to_pay", Consequence.Block, Why),
            _ when facts.ObjectedOn <= end => EnforceRule.Refuse(facts, "objected", Consequence.Block, Why),
            _ when facts.On <= end => EnforceRule.Refuse(facts, "period_running", Consequence.Block, Why, end.AddDays(1)),
            { AgencyApplied: false } => EnforceRule.Refuse(facts, "no_application", Consequence.Block, Why),
            _ => EnforceRule.Allow(facts, Why, facts.ObjectedOn is null ? "no_objection" : "objected_late"),
        };
    }

    private static readonly Rule<ThirdPartyDepositFacts> DepositRule = new()
    {
        Id = "THP-06",
        Topic = Topic,
        Title = "The third party may deposit before a second order",
        Text = "Before a collection, transfer or pay-over order is issued the third party may deposit the claim, or the attached part, and tells the branch why.",
        Articles = [Law.Cea["115-2(1)"], Law.Cea["115-2(3)"]],
        Function = "ThirdParties.Deposit",
        Decide = (facts, _) => Deposit(facts),
    };

    /// <summary>THP-06. Deposited before the second order was issued. 強制執行法 115-2(1).</summary>
    public static Ruling Deposit(ThirdPartyDepositFacts facts)
    {
        static void Why(Steps steps, ThirdPartyDepositFacts facts, Ruling ruling)
        {
            steps.Say(facts.SecondOrderIssuedOn is { } issued ? $"second order issued {issued.Iso()}" : "no second order", facts.SecondOrderIssuedOn is { } on ? $"{on.Roc()}核發換價命令" : "尚未核發換價命令");
            steps.Say($"deposit {facts.DepositedOn.Iso()}: {(ruling.IsAllowed ? "allowed, and the branch is told" : "too late, the order is obeyed")}",
                $"{facts.DepositedOn.Roc()}提存：{(ruling.IsAllowed ? "得提存，並陳明事由" : "應依命令辦理")}");
        }

        return facts.SecondOrderIssuedOn <= facts.DepositedOn ? DepositRule.Refuse(facts, "second_order_issued", Consequence.Block, Why) : DepositRule.Allow(facts, Why);
    }

    private static readonly Rule<OrderRevocationFacts> RevokeRule = new()
    {
        Id = "THP-07",
        Topic = Topic,
        Title = "No suit proven: the order may be revoked",
        Text = "When the agency has not proven its suit within 10 days of the notice, the order may be revoked on the third party's request.",
        Articles = [Law.Cea["120(3)"]],
        Function = "ThirdParties.Revoke",
        Decide = (facts, law) => Revoke(facts, law.Calendar),
    };

    /// <summary>THP-07. Period over, no suit proven in it, third party asks. 強制執行法 120(3).</summary>
    public static Ruling Revoke(OrderRevocationFacts facts, WorkingCalendar calendar)
    {
        var end = SuitPeriod(facts.NotifiedOn, calendar).End;
        void Why(Steps steps, OrderRevocationFacts facts, Ruling ruling)
        {
            steps.Say($"notified {facts.NotifiedOn.Iso()}, proof until {end.Iso()}, seen {facts.On.Iso()}", $"{facts.NotifiedOn.Roc()}通知，起訴證明期限{end.Roc()}，{facts.On.Roc()}查核");
            steps.Say(facts.SuitProvenOn is { } proven ? $"suit proven {proven.Iso()}" : "no suit proven", facts.SuitProvenOn is { } on ? $"{on.Roc()}提出起訴證明" : "未提出起訴證明");
            steps.Say(ruling.IsAllowed ? "the order may be revoked" : $"the order stands: {ruling.Reason}", ruling.IsAllowed ? "得撤銷執行命令" : "執行命令不撤銷");
        }

        return facts switch
        {
            _ when facts.SuitProvenOn <= end => RevokeRule.Refuse(facts, "suit_proven", Consequence.None, Why),
            _ when facts.On <= end => RevokeRule.Refuse(facts, "period_running", Consequence.None, Why, end.AddDays(1)),
            { ThirdPartyRequests: false } => RevokeRule.Refuse(facts, "no_request", Consequence.None, Why),
            _ => RevokeRule.Allow(facts, Why),
        };
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ObjectRule, SueRule, EffectRule, PriorityRule, EnforceRule, DepositRule, RevokeRule];

    private static Period ObjectionPeriod(DateOnly servedOn, WorkingCalendar calendar) => Periods.Days(servedOn, DaysToObject, Rolling.Roll, calendar);

    private static Period SuitPeriod(DateOnly notifiedOn, WorkingCalendar calendar) => Periods.Days(notifiedOn, DaysToSue, Rolling.Roll, calendar);
}
