namespace Enforcement.Statute;

/// <summary>Lifting of measures when enforcement ends: 塗銷查封登記, 撤銷扣押, 解除限制 (行政執行法 8, 17-1(5); 施行細則 14; 強制執行法 11, 95(2)).</summary>
public static class Cancellation
{
    /// <summary>Days to lift. The law names none beyond "at once" for measures against the person; the figures are assumed.</summary>
    public static DatedTable<LiftPeriods> Days { get; } = new(
        "liftDays", "Days from the ending to lifting: registration, attachment, person",
        new DatedValue<LiftPeriods>(new DateOnly(2001, 1, 1), new(7, 3, 0), "assumed, to be set by the agency's headquarters", IsVerified: false));

    private static readonly Rule<EndingFacts> LiftRule = new()
    {
        Id = "CAN-01",
        Topic = "Termination",
        Title = "What to lift, and whom to tell",
        Text = "When the debt is paid, enforcement terminated, withdrawn or over, every measure is lifted; when one asset is sold or deemed withdrawn, the measures on it. "
            + "Registry, bank, employer, insurer, third party, immigration agency and court are told, obligor and interested persons notified. No statutory day limit.",
        Articles = [Law.Ael["8"], Law.Ael["17-1(5)"], Law.Er["14"], Law.Cea["11"], Law.Cea["95(2)"]],
        Function = "Cancellation.Lift",
        Decide = Lift,
    };

    /// <summary>CAN-01. Order: <c>measure: recipient</c>, then who is notified; date: when all is done. 行政執行法 8, 17-1(5); 強制執行法 11.</summary>
    public static Ruling Lift(EndingFacts facts, LawEdition law)
    {
        if (facts.Cause is EndingCause.CertificateIssued or EndingCause.JoinedToCourt or EndingCause.TransferredToBranch)
        {
            return LiftRule.Refuse(facts, "procedure_goes_on", Consequence.None, static (steps, facts, _) =>
                steps.Say($"{facts.Cause.Code()}: the procedure goes on, measures stay", $"{Chinese(facts.Cause)}：執行程序尚未終結，各項處分不解除"));
        }

        var tasks = Tasks(facts, law);
        var done = tasks.Count == 0 ? facts.EndedOn : tasks.Max(task => task.DueOn);
        return LiftRule.Sequence(
            [.. tasks.Select(task => $"{task.Measure.Code()}: {task.Recipient.Code()}"), "notify: obligor", "notify: interested_persons"], facts, (steps, facts, _) =>
            {
                steps.Say($"{facts.Cause.Code()} on {facts.EndedOn.Iso()}", $"{facts.EndedOn.Roc()}{Chinese(facts.Cause)}");
                foreach (var task in tasks)
                {
                    steps.Say(
                        $"{task.Measure.Code()}: {task.Recipient.Code()} by {task.DueOn.Iso()}",
                        $"{Chinese(task.Measure)}：{task.DueOn.Roc()}前通知{Chinese(task.Recipient)}");
                }

                foreach (var kept in facts.Measures.Where(measure => !Concerns(facts.Cause, measure)))
                    steps.Say($"{kept.Code()} stays: the ending concerns one asset", $"{Chinese(kept)}不解除：僅就該標的物終結");
                steps.Say("obligor and interested persons are notified", "通知義務人及利害關係人");
            }, facts.Cause.Code(), done, caveats: law.On(Days, facts.EndedOn).Caveats);
    }

