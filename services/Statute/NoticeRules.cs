namespace Enforcement.Statute;

/// <summary>Notices of the branch and what they set (行政執行法 14, 17(1)(6)), and days without summons (行政執行法 3).</summary>
public static class NoticeRules
{
    private static readonly Rule<NoticeFacts> NoticeRule = new()
    {
        Id = "NOT-01",
        Topic = "Notices",
        Title = "The day a notice sets",
        Text = "The branch may notify the obligor to appear, to pay, to report property or to state facts, and sets a day that lies after the day of the notice. "
            + "A notice that only informs sets none.",
        Articles = [Law.Ael["14"]],
        Function = "NoticeRules.Notify",
        Decide = (facts, _) => Notify(facts),
    };

    /// <summary>NOT-01. Date: the day set; allowed without one where nothing is demanded. 行政執行法 14.</summary>
    public static Ruling Notify(NoticeFacts facts)
    {
        if (facts.Demand == NoticeDemand.None)
            return NoticeRule.Allow(facts, static (steps, _, _) => steps.Say("nothing is demanded", "單純通知，未命為一定行為"), "informs");
        if (facts.DayOn is not { } day)
        {
            return NoticeRule.Refuse(facts, "day_missing", Consequence.None, static (steps, facts, _) =>
                steps.Say($"{facts.Demand} is demanded without a day", "命為一定行為而未定期日或期限"));
        }

        return day > facts.IssuedOn
            ? NoticeRule.On(day, facts, static (steps, facts, ruling) => steps.Say(
                $"issued {facts.IssuedOn.Iso()}: {facts.Demand} on or by {ruling.Date!.Value.Iso()}", $"{facts.IssuedOn.Roc()}通知，期日（限）{ruling.Date!.Value.Roc()}"))
            : NoticeRule.Refuse(facts, "day_not_ahead", Consequence.None, static (steps, facts, _) =>
                steps.Say($"issued {facts.IssuedOn.Iso()}, day set {facts.DayOn!.Value.Iso()}", $"{facts.IssuedOn.Roc()}通知，所定{facts.DayOn!.Value.Roc()}未在其後"));
    }

    private static readonly Rule<NoShowFacts> NoShowRule = new()
    {
        Id = "NOT-02",
        Topic = "Notices",
        Title = "Lawfully notified, no show without good reason",
        Text = "Not to appear counts when the notice took effect before the day set, by the later day where the law is disputed, and there is no good reason.",
        Articles = [Law.Ael["17(1)(6)"], Law.Ael["14"]],
        Function = "NoticeRules.NoShow",
        Caveats = Caveats.Convention,
        Decide = (facts, _) => NoShow(facts),
    };

    /// <summary>NOT-02. Allowed: it counts as a ground of 行政執行法 17(1)(6). The notice must have taken effect before the day itself, to be safe (convention).</summary>
    public static Ruling NoShow(NoShowFacts facts)
    {
        static void Why(Steps steps, NoShowFacts facts, Ruling ruling)
        {
            steps.Say($"notice effective {facts.EffectiveOn?.Iso() ?? "never"}, to appear {facts.AppearOn.Iso()}",
                $"通知{facts.EffectiveOn?.Roc() ?? "未"}生效，應到場日{facts.AppearOn.Roc()}");
            steps.Say(ruling.Reason ?? "no show without good reason", ruling.IsAllowed ? "經合法通知，無正當理由不到場" : "不構成經合法通知無正當理由不到場");
        }

        var reason = facts.EffectiveOn is not { } effective ? "not_served"
            : effective >= facts.AppearOn ? "served_late"
            : facts.HasGoodReason ? "good_reason"
            : null;
        return reason is null ? NoShowRule.Allow(facts, Why) : NoShowRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<MoratoriumFacts> MoratoriumRule = new()
    {
        Id = "NOT-03",
        Topic = "Notices",
        Title = "No summons and no acts on site in a moratorium",
        Text = "In a time set by headquarters or branch nobody is summoned and nothing is done on site, but for the kinds of claim it leaves out and, where it says so, "
            + "urgent cases.",
        Articles = [Law.Ael["3"], Law.Practice["暫停傳喚及現場執行"]],
        Function = "NoticeRules.InMoratorium",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => InMoratorium(facts),
    };

    /// <summary>NOT-03. Refused: in the moratorium; its date is the first day after it. 行政執行法 3.</summary>
    public static Ruling InMoratorium(MoratoriumFacts facts)
    {
        static void Why(Steps steps, MoratoriumFacts facts, Ruling ruling) => steps.Say(
            $"{facts.On.Iso()}, moratorium {facts.From.Iso()} to {facts.Until.Iso()}: {ruling.Reason}",
            $"{facts.On.Roc()}，暫停期間{facts.From.Roc()}至{facts.Until.Roc()}：{(ruling.IsAllowed ? "得為之" : "暫停辦理")}");
        if (facts.On < facts.From || facts.On > facts.Until)
            return MoratoriumRule.Allow(facts, Why, "outside");
        return facts.IsExcepted ? MoratoriumRule.Allow(facts, Why, "excepted")
            : facts.IsUrgent ? MoratoriumRule.Allow(facts, Why, "urgent")
            : MoratoriumRule.Refuse(facts, "moratorium", Consequence.Block, Why, from: facts.Until.AddDays(1));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [NoticeRule, NoShowRule, MoratoriumRule];
}

/// <summary>What a notice under Art. 14 demands.</summary>
public enum NoticeDemand
{
    /// <summary>Nothing; it informs.</summary>
    None,

    /// <summary>To pay.</summary>
    Pay,

    /// <summary>To appear.</summary>
    Appear,

    /// <summary>To report property or to state facts.</summary>
    Report,
}

/// <summary>Facts of NOT-01.</summary>
/// <param name="Demand">What is demanded.</param>
/// <param name="IssuedOn">Day of the notice.</param>
/// <param name="DayOn">Day set; null where nothing is demanded.</param>
public readonly record struct NoticeFacts(NoticeDemand Demand, DateOnly IssuedOn, DateOnly? DayOn);

/// <summary>Facts of NOT-02.</summary>
/// <param name="EffectiveOn">Day the notice took effect, the later one where the law is disputed; null when it was not served.</param>
/// <param name="AppearOn">Day set.</param>
/// <param name="HasGoodReason">A good reason was shown.</param>
public readonly record struct NoShowFacts(DateOnly? EffectiveOn, DateOnly AppearOn, bool HasGoodReason);

/// <summary>Facts of NOT-03.</summary>
/// <param name="On">Day of the appearance or act on site.</param>
/// <param name="From">First day of the moratorium.</param>
/// <param name="Until">Last day of the moratorium.</param>
/// <param name="IsExcepted">The kind of claim is left out, e.g. fines for drunk driving.</param>
/// <param name="IsUrgent">It is urgent, and the moratorium leaves urgent cases out.</param>
public readonly record struct MoratoriumFacts(DateOnly On, DateOnly From, DateOnly Until, bool IsExcepted = false, bool IsUrgent = false);
