using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;
using TitleKind = Enforcement.Intake.Domain.Transfers.TitleKind;

namespace Enforcement.Intake.Tests.Domain;

public sealed class TransferCheckTests
{
    private static TransferDecision Decide(TransferForm form) => TransferCheck.Decide(form, Everything, Today, LawEdition.Published);

    private static void ShouldFind(TransferForm form, FindingCode code, string? field)
    {
        var decision = Decide(form);
        decision.Findings.ShouldContain(finding => finding.Code == code.Code && finding.Field == field, string.Join(", ", decision.Findings));
        decision.Findings.Count.ShouldBe(1, string.Join(", ", decision.Findings));
        decision.Outcome.ShouldBe(code.Curable ? TransferOutcome.NeedsCorrection : TransferOutcome.Returned);
        decision.CorrectionDueOn.HasValue.ShouldBe(code.Curable);
    }

    private static void ShouldAccept(TransferForm form)
    {
        var decision = Decide(form);
        decision.Findings.ShouldBeEmpty();
        decision.Outcome.ShouldBe(TransferOutcome.Accepted);
    }

    [Fact]
    public void A_complete_transfer_is_accepted_by_the_branch_of_the_asset()
    {
        var decision = Decide(Fine());

        decision.Outcome.ShouldBe(TransferOutcome.Accepted);
        decision.Branch.ShouldBe("tcy");
        decision.JurisdictionReason.ShouldBe("assetLocation");
        decision.Kind.ShouldBe(ClaimKind.Fine);
        decision.Amount.ShouldBe(6120);
        decision.CorrectionDueOn.ShouldBeNull();
    }

    [Fact]
    public void Without_a_known_asset_the_branch_of_the_domicile_takes_it() => Decide(Fine() with { AssetLocations = [] }).Branch.ShouldBe("pcy");

    [Fact]
    public void A_line_that_could_not_be_read_is_returned()
    {
        var decision = TransferCheck.Decide(null, Everything, Today, LawEdition.Published, [FindingCodes.LineEncoding.At(null)]);

        decision.Outcome.ShouldBe(TransferOutcome.Returned);
        decision.Findings.ShouldHaveSingleItem().Code.ShouldBe("line.encoding_invalid");
    }

    [Fact]
    public void All_findings_are_reported_at_once_and_one_that_is_incurable_returns_the_line()
    {
        var decision = Decide(Fine() with { DocumentNumber = null, TotalAmount = 1, Title = Fine().Title! with { Kind = TitleKind.CivilJudgment } });

        decision.Findings.Select(finding => finding.Code).ShouldBe(["field.missing", "title.invalid", "total.mismatch"], ignoreOrder: true);
        decision.Outcome.ShouldBe(TransferOutcome.Returned);
        decision.CorrectionDueOn.ShouldBeNull();
    }

