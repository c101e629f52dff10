namespace Enforcement.Statute;

/// <summary>A tax that is to be transferred (MAT-01).</summary>
/// <param name="PaymentPeriodEnd">Last day of the payment period.</param>
/// <param name="TransferOn">Day of the transfer.</param>
/// <param name="ReviewPending">An administrative review 復查 is pending.</param>
/// <param name="DeferredAfterReview">After the review: one third paid and appeal filed, security given, or property blocked (TCA 39(2)).</param>
public readonly record struct TaxTransfer(DateOnly PaymentPeriodEnd, DateOnly TransferOn, bool ReviewPending, bool DeferredAfterReview = false);

/// <summary>A tax fine that is to be transferred (MAT-02).</summary>
/// <param name="RemediesFinished">The remedy procedure has ended.</param>
public readonly record struct TaxFineTransfer(bool RemediesFinished);

/// <summary>A health-insurance premium that is to be transferred (MAT-03).</summary>
/// <param name="DueOn">Day on which the premium was due.</param>
/// <param name="TransferOn">Day of the transfer.</param>
/// <param name="IsIndividual">Owed by an individual, not by an employer or withholder.</param>
public readonly record struct PremiumTransfer(DateOnly DueOn, DateOnly TransferOn, bool IsIndividual);

/// <summary>A traffic fine that is to be transferred (MAT-04).</summary>
/// <param name="ServedOn">Day the decision was served; null when unknown.</param>
/// <param name="TransferOn">Day of the transfer.</param>
/// <param name="SuitPending">A suit was brought and is not finished.</param>
/// <param name="IsFinal">The decision is final, e.g. the suit is finished.</param>
public readonly record struct TrafficFineTransfer(DateOnly? ServedOn, DateOnly TransferOn, bool SuitPending, bool IsFinal);

/// <summary>A reclaimed benefit that is to be transferred (MAT-05).</summary>
/// <param name="IsFinal">The act that reclaims the benefit is final.</param>
public readonly record struct ReclaimTransfer(bool IsFinal);

/// <summary>A fee, or any claim with a payment period, that is to be transferred (MAT-06, MAT-07).</summary>
/// <param name="PaymentPeriodEnd">Last day of the payment period.</param>
/// <param name="TransferOn">Day of the transfer.</param>
public readonly record struct OverdueTransfer(DateOnly PaymentPeriodEnd, DateOnly TransferOn);

/// <summary>
/// Maturity: a claim transferred too early is not lawful. A refusal names in <see cref="Ruling.Date"/> the first day on which the transfer would be allowed,
/// where time alone heals it.
/// </summary>
public static class Maturity
{
    private const int TaxDays = 30;
    private const int PremiumUnitDays = 30;
    private const int PremiumIndividualDays = 150;
    private const int TrafficSuitDays = 30;
    private const int FeeDays = 30;

    private static readonly Rule<TaxTransfer> TaxRule = new()
    {
        Id = "MAT-01",
        Topic = "Maturity",
        Title = "Tax: 30 days after the payment period, no review pending",
        Text = "A tax is transferred when more than 30 days have passed since its payment period and no review is pending; after the review not while one third is "
            + "paid and an appeal filed, security is given, or property is blocked.",
        Articles = [Law.Tca["39"], Law.Tca["20"]],
        Function = "Maturity.Tax",
        Decide = (facts, _) => Tax(facts),
    };

    /// <summary>MAT-01. More than 30 days after the payment period, no review pending. 稅捐稽徵法 39.</summary>
    public static Ruling Tax(TaxTransfer facts)
    {
        if (facts.ReviewPending)
        {
            return TaxRule.Refuse(facts, "review_pending", Consequence.Return, static (steps, _, _) =>
                steps.Say("an administrative review is pending: transfer is deferred", "復查程序進行中，暫緩移送執行"));
        }

        if (facts.DeferredAfterReview)
        {
            return TaxRule.Refuse(facts, "deferred_after_review", Consequence.Return, static (steps, _, _) =>
                steps.Say("one third paid and appeal filed, security given or property blocked: transfer is deferred", "已繳三分之一並提起訴願、提供擔保或禁止處分財產，暫緩移送執行"));
        }

        return Elapsed(TaxRule, facts, facts.PaymentPeriodEnd, TaxDays, facts.TransferOn);
    }

