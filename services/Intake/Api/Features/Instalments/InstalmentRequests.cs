using System.ComponentModel;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Instalments;

/// <summary>The agency's answer.</summary>
/// <param name="Consents">Whether it consents.</param>
public sealed record AnswerInstalmentRequest(bool Consents);

/// <summary>Requests for instalments put to the agency, and its answer (ER 27). Needs If-Match.</summary>
internal static class InstalmentRequests
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/instalment-requests", List).AllowRoles(Roles.Agency).WithTags("Instalments").WithSummary("Requests for instalments put to the agency, oldest first");
        app.MapGet("/v1/instalment-requests/{planId:guid}", One).AllowRoles(Roles.Agency).WithTags("Instalments").WithSummary("One request for instalments");
        app.MapPost("/v1/instalment-requests/{planId:guid}/answer", Answer).AllowRoles(Roles.Agency).WithIdempotency<IntakeDbContext>(required: true)
            .WithTags("Instalments").WithSummary("Consent to instalments, or refuse (If-Match)");
    }

    private static async Task<Ok<Page<InstalmentRequestView>>> List(
        [AsParameters] PageQuery page, [Description("pending, consented, refused or closed; pending when left out.")] string? state, Caller caller, NpgsqlDataSource source,
        CancellationToken cancel)
    {
        var after = page.Position(1) is [var last] ? Guid.TryParse(last, out var id) ? id : throw new CursorException() : Guid.Empty;
        await using var command = source.CreateCommand($"{InstalmentRequestRows.Select} where agency = $1 and state = $2 and plan_id > $3 order by plan_id limit $4");
        command.Parameters.AddRange((NpgsqlParameter[])[Sql.Text(caller.Agency), Sql.Text(state ?? "pending"), new() { Value = after }, new() { Value = page.Size + 1 }]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<InstalmentRequestView>();
        while (await reader.ReadAsync(cancel))
            rows.Add(InstalmentRequestRows.Read(reader));
        return TypedResults.Ok(Page.Of(rows, page.Size, row => [row.PlanId.ToString()]));
    }

    private static async Task<Results<Ok<InstalmentRequestView>, ProblemHttpResult>> One(Guid planId, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await InstalmentRequestRows.FindAsync(connection, caller.Agency!, planId, forUpdate: false, context.RequestAborted) is not { } view)
            return InstalmentRequestRefusals.NotFound.Because("No request for this plan.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<InstalmentRequestView>, ProblemHttpResult>> Answer(
        Guid planId, AnswerInstalmentRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time, CancellationToken cancel)
    {
        if (await InstalmentRequestRows.FindAsync(db.Connection(), caller.Agency!, planId, forUpdate: true, cancel) is not { } view)
            return InstalmentRequestRefusals.NotFound.Because("No request for this plan.").ToProblem();
        if (Preconditions.Check(context.Request, view.Version) is { } stale)
            return stale;
        if (view.State != "pending")
            return InstalmentRequestRefusals.Answered.Because($"It is {view.State}.").ToProblem();
        var now = time.GetUtcNow();
        await using (var command = new NpgsqlCommand("update instalment_request set state = $3, answered_at = $4, version = version + 1 where agency = $1 and plan_id = $2", db.Connection())
        {
            Parameters = { Sql.Text(caller.Agency), new() { Value = planId }, Sql.Text(request.Consents ? "consented" : "refused"), new() { Value = now } },
        })
            await command.ExecuteNonQueryAsync(cancel);
        var id = Guid.CreateVersion7(now);
        db.Publish(new InstalmentsAnswered { AnswerId = id, PlanId = planId, Agency = caller.Agency!, Consents = request.Consents, AnsweredOn = TaipeiTime.DateOf(now), AnsweredAt = now }, id);
        audit.Record(db, caller, "instalmentRequest.answered", "instalmentRequest", planId.ToString(), 1, null, "INS-01");
        await db.SaveChangesAsync(cancel);
        context.SetETag(view.Version + 1);
        return TypedResults.Ok((await InstalmentRequestRows.FindAsync(db.Connection(), caller.Agency!, planId, forUpdate: false, cancel))!);
    }
}
