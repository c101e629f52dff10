using System.Runtime.InteropServices;
using System.Text;

namespace Enforcement.Intake.Reading;

/// <summary>
/// Counties, districts, articles and bank names repeat in every line of a batch: the last text of each slot is handed out again instead of being decoded and
/// allocated anew. Bounded; one per reader, not for concurrent use.
/// </summary>
internal sealed class TextCache
{
    private const int Slots = 1024;
    private const int LongestKept = 96;

    private readonly (byte[]? Utf8, string Text)[] _slots = new (byte[]?, string)[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[Hash(utf8) & (Slots - 1)];
        if (slot.Utf8 is not null && utf8.SequenceEqual(slot.Utf8))
            return slot.Text;
        slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return slot.Text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        while (utf8.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(utf8)) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 29;
            utf8 = utf8[8..];
        }

        foreach (var b in utf8)
            hash = (hash ^ b) * 0x9E37_79B9_7F4A_7C15;
        return (uint)(hash >> 40);
    }
}
