using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Enforcement.Kernel;

/// <summary>
/// Ids (UUID of version 7, RFC 9562) for rows that are written together, in the order in which they are written. Ids of one instant differ in their random part
/// only, so taken one by one they fall anywhere among each other; in order, each index on them is written from left to right.
/// </summary>
public static class OrderedIds
{
    private const int RandomBytes = 10;

    /// <summary>Takes new ids.</summary>
    /// <param name="count">How many.</param>
    /// <param name="at">The instant they carry, to the millisecond.</param>
    /// <param name="group">
    /// Which of the sets of this instant it is, for sets that follow each other at one instant, as the chunks of a batch do: the 12 bits after the instant, which
    /// keep the sets apart and in order. Null for a set that stands alone.
    /// </param>
    /// <returns>Rising in the order of their bytes.</returns>
    public static Guid[] Take(int count, DateTimeOffset at, int? group = null)
    {
        var ids = new Guid[count];
        // The random part of all at once: every call for random bytes asks the operating system, which costs more than the rest of an id.
        var random = new byte[count * RandomBytes];
        RandomNumberGenerator.Fill(random);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, at.ToUnixTimeMilliseconds() << 16);
        for (var i = 0; i < count; i++)
        {
            random.AsSpan(i * RandomBytes, RandomBytes).CopyTo(id[6..]);
            id[6] = (byte)(0x70 | ((group is { } set ? set >> 8 : id[6]) & 0x0F));
            if (group is { } low)
                id[7] = (byte)low;
            id[8] = (byte)(0x80 | (id[8] & 0x3F));
            ids[i] = new Guid(id, bigEndian: true);
        }

        Array.Sort(ids);
        return ids;
    }
}
