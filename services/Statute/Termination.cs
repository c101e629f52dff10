namespace Enforcement.Statute;

/// <summary>Facts of TER-01, as of one event.</summary>
/// <param name="Outstanding">What is still owed, whole NT$.</param>
/// <param name="EnforcementCompleted">Enforcement was completed otherwise.</param>
/// <param name="RevokedInFull">The act or ruling was finally revoked.</param>
/// <param name="RevokedInPart">It was finally changed in part.</param>
/// <param name="Impossible">Performance is proven impossible.</param>
public readonly record struct TerminationFacts(
    long Outstanding, bool EnforcementCompleted = false, bool RevokedInFull = false, bool RevokedInPart = false, bool Impossible = false);

/// <summary>Termination 終止執行 (行政執行法 8; 施行細則 14).</summary>
public static class Termination
{
    private static readonly Rule<TerminationFacts> TerminateRule = new()
    {
        Id = "TER-01",
        Topic = "Termination",
        Title = "Paid, revoked or impossible",
        Text = "Enforcement terminates when the obligation is fully performed or enforcement completed, the act or ruling finally revoked (changed: that part), or "
            + "performance proven impossible; ex officio or on request, with notice to obligor and interested persons.",
        Articles = [Law.Ael["8"], Law.Er["14"]],
        Function = "Termination.Terminate",
        Decide = (facts, _) => Terminate(facts),
    };

    /// <summary>TER-01. Allowed with reason performed, completed, revoked, impossible or revoked_in_part; refused while none is true. 行政執行法 8.</summary>
    public static Ruling Terminate(TerminationFacts facts)
    {
        var reason = facts switch
        {
            { RevokedInFull: true } => "revoked",
            { Outstanding: <= 0 } => "performed",
            { EnforcementCompleted: true } => "completed",
            { Impossible: true } => "impossible",
            { RevokedInPart: true } => "revoked_in_part",
            _ => null,
        };
        return reason is not null
            ? TerminateRule.Allow(facts, static (steps, facts, ruling) =>
            {
                steps.Say($"ground: {ruling.Reason}; outstanding {facts.Outstanding.Dollars()}", $"終止事由：{Chinese(ruling.Reason)}；尚欠{facts.Outstanding.Dollars()}元");
                steps.Say("obligor and interested persons are notified", "通知義務人及利害關係人");
            }, reason)
            : TerminateRule.Refuse(facts, "still_owed", Consequence.None, static (steps, facts, _) =>
                steps.Say($"outstanding {facts.Outstanding.Dollars()}, no ground to terminate", $"尚欠{facts.Outstanding.Dollars()}元，無終止事由"));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [TerminateRule];

    private static string Chinese(string? reason) => reason switch
    {
        "revoked" => "行政處分或裁定經撤銷確定",
        "performed" => "義務已全部履行",
        "completed" => "執行完畢",
        "impossible" => "義務之履行經證明為不可能",
        _ => "部分撤銷或變更確定，就該部分終止",
    };
}
