namespace Enforcement.Statute;

/// <summary>Intake 立案審查 (行政執行法 11, 13; 施行細則 19-23; branch practice of law.md 3.2). Jurisdiction, INT-06, is <see cref="Jurisdiction"/>.</summary>
public static class IntakeRules
{
    private const FormFields OfBoth =
        FormFields.Name | FormFields.Address | FormFields.IdentityNumber | FormFields.Cause | FormFields.ObligationDate | FormFields.Amount | FormFields.PaymentPeriodEnd;

    private const FormFields OfPerson = OfBoth | FormFields.BirthDate | FormFields.Sex;
    private const FormFields OfEntity = OfBoth | FormFields.Representative;
    private const TransferDocuments Always = TransferDocuments.TransferForm | TransferDocuments.Title | TransferDocuments.ProofOfDefault;

    /// <summary>Days to correct a curable defect (INT-07). The law sets none; the branch sets it.</summary>
    public static DatedTable<int> CorrectionDays { get; } =
        new("correctionDays", "Days to correct a transfer", new DatedValue<int>(new DateOnly(2001, 1, 1), 14, "assumed, to be set by the agency's headquarters", IsVerified: false));

    private static readonly Rule<DocumentsFacts> DocumentsRule = new()
    {
        Id = "INT-01",
        Topic = "Intake",
        Title = "Required documents",
        Text = "Form, title with service, and proof of default are attached; the property list too unless the property is unknown. What is missing may be corrected.",
        Articles = [Law.Ael["13(1)"]],
        Function = "IntakeRules.Documents",
        Decide = (facts, _) => Documents(facts),
    };

    /// <summary>INT-01. Required documents are attached; a refusal lists the missing ones. 行政執行法 13(1).</summary>
    public static Ruling Documents(DocumentsFacts facts) => MissingDocuments(facts) is var missing and not TransferDocuments.None
        ? DocumentsRule.Refuse(facts, "document_missing", Consequence.Correct, NamesOf(missing), static (steps, _, ruling) =>
            steps.Say($"missing: {string.Join(", ", ruling.Order)}", $"缺少附件：{string.Join("、", ruling.Order)}"))
        : DocumentsRule.Allow(facts, static (steps, _, _) => steps.Say("all required documents are attached", "應附文件齊備"));

    /// <summary>The documents that are missing.</summary>
    public static TransferDocuments MissingDocuments(DocumentsFacts facts) =>
        (facts.PropertyUnknown ? Always : Always | TransferDocuments.PropertyList) & ~facts.Present;

    private static readonly Rule<FormFacts> FormRule = new()
    {
        Id = "INT-02",
        Topic = "Intake",
        Title = "Mandatory fields of the transfer form",
        Text = "The form names obligor, address, cause, date and amount of the obligation; for a person birth date and sex, for an entity its representative.",
        Articles = [Law.Ael["13(2)"], Law.Er["23"]],
        Function = "IntakeRules.Form",
        Decide = (facts, _) => Form(facts),
    };

    /// <summary>INT-02. Mandatory fields are filled; a refusal lists the missing ones. 行政執行法 13(2).</summary>
    public static Ruling Form(FormFacts facts) => MissingFields(facts) is var missing and not FormFields.None
        ? FormRule.Refuse(facts, "field_missing", Consequence.Correct, NamesOf(missing), static (steps, _, ruling) =>
            steps.Say($"missing: {string.Join(", ", ruling.Order)}", $"移送書應記載而未記載：{string.Join("、", ruling.Order)}"))
        : FormRule.Allow(facts, static (steps, _, _) => steps.Say("all mandatory fields are filled", "移送書記載完備"));

    /// <summary>The fields that are missing.</summary>
    public static FormFields MissingFields(FormFacts facts) => (facts.IsPerson ? OfPerson : OfEntity) & ~facts.Present;

