using Enforcement.Supervision.Domain.Audit;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>One audit record; hashes are lower-case hex.</summary>
public sealed record AuditView
{
    public required long Seq { get; init; }
    public required Guid RecordId { get; init; }
    public required string Service { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Token subject, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    public string? ActorRole { get; init; }
    public required string Action { get; init; }
    public required string SubjectType { get; init; }
    public required string SubjectId { get; init; }

    /// <summary>Entity versions this record covers.</summary>
    public required int Changes { get; init; }

    public string? Digest { get; init; }
    public required IReadOnlyList<string> Rules { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    public static AuditView Of(AuditRecord record) => new()
    {
        Seq = record.Seq,
        RecordId = record.Entry.RecordId,
        Service = record.Entry.Service,
        OccurredAt = record.Entry.OccurredAt,
        Actor = record.Entry.Actor,
        ActorRole = record.Entry.ActorRole,
        Action = record.Entry.Action,
        SubjectType = record.Entry.SubjectType,
        SubjectId = record.Entry.SubjectId,
        Changes = record.Entry.Changes,
        Digest = record.Entry.Digest,
        Rules = record.Entry.Rules,
        PreviousHash = Convert.ToHexStringLower(record.PreviousHash),
        Hash = Convert.ToHexStringLower(record.Hash),
    };

    public AuditRecord ToRecord() => new(
        Seq,
        new AuditEntry
        {
            RecordId = RecordId,
            Service = Service,
            OccurredAt = OccurredAt,
            Actor = Actor,
            ActorRole = ActorRole,
            Action = Action,
            SubjectType = SubjectType,
            SubjectId = SubjectId,
            Changes = Changes,
            Digest = Digest,
            Rules = Rules,
        },
        Convert.FromHexString(PreviousHash),
        Convert.FromHexString(Hash));
}

/// <summary>One checkpoint; hashes are lower-case hex.</summary>
public sealed record CheckpointView
{
    public required long Number { get; init; }
    public required long FirstSeq { get; init; }
    public required long LastSeq { get; init; }

    /// <summary>Merkle root over the record hashes.</summary>
    public required string Root { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    public static CheckpointView Of(Checkpoint checkpoint) => new()
    {
        Number = checkpoint.Number,
        FirstSeq = checkpoint.FirstSeq,
        LastSeq = checkpoint.LastSeq,
        Root = Convert.ToHexStringLower(checkpoint.Root),
        CreatedAt = checkpoint.CreatedAt,
        PreviousHash = Convert.ToHexStringLower(checkpoint.PreviousHash),
        Hash = Convert.ToHexStringLower(checkpoint.Hash),
    };

    public Checkpoint ToCheckpoint() => new()
    {
        Number = Number,
        FirstSeq = FirstSeq,
        LastSeq = LastSeq,
        Root = Convert.FromHexString(Root),
        CreatedAt = CreatedAt,
        PreviousHash = Convert.FromHexString(PreviousHash),
        Hash = Convert.FromHexString(Hash),
    };
}

/// <summary>The end of a chain.</summary>
public sealed record ChainHeadView(long Seq, string Hash)
{
    public static ChainHeadView Of(ChainHead head) => new(head.Seq, Convert.ToHexStringLower(head.Hash));

    public ChainHead ToHead() => new(Seq, Convert.FromHexString(Hash));
}
