using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(LifeChapter))]
public sealed class JurisdictionTests(ServiceFixture service)
{
    private static readonly object LandInYilan = new { assets = new[] { new { county = "宜蘭縣", district = "宜蘭市" } }, wholeGroup = true, reason = "the only land lies in Yilan" };
    private static int serial = 500;

    [Fact]
    public async Task Group_moves_with_its_measures_and_everything_follows_the_case()
    {
        var cases = await service.OpenAsync(Chunks.Case(section: "移", identity: "B100000001"), Chunks.Case(section: "移", identity: "B100000001"));
        (await service.PutInForceAsync(MeasureKinds.Garnishment, [.. cases.Select(item => (item, 1000L))])).IsRefused.ShouldBeFalse();
        using (var correction = await service.ActAsync(cases[1], "correction-orders", new { defect = "address", notifiedOn = "2026-09-02" }))
            correction.StatusCode.ShouldBe(HttpStatusCode.OK, await correction.Content.ReadAsStringAsync());

        using var asked = await service.ActAsync(cases[0], "jurisdiction-transfers", LandInYilan);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        var id = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
        using var approved = await DecideAsync(id, "approval", Review());
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        await AllocateAsync(id);
        await MovedAsync(id);

        var ily = service.Officer("ily");
        var moved = await service.GetAsync($"/v1/cases/{cases[0].CaseId}", ily);
        var number = moved.GetProperty("caseNumber").GetString()!;
        number.ShouldStartWith("ily-115");
        (moved.GetProperty("assignment").GetProperty("section").GetString(), moved.GetProperty("status").GetString()).ShouldBe(("乙", "open"));
        (await service.GetAsync($"/v1/cases/{cases[0].CaseNumber}", ily)).GetProperty("id").GetGuid().ShouldBe(cases[0].CaseId);
        (await service.GetAsync($"/v1/cases/{cases[0].CaseNumber}", service.Host.Client(Roles.Agency, agency: "A01"))).GetProperty("caseNumber").GetString().ShouldBe(number);
        (await service.Officer().GetAsync($"/v1/cases/{cases[0].CaseId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await service.Officer().GetAsync($"/v1/cases/{cases[0].CaseNumber}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var tail = await service.GetAsync($"/v1/tail-files/{cases[0].CaseNumber}");
        (tail.GetProperty("currentNumber").GetString(), tail.GetProperty("closureKind").GetString(), tail.GetProperty("outstanding").GetInt64())
            .ShouldBe((number, "transferredToBranch", 1000));
        (await service.GetAsync("/v1/tail-files", service.Officer("tpy", "移"))).GetProperty("items").GetArrayLength().ShouldBe(2);

        (await service.Host.ScalarAsync<string>("select branch || section from measure m join measure_case c on c.measure_id = m.id where c.case_id = $1", cases[0].CaseId)).ShouldBe("ily乙");
        (await service.Host.ScalarAsync<string>("select branch || section from correction_order where case_id = $1", cases[1].CaseId)).ShouldBe("ily乙");
        (await service.Host.ScalarAsync<long>("select count(*) from case_flag where case_id = any($1) and branch <> 'ily'", cases.Select(item => item.CaseId).ToArray())).ShouldBe(0);
        var told = (await service.Host.OutboxAsync<CasesMoved>()).SelectMany(message => message.Cases).Single(item => item.CaseId == cases[0].CaseId);
        (told.FromBranch, told.Branch, told.WasOpen, told.FromCaseNumber).ShouldBe(("tpy", "ily", true, cases[0].CaseNumber));
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Old_number_still_takes_money_and_the_branch_that_received_it_still_counts_it()
    {
        var item = (await service.OpenAsync(Chunks.Case(agency: "A77", identity: "B100000002")))[0];
        await MoveAsync(item);

        var paid = await service.PaidAsync(item.CaseNumber, 400, "J-1", service.Operations());
        using var elsewhere = await service.PayAsync(item.CaseNumber, 600, "J-2");

        (await service.Host.ScalarAsync<string>("select branch from payment where id = $1", paid.GetProperty("id").GetGuid())).ShouldBe("ily");
        (await elsewhere.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("suspended").GetInt64().ShouldBe(600);
        (await service.GetAsync($"/v1/cases/{item.CaseId}", service.Officer("ily"))).GetProperty("money").GetProperty("outstanding").GetInt64().ShouldBe(600);
        (await service.TotalsAsync()).Cases.Single(total => total.Agency == "A77").Branch.ShouldBe("tpy");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Agencys_message_under_the_old_number_reaches_the_moved_case()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "B100000003")))[0];
        await MoveAsync(item);

        await service.Host.PublishAsync(new TransferWithdrawn
        {
            WithdrawalId = Guid.NewGuid(),
            CaseId = item.CaseId,
            CaseNumber = item.CaseNumber,
            Agency = item.Agency,
            Reason = "in error",
            Sequence = 1,
            WithdrawnAt = DateTimeOffset.UtcNow,
        });

        await Eventually.EqualAsync("withdrawn", async () => await service.Host.ScalarAsync<string>("select coalesce(closure_kind, '') from case_file where id = $1", item.CaseId), "withdrawn");
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(closed => closed.CaseId == item.CaseId).Branch.ShouldBe("ily");
    }

    [Fact]
    public async Task Own_branch_wrong_role_and_second_request_are_refused()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "B100000004")))[0];

        using var own = await service.ActAsync(item, "jurisdiction-transfers", new { wholeGroup = false, reason = "no reason" });
        using var clerk = await service.ActAsync(item, "jurisdiction-transfers", LandInYilan, service.Host.Client(Roles.Clerk, branch: "tpy"));
        using var other = await service.SendAsync(HttpMethod.Post, $"/v1/cases/{item.CaseId}/jurisdiction-transfers", LandInYilan, $"/v1/cases/{item.CaseId}", service.Officer("ksy"));
        using var first = await service.ActAsync(item, "jurisdiction-transfers", LandInYilan);
        using var second = await service.ActAsync(item, "jurisdiction-transfers", LandInYilan);
        var id = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
        using var officer = await DecideAsync(id, "approval", service.Officer());
        using var unseen = await DecideAsync(id, "withdrawal", service.Officer("ksy"));
        using var receiver = await DecideAsync(id, "withdrawal", service.Officer("ily"));
        using var rejected = await DecideAsync(id, "rejection", Review());
        using var late = await DecideAsync(id, "approval", Review());
        using var again = await service.ActAsync(item, "jurisdiction-transfers", LandInYilan);

        (await ServiceFixture.RefusalAsync(own)).ShouldBe("409 jurisdiction_transfer.own_branch");
        clerk.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ServiceFixture.RefusalAsync(second)).ShouldBe("409 jurisdiction_transfer.pending");
        officer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        unseen.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ServiceFixture.RefusalAsync(receiver)).ShouldBe("403 jurisdiction_transfer.not_own");
        rejected.StatusCode.ShouldBe(HttpStatusCode.OK, await rejected.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(late)).ShouldBe("409 jurisdiction_transfer.decided");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Measure_over_cases_that_would_stay_keeps_one_case_from_moving_alone()
    {
        var cases = await service.OpenAsync(Chunks.Case(identity: "B100000005"), Chunks.Case(identity: "B100000005"));
        await service.PutInForceAsync(MeasureKinds.Garnishment, [.. cases.Select(item => (item, 1000L))]);

        using var alone = await service.ActAsync(cases[0], "jurisdiction-transfers", new { assets = new[] { new { county = "宜蘭縣", district = "宜蘭市" } }, wholeGroup = false, reason = "land" });

        (await ServiceFixture.RefusalAsync(alone)).ShouldBe("409 jurisdiction_transfer.measure_shared");
    }

    [Fact]
    public async Task Every_table_with_a_branch_is_known_to_the_move()
    {
        var tables = (await service.Host.ScalarAsync<string>("""
            select string_agg(distinct c.table_name, ' ' order by c.table_name) from information_schema.columns c
            join pg_class p on p.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
            where c.table_schema = current_schema() and c.column_name = 'branch' and not p.relispartition and p.relkind in ('r', 'p')
            """))!.Split(' ');

        tables.Except(MoveWriter.CaseTables).Except(MoveWriter.MeasureTables).Except(MoveWriter.ObligorTables).Except(MoveWriter.OtherTables).ShouldBeEmpty();
    }

    private HttpClient Review() => service.Host.Client(Roles.HqReview, subject: "reviewer");

    private Task<HttpResponseMessage> DecideAsync(Guid id, string decision, HttpClient client) =>
        SendMatchingAsync($"/v1/jurisdiction-transfers/{id}", decision, client);

    private async Task<HttpResponseMessage> SendMatchingAsync(string path, string decision, HttpClient client)
    {
        using var current = await Review().GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/{decision}") { Content = JsonContent.Create(new { note = "checked" }) };
        request.Headers.IfMatch.Add(current.Headers.ETag!);
        return await client.SendAsync(request);
    }

    // What intake answers.
    private async Task AllocateAsync(Guid id)
    {
        var asked = (await service.Host.OutboxAsync<CaseNumbersRequested>()).Single(message => message.RequestId == id);
        await service.Host.PublishAsync(new CaseNumbersAllocated
        {
            EventId = Guid.NewGuid(),
            RequestId = id,
            AllocatedAt = DateTimeOffset.UtcNow,
            Cases =
            [
                .. asked.Cases.Select(item => new AllocatedNumber
                {
                    CaseId = item.CaseId,
                    CaseNumber = (CaseNumber.TryParse(item.CaseNumber, out var number) ? number with { Branch = asked.Branch, Serial = Interlocked.Increment(ref serial) } : default).ToString(),
                    Section = "乙",
                    SectionReason = "weighted rotation, turn 1, weight 1",
                }),
            ],
        });
    }

    private Task MovedAsync(Guid id) =>
        Eventually.EqualAsync("moved", async () => await service.Host.ScalarAsync<string>("select state from jurisdiction_transfer where id = $1", id), "the case moved");

    private async Task MoveAsync(AssignedCase item)
    {
        using var asked = await service.ActAsync(item, "jurisdiction-transfers", LandInYilan);
        var id = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subjectId").GetGuid();
        using var approved = await DecideAsync(id, "approval", Review());
        approved.StatusCode.ShouldBe(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        await AllocateAsync(id);
        await MovedAsync(id);
    }
}