    private static readonly Rule<TitleFacts> TitleRule = new()
    {
        Id = "INT-03",
        Topic = "Intake",
        Title = "Only law, administrative act or court ruling",
        Text = "Enforcement rests on law, an administrative act or a court ruling; a civil judgment is no title.",
        Articles = [Law.Agency["95.10.25 行執一字第0950005987號"], Law.Ael["11"]],
        Function = "IntakeRules.Title",
        Decide = (facts, _) => Title(facts),
    };

    /// <summary>INT-03. The title is of a kind that can be transferred. 行政執行署 95.10.25; 行政執行法 11.</summary>
    public static Ruling Title(TitleFacts facts) => facts.Kind is TitleKind.Law or TitleKind.AdministrativeAct or TitleKind.CourtRuling
        ? TitleRule.Allow(facts, static (steps, facts, _) => steps.Say($"{facts.Kind} is a title", "得為執行名義"))
        : TitleRule.Refuse(facts, "no_title", Consequence.Return, static (steps, facts, _) => steps.Say($"{facts.Kind} is no title", "非得移送執行之執行名義"));

    private static readonly Rule<TitleCountFacts> TitleCountRule = new()
    {
        Id = "INT-04",
        Topic = "Intake",
        Title = "One title, one case, one number",
        Text = "Each title is a case of its own with a number of its own, however many concern one obligor.",
        Articles = [Law.Er["22"]],
        Function = "IntakeRules.TitleCount",
        Decide = (facts, _) => TitleCount(facts),
    };

    /// <summary>INT-04. So many titles, so many cases and numbers. 施行細則 22.</summary>
    public static Ruling TitleCount(TitleCountFacts facts) => facts.Titles >= 1
        ? TitleCountRule.Sum(facts.Titles, facts, static (steps, facts, _) =>
            steps.Say($"{facts.Titles} titles: {facts.Titles} cases with {facts.Titles} numbers", $"{facts.Titles}個執行名義：分{facts.Titles}案，編{facts.Titles}號"))
        : TitleCountRule.Refuse(facts, "no_title", Consequence.Return, static (steps, _, _) => steps.Say("no title", "無執行名義"));

    private static readonly Rule<MediaFileFacts> MediaFileRule = new()
    {
        Id = "INT-05",
        Topic = "Intake",
        Title = "Media file valid before numbering",
        Text = "A media file that cannot be read or does not follow the format goes back to the agency before a number is given.",
        Articles = [Law.Practice["臺北分署立案審查流程"], Law.Er["23"]],
        Function = "IntakeRules.MediaFile",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => MediaFile(facts),
    };

    /// <summary>INT-05. The media file is readable and follows the format. 分案室 practice.</summary>
    public static Ruling MediaFile(MediaFileFacts facts) => facts is { IsReadable: true, FollowsFormat: true }
        ? MediaFileRule.Allow(facts, static (steps, _, _) => steps.Say("the file is valid", "媒體檔格式相符"))
        : MediaFileRule.Refuse(facts, facts.IsReadable ? "format_invalid" : "unreadable", Consequence.Return, static (steps, _, _) =>
            steps.Say("the file is not valid: returned before numbering", "媒體檔格式不符：編號前退回"));

    private static readonly Rule<CorrectionFacts> CorrectionRule = new()
    {
        Id = "INT-07",
        Topic = "Intake",
        Title = "Correction period",
        Text = "A curable defect is to be corrected within the period the branch sets; not corrected, the transfer is returned.",
        Articles = [Law.Practice["立案審查流程"], Law.Ccp["249"], Law.Apa["48(4)"]],
        Function = "IntakeRules.Correction",
        Decide = Correction,
    };

