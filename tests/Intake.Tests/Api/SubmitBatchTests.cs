using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

public sealed class SubmitBatchTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    [Fact]
    public async Task Receipt_counts_every_line_once_and_the_results_stream_in_order()
    {
        var agency = await intake.AgencyAsync("B-RECEIPT");
        var forms = Lines.Fines("R", 2_300, 10_000);
        forms[10] = forms[10] with { DocumentNumber = null };
        forms[20] = forms[20] with { Title = forms[20].Title! with { NamesObligor = false } };
        forms[30] = forms[29];
        forms[40] = forms[29] with { Remark = "other" };
        var lines = forms.Select(Forms.Json).ToArray();
        lines[50] = "{ not json";

        var (status, receipt) = await agency.BatchAsync("r-1", string.Join('\n', lines));

        status.ShouldBe(201);
        var totals = receipt.GetProperty("totals");
        (Number(totals, "lines"), Number(totals, "accepted"), Number(totals, "needsCorrection"), Number(totals, "returned"), Number(totals, "repeated"), Number(totals, "conflicts"))
            .ShouldBe((2_300, 2_295, 1, 2, 1, 1));
        totals.GetProperty("findings").GetProperty("line.malformed").GetInt32().ShouldBe(1);
        var accepted = totals.GetProperty("amounts").EnumerateArray().Single(total => total.GetProperty("outcome").GetString() == "accepted");
        accepted.GetProperty("amount").GetInt64().ShouldBe(2_295 * 6_120);
        var results = (await agency.Http.GetStringAsync($"/v1/transfer-batches/{receipt.GetProperty("batchId").GetGuid()}/results")).TrimEnd().Split('\n');
        results.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("line").GetInt32()).ShouldBe(Enumerable.Range(1, 2_300));
        (await intake.Service.OutboxAsync<CasesAssigned>()).Where(chunk => chunk.BatchId == receipt.GetProperty("batchId").GetGuid()).Sum(chunk => chunk.Count).ShouldBe(2_295);
    }

    [Fact]
    public async Task Chunk_messages_decode_to_the_cases_and_the_audit_covers_every_version()
    {
        var agency = await intake.AgencyAsync("B-CHUNK");
        await agency.BatchAsync("c-1", Lines.Fines("C", 2_200, 20_000));

        var chunks = (await intake.Service.OutboxAsync<CasesAssigned>()).Where(chunk => Cases(chunk)[0].Agency == agency.Code).ToList();

        chunks.Select(chunk => chunk.Count).ShouldBe([1_700, 500]);
        var cases = chunks.SelectMany(Cases).ToList();
        cases.Select(entry => entry.AgencyCaseNumber).Distinct().Count().ShouldBe(2_200);
        cases[0].Claims.Sum(claim => claim.Amount).ShouldBe(cases[0].Amount);
        (await intake.Service.OutboxAsync<AuditRecorded>()).Where(record => record.Actor == "system-B-CHUNK").Sum(record => record.Changes).ShouldBe(2_200);
    }

    [Fact]
    public async Task Numbers_have_no_gaps_while_agencies_send_at_once()
    {
        var agencies = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => intake.AgencyAsync($"B-GAP{number}")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(batch =>
            agencies[batch % 4].BatchAsync($"gap-{batch}", Lines.Fines($"G{batch}", 1_500, 30_000 + (batch * 100)))));

        answers.ShouldAllBe(answer => answer.Status == 201);
        (await intake.Service.ScalarAsync<long>("""
            select count(*) from (select left(case_number, 9) as series, count(*) as n, count(distinct case_number) as d,
                max(right(case_number, 8)::int) as last from transfer where case_number is not null group by 1) s where n <> last or d <> n
            """)).ShouldBe(0);
        (await intake.Service.ScalarAsync<long>("""
            select count(*) from (select branch, identity_number from transfer where status = 'accepted' group by 1, 2 having count(distinct section) > 1) s
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task Completed_batch_sent_again_repeats_its_receipt()
    {
        var agency = await intake.AgencyAsync("B-AGAIN");
        var forms = Lines.Fines("A", 1_100, 40_000);
        var (_, first) = await agency.BatchAsync("again", forms);
        var messages = (await intake.Service.OutboxAsync<TransfersDecided>()).Count;

        var (status, second) = await agency.BatchAsync("again", forms);

        status.ShouldBe(200);
        second.GetProperty("batchId").GetGuid().ShouldBe(first.GetProperty("batchId").GetGuid());
        second.GetProperty("totals").GetRawText().ShouldBe(first.GetProperty("totals").GetRawText());
        (await intake.Service.OutboxAsync<TransfersDecided>()).Count.ShouldBe(messages);
    }

    [Fact]
    public async Task Same_lines_under_another_reference_are_repeated()
    {
        var agency = await intake.AgencyAsync("B-OTHERREF");
        var forms = Lines.Fines("O", 300, 50_000);
        await agency.BatchAsync("one", forms);

        var (status, second) = await agency.BatchAsync("two", forms);

        status.ShouldBe(201);
        Number(second.GetProperty("totals"), "repeated").ShouldBe(300);
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(300);
    }

    [Fact]
    public async Task Lines_that_are_there_already_are_found_among_new_ones_wherever_their_numbers_stand()
    {
        var agency = await intake.AgencyAsync("B-AMONG");
        var forms = Lines.Fines("M", 60, 55_000);
        await agency.BatchAsync("few", [forms[1], forms[58]]);

        var (_, between) = await agency.BatchAsync("between", forms[10..50]);
        var (_, all) = await agency.BatchAsync("all", [.. forms.Reverse()]);

        (Number(between.GetProperty("totals"), "accepted"), Number(between.GetProperty("totals"), "repeated")).ShouldBe((40, 0));
        (Number(all.GetProperty("totals"), "accepted"), Number(all.GetProperty("totals"), "repeated")).ShouldBe((18, 42));
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(60);
    }

    [Fact]
    public async Task Reference_with_other_content_is_a_conflict()
    {
        var agency = await intake.AgencyAsync("B-CHANGED");
        var forms = Lines.Fines("H", 50, 60_000);
        await agency.BatchAsync("changed", forms);

        var (shorter, _) = await agency.BatchAsync("changed", forms[..20]);
        var (other, problem) = await agency.BatchAsync("changed", [.. forms[..49], forms[49] with { Remark = "x" }]);

        (shorter, other).ShouldBe((409, 409));
        problem.GetProperty("code").GetString().ShouldBe("batch.content_changed");
    }

    [Fact]
    public async Task Same_batch_twice_at_once_is_received_once()
    {
        var agency = await intake.AgencyAsync("B-TWICE");
        var forms = Lines.Fines("T", 3_000, 70_000);

        var answers = await Task.WhenAll(agency.BatchAsync("twice", forms), agency.BatchAsync("twice", forms));

        answers.ShouldContain(answer => answer.Status == 201);
        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 200 || answer.Status == 409);
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(3_000);
    }

    [Fact]
    public async Task Csv_and_ndjson_of_the_same_transfers_are_the_same()
    {
        var agency = await intake.AgencyAsync("B-CSV");
        var forms = Lines.Fines("V", 20, 100_000);
        using var csv = new StringContent(Forms.Csv(forms), Encoding.UTF8, "text/csv");
        var first = await agency.Http.PostAsync("/v1/transfer-batches?reference=csv", csv);
        first.StatusCode.ShouldBe(HttpStatusCode.Created, await first.Content.ReadAsStringAsync());

        var (_, second) = await agency.BatchAsync("ndjson", forms);

        Number(second.GetProperty("totals"), "repeated").ShouldBe(20);
    }

    [Fact]
    public async Task Thousands_of_lines_of_one_obligor_go_to_one_section()
    {
        var agency = await intake.AgencyAsync("B-ONE");
        var forms = Enumerable.Range(1, 3_000).Select(number => Lines.Fine($"E-{number}", 7));

        var (status, _) = await agency.BatchAsync("one", forms);

        status.ShouldBe(201);
        (await intake.Service.ScalarAsync<long>("select count(distinct section) from transfer where agency = $1", agency.Code)).ShouldBe(1);
    }

    [Fact]
    public async Task Other_agencys_batch_is_not_found_and_not_listed()
    {
        var owner = await intake.AgencyAsync("B-OWNER");
        var other = await intake.AgencyAsync("B-OTHER");
        var (_, receipt) = await owner.BatchAsync("own", Lines.Fines("W", 3, 110_000));
        var id = receipt.GetProperty("batchId").GetGuid();

        (await other.GetAsync($"/v1/transfer-batches/{id}")).Status.ShouldBe(404);
        (await other.GetAsync($"/v1/transfer-batches/{id}/results")).Status.ShouldBe(404);
        (await other.GetAsync("/v1/transfer-batches")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await owner.GetAsync("/v1/transfer-batches")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
        using var planning = intake.Service.Client(Roles.HqPlanning);
        (await planning.GetAsync($"/v1/transfer-batches/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/json", null, "x", 415)]
    [InlineData("application/x-ndjson", "br", "x", 415)]
    [InlineData("application/x-ndjson", null, "", 422)]
    [InlineData("text/csv", null, "unknown,columns\n1,2\n", 422)]
    public async Task Unusable_bodies_are_refused(string type, string? encoding, string body, int expected)
    {
        var agency = await intake.AgencyAsync($"B-BAD-{Guid.NewGuid().ToString()[..8]}");
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);

        var answer = await agency.Http.PostAsync("/v1/transfer-batches?reference=bad", content);

        ((int)answer.StatusCode).ShouldBe(expected, await answer.Content.ReadAsStringAsync());
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static List<AssignedCase> Cases(CasesAssigned chunk) =>
        JsonSerializer.Deserialize<List<AssignedCase>>(ChunkBody.Decode(chunk.Body, chunk.DecodedLength, chunk.Digest), JsonSerializerOptions.Web)!;
}
