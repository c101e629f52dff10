using System.Buffers.Binary;

namespace Enforcement.Intake.Reading;

/// <summary>
/// Remembers the last four bytes of a gzip body, which state its expanded length: .NET ends a gzip that breaks off without a word, so the length is compared.
/// The body is one gzip member, as every HTTP client sends it.
/// </summary>
internal sealed class TailStream(Stream body) : Stream
{
    private uint _tail;
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <summary>Whether the body that was read to its end stated this expanded length.</summary>
    public bool Confirms(long expanded) => _read >= 18 && BinaryPrimitives.ReverseEndianness(_tail) == (uint)expanded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Remember(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = body.Read(buffer, offset, count);
        Remember(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Remember(ReadOnlySpan<byte> part)
    {
        _read += part.Length;
        foreach (var b in part[Math.Max(0, part.Length - 4)..])
            _tail = (_tail << 8) | b;
    }
}
