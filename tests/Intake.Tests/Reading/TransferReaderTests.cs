using System.IO.Compression;
using System.Text;
using Enforcement.Intake.Reading;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Reading;

public sealed class TransferReaderTests
{
    private static readonly ReadingLimits Limits = new();

    private static async Task<(List<ReadLine> Lines, string? Stopped)> ReadAsync(
        Stream body, TransferFormat format = TransferFormat.Ndjson, bool gzip = false, ReadingLimits? limits = null)
    {
        await using var reader = TransferReader.Open(body, format, gzip, limits ?? Limits);
        var lines = new List<ReadLine>();
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(line);
        return (lines, reader.Stopped?.Code.Code);
    }

    private static Task<(List<ReadLine> Lines, string? Stopped)> ReadAsync(string body, TransferFormat format = TransferFormat.Ndjson, ReadingLimits? limits = null) =>
        ReadAsync(new SlowStream(Encoding.UTF8.GetBytes(body)), format, limits: limits);

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

    [Fact]
    public async Task A_hundred_thousand_lines_of_one_obligor_need_the_memory_of_one()
    {
        var body = new RepeatingStream(Encoding.UTF8.GetBytes(Forms.Json(Fine()) + "\n"), 100_000);
        await using var reader = TransferReader.Open(body, TransferFormat.Ndjson, gzip: false, Limits);
        var count = 0;
        long most = 0;
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (++count % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        count.ShouldBe(100_000);
        reader.Stopped.ShouldBeNull();
        most.ShouldBeLessThan(64 * 1024 * 1024);
    }

    [Fact]
    public async Task Csv_rows_are_forms()
    {
        var (lines, stopped) = await ReadAsync("\uFEFF" + Forms.Csv(Fine("1"), Tax() with { AgencyCaseNumber = "2", Remark = "逗號, \"引號\"\r\n第二行" }, Fine("3")),
            TransferFormat.Csv);

        stopped.ShouldBeNull();
        lines.Select(line => line.LineNo).ShouldBe([2, 3, 5]);
        Forms.Text(lines[0]).ShouldBe(Forms.Text(Forms.Read(Forms.Json(Fine("1")))));
        lines[1].Form!.Remark.ShouldBe("逗號, \"引號\"\r\n第二行");
        lines[0].ContentHash.ShouldBe(Forms.Read(Forms.Json(Fine("1"))).ContentHash);
    }

    [Fact]
    public async Task Csv_values_are_found_malformed_at_their_field()
    {
        var (lines, _) = await ReadAsync("agencyCaseNumber,claims.1.amount,documents,title.namesObligor,documentDate\n1,abc,photo;transferForm,yes,20261120\n",
            TransferFormat.Csv);

        lines.ShouldHaveSingleItem().Findings.Select(finding => $"{finding.Code} {finding.Field}").ShouldBe(
            ["field.malformed /documentDate", "field.malformed /title/namesObligor", "field.malformed /claims/0/amount", "field.malformed /documents/0"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1,2,3")]
    [InlineData("\"1,2")]
    [InlineData("\"1\"x,2")]
    [InlineData("1,a\"b")]
    public async Task A_row_that_does_not_fit_the_header_is_a_finding(string row)
    {
        var (lines, stopped) = await ReadAsync($"agencyCaseNumber,remark\n{row}\n", TransferFormat.Csv);

        lines.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Code.ShouldBe("line.malformed");
        stopped.ShouldBeNull();
    }

    [Theory]
    [InlineData("agencyCaseNumber,unknown\n1,2\n")]
    [InlineData("agencyCaseNumber,agencyCaseNumber\n1,2\n")]
    [InlineData("\"agencyCaseNumber\n")]
    [InlineData("PK\u0003\u0004binary\n")]
    public async Task A_header_of_other_columns_stops(string body)
    {
        var (lines, stopped) = await ReadAsync(body, TransferFormat.Csv);

        lines.ShouldBeEmpty();
        stopped.ShouldBe("body.header_invalid");
    }

    /// <summary>Gives few bytes at a time, as a network does, and may break off.</summary>
    private sealed class SlowStream(byte[] body, bool breaks = false) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (breaks && Position == Length)
                throw new IOException("The connection was reset");
            return ValueTask.FromResult(Read(buffer.Span[..Math.Min(buffer.Length, 997)]));
        }
    }

    /// <summary>One text again and again, without holding it.</summary>
    private sealed class RepeatingStream(byte[] text, int times) : Stream
    {
        private long _position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => (long)text.Length * times;
        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var offset = (int)(_position % text.Length);
            var count = (int)Math.Min(Math.Min(buffer.Length, text.Length - offset), Length - _position);
            text.AsSpan(offset, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
