namespace Enforcement.Statute.Tests;

public sealed class IntakeRulesTests
{
    private const TransferDocuments Four =
        TransferDocuments.TransferForm | TransferDocuments.Title | TransferDocuments.PropertyList | TransferDocuments.ProofOfDefault;

    private const FormFields Person = FormFields.Name | FormFields.BirthDate | FormFields.Sex | FormFields.Address | FormFields.IdentityNumber
        | FormFields.Cause | FormFields.ObligationDate | FormFields.Amount | FormFields.PaymentPeriodEnd;

    [Fact]
    public void All_documents_present_is_allowed() => IntakeRules.Documents(new DocumentsFacts(Four, PropertyUnknown: false)).IsAllowed.ShouldBeTrue();

    [Theory]
    [InlineData(TransferDocuments.TransferForm)]
    [InlineData(TransferDocuments.Title)]
    [InlineData(TransferDocuments.PropertyList)]
    [InlineData(TransferDocuments.ProofOfDefault)]
    public void A_missing_document_is_named_and_may_be_corrected(TransferDocuments missing)
    {
        var ruling = IntakeRules.Documents(new DocumentsFacts(Four & ~missing, PropertyUnknown: false));

        ruling.Order.ShouldBe([missing.ToString()]);
        ruling.Consequence.ShouldBe(Consequence.Correct);
        ruling.Steps[0].Chinese.ShouldBe($"缺少附件：{missing}");
    }

    [Fact]
    public void The_property_list_is_not_needed_when_property_is_unknown() =>
        IntakeRules.Documents(new DocumentsFacts(Four & ~TransferDocuments.PropertyList, PropertyUnknown: true)).IsAllowed.ShouldBeTrue();

    [Fact]
    public void A_person_needs_no_representative_and_an_entity_no_birth_date()
    {
        IntakeRules.Form(new FormFacts(Person, IsPerson: true)).IsAllowed.ShouldBeTrue();
        IntakeRules.MissingFields(new FormFacts(Person, IsPerson: false)).ShouldBe(FormFields.Representative);
        IntakeRules.MissingFields(new FormFacts((Person | FormFields.Representative) & ~(FormFields.BirthDate | FormFields.Sex), IsPerson: false))
            .ShouldBe(FormFields.None);
    }

    [Theory]
    [InlineData(FormFields.Name)]
    [InlineData(FormFields.BirthDate)]
    [InlineData(FormFields.Sex)]
    [InlineData(FormFields.Address)]
    [InlineData(FormFields.IdentityNumber)]
    [InlineData(FormFields.Cause)]
    [InlineData(FormFields.ObligationDate)]
    [InlineData(FormFields.Amount)]
    [InlineData(FormFields.PaymentPeriodEnd)]
    public void A_missing_field_is_named(FormFields missing) =>
        IntakeRules.Form(new FormFacts(Person & ~missing, IsPerson: true)).Order.ShouldBe([missing.ToString()]);

    [Theory]
    [InlineData(TitleKind.Law, true)]
    [InlineData(TitleKind.AdministrativeAct, true)]
    [InlineData(TitleKind.CourtRuling, true)]
    [InlineData(TitleKind.CivilJudgment, false)]
    [InlineData(TitleKind.Other, false)]
    public void Only_law_act_and_ruling_are_titles(TitleKind kind, bool allowed) => IntakeRules.Title(new TitleFacts(kind)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(609, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Each_title_is_a_case_with_a_number(int titles, bool allowed)
    {
        var ruling = IntakeRules.TitleCount(new TitleCountFacts(titles));

        ruling.IsAllowed.ShouldBe(allowed);
        ruling.Amount.ShouldBe(allowed ? titles : null);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, "format_invalid")]
    [InlineData(false, true, "unreadable")]
    public void A_bad_media_file_is_returned_before_numbering(bool readable, bool format, string? reason) =>
        IntakeRules.MediaFile(new MediaFileFacts(readable, format)).Reason.ShouldBe(reason);

    [Fact]
    public void A_correction_is_due_after_the_configured_days_rolled()
    {
        var ruling = IntakeRules.Correction(new CorrectionFacts(Day.Of("2026-09-11")), LawEdition.Published);

        ruling.Date.ShouldBe(Day.Of("2026-09-29"));
        ruling.Caveats.ShouldBe(Caveats.UnverifiedValue);
        ruling.Steps[^1].English.ShouldBe("due 2026-09-29");
    }

    [Theory]
    [InlineData("2026-09-29", true)]
    [InlineData("2026-09-30", false)]
    public void A_correction_on_the_last_day_is_in_time(string corrected, bool inTime)
    {
        var ruling = IntakeRules.Correction(new CorrectionFacts(Day.Of("2026-09-11"), Day.Of(corrected)), LawEdition.Published);

        ruling.IsAllowed.ShouldBe(inTime);
        ruling.Consequence.ShouldBe(inTime ? Consequence.None : Consequence.Return);
    }

    [Theory]
    [InlineData("2026-03-09", false, "dead_at_transfer")]
    [InlineData("2026-03-10", false, null)]
    [InlineData(null, false, null)]
    [InlineData(null, true, "no_capacity")]
    public void An_obligor_dead_or_incapable_at_the_transfer_is_returned(string? died, bool lacks, string? reason) =>
        IntakeRules.Capacity(new CapacityFacts(Day.OrNull(died), Day.Of("2026-03-10"), lacks)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "not_named")]
    [InlineData(true, false, "not_served")]
    public void Only_a_person_named_and_served_is_bound(bool named, bool served, string? reason) =>
        IntakeRules.NamedPerson(new NamedPersonFacts(named, served)).Reason.ShouldBe(reason);
}
