using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>A debt without property: certificate, review, and the same debt transferred again. The same as <c>deploy/examples/certificate.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class CertificateStoryTests(Platform platform)
{
    [Fact]
    public async Task A_case_without_property_ends_with_a_certificate_which_the_agency_transfers_again()
    {
        var agency = await platform.AgencyAsync("E2E-CER", Batches.Kinds);
        var (number, transfer) = await Transfers.OpenAsync(agency, Transfers.Fine("CER-1", "B123456780"));
        var (clerk, officer, review) = (platform.Client(Roles.Clerk, branch: number[..3]), platform.Client(Roles.Officer, branch: number[..3]), platform.Client(Roles.HqReview));
        var @case = $"/v1/cases/{number}";

        // The agency is ordered to report property within a month, and says at once that there is none.
        await clerk.ActAsync($"{@case}/agency-report-orders", new { wholeGroup = false, servedOn = Batches.Today, reason = "no deposit, no wages, no land" }, @case);
        await agency.ActAsync($"/v1/transfers/{transfer}/property-statements", new { hasProperty = false }, $"/v1/transfers/{transfer}");
        await Eventually.TrueAsync(async () => (await Transfers.ActsAsync(officer, number)).Contains("agencyPropertyStated"), "the branch knows", 30);

        // So the certificate is issued, which closes the case for the statistics.
        await officer.ActAsync($"{@case}/certificates", new { wholeGroup = false, reason = "nothing found" }, @case);
        var closed = await officer.GetAsync(@case);
        (closed["closureKind"]!.GetValue<string>(), closed["procedureEndedOn"] is null).ShouldBe(("certificateIssued", true));
        var certificate = (await officer.GetAsync($"{@case}/certificates"))[0]!;
        await Eventually.TrueAsync(async () => (await Transfers.FeedAsync(agency, number)).Contains("case.closed"), "the agency is told", 30);

        // Headquarters look at it, want more, and accept the report.
        await review.ActAsync($"{@case}/certificate-returns", new { note = "ask the insurers" }, @case);
        await officer.ActAsync($"{@case}/certificate-reports", new { note = "insurers asked: none" }, @case);
        await review.ActAsync($"{@case}/certificate-acceptance", new { note = "done" }, @case);

        // Later the agency transfers the same debt again: a new number, the old period.
        var again = Transfers.Fine("CER-2", "B123456780");
        again["certificate"] = new JsonObject { ["number"] = certificate["number"]!.GetValue<string>(), ["issuedOn"] = certificate["issuedOn"]!.GetValue<string>(), ["caseNumber"] = number };
        again["documents"]!.AsArray().Add("certificate");
        var (next, _) = await Transfers.OpenAsync(agency, again);
        var successor = await officer.GetAsync($"/v1/cases/{next}");
        successor["earlierCaseId"]!.GetValue<string>().ShouldBe(closed["id"]!.GetValue<string>());
        successor["clocks"]![0]!["dueOn"]!.GetValue<string>().ShouldBe("2035-04-10");
        var earlier = await officer.GetAsync(@case);
        (earlier["money"]!["outstanding"]!.GetValue<long>(), earlier["procedureEndedOn"] is null).ShouldBe((0, false));

        (await Transfers.ActsAsync(agency, number)).ShouldBe(
            ["agencyReportOrdered", "agencyPropertyStated", "certificateIssued", "certificateSentBack", "certificateReported", "certificateAccepted", "certificateRetransferred"]);
        (await Transfers.RulesAsync(agency, number)).ShouldBe(["CER-01", "CER-02", "CLO-01", "CER-03", "LIM-10"]);
    }
}
