using System.Collections.Frozen;

namespace Enforcement.Statute;

/// <summary>Persons treated like the obligor (行政執行法 24; 強制執行法 25(3)).</summary>
public static class Representatives
{
    private const string Topic = "Representatives";

    private static readonly FrozenSet<(ObligorKind, RepresentativeRole)> Treated = new HashSet<(ObligorKind, RepresentativeRole)>
    {
        (ObligorKind.MinorOrWard, RepresentativeRole.LegalRepresentative),
        (ObligorKind.Firm, RepresentativeRole.FirmManager),
        (ObligorKind.Firm, RepresentativeRole.FirmLiquidator),
        (ObligorKind.Partnership, RepresentativeRole.ExecutingPartner),
        (ObligorKind.UnincorporatedBody, RepresentativeRole.BodyRepresentative),
        (ObligorKind.UnincorporatedBody, RepresentativeRole.BodyAdministrator),
        (ObligorKind.LegalPerson, RepresentativeRole.ResponsiblePerson),
        (ObligorKind.Deceased, RepresentativeRole.Heir),
        (ObligorKind.Deceased, RepresentativeRole.EstateAdministrator),
        (ObligorKind.Deceased, RepresentativeRole.Executor),
    }.ToFrozenSet();

    private static readonly Rule<RepresentativeFacts> TreatedRule = new()
    {
        Id = "REP-01",
        Topic = Topic,
        Title = "Who is treated like the obligor",
        Text = "Security, restriction, arrest, detention and the duties of 17 to 23 apply to the legal representative of a minor or ward, manager or liquidator of a firm, "
            + "executing partner, representative or administrator of an unincorporated body, responsible person of a company or legal person, and heir, estate administrator or "
            + "executor of a dead obligor. Whether an actual, unregistered responsible person counts is litigated.",
        Articles = [Law.Ael["24"], Law.Court["94年度判字第1030號"]],
        Function = "Representatives.IsTreatedLikeObligor",
        Decide = (facts, _) => IsTreatedLikeObligor(facts),
    };

    /// <summary>REP-01. The role stands in the table of 行政執行法 24 for this kind of obligor.</summary>
    public static Ruling IsTreatedLikeObligor(RepresentativeFacts facts)
    {
        static void Why(Steps steps, RepresentativeFacts facts, Ruling ruling)
        {
            steps.Say($"obligor: {facts.Obligor.Code()}, person: {facts.Role.Code()}", $"義務人：{Chinese(facts.Obligor)}；該人：{Chinese(facts.Role)}");
            steps.Say(ruling.IsAllowed ? "treated like the obligor" : ruling.Reason == "litigated" ? "litigated: decide case by case" : "not treated like the obligor",
                ruling.IsAllowed ? "適用關於義務人之規定" : ruling.Reason == "litigated" ? "實際負責人是否適用，實務有爭議，應個案認定" : "不適用關於義務人之規定");
        }

        return Treated.Contains((facts.Obligor, facts.Role)) ? TreatedRule.Allow(facts, Why)
            : facts is { Obligor: ObligorKind.LegalPerson, Role: RepresentativeRole.ActualResponsiblePerson }
                ? TreatedRule.Refuse(facts, "litigated", Consequence.Block, Why, caveats: Caveats.Practice)
            : TreatedRule.Refuse(facts, "not_listed", Consequence.Block, Why);
    }

    private static readonly Rule<FormerRepresentativeFacts> FormerRule = new()
    {
        Id = "REP-02",
        Topic = Topic,
        Title = "Former representatives",
        Text = "One who has left office still answers for grounds and duties that existed before he left, as far as he is needed.",
        Articles = [Law.Cea["25(3)"], Law.Ael["26"], Law.Court["111年度上字第899號"]],
        Function = "Representatives.Former",
        Decide = (facts, _) => Former(facts),
    };

    /// <summary>REP-02. In office, or the ground arose before he left and he is still needed. 強制執行法 25(3).</summary>
    public static Ruling Former(FormerRepresentativeFacts facts)
    {
        static void Why(Steps steps, FormerRepresentativeFacts facts, Ruling ruling)
        {
            steps.Say($"ground arose {facts.GroundAroseOn.Iso()}", $"{facts.GroundAroseOn.Roc()}事由發生");
            steps.Say(facts.LeftOn is { } left ? $"left office {left.Iso()}, still needed: {facts.IsNeeded}" : "still in office",
                facts.LeftOn is { } on ? $"{on.Roc()}解任，{(facts.IsNeeded ? "執行仍屬必要" : "執行已無必要")}" : "仍在任");
            steps.Say(ruling.IsAllowed ? "the rules still apply to him" : "the rules no longer apply to him", ruling.IsAllowed ? "仍得適用" : "不得適用");
        }

        return facts switch
        {
            { LeftOn: null } => FormerRule.Allow(facts, Why, "in_office"),
            _ when facts.GroundAroseOn >= facts.LeftOn => FormerRule.Refuse(facts, "arose_after_leaving", Consequence.Block, Why),
            { IsNeeded: false } => FormerRule.Refuse(facts, "not_needed", Consequence.Block, Why),
            _ => FormerRule.Allow(facts, Why, "arose_before_leaving"),
        };
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [TreatedRule, FormerRule];

    private static string Chinese(ObligorKind kind) => kind switch
    {
        ObligorKind.MinorOrWard => "未成年人或受監護宣告之人",
        ObligorKind.Firm => "商號",
        ObligorKind.Partnership => "合夥",
        ObligorKind.UnincorporatedBody => "非法人團體",
        ObligorKind.LegalPerson => "公司或其他法人",
        ObligorKind.Deceased => "已死亡",
        _ => "自然人",
    };

    private static string Chinese(RepresentativeRole role) => role switch
    {
        RepresentativeRole.LegalRepresentative => "法定代理人",
        RepresentativeRole.FirmManager => "商號經理人",
        RepresentativeRole.FirmLiquidator => "商號清算人",
        RepresentativeRole.ExecutingPartner => "執行業務合夥人",
        RepresentativeRole.BodyRepresentative => "團體代表人",
        RepresentativeRole.BodyAdministrator => "團體管理人",
        RepresentativeRole.ResponsiblePerson => "負責人",
        RepresentativeRole.ActualResponsiblePerson => "實際負責人",
        RepresentativeRole.Heir => "繼承人",
        RepresentativeRole.EstateAdministrator => "遺產管理人",
        RepresentativeRole.Executor => "遺囑執行人",
        _ => "其他人",
    };
}