    [Fact]
    public void A_value_that_could_not_be_read_is_not_reported_as_missing_as_well()
    {
        var read = Forms.Read(Forms.Json(Fine()).Replace("\"documentDate\":\"2026-11-20\"", "\"documentDate\":20261120", StringComparison.Ordinal));

        var decision = TransferCheck.Decide(read.Form, Everything, Today, LawEdition.Published, read.Findings);

        decision.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe("field.malformed"),
            finding => finding.Field.ShouldBe("/documentDate"));
    }

    [Fact]
    public void An_empty_form_names_every_mandatory_field()
    {
        var fields = Decide(new TransferForm()).Findings.Where(finding => finding.Code == "field.missing").Select(finding => finding.Field);

        fields.ShouldBe(
            ["/agencyCaseNumber", "/documentNumber", "/documentDate", "/transferArticle", "/kind", "/title", "/obligor", "/claims", "/totalAmount",
                "/paymentPeriodEnd", "/collectionEfforts"]);
    }

    [Fact]
    public void A_kind_the_agency_may_not_transfer_is_returned()
    {
        var feesOnly = new AgencyTerms("A1", new HashSet<ClaimKind> { ClaimKind.Fee });

        var decision = TransferCheck.Decide(Fine(), feesOnly, Today, LawEdition.Published);

        decision.Findings.ShouldHaveSingleItem().Code.ShouldBe("kind.not_allowed");
        decision.Outcome.ShouldBe(TransferOutcome.Returned);
    }

    [Theory]
    [InlineData(ClaimKind.Fine, ClaimSubKind.NhiUnit)]
    [InlineData(ClaimKind.Tax, ClaimSubKind.TrafficFine)]
    [InlineData(ClaimKind.HealthInsurance, ClaimSubKind.None)]
    [InlineData(ClaimKind.HealthInsurance, ClaimSubKind.Fee)]
    public void A_sub_kind_belongs_to_its_kind(ClaimKind kind, ClaimSubKind subKind) =>
        ShouldFind(Fine() with { Kind = kind, SubKind = subKind, PaymentPeriodEnd = new DateOnly(2026, 5, 31) }, FindingCodes.SubKindMismatch, "/subKind");

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void The_agency_case_number_has_at_most_40_characters(int length, bool fits)
    {
        var form = Fine(new string('7', length));

        if (fits)
            ShouldAccept(form);
        else
            ShouldFind(form, FindingCodes.FieldTooLong, "/agencyCaseNumber");
    }

    [Fact]
    public void Past_facts_reach_up_to_the_receiving_day()
    {
        ShouldAccept(Fine() with { DocumentDate = Today });
        ShouldFind(Fine() with { DocumentDate = Today.AddDays(1) }, FindingCodes.DateInFuture, "/documentDate");
    }

    [Fact]
    public void Dates_begin_with_1900()
    {
        ShouldAccept(Fine() with { Obligor = Person() with { BirthDate = new DateOnly(1900, 1, 1) } });
        ShouldFind(Fine() with { Obligor = Person() with { BirthDate = new DateOnly(1899, 12, 31) } }, FindingCodes.DateTooEarly, "/obligor/birthDate");
    }

    [Fact]
    public void Service_does_not_come_before_the_act()
    {
        var title = Fine().Title!;

        ShouldAccept(Fine() with { Title = title with { ServedOn = title.Date } });
        ShouldFind(Fine() with { Title = title with { ServedOn = title.Date!.Value.AddDays(-1) } }, FindingCodes.DateOrder, "/title/servedOn");
    }

    [Fact]
    public void A_civil_judgment_is_no_title() =>
        ShouldFind(Fine() with { Title = Fine().Title! with { Kind = TitleKind.CivilJudgment } }, FindingCodes.TitleInvalid, "/title/kind");

    [Fact]
    public void A_title_that_does_not_name_the_obligor_does_not_bind_him() =>
        ShouldFind(Fine() with { Title = Fine().Title! with { NamesObligor = false } }, FindingCodes.ObligorNotNamed, "/title/namesObligor");

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_title_is_final_since_a_day_or_not_yet(bool hasDay, bool notYet)
    {
        var title = Fine().Title!;

        ShouldFind(
            Fine() with { Title = title with { FinalOn = hasDay ? title.FinalOn : null, NotYetFinal = notYet } }, FindingCodes.FinalityUnclear, "/title/finalOn");
        ShouldAccept(Fine() with { Title = title with { FinalOn = null, NotYetFinal = true } });
    }

    [Theory]
    [InlineData("A123456780", "identity.invalid")]
    [InlineData("a123456789", "identity.invalid")]
    [InlineData("04595257", "identity.wrong_type")]
    public void The_identity_number_of_a_person_is_one_of_a_person(string number, string code)
    {
        var decision = Decide(Fine() with { Obligor = Person() with { IdentityNumber = number } });

        decision.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void An_entity_needs_its_representative()
    {
        var representative = new Representative { Name = "林代表", Relation = "負責人", IdentityNumber = "A123456789" };

        ShouldAccept(Fine() with { Obligor = Entity(), Representatives = [representative] });
        ShouldFind(Fine() with { Obligor = Entity() }, FindingCodes.RepresentativeMissing, "/representatives");
        ShouldFind(
            Fine() with { Obligor = Entity(), Representatives = [representative with { IdentityNumber = "A1" }] },
            FindingCodes.IdentityInvalid, "/representatives/0/identityNumber");
    }

    [Fact]
    public void An_obligor_who_died_before_the_transfer_has_no_capacity()
    {
        ShouldAccept(Fine() with { Obligor = Person() with { DeceasedOn = Today } });
        ShouldFind(Fine() with { Obligor = Person() with { DeceasedOn = Today.AddDays(-1) } }, FindingCodes.ObligorDeceased, "/obligor/deceasedOn");
    }

    [Fact]
    public void The_form_of_a_person_tells_age_and_sex()
    {
        ShouldFind(Fine() with { Obligor = Person() with { BirthDate = null } }, FindingCodes.FieldMissing, "/obligor/birthDate");
        ShouldFind(Fine() with { Obligor = Person() with { Sex = null } }, FindingCodes.FieldMissing, "/obligor/sex");
    }

    [Fact]
    public void A_co_obligor_is_another_person()
    {
        ShouldAccept(Fine() with { CoObligors = [Person() with { IdentityNumber = "B220000000" }] });
        ShouldFind(Fine() with { CoObligors = [Person()] }, FindingCodes.PartyRepeated, "/coObligors/0/identityNumber");
    }

    [Fact]
    public void Counties_and_districts_are_those_of_the_branches()
    {
        ShouldFind(
            Fine() with { Obligor = Person() with { Address = Banqiao with { County = "臺北縣" } } }, FindingCodes.CountyUnknown, "/obligor/address/county");
        ShouldFind(Fine() with { AssetLocations = [new AssetLocation { County = "臺北市", District = "板橋區" }] }, FindingCodes.DistrictUnknown,
            "/assetLocations/0/district");
        ShouldFind(Fine() with { AssetLocations = [new AssetLocation { County = "臺北市" }] }, FindingCodes.DistrictUnknown, "/assetLocations/0/district");
    }
}
