namespace Enforcement.Statute;

/// <summary>Who has seized an asset already.</summary>
public enum EarlierSeizure
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>A court, in civil enforcement or provisional attachment.</summary>
    Court,

    /// <summary>Another branch.</summary>
    OtherBranch,

    /// <summary>Another agency.</summary>
    OtherAgency,
}

/// <summary>Facts of DBL-01.</summary>
/// <param name="SeizedBy">Who has seized the asset already.</param>
public readonly record struct SeizureFacts(EarlierSeizure SeizedBy);

/// <summary>Facts of DBL-02.</summary>
/// <param name="SeizureGivenUp">The branch gives up its seizure: paid, withdrawn, terminated.</param>
/// <param name="CourtFileJoined">A court has sent its file for joint handling.</param>
public readonly record struct GivenUpSeizureFacts(bool SeizureGivenUp, bool CourtFileJoined);

/// <summary>No double seizure, joint handling with the courts 合併執行 (行政執行法 16; 強制執行法 33-1, 33-2; 施行細則 25, 26).</summary>
public static class DoubleSeizure
{
    private static readonly Rule<SeizureFacts> SeizeRule = new()
    {
        Id = "DBL-01",
        Topic = "Double seizure",
        Title = "What is seized is not seized again",
        Text = "Property already seized is not seized again; the branch sends its file to the court, branch or agency that seized first, notifies the transferring agency, "
            + "and asks that the state of the procedure be kept and the file sent back if the other one stops.",
        Articles = [Law.Ael["16"], Law.Cea["33-2"], Law.Er["26"]],
        Function = "DoubleSeizure.Seize",
        Decide = (facts, _) => Seize(facts),
    };

    /// <summary>DBL-01. Refused when seized already; the order lists what to do instead. 行政執行法 16; 強制執行法 33-2; 施行細則 26.</summary>
    public static Ruling Seize(SeizureFacts facts) => facts.SeizedBy == EarlierSeizure.None
        ? SeizeRule.Allow(facts, static (steps, _, _) => steps.Say("nobody has seized it", "未經其他機關查封"))
        : SeizeRule.Refuse(facts, "already_seized", Consequence.Block,
            [$"send_file: {facts.SeizedBy.Code()}", "notify: transferring_agency", "ask_to_keep_state_and_return_file"], static (steps, facts, _) =>
            {
                var holder = facts.SeizedBy switch { EarlierSeizure.Court => "法院", EarlierSeizure.OtherBranch => "其他分署", _ => "其他機關" };
                steps.Say($"already seized by: {facts.SeizedBy.Code()}; no second seizure", $"已經{holder}查封，不得再行查封");
                steps.Say("send the file for joint handling and notify the agency", $"函送{holder}合併執行，並通知移送機關");
                steps.Say("if the other procedure stops, its state is kept and the file comes back", "請其於停止時維持已實施之執行程序原狀並將卷宗送還");
            });

    private static readonly Rule<GivenUpSeizureFacts> GiveUpRule = new()
    {
        Id = "DBL-02",
        Topic = "Double seizure",
        Title = "Own seizure given up while a court's file is joined",
        Text = "When the branch gives up its seizure while a court's file is joined, it keeps the state of the procedure and sends the file to the court.",
        Articles = [Law.Cea["33-1(3)"], Law.Er["25"]],
        Function = "DoubleSeizure.GiveUp",
        Decide = (facts, _) => GiveUp(facts),
    };

    /// <summary>DBL-02. Refused: the seizure may not simply be lifted; the order lists what to do. 強制執行法 33-1(3); 施行細則 25.</summary>
    public static Ruling GiveUp(GivenUpSeizureFacts facts) => facts switch
    {
        { SeizureGivenUp: false } => GiveUpRule.Allow(facts, static (steps, _, _) => steps.Say("the seizure stands", "查封仍存續"), "seizure_stands"),
        { CourtFileJoined: false } => GiveUpRule.Allow(facts, static (steps, _, _) =>
            steps.Say("no court file is joined: the seizure may be lifted", "無法院併案：得撤銷查封"), "may_be_lifted"),
        _ => GiveUpRule.Refuse(facts, "court_file_joined", Consequence.Block, ["keep_state", "send_file: court"], static (steps, _, _) =>
            steps.Say("a court file is joined: keep the state of the procedure and send the file to the court", "有法院併案：維持已實施之執行程序原狀，並將卷宗送交法院")),
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [SeizeRule, GiveUpRule];
}
