namespace Enforcement.Statute.Tests;

public sealed class ClosingTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-08-05", true)]
    [InlineData("2026-08-04", false)]
    [InlineData("2026-08-03", false)]
    public void The_agency_withdraws_before_the_end(string? ended, bool allowed) =>
        Withdrawal.BeforeEnd(new WithdrawalFacts(Day.Of("2026-08-04"), Day.OrNull(ended))).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(null, null, false, null)]
    [InlineData("2026-08-05", null, false, null)]
    [InlineData("2026-08-04", null, false, "buyer_refuses")]
    [InlineData("2026-08-01", null, true, null)]
    [InlineData("2026-08-01", "2026-08-05", false, "buyer_refuses")]
    [InlineData("2026-08-01", "2026-08-04", true, "title_passed")]
    public void After_a_winning_bid_the_buyer_must_agree(string? bid, string? titlePassed, bool consents, string? reason)
    {
        var facts = new WithdrawalFacts(Day.Of("2026-08-04"), null, Day.OrNull(bid), Day.OrNull(titlePassed), consents);

        Withdrawal.AfterWinningBid(facts).Reason.ShouldBe(reason);
        Withdrawal.Decide(facts).IsAllowed.ShouldBe(reason is null);
        Withdrawal.AfterWinningBid(facts).Steps.Count.ShouldBe(1);
    }

    [Fact]
    public void An_ended_procedure_is_refused_first() =>
        Withdrawal.Decide(new WithdrawalFacts(Day.Of("2026-08-04"), Day.Of("2026-08-01"), Day.Of("2026-07-01"))).Reason.ShouldBe("ended");

    [Theory]
    [InlineData(0, false, false, false, false, "performed")]
    [InlineData(1, false, false, false, false, "still_owed")]
    [InlineData(1, true, false, false, false, "completed")]
    [InlineData(1, false, true, false, false, "revoked")]
    [InlineData(1, false, false, true, false, "revoked_in_part")]
    [InlineData(1, false, false, false, true, "impossible")]
    [InlineData(0, false, true, true, true, "revoked")]
    public void Enforcement_terminates_when_paid_revoked_or_impossible(long owed, bool completed, bool revoked, bool inPart, bool impossible, string reason)
    {
        var ruling = Termination.Terminate(new TerminationFacts(owed, completed, revoked, inPart, impossible));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason != "still_owed");
        ruling.Steps.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_certificate_closes_for_the_statistics_but_not_in_law()
    {
        ClosureKinds.CertificateIssued.StatisticallyClosed.ShouldBe(Certainty.Yes);
        ClosureKinds.CertificateIssued.LegallyEnded.ShouldBe(Certainty.No);
    }

    [Fact]
    public void Closure_kinds_are_found_by_code_and_cite_their_ground()
    {
        ClosureKinds.All.Count.ShouldBe(13);
        ClosureKinds.All.ShouldAllBe(kind => ClosureKinds.Find(kind.Code) == kind && kind.Articles.Count > 0);
        ClosureKinds.Find("unknown").ShouldBeNull();
    }
}
