using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>Every step of an order and what keeps it from being taken; in one journal, so that nothing is between the steps.</summary>
public sealed class GarnishmentOrderTests
{
    private static readonly Ground Reasoned = Ground.AllowedBy().For("open since spring", "notice without effect");
    private static readonly Dictionary<Guid, long> Nothing = [];
    private static readonly DateOnly Today = CaseBuilder.Today;

    private readonly Journal _journal = new(CaseBuilder.Now);

    [Theory]
    [InlineData(999, null)]
    [InlineData(1_000, "garnishment.debt_covered")]
    public void No_order_is_made_for_a_debt_that_is_covered(long attached, string? refusal)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1_000));

        var result = Attachments.Order(_journal, file, [file], new Dictionary<Guid, long> { [file.Id] = attached }, [Claim()], Reasoned);

        result.Refusal?.Code.Code.ShouldBe(refusal);
        file.Version.ShouldBe(refusal is null ? 2 : 1);
    }

    [Fact]
    public void Order_needs_reason_and_milder_means()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1_000));

        Attachments.Order(_journal, file, [file], Nothing, [Claim()], Ground.AllowedBy().For("owed")).Refusal!.Code.ShouldBe(ActRefusals.ReasonMissing);
    }

    [Theory]
    [InlineData(24_456, null)]
    [InlineData(24_455, "garnishment.exempt")]
    public void Wages_are_ordered_when_something_lies_above_the_living_need(long pay, string? refusal)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1_000));

        var result = Attachments.Order(_journal, file, [file], Nothing, [Wages() with { Known = pay }], Reasoned);

        result.Refusal?.Code.Code.ShouldBe(refusal);
    }

    [Fact]
    public void Fee_of_a_bank_is_on_top_and_no_other_third_party_has_one()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1_000));

        var orders = Attachments.Order(_journal, file, [file], Nothing, [Claim() with { Claim = GarnishedClaim.Deposit }, Claim()], Reasoned).Value.Orders;

        orders.Select(order => (order.Terms.Most, order.Terms.Fee)).ShouldBe([(1_250, 250), (1_000, 0)]);
    }

    [Theory]
    [InlineData(-1, "garnishment.day_invalid")]
    [InlineData(0, null)]
    [InlineData(1, "garnishment.day_invalid")]
    public void Order_is_served_between_its_day_and_today(int days, string? refusal)
    {
        var group = Ordered(1_000);

        var result = Attachments.Serve(_journal, group, group.Files[0], Today.AddDays(days));

        result.Refusal?.Code.Code.ShouldBe(refusal);
        group.Files[0].Measure.State.ShouldBe(refusal is null ? MeasureState.InForce : MeasureState.Approved);
    }

    [Fact]
    public void Order_is_served_before_it_is_answered_objected_to_or_paid_and_each_once()
    {
        var group = Ordered(1_000);
        var file = group.Files[0];

        Answer(group, 500).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        Object(group).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        Pay(group).Refusal!.Code.ShouldBe(GarnishmentRefusals.PaymentNotAllowed);
        PaymentOrders.EnforceOnThirdParty(_journal, group, file, Today).Refusal!.Code.ShouldBe(GarnishmentRefusals.NotServed);
        Served(group);
        Attachments.Serve(_journal, group, file, Today).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        Answer(group, 500).IsRefused.ShouldBeFalse();
        Answer(group, 500).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        (file.Order.Stage, file.Measure.Amount, file.Order.Version).ShouldBe((GarnishmentStage.Answered, 500L, 1));
    }

    [Fact]
    public void No_more_is_set_off_than_is_owed()
    {
        var group = Served(Ordered(1_000));

        ThirdPartyAnswers.Answer(_journal, group, group.Files[0], new ThirdPartyAnswer(Today, 100, 101, [])).Refusal!.Code.ShouldBe(GarnishmentRefusals.AnswerInvalid);
        ThirdPartyAnswers.Answer(_journal, group, group.Files[0], new ThirdPartyAnswer(Today.AddDays(1), 100, 0, [])).Refusal!.Code.ShouldBe(GarnishmentRefusals.DayInvalid);
        ThirdPartyAnswers.Answer(_journal, group, group.Files[0], new ThirdPartyAnswer(Today, 100, 99, [])).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Objection_goes_through_notice_suit_and_judgment_in_this_order()
    {
        var group = Served(Ordered(1_000));
        var file = group.Files[0];
        ThirdPartyObjections.Notify(_journal, group, file, Today).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        Object(group).IsRefused.ShouldBeFalse();

        Pay(group).Refusal!.Code.ShouldBe(GarnishmentRefusals.PaymentNotAllowed);
        ThirdPartyObjections.ProveSuit(_journal, group, file, Today, "suit 1").Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        ThirdPartyObjections.Notify(_journal, group, file, Today.AddDays(1)).Refusal!.Code.ShouldBe(GarnishmentRefusals.DayInvalid);
        ThirdPartyObjections.Notify(_journal, group, file, Today).IsRefused.ShouldBeFalse();
        ThirdPartyObjections.Notify(_journal, group, file, Today).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        ThirdPartyObjections.Decide(_journal, group, file, Today, 800).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        ThirdPartyObjections.Revoke(_journal, group, file, true, "asks").Refusal!.Code.ShouldBe(GarnishmentRefusals.NoGroundToRevoke);
        ThirdPartyObjections.ProveSuit(_journal, group, file, Today, "suit 1").IsRefused.ShouldBeFalse();
        ThirdPartyObjections.Decide(_journal, group, file, Today, 800).IsRefused.ShouldBeFalse();
        (file.Order.Stage, file.Measure.Amount).ShouldBe((GarnishmentStage.Answered, 800L));
        Pay(group).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Lost_suit_lifts_the_order()
    {
        var group = Served(Ordered(1_000));
        var file = group.Files[0];
        Object(group);
        ThirdPartyObjections.Notify(_journal, group, file, Today);
        ThirdPartyObjections.ProveSuit(_journal, group, file, Today, "suit 1");

        ThirdPartyObjections.Decide(_journal, group, file, Today, 0).IsRefused.ShouldBeFalse();

        (file.Measure.State, file.Measure.EndReason).ShouldBe((MeasureState.Released, "nothingHeld"));
    }

    [Fact]
    public void Only_continuing_claims_have_months_and_only_what_is_still_owed_is_attached()
    {
        var claim = Served(Ordered(1_000));
        var wages = Served(Ordered(6_000, Wages()));

        PaymentOrders.Fix(_journal, claim, claim.Files[0], Today, 60_000, Wages().Protection).Refusal!.Code.ShouldBe(GarnishmentRefusals.NotContinuing);
        PaymentOrders.Fix(_journal, wages, wages.Files[0], Today.AddDays(-1), 60_000, Wages().Protection).Refusal!.Code.ShouldBe(GarnishmentRefusals.DayInvalid);
        PaymentOrders.Fix(_journal, wages, wages.Files[0], Today, 30_000, Wages().Protection).Value.Instalment.Due.ShouldBe(5_545);
        PaymentOrders.Release(_journal, wages, wages.Files[0], 100, "reason").Refusal!.Code.ShouldBe(GarnishmentRefusals.KeepInvalid);
        wages.Files[0].Measure.Amount.ShouldBe(5_545);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    [InlineData(0, false)]
    public void Less_than_is_bound_is_kept_when_a_part_is_given_up(long keep, bool allowed)
    {
        var group = Served(Ordered(1_000));
        Answer(group, 500);

        PaymentOrders.Release(_journal, group, group.Files[0], keep, "security given").IsRefused.ShouldBe(!allowed);

        group.Files[0].Measure.Amount.ShouldBe(allowed ? keep : 500);
    }

    [Fact]
    public void Payment_is_booked_after_it_was_ordered_and_ends_order_and_case()
    {
        var group = Served(Ordered(1_000));
        Answer(group, 1_000);
        PaymentOrders.Book(_journal, group, group.Files[0], CaseBuilder.Receipt(1_000)).Refusal!.Code.ShouldBe(GarnishmentRefusals.WrongStage);
        Pay(group);

        PaymentOrders.Book(_journal, group, group.Files[0], CaseBuilder.Receipt(1_000)).IsRefused.ShouldBeFalse();

        (group.Files[0].Measure.State, group.Files[0].Order.Collected, group.Cases.Values.Single().Status).ShouldBe((MeasureState.Ended, 1_000L, CaseStatus.Closed));
        group.Cases.Values.Single().ShouldBalance();
    }

    private static GarnishmentTarget Claim() => new("C1", null, GarnishedClaim.Claim, null, null, new Protection(MoneySource.OtherClaim));

    private static GarnishmentTarget Wages() => new("E1", null, GarnishedClaim.Wages, null, null, new Protection(MoneySource.Wages, County: "臺北市"));

    private GarnishedGroup Ordered(long debt, GarnishmentTarget? target = null)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(debt));
        var order = Attachments.Order(_journal, file, [file], Nothing, [target ?? Claim()], Reasoned).Value.Orders.Single();
        return new GarnishedGroup(new Dictionary<Guid, CaseFile> { [file.Id] = file }, Nothing, [new GarnishmentFile(order, _journal.Measures.Single(measure => measure.Id == order.Id))]);
    }

    private GarnishedGroup Served(GarnishedGroup group)
    {
        Attachments.Serve(_journal, group, group.Files[0], Today).IsRefused.ShouldBeFalse();
        return group;
    }

    private Result<Act> Answer(GarnishedGroup group, long held) => ThirdPartyAnswers.Answer(_journal, group, group.Files[0], new ThirdPartyAnswer(Today, held, 0, []));

    private Result<Act> Object(GarnishedGroup group) => ThirdPartyObjections.Object(_journal, group, group.Files[0], new ThirdPartyObjection(Today, "no such debt"));

    private Result<Act> Pay(GarnishedGroup group) => PaymentOrders.Order(_journal, group, group.Files[0], PaymentOrderKind.Collection, Today, null, Reasoned);
}
