using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Enforcement.Testing;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Which rule limits the time of a case, and what moves its last day.</summary>
[Collection(nameof(LifeChapter))]
public sealed class PeriodTests(ServiceFixture service)
{
    [Fact]
    public async Task Obligation_by_law_counts_from_the_end_of_the_demand_period()
    {
        var item = Chunks.Case(identity: "F100000011", kind: ClaimKind.HealthInsurance) with { Title = new AssignedTitle { Kind = "law", Number = "健保 1", Date = new(2025, 1, 2), ServedOn = new(2025, 1, 9) } };
        await service.OpenAsync(item);

        (await ClockAsync(item)).ShouldBe(("LIM-02", "2030-03-31"));
    }

    [Fact]
    public async Task Tax_that_comes_back_with_a_certificate_has_begun_and_ends_five_years_after_the_time_to_begin()
    {
        var earlier = (await service.OpenAsync(Tax("F100000012")))[0];
        var again = Tax("F100000012") with { CertificateNumber = "115執憑12", CertificateCaseNumber = earlier.CaseNumber };
        await service.OpenAsync(again);

        (await ClockAsync(earlier)).ShouldBe(("LIM-06", "2035-03-31"));
        (await ClockAsync(again)).ShouldBe(("LIM-07", "2040-03-31"));
    }

    [Fact]
    public async Task Tax_transferred_before_the_law_changed_has_a_fixed_end()
    {
        var receivedOn = new DateOnly(2006, 5, 2);
        await service.Host.ScalarAsync<string>("select create_year(95::smallint)::text");
        var old = Tax("F100000015") with { CaseId = Guid.CreateVersion7(TaipeiTime.StartOf(receivedOn)), CaseNumber = new CaseNumber("tpy", 95, ClaimKind.Tax, 15).ToString(), PaymentPeriodEnd = new DateOnly(2005, 11, 30) };
        await service.Host.PublishAsync(Chunks.Of(old) with { ReceivedOn = receivedOn });
        await Eventually.EqualAsync(1, () => service.CountAsync([old]), "it is open");

        (await ClockAsync(old)).ShouldBe(("LIM-09", "2012-03-04"));
    }

    [Fact]
    public async Task Old_tax_of_ten_million_goes_on_until_2032_and_its_clock_says_why()
    {
        var old = Tax("F100000016") with
        {
            CertificateNumber = "100執憑9",
            PaymentPeriodEnd = new DateOnly(2005, 11, 30),
            OldTax = new AssignedOldTax { FirstTransferredOn = new DateOnly(2006, 5, 1), ArrearsOn20170304 = 12_000_000 },
        };
        await service.OpenAsync(old);

        var view = await service.GetAsync($"/v1/cases/{old.CaseId}?explain=true");

        (await ClockAsync(old)).ShouldBe(("LIM-09", "2032-03-04"));
        view.GetProperty("oldTax").GetProperty("arrearsOn20170304").GetInt64().ShouldBe(12_000_000);
        view.GetProperty("clocks")[0].GetProperty("steps").EnumerateArray().ShouldContain(step => step.GetProperty("english").GetString()!.Contains("12,000,000"));
    }

    [Fact]
    public async Task Days_a_court_stopped_the_collection_of_a_tax_are_added_and_those_of_a_fine_are_not()
    {
        var (tax, fine) = (Tax("F100000013"), Chunks.Case(identity: "F100000014"));
        await service.OpenAsync(tax, fine);

        var (ofTax, ofFine) = (await StayedAndLiftedAsync(tax), await StayedAndLiftedAsync(fine));

        (Ruling(ofTax, "LIM-12").GetProperty("outcome").GetString(), Ruling(ofTax, "LIM-12").GetProperty("amount").GetInt64()).ShouldBe(("amount", 10L));
        (Ruling(ofFine, "LIM-12").GetProperty("outcome").GetString(), Ruling(ofFine, "LIM-12").GetProperty("reason").GetString()).ShouldBe(("refused", "fixed_period"));
        (await ClockAsync(tax)).ShouldBe(("LIM-06", "2035-04-10"));
        (await ClockAsync(fine)).ShouldBe(("LIM-01", "2030-02-10"));
        await service.ShouldBalanceAsync();
    }

    private static AssignedCase Tax(string identity) => Chunks.Case(identity: identity, kind: ClaimKind.Tax) with { SubKind = "incomeTax" };

    // Stayed by a court ten days ago; gives the act that lifts it today.
    private async Task<JsonElement> StayedAndLiftedAsync(AssignedCase item)
    {
        using var stayed = await service.ActAsync(item, "stays", new { reason = "court", from = Ago(10), detail = "臺北高行 115 停 2", note = "court stays" });
        await OkAsync(stayed);
        var stay = (await service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0];
        using var lifting = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay.GetProperty("id").GetGuid()}/lifting") { Content = JsonContent.Create(new { reason = "stay ended" }), Headers = { { "If-Match", "*" } } };
        using var lifted = await service.Officer().SendAsync(lifting);
        await OkAsync(lifted);
        return (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
    }

    private async Task<(string? Rule, string? DueOn)> ClockAsync(AssignedCase item)
    {
        var clock = (await service.CaseAsync(item)).GetProperty("clocks")[0];
        return (clock.GetProperty("rule").GetString(), clock.GetProperty("dueOn").GetString());
    }
}
