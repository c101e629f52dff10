using Enforcement.Supervision.Domain.Audit;

namespace Enforcement.Supervision.Tests;

public sealed class ChainTests
{
    [Fact]
    public void The_canonical_form_never_changes()
    {
        var entry = new AuditEntry
        {
            RecordId = Guid.Parse("0199a1b2-c3d4-7e5f-8a6b-0123456789ab"),
            Service = "intake",
            OccurredAt = new DateTimeOffset(2026, 9, 14, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(456789),
            Actor = "agency-a1",
            ActorRole = null,
            Action = "transfer.decided",
            SubjectType = "transferBatch",
            SubjectId = "批次一",
            Changes = 1000,
            Digest = "00ff",
            Rules = ["INT-01", "MAT-01"],
        };

        Convert.ToHexStringLower(AuditHash.Of(1, entry, new byte[32])).ShouldBe("a3bf56a86e579b87fa2d2c1c816483bb81353e320a42454ba00a5daff77b3577");
    }

    [Fact]
    public void Every_field_is_under_the_hash()
    {
        var entry = Chain.Entry(1);
        AuditEntry[] changed =
        [
            entry with { RecordId = Guid.NewGuid() }, entry with { Service = "x" }, entry with { OccurredAt = entry.OccurredAt.AddMicroseconds(1) },
            entry with { Actor = "x" }, entry with { ActorRole = "x" }, entry with { Action = "x" }, entry with { SubjectType = "x" },
            entry with { SubjectId = "x" }, entry with { Changes = 2 }, entry with { Digest = "x" }, entry with { Rules = [] },
            entry with { SubjectType = entry.SubjectType + entry.SubjectId[..1], SubjectId = entry.SubjectId[1..] },
        ];

        var hashes = changed.Prepend(entry).Select(one => Convert.ToHexString(AuditHash.Of(1, one, new byte[32])))
            .Append(Convert.ToHexString(AuditHash.Of(2, entry, new byte[32]))).Append(Convert.ToHexString(AuditHash.Of(1, entry, [1, .. new byte[31]])));
        hashes.Distinct().Count().ShouldBe(changed.Length + 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(256)]
    public void Every_record_proves_itself_under_the_root(int count)
    {
        var hashes = Chain.Of(count).Select(record => record.Hash).ToArray();
        var root = MerkleTree.Root(hashes);

        for (var index = 0; index < count; index++)
        {
            var proof = MerkleTree.Proof(hashes, index);
            MerkleTree.RootOf(hashes[index], proof).ShouldBe(root);
            MerkleTree.RootOf(new byte[32], proof).ShouldNotBe(root);
        }
    }

    [Fact]
    public void An_untouched_chain_holds()
    {
        var chain = Chain.Of(20);
        var first = Chain.Checkpoint(chain, 1, 8);

        Chain.Verify(chain, chain[^1].Head, first, Chain.Checkpoint(chain, 9, 8, first)).ShouldBeNull();
    }

    [Fact]
    public void A_changed_record_is_found()
    {
        var chain = Chain.Of(20);
        chain[6] = chain[6] with { Entry = chain[6].Entry with { Changes = 9 } };

        Chain.Verify(chain, chain[^1].Head).ShouldBe(new ChainBreak(7, ChainFault.RecordChanged));
    }

    [Fact]
    public void A_record_changed_with_a_new_hash_breaks_the_next_link()
    {
        var chain = Chain.Of(20);
        chain[6] = AuditRecord.After(chain[5].Head, chain[6].Entry with { Changes = 9 });

        Chain.Verify(chain, chain[^1].Head).ShouldBe(new ChainBreak(8, ChainFault.LinkBroken));
    }

    [Fact]
    public void A_deleted_record_is_found()
    {
        var chain = Chain.Of(20);
        var head = chain[^1].Head;

        Chain.Verify([.. chain.Where(record => record.Seq != 7)], head).ShouldBe(new ChainBreak(7, ChainFault.RecordMissing));
        Chain.Verify([.. chain.Take(19)], head).ShouldBe(new ChainBreak(20, ChainFault.RecordMissing));
    }

    [Fact]
    public void A_swapped_pair_is_found()
    {
        var chain = Chain.Of(20);
        (chain[6], chain[7]) = (chain[6] with { Entry = chain[7].Entry }, chain[7] with { Entry = chain[6].Entry });

        Chain.Verify(chain, chain[^1].Head)!.Seq.ShouldBe(7);
    }

    [Fact]
    public void A_chain_rewritten_from_some_record_on_is_found_by_its_checkpoints()
    {
        var chain = Chain.Of(20);
        var checkpoint = Chain.Checkpoint(chain, 1, 8);
        for (var place = 3; place < chain.Count; place++)
            chain[place] = AuditRecord.After(chain[place - 1].Head, chain[place].Entry with { Actor = "somebody else" });

        Chain.Verify(chain, chain[^1].Head).ShouldBeNull();
        Chain.Verify(chain, chain[^1].Head, checkpoint).ShouldBe(new ChainBreak(1, ChainFault.RootDiffers));
    }

    [Fact]
    public void A_changed_checkpoint_is_found()
    {
        var chain = Chain.Of(20);
        var checkpoint = Chain.Checkpoint(chain, 1, 8) with { CreatedAt = DateTimeOffset.UnixEpoch };

        Chain.Verify(chain, chain[^1].Head, checkpoint).ShouldBe(new ChainBreak(1, ChainFault.CheckpointChanged));
    }
}
