namespace Enforcement.Statute;

/// <summary>Facts of PRV-01.</summary>
/// <param name="ReceivedOn">Day the agency received the attachment ruling.</param>
/// <param name="AppliedOn">Day it applied for enforcement; null asks for the last day.</param>
public readonly record struct AttachmentRulingFacts(DateOnly ReceivedOn, DateOnly? AppliedOn = null);

/// <summary>A measure under a provisional attachment.</summary>
public enum ProvisionalMeasure
{
    /// <summary>Seizure.</summary>
    Seize,

    /// <summary>Attachment of a claim.</summary>
    Attach,

    /// <summary>Auction.</summary>
    Auction,

    /// <summary>Collection, transfer or pay-over order.</summary>
    Collect,

    /// <summary>A notice to pay.</summary>
    DemandPayment,

    /// <summary>Payment by instalments.</summary>
    AllowInstalments,

    /// <summary>An enforcement certificate, or the order to report property that prepares it.</summary>
    Certify,

    /// <summary>Anything against the person: security order, restriction, arrest, custody, luxury ban, guarantor.</summary>
    CoercePerson,
}

/// <summary>Facts of PRV-02.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="LosesValueOrCostly">A movable whose value falls or whose custody costs too much.</param>
public readonly record struct ProvisionalMeasureFacts(ProvisionalMeasure Measure, bool LosesValueOrCostly = false);

/// <summary>Provisional attachment 假扣押 (強制執行法 132-136).</summary>
public static class ProvisionalAttachment
{
    private const int DaysToApply = 30;

    private static readonly Rule<AttachmentRulingFacts> ApplyRule = new()
    {
        Id = "PRV-01",
        Topic = "Provisional attachment",
        Title = "Apply within 30 days of the ruling",
        Text = "A provisional attachment is not executed when more than 30 days have passed since the creditor received the ruling.",
        Articles = [Law.Cea["132(3)"]],
        Function = "ProvisionalAttachment.Apply",
        Decide = (facts, law) => Apply(facts, law.Calendar),
    };

    /// <summary>PRV-01. G+30: Date without an application; allowed or refused with one. 強制執行法 132(3).</summary>
    public static Ruling Apply(AttachmentRulingFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.ReceivedOn, DaysToApply, Rolling.NoRoll, calendar);
        void Why(Steps steps, AttachmentRulingFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "ruling received", "收受假扣押裁定");
            if (facts.AppliedOn is { } applied)
                steps.Say($"applied {applied.Iso()}: {ruling.Reason ?? "in time"}", $"{applied.Roc()}聲請：{(ruling.IsAllowed ? "於期限內" : "已逾三十日，不得執行")}");
        }

        return facts.AppliedOn is not { } on ? ApplyRule.On(period.End, facts, Why, period.Sureness(calendar))
            : on <= period.End ? ApplyRule.Allow(facts, Why)
            : ApplyRule.Refuse(facts, "too_late", Consequence.Block, Why, period.End, period.Sureness(calendar));
    }

    private static readonly Rule<ProvisionalMeasureFacts> MeasureRule = new()
    {
        Id = "PRV-02",
        Topic = "Provisional attachment",
        Title = "Complete when seized or attached",
        Text = "Under a provisional attachment assets are seized or attached, not sold or collected; movables that lose value or are costly to keep may be auctioned and "
            + "the price deposited. Nothing is due before the title is final: no demand, no instalments, no certificate, nothing against the person.",
        Articles = [Law.Cea["133"], Law.Cea["134"], Law.Cea["135"], Law.Cea["136"], Law.Ael["17(1)"], Law.Agency["104.08.18 行執綜字第10430004230號"]],
        Function = "ProvisionalAttachment.May",
        Decide = (facts, _) => May(facts),
    };

    /// <summary>PRV-02. Seize and attach; auction only of movables at risk, with deposit; nothing that needs a debt that is due. 強制執行法 133-136; 行政執行法 17(1).</summary>
    public static Ruling May(ProvisionalMeasureFacts facts) => facts switch
    {
        { Measure: ProvisionalMeasure.Seize or ProvisionalMeasure.Attach } => MeasureRule.Allow(facts, static (steps, facts, _) =>
            steps.Say($"{facts.Measure} is permitted", "得查封或扣押")),
        { Measure: ProvisionalMeasure.Auction, LosesValueOrCostly: true } => MeasureRule.Allow(facts, static (steps, _, _) =>
            steps.Say("loses value or is costly to keep: auction, and deposit the price", "有價格減少之虞或保管需費過多：得拍賣並提存價金"), "deposit_price"),
        { Measure: ProvisionalMeasure.Auction or ProvisionalMeasure.Collect } => MeasureRule.Refuse(facts, "not_final", Consequence.Block, static (steps, facts, _) =>
            steps.Say($"{facts.Measure} is not permitted under a provisional attachment", "假扣押執行不得換價或收取")),
        _ => MeasureRule.Refuse(facts, "not_due", Consequence.Block, static (steps, facts, _) =>
            steps.Say($"{facts.Measure} is not permitted under a provisional attachment: nothing is due before the title is final", "假扣押執行僅為保全，執行名義確定前義務尚未屆履行期，不得催繳、分期、核發憑證或對人執行")),
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ApplyRule, MeasureRule];
}
