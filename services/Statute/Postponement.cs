namespace Enforcement.Statute;

/// <summary>Facts of POS-01.</summary>
/// <param name="AgreedOn">Day the agency agreed.</param>
/// <param name="AgencyConsents">The transferring agency consents.</param>
/// <param name="EarlierPostponements">How often enforcement of this case was postponed before.</param>
/// <param name="Until">Last day asked for; null is the longest possible.</param>
public readonly record struct PostponementFacts(DateOnly AgreedOn, bool AgencyConsents, int EarlierPostponements = 0, DateOnly? Until = null);

/// <summary>Facts of POS-02.</summary>
/// <param name="NotifiedOn">Day the agency was notified after the postponement ended.</param>
/// <param name="AppliedOn">Day it applied to go on; null when it has not.</param>
/// <param name="On">Day of looking; null asks only for the last day.</param>
public readonly record struct ContinuationFacts(DateOnly NotifiedOn, DateOnly? AppliedOn = null, DateOnly? On = null);

/// <summary>Postponement 延緩執行 (強制執行法 10).</summary>
public static class Postponement
{
    private const int Months = 3;
    private const int Most = 2;
    private const int DaysToApply = 10;

    private static readonly Rule<PostponementFacts> PostponeRule = new()
    {
        Id = "POS-01",
        Topic = "Postponement",
        Title = "At most three months, once more",
        Text = "With the creditor's consent enforcement is postponed for at most 3 months, and once more after it went on.",
        Articles = [Law.Cea["10(1)"], Law.Cea["10(2)"]],
        Function = "Postponement.Postpone",
        Decide = (facts, law) => Postpone(facts, law.Calendar),
    };

    /// <summary>POS-01. Date: last day of the postponement; M(D,3). 強制執行法 10(1)(2).</summary>
    public static Ruling Postpone(PostponementFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Months(facts.AgreedOn, Months, Rolling.NoRoll, calendar);
        void Why(Steps steps, PostponementFacts facts, Ruling ruling)
        {
            steps.Say($"postponed {facts.EarlierPostponements} times before, at most {Most} in all", $"前已延緩{facts.EarlierPostponements}次，至多{Most}次");
            period.Say(steps, calendar, "agreed", "同意延緩");
            steps.Say(
                ruling.IsAllowed ? $"postponed until {ruling.Date!.Value.Iso()}" : $"refused: {ruling.Reason}",
                ruling.IsAllowed ? $"延緩至{ruling.Date!.Value.Roc()}" : "不得延緩");
        }

        return !facts.AgencyConsents ? PostponeRule.Refuse(facts, "no_consent", Consequence.None, Why)
            : facts.EarlierPostponements >= Most ? PostponeRule.Refuse(facts, "third_postponement", Consequence.None, Why)
            : facts.Until > period.End ? PostponeRule.Refuse(facts, "too_long", Consequence.None, Why, period.End)
            : PostponeRule.On(facts.Until ?? period.End, facts, Why);
    }

    private static readonly Rule<ContinuationFacts> ContinueRule = new()
    {
        Id = "POS-02",
        Topic = "Postponement",
        Title = "Apply within 10 days, else deemed withdrawn",
        Text = "After the postponement the creditor, once notified, applies to go on within 10 days; otherwise enforcement is deemed withdrawn.",
        Articles = [Law.Cea["10(2)"], Law.Apa["48(4)"]],
        Function = "Postponement.Continue",
        Decide = (facts, law) => Continue(facts, law.Calendar),
    };

    /// <summary>POS-02. Notified + 10 days, ROLL: Date while open; allowed: applied in time; refused: deemed withdrawn. 強制執行法 10(2).</summary>
    public static Ruling Continue(ContinuationFacts facts, WorkingCalendar calendar)
    {
        var period = Periods.Days(facts.NotifiedOn, DaysToApply, Rolling.Roll, calendar);
        void Why(Steps steps, ContinuationFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "notified", "通知移送機關");
            if (facts.AppliedOn is { } applied)
                steps.Say($"applied {applied.Iso()}: {ruling.Reason}", $"{applied.Roc()}聲請續行：{(ruling.IsAllowed ? "於期限內" : "已逾期，視為撤回")}");
            else if (!ruling.IsAllowed)
                steps.Say("no application in time: deemed withdrawn", "逾期未聲請續行，視為撤回");
        }

        return facts.AppliedOn <= period.End ? ContinueRule.Allow(facts, Why, "applied", period.Sureness(calendar))
            : facts.AppliedOn is not null || facts.On > period.End
                ? ContinueRule.Refuse(facts, "deemed_withdrawn", Consequence.Stop, Why, period.End, period.Sureness(calendar))
            : ContinueRule.On(period.End, facts, Why, period.Sureness(calendar));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [PostponeRule, ContinueRule];
}
