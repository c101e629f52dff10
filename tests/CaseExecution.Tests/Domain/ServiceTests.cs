using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>Service by every manner: valid and effective since when, or refused with the rule that says why.</summary>
public sealed class ServiceTests
{
    // 1 September 2026 is a Tuesday.
    private static readonly DateOnly Day = CaseBuilder.Today;
    private static readonly ServedNotice Payment = new(Guid.NewGuid(), NoticeKind.Payment, Day, Addressee.Ordinary, ForBody: false, IsServed: false);
    private static readonly ServedNotice Summons = Payment with { Kind = NoticeKind.Appearance };

    private static readonly ServiceReport ByHand = new()
    {
        Manner = ServiceManner.Personal,
        On = Day,
        At = new TimeOnly(10, 0),
        Place = ServicePlace.Residence,
        County = "臺北市",
        ServerSigned = true,
        ReceiverSigned = true,
    };

    private static readonly ServiceReport Deposited = ByHand with
    {
        Manner = ServiceManner.Deposit,
        At = null,
        ByPost = true,
        IsRegistered = true,
        Deposit = new DepositConditionFacts(Day, DepositPlace.PostOffice, true, OtherWaysFailed: true, NoticeOnDoor: true, SecondNotice: true),
    };

    [Fact]
    public void Personal_service_counts_from_its_day()
    {
        var effect = Served(Payment, ByHand);

        (effect.EffectiveOn, effect.LaterOn, effect.CountsFrom, effect.IsProven).ShouldBe((Day, null, Day, true));
        effect.Act.Ground.Asked.Select(ruling => ruling.RuleId).ShouldBe(["SRV-12", "SRV-04", "SRV-13", "SRV-03"]);
    }

    [Theory]
    [InlineData(NoticeKind.Payment, 0)]
    [InlineData(NoticeKind.Information, 0)]
    [InlineData(NoticeKind.Appearance, 10)]
    [InlineData(NoticeKind.Report, 10)]
    public void Deposit_keeps_both_days_and_goes_by_the_later_where_arrest_may_follow(NoticeKind kind, int days)
    {
        var effect = Served(Payment with { Kind = kind }, Deposited);

        (effect.EffectiveOn, effect.LaterOn, effect.CountsFrom, effect.KeptUntil).ShouldBe((Day, Day.AddDays(10), Day.AddDays(days), Day.AddMonths(3)));
        effect.Act.Ground.Found.ShouldContain(ruling => ruling.RuleId == "SRV-01");
    }

    [Theory]
    [InlineData(true, true, true, null)]
    [InlineData(false, true, true, "other_ways_first")]
    [InlineData(true, false, true, "no_notice_on_door")]
    [InlineData(true, true, false, "no_second_notice")]
    public void Deposit_needs_failed_service_and_two_notices(bool failed, bool onDoor, bool second, string? reason) => Refused(
        Payment, Deposited with { Deposit = new DepositConditionFacts(Day, DepositPlace.PostOffice, true, failed, onDoor, second) }, "SRV-08", reason);

    [Theory]
    [InlineData(false, false, 20)]
    [InlineData(true, false, 60)]
    [InlineData(true, true, 1)]
    public void Public_service_takes_effect_later(bool abroad, bool before, int days)
    {
        var report = ByHand with { Manner = ServiceManner.Public, PublicGround = new PublicServiceGroundFacts(!abroad, false, abroad, AppliedFor: true, ServedPubliclyBefore: before) };

        var effect = Served(Summons, report);

        (effect.EffectiveOn, effect.CountsFrom, effect.Act.Ground.Asked.Single().RuleId).ShouldBe((Day.AddDays(days), Day.AddDays(days), "SRV-09"));
    }

    [Fact]
    public void Public_service_needs_a_ground() =>
        Refused(Payment, ByHand with { Manner = ServiceManner.Public, PublicGround = new PublicServiceGroundFacts(false, AppliedFor: true) }, "SRV-09", "no_ground");

