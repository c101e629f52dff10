namespace Enforcement.Kernel;

/// <summary>
/// Ids (UUID of version 7, RFC 9562) for rows that are written together, in the order in which they are written. Ids of one instant differ in their random part
/// only, so taken one by one they fall anywhere among each other; in order, each index on them is written from left to right.
/// </summary>
public static class OrderedIds
{
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
        for (var i = 0; i < count; i++)
            ids[i] = group is { } set ? Grouped(Guid.CreateVersion7(at), set) : Guid.CreateVersion7(at);
        Array.Sort(ids);
        return ids;
    }

    private static Guid Grouped(Guid id, int group)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | ((group >> 8) & 0x0F));
        bytes[7] = (byte)group;
        return new Guid(bytes, bigEndian: true);
    }
}
