namespace Enforcement.Statute;

/// <summary>Facts of a withdrawal.</summary>
/// <param name="On">Day of the withdrawal.</param>
/// <param name="EndedOn">Day the procedure ended; null while it goes on.</param>
/// <param name="WinningBidOn">Day of the winning bid 拍定; null when there is none.</param>
/// <param name="TitlePassedOn">Day the buyer received the transfer certificate; null before.</param>
/// <param name="BuyerConsents">The buyer's consent is on file.</param>
public readonly record struct WithdrawalFacts(
    DateOnly On, DateOnly? EndedOn = null, DateOnly? WinningBidOn = null, DateOnly? TitlePassedOn = null, bool BuyerConsents = false);

/// <summary>Withdrawal 撤回 by the transferring agency (施行細則 24; 強制執行法 58(2)).</summary>
public static class Withdrawal
{
    private static readonly Rule<WithdrawalFacts> BeforeEndRule = new()
    {
        Id = "WDR-01",
        Topic = "Withdrawal",
        Title = "Withdrawal before the end",
        Text = "The agency may withdraw until the enforcement has ended.",
        Articles = [Law.Er["24"]],
        Function = "Withdrawal.BeforeEnd",
        Decide = (facts, _) => BeforeEnd(facts),
    };

    /// <summary>WDR-01. Before the procedure ended. 施行細則 24.</summary>
    public static Ruling BeforeEnd(WithdrawalFacts facts) => facts.EndedOn <= facts.On
        ? BeforeEndRule.Refuse(facts, "ended", Consequence.None, static (steps, facts, _) =>
            steps.Say($"enforcement ended {facts.EndedOn!.Value.Iso()}", $"執行程序已於{facts.EndedOn!.Value.Roc()}終結"))
        : BeforeEndRule.Allow(facts, static (steps, facts, _) => steps.Say($"enforcement goes on at {facts.On.Iso()}", $"{facts.On.Roc()}執行程序尚未終結"));

    private static readonly Rule<WithdrawalFacts> AfterBidRule = new()
    {
        Id = "WDR-02",
        Topic = "Withdrawal",
        Title = "After a winning bid with the buyer's consent",
        Text = "After a winning bid and before title passes the buyer must agree; after title has passed the sold asset cannot be withdrawn.",
        Articles = [Law.Er["24"], Law.Cea["58(2)"]],
        Function = "Withdrawal.AfterWinningBid",
        Decide = (facts, _) => AfterWinningBid(facts),
    };

    /// <summary>WDR-02. After the winning bid only with the buyer's consent. 施行細則 24; 強制執行法 58(2).</summary>
    public static Ruling AfterWinningBid(WithdrawalFacts facts)
    {
        if (facts.WinningBidOn is not { } bid || bid > facts.On)
            return AfterBidRule.Allow(facts, static (steps, _, _) => steps.Say("no winning bid yet", "尚未拍定"));
        if (facts.TitlePassedOn <= facts.On)
        {
            return AfterBidRule.Refuse(facts, "title_passed", Consequence.None, static (steps, facts, _) =>
                steps.Say($"title passed {facts.TitlePassedOn!.Value.Iso()}", $"已於{facts.TitlePassedOn!.Value.Roc()}移轉所有權"));
        }

        return facts.BuyerConsents
            ? AfterBidRule.Allow(facts, static (steps, _, _) => steps.Say("the buyer agrees", "拍定人同意撤回"))
            : AfterBidRule.Refuse(facts, "buyer_refuses", Consequence.None, static (steps, facts, _) =>
                steps.Say($"winning bid {facts.WinningBidOn!.Value.Iso()}; the buyer has not agreed", $"{facts.WinningBidOn!.Value.Roc()}拍定，未得拍定人同意"));
    }

    /// <summary>WDR-01, then WDR-02: the first refusal, else the last permission.</summary>
    public static Ruling Decide(WithdrawalFacts facts) => BeforeEnd(facts) is { IsAllowed: false } refusal ? refusal : AfterWinningBid(facts);

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [BeforeEndRule, AfterBidRule];
}
