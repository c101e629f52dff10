using System.Reflection;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Features.Agencies;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Enforcement.Law;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>The whole form, corrected.</summary>
public sealed class CorrectionRequest : FormBody
{
    public static new async ValueTask<CorrectionRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => await ReadAsync<CorrectionRequest>(context);
}

/// <summary>A correction is decided like a new line, in the same way and with the same messages; the case it may become is received on the day of the correction.</summary>
internal static class CorrectTransfer
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/transfers/{transferId:guid}/correction", Handle)
        .AllowRoles(Roles.Agency)
        .WithIdempotency<IntakeDbContext>(required: true)
        .Accepts<TransferForm>("application/json")
        .WithTags("Transfers")
        .WithSummary("Correct a transfer within its period (If-Match): the whole form, decided anew");

    private static async Task<Results<Ok<TransferAnswer>, ProblemHttpResult>> Handle(
        Guid transferId, CorrectionRequest request, HttpContext context, Caller caller, AgencyTermsCache agencies, IntakeDbContext db, AuditTrail audit,
        CurrentLaw law, TimeProvider time, CancellationToken cancel)
    {
        if (request.Refusal is { } problem)
            return problem;
        var read = request.Read!;
        if (!(await agencies.FindAsync(caller.Agency!, cancel)).TryGet(out var terms, out var refusal))
            return refusal.ToProblem();
        var stored = await TransferStore.LockAsync(db.Connection(), transferId, terms.Code, cancel);
        if (stored is null)
            return GetTransfer.NotFound.Because("No transfer of this id.").ToProblem();
        if (Preconditions.Check(context.Request, stored.Transfer.Version) is { } stale)
            return stale;
        var now = time.GetUtcNow();
        if (!stored.Transfer.Correct(read.Form!, terms, TaipeiTime.DateOf(now), law.Edition, read.Findings).TryGet(out var corrected, out refusal))
            return refusal.ToProblem();

        var line = new WorkLine(new DecidedLine { Agency = terms.Code, Sender = caller, Read = read, Decision = corrected.Decision }) { TransferId = transferId };
        var chunk = new Chunk { ChunkId = Guid.CreateVersion7(now), ReceivedAt = now, Lines = [line.Input] };
        if (await IsTakenAsync(db.Connection(), line, cancel))
            return SubmitTransfer.Conflict.Because("The number stands for another content.", "/agencyCaseNumber").ToProblem();
        var allotment = await AllotAsync(db.Connection(), chunk, line, cancel);
        await Correction.SaveAsync(db.Connection(), stored, line, allotment, chunk, cancel);
        foreach (var message in IntakeMessages.Corrected(chunk, line, audit, now))
            db.Add(message);
        await db.SaveChangesAsync(cancel);
        context.SetETag(stored.Transfer.Version);
        return TypedResults.Ok(TransferWriter.Answer(line));
    }

    // Under the agency's lock, as in the writer, so that a new transfer cannot take the number meanwhile.
    private static async Task<bool> IsTakenAsync(NpgsqlConnection connection, WorkLine line, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(WriterLocks.Command([line.Input.Agency], line.IsAccepted ? [line.Decision.Branch!] : []));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select exists (select from transfer where agency = $1 and agency_case_number = $2 and live and transfer_id <> $3)")
        {
            Parameters = { new() { Value = line.Input.Agency }, new() { Value = (object?)line.Key ?? "" }, new() { Value = line.TransferId } },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetBoolean(0);
    }

    private static async Task<Allotment> AllotAsync(NpgsqlConnection connection, Chunk chunk, WorkLine line, CancellationToken cancel)
    {
        WorkLine[] accepted = line.IsAccepted ? [line] : [];
        var allotment = new Allotment(accepted, chunk.ReceivedOn);
        if (accepted.Length == 0)
            return allotment;
        line.CaseId = Guid.CreateVersion7(chunk.ReceivedAt);
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1"));
            foreach (var command in allotment.Commands())
                batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await allotment.ReadAsync(reader, cancel);
        }

        allotment.Assign(accepted);
        return allotment;
    }
}
