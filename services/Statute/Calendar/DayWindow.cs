namespace Enforcement.Statute;

/// <summary>The days on which an act is possible.</summary>
/// <param name="From">First possible day.</param>
/// <param name="To">Last possible day; null is open.</param>
public readonly record struct DayWindow(DateOnly From, DateOnly? To = null)
{
    /// <summary>Whether the day lies in the window.</summary>
    public bool Contains(DateOnly day) => day >= From && !(day > To);

    /// <summary>Asked for a day: allowed, <c>too_early</c> or <c>too_late</c>, with the nearest possible day. Asked for none: the window itself.</summary>
    internal Ruling Decide<TFacts>(Rule<TFacts> rule, TFacts facts, DateOnly? day, Explanation<TFacts> why, Caveats caveats = Caveats.None)
        where TFacts : notnull => day switch
        {
            null => rule.Sequence(To is { } to ? [From.Iso(), to.Iso()] : [From.Iso()], facts, why, "window", From, caveats: caveats),
            { } on when on < From => rule.Refuse(facts, "too_early", Consequence.Block, why, From, caveats),
            { } on when on > To => rule.Refuse(facts, "too_late", Consequence.Block, why, To, caveats),
            _ => rule.Allow(facts, why, caveats: caveats),
        };

    internal void Say(Steps steps, DateOnly? day)
    {
        steps.Say(
            To is { } to ? $"possible from {From.Iso()} to {to.Iso()}" : $"possible from {From.Iso()}",
            To is { } last ? $"得定於{From.Roc()}至{last.Roc()}" : $"得定於{From.Roc()}以後");
        if (day is { } on)
        {
            var (english, chinese) = on < From ? ("too early", "過早") : on > To ? ("too late", "過遲") : ("in time", "合於期間");
            steps.Say($"set for {on.Iso()}: {english}", $"定於{on.Roc()}：{chinese}");
        }
    }
}
