using Enforcement.Intake.Domain.Transfers;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Domain;

public sealed class ParticularsCheckTests
{
    private static string[] Codes(TransferForm form) => [.. TransferCheck.Decide(form, Everything, Today, LawEdition.Published).Findings.Select(finding => $"{finding.Code} {finding.Field}")];

    [Theory]
    [InlineData(TransferDocument.TransferForm)]
    [InlineData(TransferDocument.TitleDocument)]
    [InlineData(TransferDocument.TitleServiceProof)]
    [InlineData(TransferDocument.DefaultProof)]
    [InlineData(TransferDocument.PropertyList)]
    public void Each_required_document_is_attached(TransferDocument missing) =>
        Codes(Fine() with { Documents = [.. Fine().Documents.Where(document => document != missing)] }).ShouldBe(["document.missing /documents"]);

    [Fact]
    public void A_property_list_is_not_needed_where_no_property_is_known() =>
        Codes(Fine() with { Documents = [.. Fine().Documents.Where(document => document != TransferDocument.PropertyList)], PropertyListUnknown = true })
            .ShouldBeEmpty();

    [Fact]
    public void A_transfer_with_a_certificate_names_and_attaches_it()
    {
        var certificate = new EnforcementCertificate { Number = "新北執憑字第5號", IssuedOn = new DateOnly(2026, 9, 1), CaseNumber = "1150300000123" };
        var again = Fine() with { Certificate = certificate, CollectionEfforts = null, Documents = [.. Fine().Documents, TransferDocument.Certificate] };

        Codes(again).ShouldBeEmpty();
        Codes(again with { Documents = Fine().Documents }).ShouldBe(["document.missing /documents"]);
        Codes(again with { Certificate = new EnforcementCertificate() })
            .ShouldBe(["certificate.incomplete /certificate/number", "certificate.incomplete /certificate/issuedOn"]);
    }

    [Fact]
    public void Collection_efforts_say_how() =>
        Codes(Fine() with { CollectionEfforts = new CollectionEfforts { Dunned = true } }).ShouldBe(["field.missing /collectionEfforts/means"]);

    [Fact]
    public void An_agency_that_did_not_dun_says_so() => Codes(Fine() with { CollectionEfforts = new CollectionEfforts { Dunned = false } }).ShouldBeEmpty();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(5479, 0)]
    [InlineData(5480, 1)]
    public void Suspended_days_are_bounded(int days, int findings) => Codes(Fine() with { SuspendedDays = days }).Length.ShouldBe(findings);

    [Fact]
    public void An_account_is_complete() =>
        Codes(Fine() with { Payee = new Payee { Unit = "會計室" } })
            .ShouldBe(["field.missing /payee/institution", "field.missing /payee/accountName", "field.missing /payee/accountNumber"]);

    [Fact]
    public void The_agency_of_the_costs_has_a_valid_number()
    {
        Codes(Fine() with { CostAgency = new CostAgency { Name = "環境保護局", UnifiedBusinessNumber = "04595257" } }).ShouldBeEmpty();
        Codes(Fine() with { CostAgency = new CostAgency { Name = "環境保護局", UnifiedBusinessNumber = "A123456789" } })
            .ShouldBe(["identity.invalid /costAgency/unifiedBusinessNumber"]);
    }

    [Fact]
    public void Preservation_has_happened() =>
        Codes(Fine() with { Preservation = new PreservationMeasures { ExitRestrictedOn = Today.AddDays(1) } })
            .ShouldBe(["date.in_future /preservation/exitRestrictedOn"]);
}
