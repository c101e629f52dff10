using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Batches whose body or connection ends before its time: what was committed stays, and the rest comes when it is sent again.</summary>
public sealed class BrokenBatchTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    [Fact]
    public async Task Body_that_breaks_off_keeps_its_chunks_and_is_finished_when_sent_again()
    {
        var agency = await intake.AgencyAsync("B-BREAK");
        var forms = Lines.Fines("K", 2_500, 80_000);
        var whole = Gzip(string.Join('\n', forms.Select(Forms.Json)));

        var (broken, problem) = await PostGzipAsync(agency, "break", whole[..(whole.Length * 9 / 10)]);
        var kept = await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code);
        var (_, interrupted) = await agency.GetAsync($"/v1/transfer-batches/{problem.GetProperty("batchId").GetGuid()}");
        var (finished, receipt) = await PostGzipAsync(agency, "break", whole);

        (broken, finished).ShouldBe((422, 201));
        kept.ShouldBe(1_700);
        (interrupted.GetProperty("state").GetString(), Number(interrupted.GetProperty("totals"), "accepted")).ShouldBe(("interrupted", 1_700));
        (Number(receipt.GetProperty("totals"), "accepted"), receipt.GetProperty("attempts").GetInt32()).ShouldBe((2_500, 2));
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(2_500);
    }

    [Fact]
    public async Task Connection_cut_midway_leaves_an_interrupted_batch()
    {
        var agency = await intake.AgencyAsync("B-CUT");
        var forms = Lines.Fines("U", 4_200, 90_000);
        var body = string.Join('\n', forms.Select(Forms.Json));
        using (var socket = new TcpClient())
        {
            var address = agency.Http.BaseAddress!;
            await socket.ConnectAsync(address.Host, address.Port);
            var head = $"POST /v1/transfer-batches?reference=cut HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-ndjson\r\n"
                + $"Authorization: {agency.Http.DefaultRequestHeaders.Authorization}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + body[..(body.Length * 3 / 4)]));
            await Testing.Eventually.TrueAsync(async () => await Kept() == 1_700, "the first chunk is committed while the body still streams");
        }

        await Testing.Eventually.EqualAsync("interrupted", async () => await intake.Service.ScalarAsync<string>("select state from batch where agency = $1", agency.Code), "interrupted");
        var (status, receipt) = await agency.BatchAsync("cut", body);

        status.ShouldBe(201);
        Number(receipt.GetProperty("totals"), "accepted").ShouldBe(4_200);

        Task<long> Kept() => intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code);
    }

    [Fact]
    public async Task A_batch_is_finished_in_the_chunks_it_was_begun_with()
    {
        var agency = await intake.AgencyAsync("B-BEGUN");
        // As an instance of before the column wrote it: chunks of 1,000.
        (await intake.Service.ScalarAsync<int>(
            "insert into batch (batch_id, agency, reference, state, started_at) values (gen_random_uuid(), $1, 'begun', 'interrupted', now()) returning attempts", agency.Code)).ShouldBe(1);

        var (status, receipt) = await agency.BatchAsync("begun", Lines.Fines("W", 1_200, 120_000));

        (status, Number(receipt.GetProperty("totals"), "accepted")).ShouldBe((201, 1_200));
        (await intake.Service.ScalarAsync<string>(
            "select string_agg(last_line::text, ' ' order by chunk_no) from batch_chunk join batch using (batch_id) where agency = $1", agency.Code)).ShouldBe("1000 1200");
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static byte[] Gzip(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return target.ToArray();
    }

    private static async Task<(int Status, JsonElement Body)> PostGzipAsync(AgencyClient agency, string reference, byte[] gzip)
    {
        using var content = new ByteArrayContent(gzip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        var answer = await agency.Http.PostAsync($"/v1/transfer-batches?reference={reference}", content);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
