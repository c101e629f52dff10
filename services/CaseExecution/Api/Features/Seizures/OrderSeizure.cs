using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Seizures;

/// <summary>A seizure of one thing for the open cases of an obligor.</summary>
/// <param name="PropertyItemId">The thing, known property of the obligor.</param>
/// <param name="SeizedBy">Who has seized it already, as the registry says.</param>
/// <param name="ExpectedProceeds">What a sale will bring, NT$; the known value when left out.</param>
/// <param name="Costs">Costs of enforcement, NT$.</param>
/// <param name="AgencyBearsCosts">The agency bears the costs if nothing is left.</param>
/// <param name="Registry">Vehicles: the office of registration; land and buildings: their land office.</param>
/// <param name="Reason">Why it is seized.</param>
/// <param name="MilderMeans">What milder means were considered, and why they do not do.</param>
/// <param name="Trust">For trust property: what allows it all the same.</param>
/// <param name="PublicBody">For a public body: what the thing is to it.</param>
public sealed record OrderSeizureRequest(
    Guid PropertyItemId, EarlierSeizure SeizedBy, long? ExpectedProceeds, long Costs, bool AgencyBearsCosts, string? Registry, string? Reason, string? MilderMeans,
    TrustRequest? Trust, PublicBodyRequest? PublicBody);

/// <summary>An officer orders a seizure for all open cases of the obligor in the branch. Needs If-Match of the case.</summary>
internal static class OrderSeizure
{
    private const string VehicleRegistry = "公路監理機關";

    public static readonly CaseAct<OrderSeizureRequest> Act = new(SeizureActs.Ordered, DoAsync, (_, request) => request.ExpectedProceeds);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/seizures", Handle).WithName(nameof(OrderSeizure)).WithTags("seizures")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, OrderSeizureRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (request.ExpectedProceeds < 0 || request.Costs < 0)
            return Problems.Validation(("/expectedProceeds", "Amounts are not negative."));
        if (request.Reason?.Length > 500 || request.MilderMeans?.Length > 500 || request.Registry?.Length > 100)
            return Problems.Validation(("/reason", "At most 500 characters; a registry at most 100."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, OrderSeizureRequest request)
    {
        var (connection, file, cancel) = (acting.Connection, acting.File, acting.Cancel);
        if (await FindAsync(acting, request.PropertyItemId) is not { } thing)
            return PropertyRefusals.Unknown.Because("The obligor has no known property of this id.", "/propertyItemId");
        if (thing.IsBound)
            return SeizureRefusals.Exists.Because("A measure of this branch binds it.", "/propertyItemId", new LegalBasis("DBL-01", "行政執行法 16"));
        if ((request.ExpectedProceeds ?? thing.Value) is not { } proceeds)
            return SeizureRefusals.ValueUnknown.Because("Nobody has valued it.", "/expectedProceeds", new LegalBasis("MOV-06", "強制執行法 50-1"));

        // A case that may not be acted on now is left out, unless it is the one that was asked for: then the law's answer is given.
        var cases = (await acting.GroupAsync()).Where(one => one.Id == file.Id || one.Bars(SeizureActs.Ordered) is null).ToList();
        var bound = await SeizureRows.BoundAsync(connection, file, cancel) + (await MeasureRows.AttachedAsync(connection, cases, cancel)).Values.Sum();
        var terms = new SeizureTerms(file.State.ObligorId, request.PropertyItemId, thing.Kind, file.Number.Branch, file.State.Section, file.Id, RegistryOf(thing, request));
        var findings = new SeizureFindings(request.SeizedBy, proceeds, request.Costs, request.AgencyBearsCosts, request.Reason, request.MilderMeans)
        {
            Belonging = BelongingReading.Of(request.Trust, request.PublicBody, thing.Details, await acting.OrderedOnAsync(request.PublicBody is not null)),
        };
        if (!Seizure.Order(acting.Journal, cases, terms, findings, bound).TryGet(out var ordered, out var refusal))
            return refusal;

        // The measure is written with the journal, after this: its row is looked for only at the end of the transaction.
        await SeizureRows.InsertAsync(connection, ordered.Seizure, cancel);
        acting.FurtherChanges++;
        return ordered.Act;
    }

    private static string? RegistryOf(SeizedThing thing, OrderSeizureRequest request) => thing.Details switch
    {
        LandDetails land => land.LandOffice,
        BuildingDetails building => building.LandOffice,
        VehicleDetails => request.Registry ?? VehicleRegistry,
        _ => null,
    };

    private static async Task<SeizedThing?> FindAsync(Acting acting, Guid id)
    {
        await using var command = new NpgsqlCommand("""
            select p.kind, p.value, p.details, exists (select from measure m where m.property_item_id = p.id and m.ended_at is null)
            from property_item p where p.id = $1 and p.obligor_id = $2 and p.state = 'known' for update
            """, acting.Connection) { Parameters = { new() { Value = id }, new() { Value = acting.File.State.ObligorId } } };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        if (!await reader.ReadAsync(acting.Cancel))
            return null;
        var kind = Codes.Stored<PropertyKind>(reader.GetString(0));
        return new SeizedThing(kind, reader.OptionalAmount(1), StoredProperty.Stored(kind, reader.GetString(2)), reader.GetBoolean(3));
    }

    private sealed record SeizedThing(PropertyKind Kind, long? Value, PropertyDetails Details, bool IsBound);
}