    /// <summary>The tasks of CAN-01, typed, in the order of the measures; empty when the procedure goes on.</summary>
    public static IReadOnlyList<LiftTask> Tasks(EndingFacts facts, LawEdition law)
    {
        var days = law.On(Days, facts.EndedOn).Value;
        return [.. facts.Measures.Distinct().Where(measure => Concerns(facts.Cause, measure)).SelectMany(measure => Recipients(measure).Select(recipient =>
            new LiftTask(measure, recipient, DueOn(facts.EndedOn, DaysFor(measure, days), law.Calendar))))];
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [LiftRule];

    private static bool Concerns(EndingCause cause, StandingMeasure measure) => cause switch
    {
        EndingCause.Sold or EndingCause.DeemedWithdrawn => !IsPersonal(measure),
        EndingCause.CertificateIssued or EndingCause.JoinedToCourt or EndingCause.TransferredToBranch => false,
        _ => true,
    };

    private static bool IsPersonal(StandingMeasure measure) =>
        measure is StandingMeasure.ExitRestriction or StandingMeasure.LuxuryBan or StandingMeasure.ArrestWarrant or StandingMeasure.Detention;

    private static int DaysFor(StandingMeasure measure, LiftPeriods days) => measure switch
    {
        _ when IsPersonal(measure) => days.Person,
        StandingMeasure.LandSeizure or StandingMeasure.BuildingSeizure or StandingMeasure.VehicleSeizure or StandingMeasure.MovableSeizure => days.Registration,
        _ => days.Attachment,
    };

    private static DateOnly DueOn(DateOnly ended, int days, WorkingCalendar calendar) =>
        days == 0 ? ended : Periods.Days(ended, days, Rolling.Roll, calendar).End;

    private static LiftRecipient[] Recipients(StandingMeasure measure) => measure switch
    {
        StandingMeasure.LandSeizure or StandingMeasure.BuildingSeizure => [LiftRecipient.LandOffice],
        StandingMeasure.VehicleSeizure => [LiftRecipient.VehicleOffice],
        StandingMeasure.MovableSeizure => [LiftRecipient.Keeper],
        StandingMeasure.DepositAttachment => [LiftRecipient.Bank],
        StandingMeasure.WageAttachment => [LiftRecipient.Employer],
        StandingMeasure.InsuranceAttachment => [LiftRecipient.Insurer],
        StandingMeasure.SecuritiesAttachment => [LiftRecipient.Depository],
        StandingMeasure.ExitRestriction => [LiftRecipient.ImmigrationAgency],
        StandingMeasure.LuxuryBan => [LiftRecipient.CooperatingThirdParties],
        StandingMeasure.ArrestWarrant => [LiftRecipient.Court],
        StandingMeasure.Detention => [LiftRecipient.DetentionCentre, LiftRecipient.Court],
        _ => [LiftRecipient.ThirdParty],
    };

    private static string Chinese(EndingCause cause) => cause switch
    {
        EndingCause.PaidInFull => "完全繳清",
        EndingCause.Terminated => "終止執行",
        EndingCause.Withdrawn => "撤回執行",
        EndingCause.DeemedWithdrawn => "視為撤回",
        EndingCause.Sold => "拍定移轉",
        EndingCause.PeriodOver => "逾執行期間",
        EndingCause.CertificateIssued => "核發執行憑證",
        EndingCause.JoinedToCourt => "函送法院併辦",
        _ => "移轉管轄",
    };

    private static string Chinese(StandingMeasure measure) => measure switch
    {
        StandingMeasure.LandSeizure => "塗銷土地查封登記",
        StandingMeasure.BuildingSeizure => "塗銷建物查封登記",
        StandingMeasure.VehicleSeizure => "塗銷車輛查封登記",
        StandingMeasure.MovableSeizure => "啟封動產",
        StandingMeasure.DepositAttachment => "撤銷存款扣押",
        StandingMeasure.WageAttachment => "撤銷薪資扣押",
        StandingMeasure.InsuranceAttachment => "撤銷保險債權扣押",
        StandingMeasure.SecuritiesAttachment => "撤銷有價證券扣押",
        StandingMeasure.ExitRestriction => "解除限制出境",
        StandingMeasure.LuxuryBan => "解除禁止命令",
        StandingMeasure.ArrestWarrant => "撤回拘票",
        StandingMeasure.Detention => "釋放被管收人",
        _ => "撤銷債權扣押",
    };

    private static string Chinese(LiftRecipient recipient) => recipient switch
    {
        LiftRecipient.LandOffice => "地政機關",
        LiftRecipient.VehicleOffice => "公路監理機關",
        LiftRecipient.Keeper => "保管人",
        LiftRecipient.Bank => "金融機構",
        LiftRecipient.Employer => "雇主",
        LiftRecipient.Insurer => "保險人",
        LiftRecipient.Depository => "證券商及集中保管機構",
        LiftRecipient.ImmigrationAgency => "移民署",
        LiftRecipient.CooperatingThirdParties => "應予配合之第三人",
        LiftRecipient.Court => "法院",
        LiftRecipient.DetentionCentre => "管收所",
        _ => "第三人",
    };
}
