using System.IO.Compression;
using System.Text;
using Enforcement.Intake.Reading;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.Reading.Bodies;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Reading;

public sealed class TransferReaderTests
{
    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }

    private static string Batch(int lines) => string.Concat(Enumerable.Range(1, lines).Select(i => Forms.Json(Fine($"N-{i}")) + "\n"));

    [Fact]
    public async Task Lines_are_read_in_order_and_blank_ones_passed_over()
    {
        var (lines, stopped) = await ReadAsync($"\uFEFF{Forms.Json(Fine("1"))}\r\n\r\n  \n{Forms.Json(Fine("2"))}\n{Forms.Json(Fine("3"))}");

        lines.Select(line => (line.LineNo, line.Form!.AgencyCaseNumber)).ShouldBe([(1, "1"), (4, "2"), (5, "3")]);
        lines.ShouldAllBe(line => line.Findings.Count == 0);
        stopped.ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_body_has_no_lines() => (await ReadAsync("")).ShouldSatisfyAllConditions(
        read => read.Lines.ShouldBeEmpty(),
        read => read.Stopped.ShouldBeNull());

    [Fact]
    public async Task A_bad_line_does_not_stop_the_others()
    {
        var (lines, stopped) = await ReadAsync($"{{\n{Forms.Json(Fine())}\nnonsense\n");

        lines.Select(line => line.Findings.Count == 0).ShouldBe([false, true, false]);
        stopped.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_line_too_long_is_passed_over(int beyond)
    {
        var limits = Limits with { LineBytes = 4096 };
        var exact = "{\"remark\":\"" + new string('x', 4096 - 13 + beyond) + "\"}";

        var (lines, stopped) = await ReadAsync($"{exact}\n{Forms.Json(Fine())}\n{new string('y', 50_000)}\n{Forms.Json(Fine())}\n", limits: limits);

        lines.Select(line => line.LineNo).ShouldBe([1, 2, 3, 4]);
        lines[0].Findings.Select(finding => finding.Code).ShouldBe(beyond == 0 ? [] : ["line.too_long"]);
        lines[1].Findings.ShouldBeEmpty();
        lines[2].Findings.ShouldHaveSingleItem().Code.ShouldBe("line.too_long");
        lines[3].Findings.ShouldBeEmpty();
        stopped.ShouldBeNull();
    }

    [Fact]
    public async Task Lines_too_long_are_told_apart_by_what_was_passed_over()
    {
        var (lines, _) = await ReadAsync($"{new string('y', 70_000)}\n{new string('y', 70_001)}\n{new string('y', 70_000)}");

        lines[1].ContentHash.ShouldNotBe(lines[0].ContentHash);
        lines[2].ContentHash.ShouldBe(lines[0].ContentHash);
    }

    [Fact]
    public async Task A_batch_has_at_most_so_many_lines()
    {
        (await ReadAsync(Batch(3), limits: Limits with { Lines = 3 })).Stopped.ShouldBeNull();

        var (lines, stopped) = await ReadAsync(Batch(4), limits: Limits with { Lines = 3 });

        lines.Count.ShouldBe(3);
        stopped.ShouldBe("body.too_many_lines");
    }

    [Fact]
    public async Task Gzip_is_expanded()
    {
        var (lines, stopped) = await ReadAsync(new MemoryStream(Gzip(Encoding.UTF8.GetBytes(Batch(500)))), gzip: true);

        lines.Count.ShouldBe(500);
        stopped.ShouldBeNull();
    }

    [Fact]
    public async Task A_gzip_bomb_stops_at_the_limit_and_takes_no_memory()
    {
        var bomb = Gzip([.. Encoding.UTF8.GetBytes(Batch(1)), .. new byte[64 * 1024 * 1024]]);
        bomb.Length.ShouldBeLessThan(1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await using var reader = TransferReader.Open(new MemoryStream(bomb), TransferFormat.Ndjson, gzip: true, Limits with { ExpandedBytes = 32 * 1024 * 1024 });
        var count = 0;
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
            count++;

        count.ShouldBe(1);
        reader.Stopped!.Code.ShouldBe(ReadingRefusals.TooLarge);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 * 1024 * 1024);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gzip_that_breaks_off_or_is_damaged_stops_and_the_lines_before_stand(bool damaged)
    {
        var random = new Random(7);
        var body = string.Concat(Enumerable.Range(1, 2000).Select(i => Forms.Json(Fine($"{random.NextInt64()}")) + "\n"));
        var packed = Gzip(Encoding.UTF8.GetBytes(body));
        if (damaged)
            packed.AsSpan(packed.Length / 2, 64).Fill(0xFF);
        else
            packed = packed[..(packed.Length / 2)];

        var (lines, stopped) = await ReadAsync(new MemoryStream(packed), gzip: true);

        stopped.ShouldBeOneOf("body.gzip_invalid", "body.truncated");
        lines.Count.ShouldBeInRange(1, 1999);
    }

    [Fact]
    public async Task What_is_no_gzip_stops_at_once()
    {
        var (lines, stopped) = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Batch(2))), gzip: true);

        lines.ShouldBeEmpty();
        stopped.ShouldBe("body.gzip_invalid");
    }

    [Fact]
    public async Task A_connection_that_breaks_keeps_whole_lines_and_drops_the_half_one()
    {
        var body = Encoding.UTF8.GetBytes(Batch(10));

        var (lines, stopped) = await ReadAsync(new SlowStream(body[..^40], breaks: true));

        lines.Select(line => line.Form!.AgencyCaseNumber).ShouldBe(Enumerable.Range(1, 9).Select(i => $"N-{i}"));
        stopped.ShouldBe("body.truncated");
    }
}
