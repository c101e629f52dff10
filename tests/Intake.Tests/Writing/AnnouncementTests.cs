using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Intake.Writing;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Writing;

/// <summary>What chunks of single transfers announce together is what each would announce alone.</summary>
public sealed class AnnouncementTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Cases_totals_and_changes_of_all_chunks_leave_in_one_message_each()
    {
        GatheredChunk[] chunks = [Chunk(Day, 2, "anna"), Chunk(Day, 0, "anna"), Chunk(Day, 3, "anna")];

        var messages = Announcement.Of(chunks).ToList();

        messages.Count.ShouldBe(3);
        var assigned = Read<CasesAssigned>(messages).Single();
        (assigned.ChunkId, assigned.Count, assigned.Amount).ShouldBe((chunks[0].Decided.ChunkId, 5, 5_000));
        Cases(assigned).ShouldBe([.. Cases(chunks[0].Assigned!), .. Cases(chunks[2].Assigned!)]);
        messages.Single(message => message.Type == typeof(CasesAssigned).FullName).Id.ShouldBe(assigned.ChunkId);
        var total = Read<TransfersDecided>(messages).Single().Totals.ShouldHaveSingleItem();
        (total.Count, total.Amount).ShouldBe((8, 8_000));
        var record = Read<AuditRecorded>(messages).Single();
        (record.Changes, record.SubjectId).ShouldBe((8, assigned.ChunkId.ToString()));
        record.Digest.ShouldNotBeNull().ShouldNotBe(chunks[0].Audits[0].Digest);
    }

    [Fact]
    public void Each_sender_keeps_his_own_record()
    {
        var messages = Announcement.Of([Chunk(Day, 1, "anna"), Chunk(Day, 1, "ben"), Chunk(Day, 1, "anna")]).ToList();

        Read<AuditRecorded>(messages).Select(record => (record.Actor, record.Changes)).ShouldBe([("anna", 4), ("ben", 2)]);
    }

    [Fact]
    public void A_message_holds_cases_of_one_day_and_at_most_as_many_as_a_chunk()
    {
        var messages = Announcement.Of([Chunk(Day, 900, "anna"), Chunk(Day, 800, "anna"), Chunk(Day, 1, "anna"), Chunk(Day.AddDays(1), 7, "anna")]).ToList();

        Read<CasesAssigned>(messages).Select(message => (message.ReceivedOn, message.Count)).ShouldBe([(Day, 1_700), (Day, 1), (Day.AddDays(1), 7)]);
    }

    [Fact]
    public void One_chunk_alone_says_what_it_said()
    {
        var chunk = Chunk(Day, 2, "anna");

        var messages = Announcement.Of([chunk]).ToList();

        Read<CasesAssigned>(messages).Single().Digest.ShouldBe(chunk.Assigned!.Digest);
        JsonSerializer.Serialize(Read<AuditRecorded>(messages).Single()).ShouldBe(JsonSerializer.Serialize(chunk.Audits[0]));
    }

    private static List<T> Read<T>(List<OutboxMessage> messages) =>
        [.. messages.Where(message => message.Type == typeof(T).FullName).Select(message => (T)OutboxMessage.Read(message.Payload, typeof(T)))];

    private static List<int> Cases(CasesAssigned message) =>
        JsonSerializer.Deserialize<List<int>>(ChunkBody.Decode(message.Body, message.DecodedLength, message.Digest))!;

    // Some cases, each of NT$ 1,000, and one transfer more that was returned.
    private static GatheredChunk Chunk(DateOnly day, int cases, string sender)
    {
        var id = Guid.CreateVersion7();
        var now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        var (body, length, digest) = ChunkBody.Encode(JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(1, cases)));
        return new GatheredChunk(
            new TransfersDecided
            {
                ChunkId = id,
                ReceivedOn = day,
                DecidedAt = now,
                Totals = [new TransferTotal { Agency = "A", Branch = "tpy", Kind = "fine", Outcome = "accepted", Count = cases + 1, Amount = 1_000 * (cases + 1) }],
            },
            cases == 0 ? null : new CasesAssigned
            {
                ChunkId = id,
                ReceivedOn = day,
                AssignedAt = now,
                Count = cases,
                Amount = 1_000 * cases,
                Encoding = CasesAssigned.JsonLz4,
                DecodedLength = length,
                Digest = digest,
                Body = body,
            },
            [
                new AuditRecorded
                {
                    RecordId = Guid.CreateVersion7(), Service = "intake", OccurredAt = now, Actor = sender, Action = "transfers.decided", SubjectType = "transferChunk", SubjectId = id.ToString(),
                    Changes = cases + 1, Digest = digest,
                },
            ],
            null);
    }
}
