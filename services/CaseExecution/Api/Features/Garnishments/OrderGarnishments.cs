using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Attachment orders to third parties.</summary>
/// <param name="Targets">Whom and for what, 1 to 50.</param>
/// <param name="CaseOnly">Secures this case alone; else all open cases of the obligor in the branch.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">What milder means were considered (AEL 3).</param>
public sealed record OrderGarnishmentsRequest(IReadOnlyList<GarnishmentTargetRequest> Targets, bool CaseOnly, string? Reason, string? MilderMeans);

/// <summary>
/// An officer attaches claims against one or many third parties at once, for the whole group of an obligor: one order each, one transaction. Nothing is bound before
/// the order is served and answered. Needs If-Match.
/// </summary>
internal static class OrderGarnishments
{
    public static readonly CaseAct<OrderGarnishmentsRequest> Act = new(GarnishmentActs.Ordered, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/garnishments", Handle).WithName(nameof(OrderGarnishments)).WithTags("garnishments")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, OrderGarnishmentsRequest request, Caller caller, ActDesk desk, HttpContext context)
    {
        if (request.Targets is not { Count: >= 1 and <= 50 })
            return Problems.Validation(("/targets", "1 to 50 third parties."));
        (string, string)[] errors = [.. request.Targets.SelectMany((target, at) => target.Errors($"/targets/{at}")), .. Shapes.Optional(("/reason", request.Reason), ("/milderMeans", request.MilderMeans))];
        return errors.Length > 0 ? Problems.Validation(errors) : await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, OrderGarnishmentsRequest request)
    {
        var (connection, lead, cancel) = (acting.Connection, acting.File, acting.Cancel);

        // A case of the group that cannot be acted on now is left out; the one the order is made from cannot be. An order is collected as a whole, so it binds for
        // final cases or for provisional ones, not for both.
        var group = request.CaseOnly ? [lead]
            : (await acting.GroupAsync()).Where(file => file == lead || (file.IsProvisional == lead.IsProvisional && file.Bars(GarnishmentActs.Ordered) is null)).ToList();
        var live = await GarnishmentRows.LiveTargetsAsync(connection, lead, cancel);
        if (request.Targets.Select((target, at) => (target, at)).FirstOrDefault(row => live.Contains((row.target.ThirdParty, row.target.Claim, row.target.PropertyItemId))) is { target: not null } twice)
            return GarnishmentRefusals.AlreadyOrdered.Because($"{Codes.Of(twice.target.Claim)} at {twice.target.ThirdParty}.", $"/targets/{twice.at}");
        var property = await PropertyAsync(acting, request.Targets);
        if (request.Targets.Any(target => target.PropertyItemId is { } item && !property.ContainsKey(item)))
            return PropertyRefusals.Unknown.Because("Not every item is known property of the obligor.", "/targets");
        var targets = request.Targets.Select(target => (Asked: target, Property: target.PropertyItemId is { } item ? property[item] : null)).ToList();
        if (targets.FindIndex(target => target is { Property.Details: DepositDetails { IsBenefitAccount: true }, Asked.Account: BenefitAccount.None }) is >= 0 and var benefit)
            return GarnishmentRefusals.Exempt.Because("It is recorded as a benefit account.", $"/targets/{benefit}", RuleCatalogue.Find("GAR-04")!.Basis);
        var county = await CountyAsync(acting);
        var orderedOn = await acting.OrderedOnAsync(request.Targets.Any(target => target.PublicBody is not null));
        var attached = await MeasureRows.AttachedAsync(connection, group, cancel);
        var result = Attachments.Order(acting.Journal, lead, group, attached, [.. targets.Select(target => target.Asked.Target(county, target.Property, orderedOn))],
            Ground.AllowedBy().For(request.Reason, request.MilderMeans));
        if (!result.TryGet(out var ordered, out var refusal))
            return refusal;
        await GarnishmentRows.InsertAsync(connection, ordered.Orders, cancel);
        acting.FurtherChanges += ordered.Orders.Count + await NoticesDue.AddAsync(connection, lead, ordered.Act, cancel);
        return ordered.Act;
    }

    private static async Task<string> CountyAsync(Acting acting)
    {
        await using var command = new NpgsqlCommand("select county from case_file where roc_year = $1 and id = $2", acting.Connection)
        {
            Parameters = { new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id } },
        };
        return await command.ExecuteScalarAsync(acting.Cancel) as string ?? "";
    }

    private static async Task<Dictionary<Guid, KnownProperty>> PropertyAsync(Acting acting, IReadOnlyList<GarnishmentTargetRequest> targets)
    {
        var known = new Dictionary<Guid, KnownProperty>();
        if (targets.All(target => target.PropertyItemId is null))
            return known;
        await using var command = new NpgsqlCommand("select id, kind, details, value from property_item where id = any($1) and obligor_id = $2 and state = 'known'", acting.Connection)
        {
            Parameters = { JournalBatch.Of(targets.Select(target => target.PropertyItemId).OfType<Guid>()), new() { Value = acting.File.State.ObligorId } },
        };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        while (await reader.ReadAsync(acting.Cancel))
            known[reader.GetGuid(0)] = new KnownProperty(StoredProperty.Stored(Codes.Stored<PropertyKind>(reader.GetString(1)), reader.GetString(2)), reader.OptionalAmount(3));
        return known;
    }
}
