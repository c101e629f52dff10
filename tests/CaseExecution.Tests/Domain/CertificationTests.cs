using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Domain.CaseBuilder;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class CertificationTests
{
    // Served on Saturday 2026-08-01 the month ends on 2026-09-01, the day of the builder; served a day before, on 2026-08-31.
    [Theory]
    [InlineData(null, false, false, "certificate.not_allowed")]
    [InlineData(null, true, false, null)]
    [InlineData(null, false, true, "certificate.not_allowed")]
    [InlineData("2026-08-01", false, false, "certificate.not_allowed")]
    [InlineData("2026-07-31", false, false, null)]
    public void Certificate_follows_the_statement_that_there_is_none_or_the_month_to_report(string? served, bool none, bool property, string? code)
    {
        var file = Open(Principal(1000));
        var known = new AgencyKnowledge(served is null ? null : DateOnly.Parse(served, System.Globalization.CultureInfo.InvariantCulture), none, property);

        var result = Certification.Issue(new Journal(Now), [file], new Dictionary<Guid, AgencyKnowledge> { [file.Id] = known }, "nothing found");

        result.Refusal?.Code.Code.ShouldBe(code);
        (file.ClosureKind, file.HasEnded, file.Outstanding).ShouldBe((code is null ? CaseClosures.CertificateIssued : null, false, 1000));
    }

    [Fact]
    public void Stayed_case_gets_no_certificate()
    {
        var file = Open(Principal(1000));
        StayActs.Stay(new Journal(Now), [file], new StayTerms(StayReason.Court, Today, null, []), Ground.AllowedBy()).IsRefused.ShouldBeFalse();

        Certification.Issue(new Journal(Now), [file], new Dictionary<Guid, AgencyKnowledge>(), "x").Refusal!.Code.Code.ShouldBe("certificate.case_stayed");
    }

    [Fact]
    public void Certificate_is_sent_back_once_reported_on_and_accepted()
    {
        var file = Certified();
        var certificate = new Certificate { Id = Guid.NewGuid(), Number = "tpy-115憑00000001", CaseId = file.Id, StoredVersion = 1 };

        certificate.Report(new Journal(Now), file, "x").Refusal!.Code.Code.ShouldBe("certificate.not_sent_back");
        certificate.SendBack(new Journal(Now), file, "ask the insurers").IsRefused.ShouldBeFalse();
        var first = certificate.ReportDueOn;
        certificate.SendBack(new Journal(Now), file, "x").Refusal!.Code.Code.ShouldBe("certificate.sent_back");
        certificate.Report(new Journal(Now), file, "asked").IsRefused.ShouldBeFalse();
        var second = certificate.ReportDueOn;
        certificate.Accept(new Journal(Now), file, null).IsRefused.ShouldBeFalse();

        (first, second, certificate.ReportDueOn).ShouldBe((new DateOnly(2026, 9, 21), new DateOnly(2026, 11, 1), null));
        certificate.Accept(new Journal(Now), file, null).Refusal!.Code.Code.ShouldBe("certificate.accepted");
        certificate.SendBack(new Journal(Now), file, "x").Refusal!.Code.Code.ShouldBe("certificate.accepted");
    }

    [Fact]
    public void Second_transfer_ends_the_earlier_case_and_keeps_its_closure()
    {
        var file = Certified();
        var title = new TitleDates { Kind = ClaimKind.Fine, SubKind = "trafficFine", TitleKind = "administrativeAct", FinalOn = new DateOnly(2025, 2, 10), ReceivedOn = Today };

        var act = Certification.Retransfer(new Journal(Now), file, Guid.NewGuid(), LimitationClock.AfterCertificate(title)).Value;

        act.Ground.Rulings.Single().Date.ShouldBe(new DateOnly(2035, 2, 10));
        (file.ClosureKind, file.HasEnded, file.Outstanding, file.Remitted).ShouldBe((CaseClosures.CertificateIssued, true, 0, 1000));
        file.ShouldBalance();
    }

    private static CaseFile Certified()
    {
        var file = Open(Principal(1000));
        Certification.Issue(new Journal(Now), [file], new Dictionary<Guid, AgencyKnowledge> { [file.Id] = new(null, true, false) }, "nothing found").IsRefused.ShouldBeFalse();
        return file;
    }
}