    private static readonly Rule<TaxFineTransfer> TaxFineRule = new()
    {
        Id = "MAT-02",
        Topic = "Maturity",
        Title = "Tax fine: after the remedies",
        Text = "A tax fine is not enforced before the remedy procedure has ended.",
        Articles = [Law.Tca["50-2"]],
        Function = "Maturity.TaxFine",
        Decide = (facts, _) => TaxFine(facts),
    };

    /// <summary>MAT-02. Remedies finished. 稅捐稽徵法 50-2.</summary>
    public static Ruling TaxFine(TaxFineTransfer facts) => facts.RemediesFinished
        ? TaxFineRule.Allow(facts, static (steps, _, _) => steps.Say("the remedies are finished", "行政救濟程序已終結"))
        : TaxFineRule.Refuse(facts, "remedies_pending", Consequence.Return, static (steps, _, _) =>
            steps.Say("the remedies are not finished", "行政救濟程序終結前，免予強制執行"));

    private static readonly Rule<PremiumTransfer> PremiumRule = new()
    {
        Id = "MAT-03",
        Topic = "Maturity",
        Title = "Health insurance: 30 days (unit), 150 days (individual)",
        Text = "A premium is transferred when more than 30 days (employer or withholder) or 150 days (individual) have passed since it was due.",
        Articles = [Law.Nhi["35"]],
        Function = "Maturity.Premium",
        Decide = (facts, _) => Premium(facts),
    };

    /// <summary>MAT-03. More than 30 or 150 days after the due date. 全民健康保險法 35.</summary>
    public static Ruling Premium(PremiumTransfer facts) =>
        Elapsed(PremiumRule, facts, facts.DueOn, facts.IsIndividual ? PremiumIndividualDays : PremiumUnitDays, facts.TransferOn);

    private static readonly Rule<TrafficFineTransfer> TrafficFineRule = new()
    {
        Id = "MAT-04",
        Topic = "Maturity",
        Title = "Traffic fine: served, 30 days without suit, or final",
        Text = "A traffic fine is transferred when the decision was served and 30 days passed without a suit, or when the suit is finished.",
        Articles = [Law.Traffic["65"], Law.Apa["48(4)"]],
        Function = "Maturity.TrafficFine",
        Decide = (facts, law) => TrafficFine(facts, law.Calendar),
    };

    /// <summary>MAT-04. Served + 30 days (ROLL) without suit, or final. 道路交通管理處罰條例 65.</summary>
    public static Ruling TrafficFine(TrafficFineTransfer facts, WorkingCalendar calendar)
    {
        if (facts.IsFinal)
            return TrafficFineRule.Allow(facts, static (steps, _, _) => steps.Say("the decision is final", "裁決已確定"));
        if (facts.SuitPending)
        {
            return TrafficFineRule.Refuse(facts, "suit_pending", Consequence.Return, static (steps, _, _) =>
                steps.Say("a suit is pending", "已提起行政訴訟，尚未確定"));
        }

        if (facts.ServedOn is not { } served)
            return TrafficFineRule.Refuse(facts, "not_served", Consequence.Return, static (steps, _, _) => steps.Say("no service is shown", "未見合法送達"));
        var suit = Periods.Days(served, TrafficSuitDays, Rolling.Roll, calendar);
        void Why(Steps steps, TrafficFineTransfer facts, Ruling ruling)
        {
            suit.Explain(steps, calendar);
            steps.Say($"transfer on {facts.TransferOn.Iso()}", $"移送日{facts.TransferOn.Roc()}");
        }

        return facts.TransferOn > suit.End
            ? TrafficFineRule.Allow(facts, Why, caveats: suit.Caveats(calendar))
            : TrafficFineRule.Refuse(facts, "too_early", Consequence.Return, Why, suit.End.AddDays(1), suit.Caveats(calendar));
    }

