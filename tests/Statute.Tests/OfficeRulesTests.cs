namespace Enforcement.Statute.Tests;

/// <summary>Payment channels, account queries, publication of statistics.</summary>
public sealed class OfficeRulesTests
{
    [Theory]
    [InlineData("2026-09-01", 19_999, null, ClaimKind.Tax, null)]
    [InlineData("2026-09-01", 20_000, null, ClaimKind.Tax, "amount")]
    [InlineData("2026-09-01", 20_000, "cyy", null, "amount")]
    [InlineData("2026-09-01", 20_000, "cyy", ClaimKind.Fine, null)]
    [InlineData("2026-09-01", 20_001, null, ClaimKind.Fine, "amount")]
    [InlineData("2026-09-01", 29_999, "pcy", ClaimKind.Fine, null)]
    [InlineData("2026-09-01", 30_000, "pcy", ClaimKind.Tax, "amount")]
    [InlineData("2022-12-31", 20_000, "pcy", ClaimKind.Tax, "amount")]
    [InlineData("2019-12-01", 1, null, ClaimKind.Fine, "not_taken")]
    [InlineData("2019-12-02", 20_000, null, ClaimKind.Fine, null)]
    [InlineData("2019-12-01", 19_999, null, ClaimKind.Fee, null)]
    [InlineData("2026-09-30", 100, null, null, null)]
    [InlineData("2026-10-01", 100, null, null, "expired")]
    public void A_store_takes_amounts_below_the_limit_of_branch_and_day_until_the_printed_date(string on, long amount, string? branch, ClaimKind? kind, string? reason)
    {
        var ruling = PaymentChannels.ConvenienceStore(
            new ConvenienceStoreFacts(amount, Day.Of(on), Day.Of("2026-09-30"), branch, Kind: kind), LawEdition.Published);

        ruling.Reason.ShouldBe(reason);
        ruling.Caveats.ShouldBe(Caveats.UnverifiedValue | Caveats.Practice);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void An_agency_may_have_its_own_limit()
    {
        var own = new DatedTable<IReadOnlyList<ConvenienceStoreLimit>>(
            PaymentChannels.StoreLimits.Name, PaymentChannels.StoreLimits.Title,
            new DatedValue<IReadOnlyList<ConvenienceStoreLimit>>(Day.Of("2026-01-01"), [new(50_000, Agency: "A15030000H")], "test", true));
        var law = LawEdition.Published.With(own);
        var facts = new ConvenienceStoreFacts(49_999, Day.Of("2026-09-01"), Day.Of("2026-09-30"), Agency: "A15030000H");

        PaymentChannels.ConvenienceStore(facts, law).IsAllowed.ShouldBeTrue();
        PaymentChannels.ConvenienceStore(facts with { Amount = 50_000 }, law).Reason.ShouldBe("amount");
        PaymentChannels.ConvenienceStore(facts with { Agency = null }, law).Reason.ShouldBe("not_taken");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(12_300, 123)]
    [InlineData(12_345, 124)]
    public void At_least_one_percent_of_the_queries_is_audited(long queries, long audited)
    {
        AccountQueries.Audit(new QueryAuditFacts(queries)).Amount.ShouldBe(audited);
        AccountQueries.Audit(new QueryAuditFacts(queries, audited)).IsAllowed.ShouldBeTrue();
        AccountQueries.Audit(new QueryAuditFacts(queries, audited - 1)).Reason.ShouldBe("too_few");
    }

    [Theory]
    [InlineData("雄執字第1號，查明存款", true, null)]
    [InlineData("雄執字第1號，查明存款", false, "not_approved")]
    [InlineData(" ", true, "no_reason")]
    [InlineData(null, true, "no_reason")]
    public void An_account_is_queried_with_reason_and_approval(string? why, bool approved, string? reason) =>
        AccountQueries.Query(new AccountQueryFacts(why, approved)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("2026-08-01", false, "2026-09-15")]
    [InlineData("2026-08-31", false, "2026-09-15")]
    [InlineData("2026-12-31", false, "2027-01-15")]
    [InlineData("2026-01-01", true, "2027-01-15")]
    [InlineData("2026-12-31", true, "2027-01-15")]
    public void Statistics_come_in_the_middle_of_the_next_month_and_of_January(string inPeriod, bool yearly, string on)
    {
        var ruling = Reporting.PublishOn(new ReportedPeriodFacts(Day.Of(inPeriod), yearly), LawEdition.Published);

        ruling.Date.ShouldBe(Day.Of(on));
        ruling.Caveats.ShouldBe(Caveats.UnverifiedValue | Caveats.Practice);
    }
}
