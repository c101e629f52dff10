using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class CancellationTests
{
    private static readonly StandingMeasure[] Every = Enum.GetValues<StandingMeasure>();

    [Theory]
    [InlineData(EndingCause.PaidInFull)]
    [InlineData(EndingCause.Terminated)]
    [InlineData(EndingCause.Withdrawn)]
    [InlineData(EndingCause.PeriodOver)]
    public void An_ended_procedure_lifts_every_measure(EndingCause cause)
    {
        var facts = new EndingFacts(cause, Day.Of("2026-09-01"), Every);

        Cancellation.Tasks(facts, LawEdition.Published).Select(task => task.Measure).Distinct().ShouldBe(Every);
        Cancellation.Lift(facts, LawEdition.Published).Order.ShouldContain("exit_restriction: immigration_agency");
    }

    [Theory]
    [InlineData(EndingCause.Sold)]
    [InlineData(EndingCause.DeemedWithdrawn)]
    public void An_ending_of_one_asset_leaves_measures_against_the_person(EndingCause cause)
    {
        var facts = new EndingFacts(cause, Day.Of("2026-09-01"), [StandingMeasure.LandSeizure, StandingMeasure.ExitRestriction, StandingMeasure.LuxuryBan]);

        var ruling = Cancellation.Lift(facts, LawEdition.Published);

        ruling.Order.ShouldBe(["land_seizure: land_office", "notify: obligor", "notify: interested_persons"]);
        ruling.Steps.Select(step => step.English).ShouldContain("exit_restriction stays: the ending concerns one asset");
    }

    [Theory]
    [InlineData(EndingCause.CertificateIssued)]
    [InlineData(EndingCause.JoinedToCourt)]
    [InlineData(EndingCause.TransferredToBranch)]
    public void A_procedure_that_goes_on_lifts_nothing(EndingCause cause)
    {
        var facts = new EndingFacts(cause, Day.Of("2026-09-01"), Every);

        Cancellation.Lift(facts, LawEdition.Published).Reason.ShouldBe("procedure_goes_on");
        Cancellation.Tasks(facts, LawEdition.Published).ShouldBeEmpty();
    }

    /// <summary>2026-09-22 + 3 days is Mid-Autumn; 26 and 27 are a weekend, 28 a holiday.</summary>
    [Fact]
    public void Attachments_are_lifted_in_the_configured_days_and_measures_against_the_person_the_same_day()
    {
        var facts = new EndingFacts(
            EndingCause.PaidInFull, Day.Of("2026-09-22"), [StandingMeasure.BuildingSeizure, StandingMeasure.WageAttachment, StandingMeasure.Detention]);

        Cancellation.Tasks(facts, LawEdition.Published).ShouldBe(
        [
            new LiftTask(StandingMeasure.BuildingSeizure, LiftRecipient.LandOffice, Day.Of("2026-09-29")),
            new LiftTask(StandingMeasure.WageAttachment, LiftRecipient.Employer, Day.Of("2026-09-29")),
            new LiftTask(StandingMeasure.Detention, LiftRecipient.DetentionCentre, Day.Of("2026-09-22")),
            new LiftTask(StandingMeasure.Detention, LiftRecipient.Court, Day.Of("2026-09-22")),
        ]);
        var ruling = Cancellation.Lift(facts, LawEdition.Published);
        ruling.Date.ShouldBe(Day.Of("2026-09-29"));
        ruling.Caveats.ShouldBe(Caveats.UnverifiedValue);
        ruling.Steps.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(StandingMeasure.LandSeizure, LiftRecipient.LandOffice)]
    [InlineData(StandingMeasure.VehicleSeizure, LiftRecipient.VehicleOffice)]
    [InlineData(StandingMeasure.MovableSeizure, LiftRecipient.Keeper)]
    [InlineData(StandingMeasure.DepositAttachment, LiftRecipient.Bank)]
    [InlineData(StandingMeasure.InsuranceAttachment, LiftRecipient.Insurer)]
    [InlineData(StandingMeasure.SecuritiesAttachment, LiftRecipient.Depository)]
    [InlineData(StandingMeasure.ClaimAttachment, LiftRecipient.ThirdParty)]
    [InlineData(StandingMeasure.ExitRestriction, LiftRecipient.ImmigrationAgency)]
    [InlineData(StandingMeasure.LuxuryBan, LiftRecipient.CooperatingThirdParties)]
    [InlineData(StandingMeasure.ArrestWarrant, LiftRecipient.Court)]
    public void Each_measure_is_told_to_whom_it_concerns(StandingMeasure measure, LiftRecipient recipient) =>
        Cancellation.Tasks(new EndingFacts(EndingCause.Withdrawn, Day.Of("2026-09-01"), [measure]), LawEdition.Published).ShouldHaveSingleItem().Recipient.ShouldBe(recipient);

    [Fact]
    public void Days_that_headquarters_set_and_verified_are_used_without_caveat()
    {
        var law = LawEdition.Published.With(new DatedTable<LiftPeriods>("liftDays", "Days", new DatedValue<LiftPeriods>(Day.Of("2026-01-01"), new(2, 1, 0), "test", true)));

        var ruling = Cancellation.Lift(new EndingFacts(EndingCause.PaidInFull, Day.Of("2026-09-01"), [StandingMeasure.DepositAttachment]), law);

        ruling.Date.ShouldBe(Day.Of("2026-09-02"));
        ruling.Caveats.ShouldBe(Caveats.None);
    }

    [Fact]
    public void A_later_ending_is_never_due_earlier() => Gen.Select(Day.Any, Gen.Int[0, 60]).Sample((day, later) =>
        Cancellation.Lift(new EndingFacts(EndingCause.PaidInFull, day, Every), LawEdition.Published).Date
            <= Cancellation.Lift(new EndingFacts(EndingCause.PaidInFull, day.AddDays(later), Every), LawEdition.Published).Date);

    [Theory]
    [InlineData(EarlierSeizure.None, true)]
    [InlineData(EarlierSeizure.Court, false)]
    [InlineData(EarlierSeizure.OtherBranch, false)]
    [InlineData(EarlierSeizure.OtherAgency, false)]
    public void What_is_seized_is_not_seized_again(EarlierSeizure by, bool allowed)
    {
        var ruling = DoubleSeizure.Seize(new SeizureFacts(by));

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Order.Count.ShouldBe(allowed ? 0 : 3);
        ruling.Steps.Count.ShouldBe(allowed ? 1 : 3);
    }

    [Theory]
    [InlineData(false, true, "seizure_stands")]
    [InlineData(true, false, "may_be_lifted")]
    [InlineData(true, true, "court_file_joined")]
    public void A_seizure_given_up_is_kept_for_the_court_that_joined(bool givenUp, bool joined, string reason)
    {
        var ruling = DoubleSeizure.GiveUp(new GivenUpSeizureFacts(givenUp, joined));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "court_file_joined");
        ruling.Order.ShouldBe(reason == "court_file_joined" ? ["keep_state", "send_file: court"] : []);
    }
}
