using System.Net.Http.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Cases that move to another branch (移轉管轄) get its numbers and sections like cases it receives itself.</summary>
public sealed class RenumberingTests : IAsyncLifetime
{
    private ServiceHost<IntakeOptions> _service = null!;

    public async ValueTask InitializeAsync() => _service = await ServiceHost<IntakeOptions>.StartAsync(
        "intake", time: new FakeClock(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)), kestrel: true, settings: new() { ["Intake:AgencyTermsSeconds"] = "0" });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Moved_cases_are_numbered_without_gaps_once_and_stay_counted_where_they_were_accepted()
    {
        var agency = await AgencyAsync("M-ONE");
        var numbers = new List<(Guid Transfer, string Number)>();
        for (var serial = 1; serial <= 3; serial++)
        {
            var (_, answer) = await agency.SubmitAsync(Lines.Fine($"M-{serial}", 9_000));
            numbers.Add((answer.GetProperty("transferId").GetGuid(), answer.GetProperty("caseNumber").GetString()!));
        }

        var request = Request("ily", numbers);
        await _service.PublishAsync(request, request.EventId);
        await _service.PublishAsync(request, request.EventId);

        await Eventually.TrueAsync(async () => (await _service.OutboxAsync<CaseNumbersAllocated>()).Any(message => message.RequestId == request.RequestId), "numbers are given");
        var given = (await _service.OutboxAsync<CaseNumbersAllocated>()).Single(message => message.RequestId == request.RequestId).Cases;
        given.Select(item => item.CaseNumber).ShouldBe(["ily-1150300000001", "ily-1150300000002", "ily-1150300000003"], ignoreOrder: true);
        given.Select(item => item.Section).Distinct().Count().ShouldBe(1, "one obligor, one section");
        given.Count(item => item.SectionReason.StartsWith("section holds the obligor", StringComparison.Ordinal)).ShouldBe(2);
        (await _service.ScalarAsync<string>("select branch || ' ' || received_branch || ' ' || case_number from transfer where transfer_id = $1", numbers[0].Transfer))
            .ShouldBe($"ily {numbers[0].Number[..3]} {given.Single(item => item.CaseId == request.Cases[0].CaseId).CaseNumber}");
        (await _service.ScalarAsync<int>("select last_serial from case_number_counter where branch = 'ily' and kind = 'fine'")).ShouldBe(3);
        await TotalsAgreeAsync(agency.Code, numbers[0].Number[..3], 3);
    }

    [Fact]
    public async Task Agency_is_told_where_its_case_is_now()
    {
        var agency = await AgencyAsync("M-TOLD");
        var (_, answer) = await agency.SubmitAsync(Lines.Fine("T-1", 9_001));
        var moved = new CasesMoved
        {
            EventId = Guid.NewGuid(),
            MovedAt = DateTimeOffset.UtcNow,
            Cases =
            [
                new MovedCase
                {
                    CaseId = Guid.NewGuid(), CaseNumber = "ily-1150300000009", FromCaseNumber = answer.GetProperty("caseNumber").GetString()!, TransferId = answer.GetProperty("transferId").GetGuid(),
                    Agency = agency.Code, FromBranch = "tcy", Branch = "ily", Section = "甲", Kind = "fine", MovedOn = new DateOnly(2026, 11, 24), WasOpen = true, Outstanding = 6_120, Version = 4,
                },
            ],
        };

        await _service.PublishAsync(moved, moved.EventId);
        await _service.PublishAsync(moved, moved.EventId);

        await Eventually.EqualAsync(1L, () => _service.ScalarAsync<long>("select count(*) from agency_event where type = 'case.moved' and agency = 'M-TOLD' and subject = 'ily-1150300000009'"), "told once");
    }

    private static CaseNumbersRequested Request(string branch, List<(Guid Transfer, string Number)> numbers) => new()
    {
        EventId = Guid.NewGuid(),
        RequestId = Guid.NewGuid(),
        Branch = branch,
        RequestedAt = DateTimeOffset.UtcNow,
        Cases = [.. numbers.Select(item => new NumberRequest { CaseId = Guid.NewGuid(), CaseNumber = item.Number, TransferId = item.Transfer })],
    };

    private async Task TotalsAgreeAsync(string agency, string branch, int count)
    {
        var request = new TotalsRequested { RequestId = Guid.NewGuid(), From = new DateOnly(2026, 11, 23), To = new DateOnly(2026, 11, 23), RequestedAt = DateTimeOffset.UtcNow };
        await _service.PublishAsync(request);
        await Eventually.TrueAsync(async () => (await _service.OutboxAsync<TotalsReported>()).Any(report => report.RequestId == request.RequestId), "the answer is in the outbox");
        var report = (await _service.OutboxAsync<TotalsReported>()).Single(answer => answer.RequestId == request.RequestId);
        var total = report.Cases.Single(day => day.Agency == agency);
        (total.Branch, total.Count).ShouldBe((branch, count));
        await IntakeFixture.AnnouncedAsync(_service);
        report.Changes.ShouldBe((await _service.OutboxAsync<AuditRecorded>()).Sum(record => (long)record.Changes));
    }

    private async Task<AgencyClient> AgencyAsync(string code)
    {
        using var planning = _service.Client(Roles.HqPlanning);
        (await planning.PutAsJsonAsync($"/v1/agencies/{code}", new { name = code, kinds = new[] { "fine" }, activeFrom = "2026-01-01" })).EnsureSuccessStatusCode();
        return new AgencyClient(_service.Client(Roles.Agency, agency: code), code);
    }
}
