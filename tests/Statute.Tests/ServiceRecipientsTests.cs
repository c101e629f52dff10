namespace Enforcement.Statute.Tests;

public sealed class ServiceRecipientsTests
{
    [Theory]
    [InlineData(ServedParty.Person, false, false, false, "party")]
    [InlineData(ServedParty.Person, true, true, true, "receiver")]
    [InlineData(ServedParty.Body, false, true, false, "agent")]
    [InlineData(ServedParty.Person, false, true, true, "party")]
    [InlineData(ServedParty.Body, false, true, true, "representative")]
    [InlineData(ServedParty.PersonWithoutCapacity, false, false, false, "legal_representative")]
    [InlineData(ServedParty.PersonWithoutKnownRepresentative, false, false, false, "party")]
    [InlineData(ServedParty.Body, false, false, false, "representative")]
    [InlineData(ServedParty.ForeignBody, false, false, false, "representative_in_taiwan")]
    public void The_law_says_whom_to_serve(ServedParty party, bool receiver, bool agent, bool itself, string who)
    {
        var ruling = ServiceRecipients.Recipient(new RecipientFacts(party, receiver, agent, itself));

        ruling.Order.ShouldBe([who]);
        ruling.Reason.ShouldBe(who);
    }

    [Theory]
    [InlineData(SubstituteReceiver.CoResident, true, true, false, null)]
    [InlineData(SubstituteReceiver.Employee, true, true, false, null)]
    [InlineData(SubstituteReceiver.MailReceiver, true, true, false, null)]
    [InlineData(SubstituteReceiver.Other, true, true, false, "not_entitled")]
    [InlineData(SubstituteReceiver.CoResident, false, true, false, "wrong_place")]
    [InlineData(SubstituteReceiver.CoResident, true, false, false, "no_understanding")]
    [InlineData(SubstituteReceiver.CoResident, true, true, true, "opposing_interest")]
    public void A_substitute_receives_for_the_addressee(SubstituteReceiver receiver, bool atPlace, bool understands, bool opposing, string? reason) =>
        ServiceRecipients.Substitute(new SubstituteFacts(receiver, atPlace, understands, opposing)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(true, false, true, null)]
    [InlineData(false, false, true, "not_refused")]
    [InlineData(true, true, true, "good_reason")]
    [InlineData(true, false, false, "not_left")]
    public void What_is_refused_without_reason_is_left_and_served(bool refused, bool goodReason, bool left, string? reason)
    {
        var ruling = ServiceRecipients.Refused(new RefusedServiceFacts(refused, goodReason, left));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is null);
    }

    [Theory]
    [InlineData(TaxPaperReceiver.Taxpayer, false, false, null)]
    [InlineData(TaxPaperReceiver.AgentOrManager, false, false, null)]
    [InlineData(TaxPaperReceiver.ParentOrSpouseOfServiceman, false, true, null)]
    [InlineData(TaxPaperReceiver.UnitOfServiceman, false, false, null)]
    [InlineData(TaxPaperReceiver.UnitOfServiceman, false, true, "parents_or_spouse_first")]
    [InlineData(TaxPaperReceiver.User, true, false, null)]
    [InlineData(TaxPaperReceiver.User, false, false, "not_land_or_house_tax")]
    [InlineData(TaxPaperReceiver.OneOfCommonOwners, false, false, null)]
    [InlineData(TaxPaperReceiver.Other, true, false, "not_entitled")]
    public void Tax_papers_have_receivers_of_their_own(TaxPaperReceiver receiver, bool landOrHouse, bool family, string? reason) =>
        ServiceRecipients.TaxPaper(new TaxPaperFacts(receiver, landOrHouse, family)).Reason.ShouldBe(reason);
}
