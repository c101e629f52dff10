using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class LimitationTests
{
    private static LimitationFacts Final(string on) => new() { FinalOn = Day.Of(on) };

    private static LimitationFacts Tax(string paymentEnd, string? transferred = null, string? begun = null) =>
        new() { Kind = LimitationKind.Tax, PaymentPeriodEnd = Day.Of(paymentEnd), TransferredOn = Day.OrNull(transferred), BegunOn = Day.OrNull(begun) };

    [Theory]
    [InlineData("2021-03-15", "2026-03-15", "2031-03-15")]
    [InlineData("2020-02-29", "2025-02-28", "2030-02-28")]
    [InlineData("1995-06-30", "2005-12-31", "2010-12-31")]
    [InlineData("2000-12-31", "2005-12-31", "2010-12-31")]
    [InlineData("2001-01-01", "2006-01-01", "2011-01-01")]
    public void A_final_title_begins_within_5_and_ends_after_10_years(string final, string beginBy, string endBy)
    {
        var period = Limitation.Of(Final(final));

        period.BeginBy.ShouldBe(Day.Of(beginBy));
        period.EndBy.ShouldBe(Day.Of(endBy));
        period.TransferBy.ShouldBeNull();
        Limitation.FinalTitle(Final(final)).Date.ShouldBe(Day.Of(beginBy));
    }

    [Theory]
    [InlineData("2026-03-15", LimitationState.Running, "LIM-03")]
    [InlineData("2026-03-16", LimitationState.NotBegunInTime, "LIM-01")]
    public void Begun_on_the_last_day_is_in_time_although_it_is_a_Sunday_and_the_day_after_is_not(string begun, LimitationState state, string rule)
    {
        var period = Limitation.Of(Final("2021-03-15") with { BegunOn = Day.Of(begun) });

        period.StateOn(Day.Of("2026-03-17")).ShouldBe(state);
        period.RuleId.ShouldBe(rule);
        period.IsEnforceableOn(Day.Of("2026-03-17")).ShouldBe(state == LimitationState.Running);
    }

    [Theory]
    [InlineData("2026-03-15", LimitationState.AwaitingBegin, true)]
    [InlineData("2026-03-16", LimitationState.NotBegunInTime, false)]
    public void Not_begun_it_ends_with_the_first_period(string day, LimitationState state, bool transferInTime)
    {
        var period = Limitation.Of(Final("2021-03-15"));

        period.StateOn(Day.Of(day)).ShouldBe(state);
        period.IsTransferInTime(Day.Of(day)).ShouldBe(transferInTime);
        period.LastDay.ShouldBe(Day.Of("2026-03-15"));
    }

    [Theory]
    [InlineData("2031-03-15", LimitationState.Running)]
    [InlineData("2031-03-16", LimitationState.Over)]
    public void Begun_in_time_it_ends_after_10_years(string day, LimitationState state) =>
        Limitation.Of(Final("2021-03-15") with { BegunOn = Day.Of("2022-01-01") }).StateOn(Day.Of(day)).ShouldBe(state);

    [Fact]
    public void Before_the_day_it_began_a_title_was_awaiting_it() =>
        Limitation.Of(Final("2021-03-15") with { BegunOn = Day.Of("2022-01-01") }).StateOn(Day.Of("2021-12-31")).ShouldBe(LimitationState.AwaitingBegin);

    [Fact]
    public void An_obligation_by_law_counts_from_the_end_of_the_demand_period()
    {
        var facts = new LimitationFacts { DemandPeriodEndedOn = Day.Of("2022-05-31") };

        Limitation.Of(facts).BeginBy.ShouldBe(Day.Of("2027-05-31"));
        Limitation.Of(facts).RuleId.ShouldBe("LIM-02");
        Limitation.Of(facts).ToRuling().RuleId.ShouldBe("LIM-02");
        Limitation.Demand(Final("2021-03-15")).Reason.ShouldBe("no_demand");
    }

    [Fact]
    public void A_title_that_is_not_final_has_no_running_period()
    {
        var period = Limitation.Of(default);

        period.LastDay.ShouldBeNull();
        period.StateOn(Day.Of("2026-01-01")).ShouldBe(LimitationState.NotRunning);
        period.IsTransferInTime(Day.Of("2026-01-01")).ShouldBeTrue();
        period.ToRuling().Reason.ShouldBe("not_final");
        period.Explain()[0].English.ShouldBe("no day is known from which the period runs");
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-05", "2026-03-05")]
    [InlineData("2026-03-05", "2026-03-10", "2026-03-05")]
    [InlineData(null, "2026-03-10", "2026-03-10")]
    [InlineData("2026-03-10", null, "2026-03-10")]
    public void Begun_is_the_earlier_of_notice_and_investigation(string? notice, string? investigation, string begun) =>
        Limitation.Begun(new BeginningFacts(Day.OrNull(notice), Day.OrNull(investigation))).Date.ShouldBe(Day.Of(begun));

    [Fact]
    public void Without_notice_or_investigation_nothing_has_begun() => Limitation.Begun(default).IsAllowed.ShouldBeFalse();

    [Theory]
    [InlineData("2021-05-31", true, LimitationState.AwaitingBegin)]
    [InlineData("2021-06-01", false, LimitationState.Extinguished)]
    public void A_tax_is_transferred_within_5_years_of_its_payment_period(string transferred, bool inTime, LimitationState state)
    {
        var period = Limitation.Of(Tax("2016-05-31", transferred));

        period.TransferBy.ShouldBe(Day.Of("2021-05-31"));
        period.IsTransferInTime(Day.Of(transferred)).ShouldBe(inTime);
        period.StateOn(Day.Of("2021-06-02")).ShouldBe(state);
        period.ToRuling().IsAllowed.ShouldBe(inTime);
    }

    [Fact]
    public void A_tax_ends_15_years_after_its_payment_period_at_most()
    {
        var period = Limitation.Of(Tax("2016-05-31", "2021-05-31", "2026-05-31"));

        period.BeginBy.ShouldBe(Day.Of("2026-05-31"));
        period.EndBy.ShouldBe(Day.Of("2031-05-31"));
        period.StateOn(Day.Of("2031-05-31")).ShouldBe(LimitationState.Running);
        period.StateOn(Day.Of("2031-06-01")).ShouldBe(LimitationState.Over);
        period.RuleId.ShouldBe("LIM-07");
        period.ToRuling().Date.ShouldBe(Day.Of("2031-05-31"));
    }

    [Theory]
    [InlineData("2026-05-31", true)]
    [InlineData("2026-06-01", false)]
    public void A_tax_begins_within_5_years_after_the_collection_period(string begun, bool inTime)
    {
        var facts = Tax("2016-05-31", "2021-05-31", begun);

        Limitation.Of(facts).IsBegun.ShouldBe(inTime);
        Limitation.TaxEnd(facts).IsAllowed.ShouldBe(inTime);
        Limitation.TaxBegin(facts).Date.ShouldBe(Day.Of("2026-05-31"));
    }

    [Fact]
    public void An_untransferred_tax_awaits_transfer_until_its_collection_period_ends()
    {
        var period = Limitation.Of(Tax("2016-05-31"));

        period.StateOn(Day.Of("2021-05-31")).ShouldBe(LimitationState.AwaitingTransfer);
        period.StateOn(Day.Of("2021-06-01")).ShouldBe(LimitationState.Extinguished);
    }

    [Fact]
    public void Suspended_days_lengthen_the_collection_period()
    {
        var facts = Tax("2016-05-31") with { SuspendedDays = 100 };

        Limitation.Collection(facts).Date.ShouldBe(Day.Of("2021-09-08"));
        Limitation.Collection(facts).Steps[0].English.ShouldContain("plus 100 suspended days");
        Limitation.Collection(facts with { SuspendedDays = -5 }).Date.ShouldBe(Day.Of("2021-05-31"));
    }

    [Fact]
    public void A_stated_end_of_the_collection_period_wins()
    {
        var facts = Tax("2016-05-31") with { CollectionPeriodEnd = Day.Of("2021-12-31") };

        Limitation.Of(facts).TransferBy.ShouldBe(Day.Of("2021-12-31"));
        Limitation.Of(facts).BeginBy.ShouldBe(Day.Of("2026-12-31"));
        Limitation.Collection(facts).Steps[^1].English.ShouldContain("as stated on the transfer form");
    }

    [Fact]
    public void A_tax_fine_is_limited_like_a_tax()
    {
        var fine = Tax("2016-05-31", "2021-05-31") with { Kind = LimitationKind.TaxFine };

        Limitation.Of(fine).BeginBy.ShouldBe(Limitation.Of(fine with { Kind = LimitationKind.Tax }).BeginBy);
        Limitation.TaxFine(fine).Date.ShouldBe(Day.Of("2026-05-31"));
        Limitation.TaxFine(fine).Steps[0].English.ShouldBe("a tax fine: limited like a tax");
        Limitation.TaxFine(fine with { TransferredOn = Day.Of("2021-06-01") }).Reason.ShouldBe("extinguished");
        Limitation.TaxFine(new LimitationFacts()).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(12_000_000, false, false, "2032-03-04")]
    [InlineData(10_000_000, false, false, "2032-03-04")]
    [InlineData(9_999_999, false, false, "2012-03-04")]
    [InlineData(0, true, false, "2032-03-04")]
    [InlineData(0, false, true, "2032-03-04")]
    public void An_old_tax_case_ends_on_its_fixed_day(long arrears, bool granted, bool prohibited, string end)
    {
        var facts = Tax("2001-05-31", "2006-05-01") with
        {
            ArrearsOn20170304 = arrears,
            ArrestOrDetentionGranted = granted,
            ProhibitionOrdered = prohibited,
        };

        Limitation.OldTaxCase(facts).Date.ShouldBe(Day.Of(end));
        Limitation.Of(facts).LastDay.ShouldBe(Day.Of(end));
        Limitation.Of(facts).ToRuling().RuleId.ShouldBe("LIM-09");
        Limitation.Of(facts).StateOn(Day.Of(end)).ShouldBe(LimitationState.Running);
        Limitation.Of(facts).StateOn(Day.Of(end).AddDays(1)).ShouldBe(LimitationState.Over);
    }

    [Theory]
    [InlineData("2007-03-04", true)]
    [InlineData("2007-03-05", false)]
    public void Old_means_transferred_before_the_amendment(string transferred, bool old)
    {
        Limitation.Of(Tax("2005-05-31", transferred)).IsOldTaxCase.ShouldBe(old);
        Limitation.OldTaxCase(Tax("2005-05-31", transferred)).IsAllowed.ShouldBe(old);
    }

    [Fact]
    public void A_certificate_restarts_nothing()
    {
        var facts = Final("2018-06-01") with { BegunOn = Day.Of("2019-01-01") };

        var certificate = Limitation.Certificate(facts);

        certificate.Date.ShouldBe(Limitation.Of(facts).LastDay);
        certificate.Steps[0].English.ShouldBe("the certificate does not restart the period");
        Limitation.Certificate(default).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2028-06-01", true, LimitationState.Running)]
    [InlineData("2028-06-02", false, LimitationState.Over)]
    public void A_transfer_with_a_certificate_is_possible_until_the_unchanged_end(string day, bool inTime, LimitationState state)
    {
        var period = Limitation.Of(Final("2018-06-01") with { IsRetransfer = true });

        period.IsTransferInTime(Day.Of(day)).ShouldBe(inTime);
        period.StateOn(Day.Of(day)).ShouldBe(state);
    }

    [Fact]
    public void A_tax_transferred_again_is_not_extinguished_by_the_collection_period() =>
        Limitation.Of(Tax("2016-05-31", "2024-01-01") with { IsRetransfer = true }).StateOn(Day.Of("2024-01-01")).ShouldBe(LimitationState.Running);

    [Theory]
    [InlineData("2026-07-03", false, "not_yet")]
    [InlineData("2026-07-05", true, "due_soon")]
    [InlineData("2026-12-31", true, "due_soon")]
    [InlineData("2027-01-01", false, "over")]
    public void The_last_180_days_are_warned_of(string on, bool listed, string reason)
    {
        var ruling = Limitation.Warning(new LimitationWarningFacts(Day.Of("2026-12-31"), Day.Of(on)), LawEdition.Published);

        ruling.IsAllowed.ShouldBe(listed);
        ruling.Reason.ShouldBe(reason);
        ruling.Caveats.HasFlag(Caveats.UnverifiedValue).ShouldBeTrue();
    }

    [Fact]
    public void Fewer_than_180_days_remain_on_the_first_day_of_warning()
    {
        var last = Day.Of("2026-12-31");

        Limitation.Warning(new LimitationWarningFacts(last, last.AddDays(-180)), LawEdition.Published).IsAllowed.ShouldBeFalse();
        Limitation.Warning(new LimitationWarningFacts(last, last.AddDays(-179)), LawEdition.Published).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void The_steps_tell_the_arithmetic_in_both_languages()
    {
        var steps = Limitation.Of(Final("2021-03-15")).Explain();

        steps.ShouldBe(
        [
            new Step("became final 2021-03-15", "確定110年3月15日"),
            new Step("5 years, first day not counted, a rest day does not extend: last day 2026-03-15", "5年，始日不計，末日為休息日不延長：末日115年3月15日"),
        ]);
    }

    [Fact]
    public void The_bulk_path_allocates_nothing()
    {
        var facts = Tax("2016-05-31", "2021-05-31", "2025-01-01");
        Limitation.Of(facts).StateOn(facts.BegunOn!.Value);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            Limitation.Of(facts).StateOn(facts.BegunOn!.Value.AddDays(i));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_later_start_never_gives_an_earlier_limit() =>
        Gen.Select(Day.Any, Gen.Int[0, 3000], Gen.Bool).Sample((day, later, tax) =>
        {
            var (first, second) = (Limitation.Of(Facts(tax, day)), Limitation.Of(Facts(tax, day.AddDays(later))));
            return first.BeginBy <= second.BeginBy && first.EndBy <= second.EndBy && first.BeginBy < first.EndBy;
        });

    [Fact]
    public void A_title_once_over_stays_over() =>
        Gen.Select(Day.Any, Gen.Int[0, 4000].Nullable(), Day.Any, Gen.Int[0, 2000], Gen.Bool).Sample((start, begun, day, later, tax) =>
        {
            var period = Limitation.Of(Facts(tax, start) with { BegunOn = begun is { } days ? start.AddDays(days) : null, TransferredOn = tax ? start : null });
            return !IsOver(period.StateOn(day)) || IsOver(period.StateOn(day.AddDays(later)));
        });

    private static LimitationFacts Facts(bool tax, DateOnly start) =>
        tax ? new LimitationFacts { Kind = LimitationKind.Tax, PaymentPeriodEnd = start } : new LimitationFacts { FinalOn = start };

    private static bool IsOver(LimitationState state) =>
        state is LimitationState.Over or LimitationState.Extinguished or LimitationState.NotBegunInTime;

    [Theory]
    [InlineData(LimitationKind.Tax, "2026-05-01", "2026-05-31", 30, null)]
    [InlineData(LimitationKind.TaxFine, "2026-05-01", "2026-05-02", 1, null)]
    [InlineData(LimitationKind.Tax, "2026-05-31", "2026-07-01", 1, null)]
    [InlineData(LimitationKind.Tax, "2026-06-01", "2026-07-01", null, "after_collection_period")]
    [InlineData(LimitationKind.NonTax, "2026-05-01", "2026-05-31", null, "fixed_period")]
    public void A_court_stay_is_deducted_from_the_collection_period_of_a_tax_only(LimitationKind kind, string from, string until, int? days, string? reason)
    {
        var title = new LimitationFacts { Kind = kind, PaymentPeriodEnd = Day.Of("2021-05-31"), FinalOn = Day.Of("2021-05-31") };

        var ruling = Limitation.Stopped(new StoppedFacts(title, Day.Of(from), Day.Of(until)));

        (ruling.Amount, ruling.Reason).ShouldBe((days, reason));
    }
}