    private static readonly Rule<ReclaimTransfer> ReclaimRule = new()
    {
        Id = "MAT-05",
        Topic = "Maturity",
        Title = "Reclaimed benefit: the act is final",
        Text = "A benefit reclaimed by administrative act is not transferred before the act is final.",
        Articles = [Law.Apa["127(4)"]],
        Function = "Maturity.Reclaim",
        Decide = (facts, _) => Reclaim(facts),
    };

    /// <summary>MAT-05. The act is final. 行政程序法 127(4).</summary>
    public static Ruling Reclaim(ReclaimTransfer facts) => facts.IsFinal
        ? ReclaimRule.Allow(facts, static (steps, _, _) => steps.Say("the act is final", "行政處分已確定"))
        : ReclaimRule.Refuse(facts, "not_final", Consequence.Return, static (steps, _, _) => steps.Say("the act is not final", "行政處分未確定，不得移送執行"));

    private static readonly Rule<OverdueTransfer> FeeRule = new()
    {
        Id = "MAT-06",
        Topic = "Maturity",
        Title = "Fee: more than 30 days late",
        Text = "A fee is transferred when it is more than 30 days late.",
        Articles = [Law.Fees["20"]],
        Function = "Maturity.Fee",
        Decide = (facts, _) => Fee(facts),
    };

    /// <summary>MAT-06. More than 30 days late. 規費法 20.</summary>
    public static Ruling Fee(OverdueTransfer facts) => Elapsed(FeeRule, facts, facts.PaymentPeriodEnd, FeeDays, facts.TransferOn);

    private static readonly Rule<OverdueTransfer> OverdueRule = new()
    {
        Id = "MAT-07",
        Topic = "Maturity",
        Title = "Any other claim: the payment period is over",
        Text = "A claim without a rule of its own is transferred when the period set by the act, the law or the demand has passed without payment.",
        Articles = [Law.Ael["11(1)"]],
        Function = "Maturity.Overdue",
        Decide = (facts, _) => Overdue(facts),
    };

    /// <summary>MAT-07. The payment period is over. 行政執行法 11(1).</summary>
    public static Ruling Overdue(OverdueTransfer facts) => Elapsed(OverdueRule, facts, facts.PaymentPeriodEnd, 0, facts.TransferOn);

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [TaxRule, TaxFineRule, PremiumRule, TrafficFineRule, ReclaimRule, FeeRule, OverdueRule];

    /// <summary>Transferable from the day after start + days: more than so many days must have passed.</summary>
    private static ElapsedRuling<TFacts> Elapsed<TFacts>(Rule<TFacts> rule, TFacts facts, DateOnly start, int days, DateOnly transfer)
        where TFacts : notnull => transfer.DayNumber > start.DayNumber + days
        ? new ElapsedRuling<TFacts>(rule, Outcome.Allowed, facts, start, days, transfer)
        : new ElapsedRuling<TFacts>(rule, Outcome.Refused, facts, start, days, transfer)
        {
            Reason = "too_early",
            Consequence = Consequence.Return,
            Date = start.AddDays(days + 1),
        };

    private sealed class ElapsedRuling<TFacts>(Rule rule, Outcome outcome, TFacts facts, DateOnly start, int days, DateOnly transfer) : Ruling(rule, outcome)
        where TFacts : notnull
    {
        public override object Facts => facts;

        private protected override IReadOnlyList<Step> Explain()
        {
            var last = start.AddDays(days);
            return
            [
                new Step($"due {start.Iso()}; {days} days end {last.Iso()}", $"期限{start.Roc()}；滿{days}日為{last.Roc()}"),
                new Step(
                    $"transfer on {transfer.Iso()}: {(transfer > last ? "allowed" : $"too early, allowed from {last.AddDays(1).Iso()}")}",
                    $"移送日{transfer.Roc()}：{(transfer > last ? "得移送" : $"未屆滿，{last.AddDays(1).Roc()}起始得移送")}"),
            ];
        }
    }
}
