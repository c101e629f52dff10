using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Enforcement.Supervision.Domain.Audit;

/// <summary>
/// SHA-256 over the canonical form of a record. Canonical form, version 1, in this order: byte 1; seq (8 bytes); record id (16, RFC 9562 order);
/// service; occurred-at in microseconds since 1970-01-01 UTC (8); actor; actor role; action; subject type; subject id; changes (4); digest;
/// number of rules (4) and each rule; previous hash (32). Integers are big-endian; a text is its UTF-8 length (4) and bytes, null is length -1.
/// Changing anything here needs a new version byte: old records must verify for ever.
/// </summary>
public static class AuditHash
{
    private const byte Version = 1;

    /// <summary>The hash of a record.</summary>
    public static byte[] Of(long seq, AuditEntry entry, ReadOnlySpan<byte> previousHash)
    {
        var form = new ArrayBufferWriter<byte>(512);
        form.Write([Version]);
        Write(form, seq);
        entry.RecordId.TryWriteBytes(form.GetSpan(16), bigEndian: true, out _);
        form.Advance(16);
        Write(form, entry.Service);
        Write(form, Microseconds(entry.OccurredAt));
        Write(form, entry.Actor);
        Write(form, entry.ActorRole);
        Write(form, entry.Action);
        Write(form, entry.SubjectType);
        Write(form, entry.SubjectId);
        Write(form, entry.Changes);
        Write(form, entry.Digest);
        Write(form, entry.Rules.Count);
        foreach (var rule in entry.Rules)
            Write(form, rule);
        form.Write(previousHash);
        return SHA256.HashData(form.WrittenSpan);
    }

    internal static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    internal static void Write(ArrayBufferWriter<byte> form, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(form.GetSpan(8), value);
        form.Advance(8);
    }

    private static void Write(ArrayBufferWriter<byte> form, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(form.GetSpan(4), value);
        form.Advance(4);
    }

    private static void Write(ArrayBufferWriter<byte> form, string? text)
    {
        if (text is null)
        {
            Write(form, -1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Write(form, length);
        Encoding.UTF8.GetBytes(text, form.GetSpan(length));
        form.Advance(length);
    }
}
