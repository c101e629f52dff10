using CsCheck;

namespace Enforcement.Statute.Tests;

public sealed class ThirdPartiesTests
{
    [Theory]
    [InlineData("2026-09-01", "2026-09-11")]
    [InlineData("2026-09-15", "2026-09-29")]
    [InlineData("2026-04-01", "2026-04-13")]
    public void The_third_party_objects_and_the_agency_sues_within_10_days_rolled(string from, string due)
    {
        ThirdParties.ObjectBy(new ThirdPartyServedFacts(Day.Of(from)), Day.Calendar).Date.ShouldBe(Day.Of(due));
        ThirdParties.SueBy(new ThirdPartyObjectedFacts(Day.Of(from)), Day.Calendar).Date.ShouldBe(Day.Of(due));
    }

    [Fact]
    public void The_ten_days_explain_themselves_and_mark_a_computed_calendar()
    {
        var ruling = ThirdParties.ObjectBy(new ThirdPartyServedFacts(Day.Of("2031-09-01")), Day.Calendar);

        ruling.Steps[0].English.ShouldBe("order served 2031-09-01");
        ruling.Caveats.ShouldBe(Caveats.ComputedCalendar);
        ThirdParties.SueBy(new ThirdPartyObjectedFacts(Day.Of("2026-09-01")), Day.Calendar).Steps[0].English.ShouldBe("agency notified of the objection 2026-09-01");
    }

    [Fact]
    public void A_later_service_never_gives_an_earlier_deadline_nor_a_rest_day() => Gen.Select(Day.Any, Gen.Int[0, 40]).Sample((day, later) =>
    {
        var first = ThirdParties.ObjectBy(new ThirdPartyServedFacts(day), Day.Calendar).Date!.Value;

        Day.Calendar.IsRestDay(first).ShouldBeFalse();
        first.ShouldBeLessThanOrEqualTo(ThirdParties.ObjectBy(new ThirdPartyServedFacts(day.AddDays(later)), Day.Calendar).Date!.Value);
        ThirdParties.SueBy(new ThirdPartyObjectedFacts(day), Day.Calendar).Date.ShouldBe(first);
    });

    [Theory]
    [InlineData(true, "2026-09-10", null, null, "2026-09-10", "service")]
    [InlineData(true, "2026-09-10", "2026-09-01", null, "2026-09-10", "service")]
    [InlineData(true, null, "2026-09-01", null, null, "not_served")]
    [InlineData(false, null, "2026-09-01", null, "2026-09-01", "service")]
    [InlineData(true, "2026-09-10", null, "2026-09-09", "2026-09-09", "registration")]
    [InlineData(true, "2026-09-10", null, "2026-09-10", "2026-09-10", "service")]
    [InlineData(true, null, null, "2026-09-09", "2026-09-09", "registration")]
    public void An_attachment_has_effect_when_served_or_registered_before(
        bool hasThirdParty, string? third, string? obligor, string? registered, string? effect, string reason)
    {
        var ruling = ThirdParties.EffectOn(new AttachmentEffectFacts(hasThirdParty, Day.OrNull(third), Day.OrNull(obligor), Day.OrNull(registered)));

        ruling.Date.ShouldBe(Day.OrNull(effect));
        ruling.Reason.ShouldBe(reason);
        ruling.Steps.Count.ShouldBe(registered is null ? 2 : 3);
    }

    [Theory]
    [InlineData(100, "court", "enough")]
    [InlineData(99, "court", "all_to_first")]
    public void When_the_sum_falls_short_all_goes_to_who_attached_first(long claim, string first, string reason)
    {
        var ruling = ThirdParties.PayTo(new AttachmentPriorityFacts(claim, [Served("branch", "2026-09-02 10:00", 40), Served("court", "2026-09-01 10:00", 60)]));

        ruling.Reason.ShouldBe(reason);
        ruling.Order.ShouldBe(reason == "enough" ? ["court", "branch"] : [first]);
        ruling.Steps.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("2026-09-02 10:00", "enough")]
    [InlineData("2026-09-02 10:01", "all_to_first")]
    public void What_is_served_after_payment_catches_nothing(string paid, string reason) =>
        ThirdParties.PayTo(new AttachmentPriorityFacts(50, [Served("court", "2026-09-01 10:00", 50), Served("branch", "2026-09-02 10:00", 40)], Day.At(paid)))
            .Reason.ShouldBe(reason);

