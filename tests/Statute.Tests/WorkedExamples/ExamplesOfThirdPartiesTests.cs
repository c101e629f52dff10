namespace Enforcement.Statute.Tests.WorkedExamples;

/// <summary>The odd-numbered examples of law.md section 14, one by one: third parties, protected amounts, insurance, time of acts.</summary>
public sealed class ExamplesOfThirdPartiesTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Example_31_an_employer_who_neither_objects_nor_pays_is_enforced_against_on_application(bool applied, bool allowed) =>
        ThirdParties.Enforce(
            new ThirdPartyDefaultFacts(Day.Of("2026-09-01"), Day.Of("2026-09-30"), PaymentOrdered: true, AgencyApplied: applied), Day.Calendar).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void Example_33_of_30000_in_Taipei_5545_are_attached_because_the_living_need_is_left()
    {
        var pay = new GarnishedPayment(Day.Of("2025-09-01"), "臺北市", 30_000);

        Garnishment.Third(new PayFacts(pay.Pay)).Amount.ShouldBe(10_000);
        Garnishment.Attachable(pay, LawEdition.Published).Amount.ShouldBe(5_545);
    }

    [Fact]
    public void Example_35_an_attached_disability_allowance_is_released_at_once() =>
        Garnishment.Welfare(new WelfareFacts(MoneySource.Welfare, 8_000, IsAttached: true)).Reason.ShouldBe("revoke_at_once");

    [Fact]
    public void Example_37_two_policies_of_140000_are_each_exempt() =>
        Enumerable.Repeat(new PolicyFacts(Day.Of("2025-09-01"), PolicyKind.Life, 140_000), 2)
            .ShouldAllBe(policy => LifeInsurance.Decide(policy, LawEdition.Published).Reason == "exempt");

    [Fact]
    public void Example_39_the_right_to_intervene_lasts_three_months() =>
        LifeInsurance.InterveneBy(new PolicyAttachedFacts(Day.Of("2026-07-08")), Day.Calendar).Date.ShouldBe(Day.Of("2026-10-08"));

    [Fact]
    public void Example_63_an_act_begun_before_sunset_goes_on_into_the_night()
    {
        static DateTimeOffset At(int hour, int minute) => new(2026, 12, 1, hour, minute, 0, TaipeiTime.Offset);

        TimeOfActs.Continue(new ContinuedActFacts(At(16, 30), At(19, 0), "臺北市", At(6, 20), At(17, 10)), Day.Calendar).IsAllowed.ShouldBeTrue();
    }
}