    [Theory]
    [InlineData(SubstituteReceiver.CoResident, false, null)]
    [InlineData(SubstituteReceiver.CoResident, true, "opposing_interest")]
    [InlineData(SubstituteReceiver.Other, false, "not_entitled")]
    public void Substitute_is_a_co_resident_employee_or_mail_receiver(SubstituteReceiver receiver, bool opposed, string? reason) => Refused(
        Payment, ByHand with { Manner = ServiceManner.Substitute, Substitute = new SubstituteFacts(receiver, true, true, opposed) }, "SRV-06", reason);

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(true, true, "good_reason")]
    [InlineData(false, false, "not_refused")]
    public void What_is_refused_without_good_reason_is_left_there(bool byEntitled, bool goodReason, string? reason) => Refused(
        Payment, ByHand with { Manner = ServiceManner.LeftBehind, Refused = new RefusedServiceFacts(byEntitled, goodReason, true) }, "SRV-07", reason);

    [Theory]
    [InlineData(Addressee.Prisoner)]
    [InlineData(Addressee.Soldier)]
    public void Prisoners_and_soldiers_are_served_through_their_head(Addressee through)
    {
        var notice = Payment with { Through = through };

        Refused(notice, ByHand, "SRV-04", "not_through_head");
        Refused(notice, ByHand with { Manner = ServiceManner.ThroughHead }, "SRV-04", null);
    }

    [Fact]
    public void Abroad_goes_through_the_authority_or_by_double_registered_mail()
    {
        var report = ByHand with { Manner = ServiceManner.Abroad, Abroad = new ServiceAbroadFacts(ServiceAbroad.Abroad, EntrustingImpossible: true) };

        Served(Payment, report).Act.Ground.Asked.Single().Reason.ShouldBe("double_registered_mail");
    }

    [Theory]
    [InlineData(5, 0, false, "night")]
    [InlineData(10, 0, false, null)]
    [InlineData(19, 0, false, "night")]
    [InlineData(19, 0, true, null)]
    public void Own_staff_serves_by_day_unless_accepted(int hour, int minute, bool accepted, string? reason) =>
        Refused(Payment, ByHand with { At = new TimeOnly(hour, minute), Accepted = accepted }, "SRV-03", reason);

    [Fact]
    public void Own_staff_does_not_serve_on_a_sunday()
    {
        var journal = new Journal(CaseBuilder.Now.AddDays(10));

        var refusal = Service.Serve(journal, [CaseBuilder.Open(CaseBuilder.Principal(1))], Payment, ByHand with { On = new DateOnly(2026, 9, 6) }).Refusal!;

        refusal.Detail.ShouldStartWith("SRV-03 rest_day");
    }

    [Fact]
    public void Weighty_mail_is_registered_and_a_notice_that_informs_need_not_be()
    {
        var ordinary = ByHand with { ByPost = true, IsRegistered = false };

        Refused(Payment, ordinary, "SRV-12", "not_registered");
        Refused(Payment with { Kind = NoticeKind.Information }, ordinary, "SRV-12", null);
    }

    [Fact]
    public void Body_is_served_at_its_office()
    {
        Refused(Payment with { ForBody = true }, ByHand, "SRV-13", "not_necessary");
        Refused(Payment with { ForBody = true }, ByHand with { Place = ServicePlace.Office }, "SRV-13", null);
    }

    [Fact]
    public void Certificate_that_lacks_a_signature_leaves_service_valid_and_unproven()
    {
        var effect = Served(Payment, ByHand with { ReceiverSigned = false });

        effect.IsProven.ShouldBeFalse();
        effect.Act.Ground.Found.Single(ruling => ruling.RuleId == "SRV-14").Order.ShouldBe(["signature_of_receiver"]);
    }

    [Fact]
    public void Service_lies_between_the_notice_and_today_and_happens_once()
    {
        Code(Payment, ByHand with { On = Day.AddDays(-1) }).ShouldBe(NoticeRefusals.ServiceDateInvalid.Code);
        Code(Payment, ByHand with { On = Day.AddDays(1) }).ShouldBe(NoticeRefusals.ServiceDateInvalid.Code);
        Code(Payment, ByHand with { At = null }).ShouldBe(NoticeRefusals.ServiceDateInvalid.Code);
        Code(Payment with { IsServed = true }, ByHand).ShouldBe(NoticeRefusals.ServedBefore.Code);
        Code(Payment, ByHand).ShouldBeNull();
    }

    [Fact]
    public void Failed_attempt_is_an_act_of_its_own()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));

        var act = Service.Fail(new Journal(CaseBuilder.Now), [file], Payment, Day, "notMet").Value;

        (act.Kind, act.Effect.Detail, file.Version).ShouldBe((NoticeActs.ServiceFailed, "notMet", 2));
        Service.Fail(new Journal(CaseBuilder.Now), [file], Payment with { IsServed = true }, Day, "notMet").Refusal!.Code.ShouldBe(NoticeRefusals.ServedBefore);
    }

    private static ServiceEffect Served(ServedNotice notice, ServiceReport report) =>
        Service.Serve(new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], notice, report).Value;

    private static string? Code(ServedNotice notice, ServiceReport report) =>
        Service.Serve(new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], notice, report).Refusal?.Code.Code;

    private static void Refused(ServedNotice notice, ServiceReport report, string rule, string? reason)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));

        var result = Service.Serve(new Journal(CaseBuilder.Now), [file], notice, report);

        if (reason is null)
        {
            result.Refusal.ShouldBeNull();
            return;
        }

        (result.Refusal!.Code, result.Refusal.Basis.Single().RuleId, file.Version).ShouldBe((NoticeRefusals.ServiceDefective, rule, 1));
        result.Refusal.Detail.ShouldStartWith($"{rule} {reason}");
    }
}