    [Fact]
    public void One_attachment_above_the_claim_is_paid_what_there_is_and_none_nobody()
    {
        ThirdParties.PayTo(new AttachmentPriorityFacts(50, [Served("branch", "2026-09-01 10:00", 80)])).Reason.ShouldBe("enough");
        ThirdParties.PayTo(new AttachmentPriorityFacts(50, [])).Reason.ShouldBe("no_attachment");
    }

    [Fact]
    public void Attachments_of_the_same_instant_rank_as_listed_by_convention()
    {
        var ruling = ThirdParties.PayTo(new AttachmentPriorityFacts(50, [Served("branch", "2026-09-01 10:00", 40), Served("court", "2026-09-01 10:00", 40)]));

        ruling.Order.ShouldBe(["branch"]);
        ruling.Caveats.ShouldBe(Caveats.Convention);
    }

    [Fact]
    public void The_first_attachment_always_comes_first_whatever_the_order_of_listing() =>
        Gen.Select(Gen.Long[0, 100].Array[1, 6], Gen.Long[0, 300]).Sample((amounts, claim) =>
        {
            var attachments = amounts.Select((amount, i) => Served($"a{i}", $"2026-09-{i + 1:00} 10:00", amount)).ToArray();

            var ruling = ThirdParties.PayTo(new AttachmentPriorityFacts(claim, [.. attachments.Reverse()]));

            ruling.Order[0].ShouldBe("a0");
            ruling.Order.Count.ShouldBe(amounts.Length == 1 || amounts.Sum() > claim ? 1 : amounts.Length);
        });

    /// <summary>Served 2026-09-01: objection until 2026-09-11.</summary>
    [Theory]
    [InlineData("2026-09-12", true, null, false, true, "no_objection")]
    [InlineData("2026-09-11", true, null, false, true, "period_running")]
    [InlineData("2026-09-12", true, "2026-09-11", false, true, "objected")]
    [InlineData("2026-09-14", true, "2026-09-12", false, true, "objected_late")]
    [InlineData("2026-09-12", false, null, false, true, "not_told_to_pay")]
    [InlineData("2026-09-12", true, null, true, true, "paid")]
    [InlineData("2026-09-12", true, null, false, false, "no_application")]
    public void A_silent_third_party_that_does_not_pay_is_enforced_against(string on, bool ordered, string? objected, bool paid, bool applied, string reason)
    {
        var ruling = ThirdParties.Enforce(new ThirdPartyDefaultFacts(Day.Of("2026-09-01"), Day.Of(on), ordered, Day.OrNull(objected), paid, applied), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "no_objection" or "objected_late");
        ruling.Date.ShouldBe(reason == "period_running" ? Day.Of("2026-09-12") : null);
        ruling.Steps.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-09-11", null)]
    [InlineData("2026-09-10", "second_order_issued")]
    public void The_third_party_deposits_before_a_second_order(string? issued, string? reason) =>
        ThirdParties.Deposit(new ThirdPartyDepositFacts(Day.Of("2026-09-10"), Day.OrNull(issued))).Reason.ShouldBe(reason);

    /// <summary>Notified 2026-09-01: proof until 2026-09-11.</summary>
    [Theory]
    [InlineData("2026-09-12", null, true, null)]
    [InlineData("2026-09-11", null, true, "period_running")]
    [InlineData("2026-09-12", "2026-09-11", true, "suit_proven")]
    [InlineData("2026-09-14", "2026-09-12", true, null)]
    [InlineData("2026-09-12", null, false, "no_request")]
    public void Without_proof_of_a_suit_the_order_may_be_revoked(string on, string? proven, bool requested, string? reason)
    {
        var ruling = ThirdParties.Revoke(new OrderRevocationFacts(Day.Of("2026-09-01"), Day.Of(on), Day.OrNull(proven), requested), Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.Date.ShouldBe(reason == "period_running" ? Day.Of("2026-09-12") : null);
        ruling.Steps.Count.ShouldBe(3);
    }

    private static ServedAttachment Served(string authority, string at, long amount) => new(authority, Day.At(at), amount);
}
