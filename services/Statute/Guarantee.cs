namespace Enforcement.Statute;

/// <summary>Facts of GUA-01.</summary>
/// <param name="PromisesPayment">The guarantee 擔保書狀 says that the guarantor pays when the obligor flees or does not perform.</param>
/// <param name="PeriodEndsOn">Last day of the period set in the security order of 17(1); null when none was set.</param>
/// <param name="On">Day of looking.</param>
/// <param name="Outstanding">What is still owed, whole NT$.</param>
public readonly record struct GuaranteeFacts(bool PromisesPayment, DateOnly? PeriodEndsOn, DateOnly On, long Outstanding);

/// <summary>Guarantor 擔保人 (行政執行法 18).</summary>
public static class Guarantee
{
    private static readonly Rule<GuaranteeFacts> EnforceRule = new()
    {
        Id = "GUA-01",
        Topic = "Guarantor",
        Title = "Direct enforcement against the guarantor",
        Text = "A guarantor who promised to pay when the obligor flees or does not perform is enforced against directly once the period of the security order has passed.",
        Articles = [Law.Ael["18"], Law.Ael["17(1)"]],
        Function = "Guarantee.Enforce",
        Decide = (facts, _) => Enforce(facts),
    };

    /// <summary>GUA-01. Promise given, period passed, still owed. 行政執行法 18.</summary>
    public static Ruling Enforce(GuaranteeFacts facts)
    {
        static void Why(Steps steps, GuaranteeFacts facts, Ruling ruling)
        {
            steps.Say($"promise to pay: {facts.PromisesPayment}; outstanding {facts.Outstanding.Dollars()}",
                $"擔保書狀{(facts.PromisesPayment ? "載明" : "未載明")}義務人逃亡或不履行由其負清償責任；尚欠{facts.Outstanding.Dollars()}元");
            steps.Say(facts.PeriodEndsOn is { } end ? $"period ends {end.Iso()}, seen {facts.On.Iso()}" : "no period was set",
                facts.PeriodEndsOn is { } ends ? $"限期至{ends.Roc()}，{facts.On.Roc()}查核" : "未定期限");
            steps.Say(ruling.IsAllowed ? "the guarantor may be enforced against" : "not against the guarantor", ruling.IsAllowed ? "得逕就擔保人之財產執行" : "不得對擔保人執行");
        }

        return facts switch
        {
            { PromisesPayment: false } => EnforceRule.Refuse(facts, "no_promise", Consequence.Block, Why),
            { Outstanding: <= 0 } => EnforceRule.Refuse(facts, "performed", Consequence.Block, Why),
            { PeriodEndsOn: null } => EnforceRule.Refuse(facts, "no_period", Consequence.Block, Why),
            _ when facts.On <= facts.PeriodEndsOn => EnforceRule.Refuse(facts, "period_running", Consequence.Block, Why, facts.PeriodEndsOn.Value.AddDays(1)),
            _ => EnforceRule.Allow(facts, Why),
        };
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [EnforceRule];
}
