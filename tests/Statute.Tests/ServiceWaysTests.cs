namespace Enforcement.Statute.Tests;

public sealed class ServiceWaysTests
{
    private static readonly DepositConditionFacts Deposited = new(Day.Of("2026-06-01"), DepositPlace.Police, ByPost: false, OtherWaysFailed: true, NoticeOnDoor: true, SecondNotice: true);

    [Fact]
    public void A_deposited_document_is_kept_for_three_months()
    {
        ServiceWays.KeepDeposit(Deposited, Day.Calendar).Date.ShouldBe(Day.Of("2026-09-01"));
        ServiceWays.KeepDeposit(Deposited with { Place = DepositPlace.LocalGovernment }, Day.Calendar).IsAllowed.ShouldBeTrue();
        ServiceWays.KeepDeposit(Deposited with { Place = DepositPlace.PostOffice, ByPost = true }, Day.Calendar).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void A_deposit_needs_failed_service_the_right_place_and_two_notices()
    {
        Reason(Deposited with { OtherWaysFailed = false }).ShouldBe("other_ways_first");
        Reason(Deposited with { Place = DepositPlace.PostOffice }).ShouldBe("wrong_place");
        Reason(Deposited with { NoticeOnDoor = false }).ShouldBe("no_notice_on_door");
        Reason(Deposited with { SecondNotice = false }).ShouldBe("no_second_notice");

        static string? Reason(DepositConditionFacts facts) => ServiceWays.KeepDeposit(facts, Day.Calendar).Reason;
    }

    [Fact]
    public void Public_service_needs_a_ground_and_somebody_who_calls_for_it()
    {
        Reason(new PublicServiceGroundFacts(AddressUnknown: true, AppliedFor: true)).ShouldBeNull();
        Reason(new PublicServiceGroundFacts(false, ImmuneAndFailed: true, NeededAgainstDelay: true)).ShouldBeNull();
        Reason(new PublicServiceGroundFacts(false, AbroadImpossible: true, MovedWithoutNotice: true)).ShouldBeNull();
        Reason(new PublicServiceGroundFacts(AddressUnknown: true, ServedPubliclyBefore: true)).ShouldBeNull();
        Reason(new PublicServiceGroundFacts(AddressUnknown: true)).ShouldBe("not_applied_for");
        Reason(new PublicServiceGroundFacts(false, AppliedFor: true)).ShouldBe("no_ground");

        static string? Reason(PublicServiceGroundFacts facts) => ServiceWays.PublicGround(facts).Reason;
    }

    [Theory]
    [InlineData(ServiceAbroad.Abroad, false, "foreign_authority_or_mission")]
    [InlineData(ServiceAbroad.Abroad, true, "double_registered_mail")]
    [InlineData(ServiceAbroad.OwnOfficialAbroad, true, "ministry_of_foreign_affairs")]
    [InlineData(ServiceAbroad.ImmunePremises, false, "ministry_of_foreign_affairs")]
    public void Abroad_there_are_ways_of_their_own(ServiceAbroad where, bool impossible, string way) =>
        ServiceWays.Abroad(new ServiceAbroadFacts(where, impossible)).Order.ShouldBe([way]);

    [Theory]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    public void Weighty_content_goes_by_registered_mail(bool post, bool weighty, bool registered, bool allowed) =>
        ServiceWays.Manner(new ServiceMannerFacts(post, weighty, registered)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(ServicePlace.Residence, false, false, null)]
    [InlineData(ServicePlace.Office, false, false, null)]
    [InlineData(ServicePlace.Workplace, false, false, null)]
    [InlineData(ServicePlace.WhereMet, false, false, null)]
    [InlineData(ServicePlace.Elsewhere, false, true, "no_place_of_service")]
    [InlineData(ServicePlace.Office, true, false, null)]
    [InlineData(ServicePlace.Residence, true, false, "not_necessary")]
    [InlineData(ServicePlace.Residence, true, true, null)]
    [InlineData(ServicePlace.WhereMet, true, false, "not_necessary")]
    [InlineData(ServicePlace.WhereMet, true, true, null)]
    public void Places_of_service(ServicePlace place, bool body, bool necessary, string? reason) =>
        ServiceWays.At(new ServicePlaceFacts(place, body, necessary)).Reason.ShouldBe(reason);

    [Fact]
    public void A_certificate_names_what_is_missing()
    {
        var complete = new ServiceCertificateFacts(true, true, true, true, true, true, true);

        ServiceWays.Certificate(complete).IsAllowed.ShouldBeTrue();
        ServiceWays.Certificate(complete with { ReceiverSigned = false, IsElectronic = true }).IsAllowed.ShouldBeTrue();
        ServiceWays.Certificate(complete with { ReceiverSigned = false }).Order.ShouldBe(["signature_of_receiver"]);
        ServiceWays.Certificate(default).Order.ShouldBe(
            ["agency", "addressee", "document", "place_and_time", "manner", "signature_of_server", "signature_of_receiver"]);
        ServiceWays.Certificate(default).Consequence.ShouldBe(Consequence.Correct);
    }
}