    /// <summary>INT-07. Last day to correct; refused (return) when corrected after it. Practice; 民事訴訟法 249 by analogy.</summary>
    public static Ruling Correction(CorrectionFacts facts, LawEdition law)
    {
        var calendar = law.Calendar;
        var days = law.On(CorrectionDays, facts.NotifiedOn);
        var period = Periods.Days(facts.NotifiedOn, days.Value, Rolling.Roll, calendar);
        void Why(Steps steps, CorrectionFacts facts, Ruling ruling)
        {
            period.Explain(steps, calendar);
            if (facts.CorrectedOn is { } corrected)
                steps.Say($"corrected {corrected.Iso()}", $"{corrected.Roc()}補正");
        }

        var caveats = days.Caveats | period.Caveats(calendar);
        return facts.CorrectedOn > period.End
            ? CorrectionRule.Refuse(facts, "not_corrected_in_time", Consequence.Return, Why, caveats: caveats)
            : CorrectionRule.On(period.End, facts, Why, caveats);
    }

    private static readonly Rule<CapacityFacts> CapacityRule = new()
    {
        Id = "INT-08",
        Topic = "Intake",
        Title = "Obligor alive and capable at transfer",
        Text = "An obligor who died before the day of the transfer cannot be a party: not curable, returned. Death on the day itself is left to the officer.",
        Articles = [Law.Practice["立案審查流程"], Law.Ael["26"]],
        Function = "IntakeRules.Capacity",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Capacity(facts),
    };

    /// <summary>INT-08. The obligor was alive and can be a party. Practice of the branches.</summary>
    public static Ruling Capacity(CapacityFacts facts) => (facts.DiedOn < facts.TransferredOn, facts.LacksCapacity) switch
    {
        (true, _) => CapacityRule.Refuse(facts, "dead_at_transfer", Consequence.Return, static (steps, facts, _) => steps.Say(
            $"died {facts.DiedOn!.Value.Iso()}, before the transfer on {facts.TransferredOn.Iso()}",
            $"{facts.DiedOn!.Value.Roc()}死亡，在{facts.TransferredOn.Roc()}移送前，無當事人能力")),
        (_, true) => CapacityRule.Refuse(facts, "no_capacity", Consequence.Return, static (steps, _, _) => steps.Say("no capacity to be a party", "無當事人能力")),
        _ => CapacityRule.Allow(facts, static (steps, facts, _) => steps.Say(
            $"alive at the transfer on {facts.TransferredOn.Iso()}", $"{facts.TransferredOn.Roc()}移送時具當事人能力")),
    };

    private static readonly Rule<NamedPersonFacts> NamedPersonRule = new()
    {
        Id = "INT-11",
        Topic = "Intake",
        Title = "Named in the title and served",
        Text = "A title binds only the persons it names and that were served with it.",
        Articles = [Law.Agency["101年度署聲議字第69號"]],
        Function = "IntakeRules.NamedPerson",
        Decide = (facts, _) => NamedPerson(facts),
    };

    /// <summary>INT-11. Enforceable only against a person named and served. 101年度署聲議字第69號.</summary>
    public static Ruling NamedPerson(NamedPersonFacts facts) => facts switch
    {
        { NamedInTitle: false } => NamedPersonRule.Refuse(facts, "not_named", Consequence.Block, static (steps, _, _) =>
            steps.Say("the title does not name this person", "執行名義未載明其人")),
        { ServedWithTitle: false } => NamedPersonRule.Refuse(facts, "not_served", Consequence.Block, static (steps, _, _) =>
            steps.Say("the title was not served on this person", "執行名義未合法送達其人")),
        _ => NamedPersonRule.Allow(facts, static (steps, _, _) => steps.Say("named in the title and served", "執行名義已載明並送達")),
    };

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules =>
        [DocumentsRule, FormRule, TitleRule, TitleCountRule, MediaFileRule, Jurisdiction.JurisdictionRule, CorrectionRule, CapacityRule, NamedPersonRule];

    private static List<string> NamesOf<TFlags>(TFlags missing)
        where TFlags : struct, Enum =>
        [.. Enum.GetValues<TFlags>().Where(flag => Convert.ToInt32(flag, null) != 0 && missing.HasFlag(flag)).Select(flag => flag.ToString())];
}
