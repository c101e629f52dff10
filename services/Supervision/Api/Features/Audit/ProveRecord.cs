using System.Data;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Enforcement.Supervision.Domain.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Supervision.Features.Audit;

/// <summary>Proof that a record stands under a checkpoint; README tells how to check it.</summary>
public sealed record InclusionProof
{
    public required AuditView Record { get; init; }
    public required CheckpointView Checkpoint { get; init; }

    /// <summary>Siblings from the leaf to the root.</summary>
    public required IReadOnlyList<InclusionStep> Steps { get; init; }
}

/// <summary>One sibling, lower-case hex; <c>left</c> or <c>right</c> of the path.</summary>
public sealed record InclusionStep(string Side, string Hash);

/// <summary>Inclusion proof of one record.</summary>
public static class ProveRecord
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/audit/{seq:long}/proof", Handle)
        .AllowRoles([Roles.Auditor, .. Roles.Headquarters])
        .WithName("ProveRecord").WithTags("Audit")
        .WithSummary("Proof that an audit record stands under a Merkle checkpoint.");

    public static async Task<Results<Ok<InclusionProof>, ProblemHttpResult>> Handle(long seq, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        if (await FindAsync(connection, seq, cancel) is not { } record)
            return AuditRefusals.NotFound.Because($"Record {seq}.").ToProblem();
        if (await ChainReader.CoveringAsync(connection, seq, cancel) is not { } checkpoint)
            return AuditRefusals.NotSealed.Because($"Record {seq}.").ToProblem();

        var hashes = await HashesAsync(connection, checkpoint, cancel);
        var steps = MerkleTree.Proof(hashes, (int)(seq - checkpoint.FirstSeq));
        return TypedResults.Ok(new InclusionProof
        {
            Record = AuditView.Of(record),
            Checkpoint = CheckpointView.Of(checkpoint),
            Steps = [.. steps.Select(step => new InclusionStep(step.Left ? "left" : "right", Convert.ToHexStringLower(step.Sibling)))],
        });
    }

    private static async Task<AuditRecord?> FindAsync(NpgsqlConnection connection, long seq, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {AuditRows.RecordColumns} from audit_record where seq = $1", connection)
        {
            Parameters = { new() { Value = seq } },
        };
        return (await command.ListAsync(AuditRows.ReadRecord, cancel)).SingleOrDefault();
    }

    private static async Task<byte[][]> HashesAsync(NpgsqlConnection connection, Checkpoint checkpoint, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select hash from audit_record where seq between $1 and $2 order by seq", connection)
        {
            Parameters = { new() { Value = checkpoint.FirstSeq }, new() { Value = checkpoint.LastSeq } },
        };
        return [.. await command.ListAsync(reader => reader.GetFieldValue<byte[]>(0), cancel)];
    }
}
