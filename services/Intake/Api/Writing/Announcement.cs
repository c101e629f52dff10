using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;

namespace Enforcement.Intake.Writing;

/// <summary>The messages of chunks that leave together: the same cases, totals and changes as the chunks alone would announce, in fewer messages.</summary>
public static class Announcement
{
    /// <summary>Messages of chunks of any days: one set of messages per day and up to <see cref="Chunk.MostLines"/> cases.</summary>
    public static IEnumerable<OutboxMessage> Of(IEnumerable<GatheredChunk> chunks) => chunks.GroupBy(chunk => chunk.Decided.ReceivedOn).SelectMany(Bundles).SelectMany(Messages);

    // Full up to what one message may hold; what is one chunk stays as it is.
    private static IEnumerable<List<GatheredChunk>> Bundles(IEnumerable<GatheredChunk> chunks)
    {
        var bundle = new List<GatheredChunk>();
        var cases = 0;
        foreach (var chunk in chunks)
        {
            if (cases + (chunk.Assigned?.Count ?? 0) > Chunk.MostLines)
            {
                yield return bundle;
                (bundle, cases) = ([], 0);
            }

            bundle.Add(chunk);
            cases += chunk.Assigned?.Count ?? 0;
        }

        yield return bundle;
    }

    // The id of the first chunk is that of all: it is in no other bundle, and the ids of the others are nowhere else.
    private static IEnumerable<OutboxMessage> Messages(List<GatheredChunk> bundle)
    {
        var id = bundle[0].Decided.ChunkId;
        var assigned = bundle.Select(chunk => chunk.Assigned).OfType<CasesAssigned>().ToList();
        if (assigned.Count > 0)
            yield return OutboxMessage.Of(Assigned(id, assigned), id);
        yield return OutboxMessage.Of(Decided(bundle.ConvertAll(chunk => chunk.Decided)));
        foreach (var records in bundle.SelectMany(chunk => chunk.Audits).GroupBy(record => (record.Actor, record.ActorRole, record.Action)))
        {
            var record = Recorded(id, [.. records]);
            yield return OutboxMessage.Of(record, record.RecordId);
        }
    }

    private static CasesAssigned Assigned(Guid id, List<CasesAssigned> parts)
    {
        if (parts is [var only])
            return only with { ChunkId = id };
        var (body, length, digest) = ChunkBody.Encode(Joined(parts));
        return parts[^1] with
        {
            ChunkId = id,
            Count = parts.Sum(part => part.Count),
            Amount = parts.Sum(part => part.Amount),
            DecodedLength = length,
            Digest = digest,
            Body = body,
        };
    }

    // The arrays [a,b] and [c] as the array [a,b,c].
    private static ReadOnlySpan<byte> Joined(List<CasesAssigned> parts)
    {
        var json = new ArrayBufferWriter<byte>(parts.Sum(part => part.DecodedLength));
        json.Write("["u8);
        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0)
                json.Write(","u8);
            json.Write(ChunkBody.Decode(parts[index].Body, parts[index].DecodedLength, parts[index].Digest).AsSpan()[1..^1]);
        }

        json.Write("]"u8);
        return json.WrittenSpan;
    }

    private static TransfersDecided Decided(List<TransfersDecided> parts) => parts is [var only] ? only : parts[0] with
    {
        DecidedAt = parts[^1].DecidedAt,
        Totals =
        [
            .. parts.SelectMany(part => part.Totals).GroupBy(total => (total.Agency, total.Branch, total.Kind, total.Outcome))
                .Select(group => group.First() with { Count = group.Sum(total => total.Count), Amount = group.Sum(total => total.Amount) }),
        ],
    };

    private static AuditRecorded Recorded(Guid id, List<AuditRecorded> parts) => parts is [var only] ? only with { SubjectId = id.ToString() } : parts[0] with
    {
        SubjectId = id.ToString(),
        OccurredAt = parts[^1].OccurredAt,
        Changes = parts.Sum(part => part.Changes),
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(parts.Select(part => part.Digest))))),
    };
}
