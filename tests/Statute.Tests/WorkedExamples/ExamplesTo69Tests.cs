namespace Enforcement.Statute.Tests.WorkedExamples;

/// <summary>The odd-numbered examples of law.md section 14, one by one: instalments, auctions, distribution, maturity, service, numbers.</summary>
public sealed class ExamplesTo69Tests
{
    [Fact]
    public void Example_41_without_the_agencys_consent_there_are_no_instalments() =>
        InstalmentRules.Request(new InstalmentRequestFacts(CannotPayAtOnce: true, AgencyConsents: false)).Reason.ShouldBe("no_consent");

    [Fact]
    public void Example_43_the_first_auction_comes_14_days_after_the_notice() =>
        RealEstateAuctions.First(new FirstAuctionFacts(Day.Of("2026-07-01")), Day.Calendar).Date.ShouldBe(Day.Of("2026-07-15"));

    [Fact]
    public void Example_45_a_second_auction_after_21_days_is_valid() =>
        RealEstateAuctions.Later(new LaterAuctionFacts(Day.Of("2026-07-14"), Day.Of("2026-08-04"))).IsAllowed.ShouldBeTrue();

    [Fact]
    public void Example_47_the_special_sale_is_published_in_time_and_takes_offers_for_three_months()
    {
        SpecialSale.PublishBy(new SpecialSaleDueFacts(Day.Of("2026-03-03")), Day.Calendar).Date.ShouldBe(Day.Of("2026-03-13"));
        SpecialSale.OffersUntil(new SpecialSaleFacts(Day.Of("2026-03-10")), Day.Calendar).Date.ShouldBe(Day.Of("2026-06-10"));
    }

    [Fact]
    public void Example_49_after_a_winning_bid_a_withdrawal_needs_the_buyer() =>
        Withdrawal.Decide(new WithdrawalFacts(Day.Of("2026-08-05"), WinningBidOn: Day.Of("2026-08-04"), BuyerConsents: false)).Reason.ShouldBe("buyer_refuses");

    [Fact]
    public void Example_51_who_joins_on_the_day_of_the_winning_bid_gets_from_the_remainder_only() =>
        Distribution.Join(new JoinFacts(Day.Of("2026-08-04"), Day.Of("2026-08-04")), Day.Calendar).Reason.ShouldBe("remainder_only");

    [Fact]
    public void Example_53_movables_are_auctioned_between_8_days_and_a_month_after_the_seizure() =>
        MovableAuctions.AuctionDay(new MovableAuctionDayFacts(Day.Of("2026-05-04")), Day.Calendar).Order.ShouldBe(["2026-05-12", "2026-06-04"]);

    [Theory]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    public void Example_55_an_individual_premium_is_transferred_after_150_days(string transfer, bool allowed) =>
        Maturity.Premium(new PremiumTransfer(Day.Of("2026-01-31"), Day.Of(transfer), IsIndividual: true)).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void Example_57_while_a_review_is_pending_a_tax_is_not_transferred() =>
        Maturity.Tax(new TaxTransfer(Day.Of("2026-05-31"), Day.Of("2026-07-31"), ReviewPending: true)).Reason.ShouldBe("review_pending");

    [Fact]
    public void Example_59_a_deposit_is_effective_at_once_or_in_the_stricter_view_10_days_later() =>
        ServiceOfDocuments.Deposit(new DepositFacts(Day.Of("2026-06-01"), ForArrest: false)).Order.ShouldBe(["2026-06-01", "2026-06-11"]);

    [Fact]
    public void Example_61_a_postponement_ends_after_three_months_and_then_10_days_remain()
    {
        Postponement.Postpone(new PostponementFacts(Day.Of("2026-04-15"), AgencyConsents: true), Day.Calendar).Date.ShouldBe(Day.Of("2026-07-15"));
        Postponement.Continue(new ContinuationFacts(Day.Of("2026-07-16"), On: Day.Of("2026-07-28")), Day.Calendar).Reason.ShouldBe("deemed_withdrawn");
    }

    [Fact]
    public void Example_65_609_tolls_are_609_cases() => IntakeRules.TitleCount(new TitleCountFacts(609)).Amount.ShouldBe(609);

    [Fact]
    public void Example_67_a_case_has_13_digits() => new CaseNumber("tyy", 101, ClaimKind.Tax, 50_597).Digits.ShouldBe("1010100050597");

    [Fact]
    public void Example_69_of_12345_queries_124_are_audited() => AccountQueries.Audit(new QueryAuditFacts(12_345)).Amount.ShouldBe(124);
}
