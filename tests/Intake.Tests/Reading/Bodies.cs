using System.Text;
using Enforcement.Intake.Reading;
using Xunit;

namespace Enforcement.Intake.Tests.Reading;

/// <summary>Bodies as they come over a network.</summary>
internal static class Bodies
{
    public static readonly ReadingLimits Limits = new();

    public static async Task<(List<ReadLine> Lines, string? Stopped)> ReadAsync(
        Stream body, TransferFormat format = TransferFormat.Ndjson, bool gzip = false, ReadingLimits? limits = null)
    {
        await using var reader = TransferReader.Open(body, format, gzip, limits ?? Limits);
        var lines = new List<ReadLine>();
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(line);
        return (lines, reader.Stopped?.Code.Code);
    }

    public static Task<(List<ReadLine> Lines, string? Stopped)> ReadAsync(string body, TransferFormat format = TransferFormat.Ndjson, ReadingLimits? limits = null) =>
        ReadAsync(new SlowStream(Encoding.UTF8.GetBytes(body)), format, limits: limits);
}

/// <summary>Gives few bytes at a time, as a network does, and may break off.</summary>
internal sealed class SlowStream(byte[] body, bool breaks = false) : MemoryStream(body)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (breaks && Position == Length)
            throw new IOException("The connection was reset");
        return ValueTask.FromResult(Read(buffer.Span[..Math.Min(buffer.Length, 997)]));
    }
}

/// <summary>One text again and again, without holding it.</summary>
internal sealed class RepeatingStream(byte[] text, int times) : Stream
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
