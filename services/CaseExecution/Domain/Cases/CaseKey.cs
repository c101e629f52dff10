using System.Buffers.Binary;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>A case id is a UUID of version 7 made of the receiving instant, so the ROC year of its partition can be read from it.</summary>
public static class CaseKey
{
    /// <summary>ROC year of the receiving day in Taiwan; null when the id is no UUID of version 7 or of no possible year.</summary>
    public static short? RocYearOf(Guid id)
    {
        if (id.Version != 7)
            return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        var year = milliseconds < 253_402_300_799_000 ? TaipeiTime.RocYear(TaipeiTime.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))) : 0;
        return year > 0 ? (short)year : null;
    }
}
