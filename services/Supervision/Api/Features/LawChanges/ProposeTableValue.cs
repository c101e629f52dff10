using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>A value of a dated table.</summary>
public sealed record ProposeTableValueRequest
{
    /// <summary>First day in force; a value that begins on the same day is replaced from the next edition on.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Of the table's type, see <c>GET /v1/tables/{name}</c>.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>False while nobody has confirmed it; rulings that use it say so.</summary>
    public required bool IsVerified { get; init; }
}

/// <summary>Proposes a value of a dated table.</summary>
public static class ProposeTableValue
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/tables/{name}/changes", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<SupervisionDbContext>(required: true)
        .WithName("ProposeTableValue").WithTags("Law changes")
        .WithSummary("Propose a value of a dated table from a day on; another person approves.");

    public static async Task<Results<Created<LawChangeView>, ProblemHttpResult>> Handle(string name, ProposeTableValueRequest request, Caller caller,
        SupervisionDbContext db, CurrentLaw law, AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (TableCatalogue.Find(name) is not { } published)
            return LawChangeRefusals.TableUnknown.Because("See GET /v1/tables.").ToProblem();
        if (LawText.Check("/source", request.Source, LawText.MaxSource).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (request.From.Year is < FirstYear or > LastYear)
            return Problems.Validation(("/from", $"must lie from {FirstYear} to {LastYear}"));
        var (value, faults) = LawReader.Read(request.Value, published.ValueType, "/value");
        if (value is null)
            return LawChangeRefusals.ValueInvalid.Because(string.Join(" ", faults.Select(fault => $"{fault.Field}: {fault.Detail}.")), faults[0].Field).ToProblem(("errors", faults));
        if (value is System.Collections.ICollection { Count: 0 })
            return LawChangeRefusals.ValueInvalid.Because("/value: must not be empty.", "/value").ToProblem();

        var json = JsonSerializer.Serialize(value, published.ValueType, LawJson.Options);
        var entry = law.Edition.Table(published).Entries.FirstOrDefault(entry => entry.From == request.From);
        if (entry is not null && entry.IsVerified == request.IsVerified && entry.Source == request.Source && JsonSerializer.Serialize(entry.Value, published.ValueType, LawJson.Options) == json)
            return LawChangeRefusals.WithoutEffect.Because($"The value from {request.From:yyyy-MM-dd} is the same.").ToProblem();
        var content = LawContent.Of(new TableValue(published.Name, request.From, json, request.IsVerified));
        return await Proposals.AddAsync(db, LawProposal.Propose(Guid.CreateVersion7(time.GetUtcNow()), content, request.Source, caller.Subject, time.GetUtcNow()),
            caller, law.Edition, audit, http, cancel);
    }
}
