using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Jurisdictions;

/// <summary>A place.</summary>
/// <param name="County">County or city 縣市.</param>
/// <param name="District">District; needed where branches share the county.</param>
public sealed record PlaceRequest(string County, string? District);

/// <summary>A request to move a case to the branch that has jurisdiction.</summary>
/// <param name="Assets">Where assets are, by the branch's own check; empty when none is known.</param>
/// <param name="Address">Where the obligor is; that of the case when left out.</param>
/// <param name="WholeGroup">All open cases of the obligor in the branch.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record JurisdictionTransferRequest(IReadOnlyList<PlaceRequest>? Assets, PlaceRequest? Address, bool WholeGroup, string Reason);

/// <summary>A branch asks headquarters to move a case to the branch that has jurisdiction (ER 20; law.md 3.2). Needs If-Match.</summary>
internal static class RequestJurisdictionTransfer
{
    public static readonly CaseAct<JurisdictionTransferRequest> Act = new(JurisdictionActs.Requested, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/jurisdiction-transfers", Handle).WithName(nameof(RequestJurisdictionTransfer)).WithTags("jurisdiction")
            .WithSummary("Asks headquarters to move a case to the branch that has jurisdiction").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, JurisdictionTransferRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500 ? Problems.Validation(("/reason", "1 to 500 characters."))
        : request.Assets?.Count > 50 || request.Assets?.Any(place => !IsPlace(place)) == true ? Problems.Validation(("/assets", "At most 50, each with a county."))
        : request.Address is { } address && !IsPlace(address) ? Problems.Validation(("/address", "A county, at most 20 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, JurisdictionTransferRequest request)
    {
        IReadOnlyList<CaseFile> cases = request.WholeGroup ? await acting.GroupAsync() : [acting.File];
        if (await JurisdictionRows.AnyPendingAsync(acting.Connection, cases, acting.Cancel))
            return JurisdictionRefusals.Pending.Because("It waits for headquarters or for its number.");
        if (await JurisdictionRows.SharedMeasureAsync(acting.Connection, cases, acting.Cancel) is { } measure)
            return JurisdictionRefusals.MeasureShared.Because($"Measure {measure}.", "/wholeGroup");
        var facts = new JurisdictionFacts([.. (request.Assets ?? []).Select(Place)], request.Address is { } address ? Place(address) : await AddressAsync(acting));
        if (!JurisdictionTransfer.Request(acting.Journal, cases, facts, request.Reason, acting.Caller.Subject).TryGet(out var asked, out var refusal))
            return refusal;
        await JurisdictionRows.InsertAsync(acting.Connection, asked.Transfer, cases, acting.Cancel);
        acting.FurtherChanges++;
        return asked.Act;
    }

    private static bool IsPlace(PlaceRequest place) => place.County is { Length: > 0 and <= 20 } && place.District is null or { Length: <= 20 };

    private static Place Place(PlaceRequest place) => new(place.County, place.District);

    private static async Task<Place?> AddressAsync(Acting acting)
    {
        await using var command = new NpgsqlCommand("select county, district from case_file where roc_year = $1 and id = $2", acting.Connection)
        {
            Parameters = { new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id } },
        };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        return await reader.ReadAsync(acting.Cancel) && reader.Optional(0) is { } county ? new Place(county, reader.Optional(1)) : null;
    }
}
