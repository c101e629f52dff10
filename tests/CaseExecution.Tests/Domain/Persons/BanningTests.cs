using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

public sealed class BanningTests
{
    private static readonly LuxuryBanAmounts Amounts = LuxuryBan.Amounts.On(CaseBuilder.Today).Value;
    private static readonly DateOnly Due = CaseBuilder.Today.AddDays(10);

    private static BanTerms Lawful => new(
        new LuxuryBanFacts(CaseBuilder.Today, true, Amounts.Arrears, true, true), new LuxuryHearingFacts(CaseBuilder.Today, CaseBuilder.Today.AddDays(-9), CaseBuilder.Today.AddDays(-1)),
        new LuxuryWeighingFacts("stated", "stated", "stated"), [new LuxuryOrderFacts(CaseBuilder.Today, LuxuryOrder.GoodsAndServices, Amounts.Item)]);

    [Fact]
    public void Ban_is_issued_at_the_amounts_set_and_not_one_dollar_below()
    {
        Issue(Lawful).Value.State.ShouldBe(MeasureState.InForce);
        Issue(Lawful with { Ban = Lawful.Ban with { TotalArrears = Amounts.Arrears - 1 } }).Code().ShouldBe("luxury_ban.not_allowed");
        Issue(Lawful with { Orders = [Lawful.Orders[0] with { Amount = Amounts.Item - 1 }] }).Code().ShouldBe("luxury_ban.not_allowed");
        Issue(Lawful with { Ban = Lawful.Ban with { IsNaturalPerson = false } }).Code().ShouldBe("luxury_ban.not_allowed");
    }

    [Fact]
    public void Ban_needs_a_hearing_that_has_come_and_everything_weighed()
    {
        Issue(Lawful with { Hearing = Lawful.Hearing with { NoticeServedOn = null } }).Code().ShouldBe("luxury_ban.not_allowed");
        Issue(Lawful with { Hearing = Lawful.Hearing with { HearingOn = CaseBuilder.Today } }).IsRefused.ShouldBeFalse();
        Issue(Lawful with { Hearing = Lawful.Hearing with { HearingOn = CaseBuilder.Today.AddDays(1) } }).Refusal!.Basis[0].RuleId.ShouldBe("LUX-02");
        Issue(Lawful with { Weighing = Lawful.Weighing with { AgencyOpinion = null } }).Refusal!.Basis[0].RuleId.ShouldBe("LUX-05");
    }

    [Fact]
    public void One_ban_is_in_force_and_it_is_lifted_once()
    {
        var matter = Matters.Owing(Amounts.Arrears);
        var ban = Issue(Lawful, matter).Value;

        Banning.Issue(Matters.Now(), matter, Lawful, [ban], Matters.Reason, Matters.Milder).Code().ShouldBe("luxury_ban.in_force");
        Banning.Lift(Matters.Now(), matter.Group, ban, "he pays monthly now").IsRefused.ShouldBeFalse();
        Banning.Lift(Matters.Now(), matter.Group, ban, "again").Code().ShouldBe("luxury_ban.over");
        Banning.FindBreach(Matters.Now(), matter.Group, ban, false, Due).Code().ShouldBe("luxury_ban.over");
    }

    [Fact]
    public void Breach_without_good_reason_leads_to_an_order_with_a_day_to_come()
    {
        var matter = Matters.Owing(Amounts.Arrears);
        var ban = Issue(Lawful, matter).Value;

        Banning.FindBreach(Matters.Now(), matter.Group, ban, hasGoodReason: true, Due).Code().ShouldBe("luxury_breach.none");
        Banning.FindBreach(Matters.Now(), matter.Group, ban, hasGoodReason: false, CaseBuilder.Today).Code().ShouldBe("luxury_breach.period_invalid");
        Banning.FindBreach(Matters.Now(), matter.Group, ban, hasGoodReason: false, CaseBuilder.Today.AddDays(1)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Who_defies_the_order_is_deemed_unwilling_from_the_day_after()
    {
        var matter = Matters.Owing(Amounts.Arrears);
        var ban = Issue(Lawful, matter).Value;

        Banning.Conclude(Matters.On(Due), matter.Group, ban, Due, obeyed: false).Code().ShouldBe("luxury_breach.not_defied");
        Banning.Conclude(Matters.On(Due.AddDays(1)), matter.Group, ban, Due, obeyed: false).Value.Kind.ShouldBe(PersonActs.LuxuryOrderDefied);
        Banning.Conclude(Matters.On(Due), matter.Group, ban, Due, obeyed: true).Value.Kind.ShouldBe(PersonActs.LuxuryOrderObeyed);
    }

    [Theory]
    [InlineData(true, 0, "guarantee.not_enforceable")]
    [InlineData(true, 1, null)]
    [InlineData(false, 1, "guarantee.not_enforceable")]
    public void Guarantor_is_enforced_against_from_the_day_after_the_period_for_what_he_promised(bool promises, int daysAfter, string? code)
    {
        var matter = Matters.Owing(5000);

        var result = Guaranteeing.Enforce(Matters.Now(), matter.Group, Guid.NewGuid(), 3000, new GuaranteeFacts(promises, CaseBuilder.Today.AddDays(-daysAfter), CaseBuilder.Today, 5000), Matters.Reason, Matters.Milder);

        result.Code().ShouldBe(code);
        if (code is null)
            result.Value.Effect.Amount.ShouldBe(3000);
    }

    private static Result<Measure> Issue(BanTerms terms, PersonMatter? matter = null) => Banning.Issue(Matters.Now(), matter ?? Matters.Owing(Amounts.Arrears), terms, [], Matters.Reason, Matters.Milder);
}
