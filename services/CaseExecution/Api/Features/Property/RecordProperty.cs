using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Property;

/// <summary>Property that became known.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Details">What it is; the members depend on the kind.</param>
/// <param name="Value">NT$ as far as known.</param>
/// <param name="ThirdParty">Code of whoever holds it.</param>
/// <param name="Source">Where the knowledge comes from.</param>
/// <param name="SourceReference">Inquiry, record, letter.</param>
/// <param name="KnownOn">Day it was true.</param>
public sealed record RecordPropertyRequest(
    PropertyKind Kind, JsonElement Details, long? Value, string? ThirdParty, PropertySource Source, string? SourceReference, DateOnly KnownOn);

/// <summary>What is really so.</summary>
/// <param name="State">Known, gone, or never the obligor's.</param>
/// <param name="Statement">All of it again.</param>
/// <param name="Reason">Why it is corrected.</param>
public sealed record CorrectPropertyRequest(PropertyState State, RecordPropertyRequest Statement, string Reason);

/// <summary>Records property of an obligor, and corrects it with If-Match.</summary>
internal static class RecordProperty
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/obligors/{id:guid}/property", Add).WithName(nameof(RecordProperty)).WithTags("property")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPut("/v1/obligors/{id:guid}/property/{itemId:guid}", Correct).WithName("CorrectProperty").WithTags("property").AllowRoles(CaseScope.Executors);
    }

    private static Task<Results<Created<PropertyView>, ProblemHttpResult>> Add(
        Guid id, RecordPropertyRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel) =>
        ledger.RunAsync<Results<Created<PropertyView>, ProblemHttpResult>>(async connection =>
        {
            if (Check(request) is { } invalid)
                return invalid;
            if (!await ReadProperty.IsSeenAsync(connection, caller, id, cancel))
                return ObligorRefusals.Unknown.Because("No obligor has this id.").ToProblem();
            var at = time.GetUtcNow();
            if (!Item(Guid.CreateVersion7(at), id, request, time.Today()).TryGet(out var item, out var refusal))
                return refusal.ToProblem();
            if (await IsKnownAsync(connection, item, cancel))
                return PropertyRefusals.KnownBefore.Because("An item of this kind with these details is recorded for the obligor.", "/details").ToProblem();
            var changes = await PropertyRows.AddAsync(connection, [item], caller.Branch!, caller.Subject, at, cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("property.recorded", "property", item.Id.ToString()), changes, cancel);
            return TypedResults.Created($"/v1/obligors/{id}/property/{item.Id}", (await ReadProperty.FindAsync(connection, caller, id, item.Id, "", cancel))!);
        }, cancel);

    private static Task<Results<Ok<PropertyView>, ProblemHttpResult>> Correct(
        Guid id, Guid itemId, CorrectPropertyRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context) =>
        ledger.RunAsync<Results<Ok<PropertyView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (Check(request.Statement) is { } invalid)
                return invalid;
            if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
                return Problems.Validation(("/reason", "1 to 500 characters."));
            if (await ReadProperty.FindAsync(connection, caller, id, itemId, " for update", cancel) is not { } view)
                return PropertyRefusals.Unknown.Because("No property of this obligor has this id.").ToProblem();
            if (Preconditions.Check(context.Request, view.Version) is { } stale)
                return stale;
            if (view.Kind != request.Statement.Kind)
                return PropertyRefusals.KindFixed.Because($"It is a {Codes.Of(view.Kind)}.", "/statement/kind").ToProblem();
            if (!Item(itemId, id, request.Statement, time.Today()).TryGet(out var item, out var refusal))
                return refusal.ToProblem();
            if (await IsKnownAsync(connection, item, cancel))
                return PropertyRefusals.KnownBefore.Because("Another item of the obligor has these details.", "/statement/details").ToProblem();
            await PropertyRows.CorrectAsync(connection, item with { State = request.State }, request.Reason, caller.Subject, time.GetUtcNow(), cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("property.corrected", "property", itemId.ToString()), 1, cancel);
            context.SetETag(view.Version + 1);
            return TypedResults.Ok((await ReadProperty.FindAsync(connection, caller, id, itemId, "", cancel))!);
        }, context.RequestAborted);

    private static Result<PropertyItem> Item(Guid id, Guid obligorId, RecordPropertyRequest request, DateOnly today) =>
        StoredProperty.Read(request.Kind, request.Details).TryGet(out var details, out var refusal)
            ? PropertyItem.Of(id, obligorId, new PropertyStatement(request.Kind, details, request.Value, request.ThirdParty, request.Source, request.SourceReference, request.KnownOn), today)
            : refusal;

    private static ProblemHttpResult? Check(RecordPropertyRequest request) =>
        request.Details.ValueKind != JsonValueKind.Object ? Problems.Validation(("/details", "An object."))
        : request.ThirdParty?.Length > 64 || request.SourceReference?.Length > 100 ? Problems.Validation(("/thirdParty", "At most 64 characters; a reference at most 100."))
        : null;

    private static async Task<bool> IsKnownAsync(NpgsqlConnection connection, PropertyItem item, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from property_item where obligor_id = $1 and kind = $2 and identity = $3 and id <> $4)", connection)
        {
            Parameters = { new() { Value = item.ObligorId }, new() { Value = Codes.Of(item.Statement.Kind) }, new() { Value = item.Identity }, new() { Value = item.Id } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
