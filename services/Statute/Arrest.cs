namespace Enforcement.Statute;

/// <summary>Arrest 拘提 (行政執行法 17(3)-(5), 19(1)(2)).</summary>
public static class Arrest
{
    private const int DaysToRule = 5;

    private static readonly Rule<ArrestFacts> ApplyRule = new()
    {
        Id = "ARR-01",
        Topic = "Arrest",
        Title = "When arrest may be applied for",
        Text = "The branch may ask the court for arrest when the security order was breached, no security was given, there is danger of flight or no show after lawful "
            + "notice, and compulsion is necessary.",
        Articles = [Law.Ael["17(3)"]],
        Function = "Arrest.Apply",
        Decide = (facts, _) => Apply(facts),
    };

    /// <summary>ARR-01. Order breached, no security, flight or no show, necessity. 行政執行法 17(3).</summary>
    public static Ruling Apply(ArrestFacts facts)
    {
        var reason = facts switch
        {
            { OrderBreached: false } => "order_not_breached",
            { SecurityGiven: true } => "security_given",
            { Flight: false, NoShow: false } => "no_ground",
            { IsNecessary: false } => "not_necessary",
            _ => null,
        };
        static void Why(Steps steps, ArrestFacts facts, Ruling ruling) => steps.Say(
            $"order breached {facts.OrderBreached}, security {facts.SecurityGiven}, flight {facts.Flight}, no show {facts.NoShow}, necessary {facts.IsNecessary}",
            ruling.IsAllowed ? "得聲請法院裁定拘提" : "不符聲請拘提要件");
        return reason is null ? ApplyRule.Allow(facts, Why) : ApplyRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<ApplicationFacts> RulingRule = new()
    {
        Id = "ARR-02",
        Topic = "Arrest",
        Title = "The court rules within 5 days",
        Text = "The court rules on arrest within 5 days of the application, at once when urgent. A period for the court; a rest day does not extend it.",
        Articles = [Law.Ael["17(4)"]],
        Function = "Arrest.RulingBy",
        Caveats = Caveats.Convention,
        Decide = (facts, law) => RulingBy(facts, law.Calendar),
    };

    /// <summary>ARR-02. Filed + 5 days, at once if urgent. 行政執行法 17(4).</summary>
    public static Ruling RulingBy(ApplicationFacts facts, WorkingCalendar calendar)
    {
        if (facts.IsUrgent)
            return RulingRule.On(facts.FiledOn, facts, static (steps, _, _) => steps.Say("urgent: at once", "情況急迫：即時裁定"), reason: "urgent");
        var period = Periods.Days(facts.FiledOn, DaysToRule, Rolling.NoRoll, calendar);
        return RulingRule.On(period.End, facts, (steps, _, _) => period.Explain(steps, calendar));
    }

    private static readonly Rule<AfterArrestFacts> DutiesRule = new()
    {
        Id = "ARR-03",
        Topic = "Arrest",
        Title = "Identity and property report at once",
        Text = "On arrival the officer at once checks identity and orders a true property report.",
        Articles = [Law.Ael["17(5)"]],
        Function = "Arrest.Duties",
        Decide = (facts, _) => Duties(facts),
    };

    /// <summary>ARR-03. Allowed: both done. 行政執行法 17(5).</summary>
    public static Ruling Duties(AfterArrestFacts facts) => facts is { IdentityChecked: true, PropertyReportOrdered: true }
        ? DutiesRule.Allow(facts, static (steps, _, _) => steps.Say("identity checked, report ordered", "已人別訊問並命報告財產"))
        : DutiesRule.Refuse(facts, facts.IdentityChecked ? "report_not_ordered" : "identity_not_checked", Consequence.None, static (steps, _, ruling) =>
            steps.Say($"still to do: {ruling.Reason}", "尚未踐行人別訊問或命報告財產"));

    private static readonly Rule<ReleaseAfterArrestFacts> ReleaseRule = new()
    {
        Id = "ARR-04",
        Topic = "Arrest",
        Title = "Release at once after arrest",
        Text = "After arrest the person is released at once when he performed, gave adequate security, or no ground for detention is given.",
        Articles = [Law.Ael["19(2)"]],
        Function = "Arrest.Release",
        Decide = (facts, _) => Release(facts),
    };

    /// <summary>ARR-04. Allowed: release at once; refused: detention may be applied for. 行政執行法 19(2).</summary>
    public static Ruling Release(ReleaseAfterArrestFacts facts)
    {
        var reason = facts.Performed ? "performed" : facts.SecurityGiven ? "security" : !facts.DetentionGroundGiven ? "no_detention_ground" : null;
        return reason is not null
            ? ReleaseRule.Allow(facts, static (steps, _, ruling) => steps.Say($"release at once: {ruling.Reason}", "應即釋放"), reason)
            : ReleaseRule.Refuse(facts, "detention_ground", Consequence.None, static (steps, _, _) => steps.Say("a ground for detention is given", "具管收事由"));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ApplyRule, RulingRule, DutiesRule, ReleaseRule];
}
