using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
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

        // A case of the group that cannot be acted on now is left out; the one the order is made from cannot be.
        var group = request.CaseOnly ? [lead] : (await acting.GroupAsync()).Where(file => file == lead || file.Bars(GarnishmentActs.Ordered) is null).ToList();
        var live = await GarnishmentRows.LiveTargetsAsync(connection, lead, cancel);
        if (request.Targets.Select((target, at) => (target, at)).FirstOrDefault(row => live.Contains((row.target.ThirdParty, row.target.Claim, row.target.PropertyItemId))) is { target: not null } twice)
            return GarnishmentRefusals.AlreadyOrdered.Because($"{Codes.Of(twice.target.Claim)} at {twice.target.ThirdParty}.", $"/targets/{twice.at}");
        if (!await AreOfObligorAsync(acting, request.Targets))
            return PropertyRefusals.Unknown.Because("Not every item is known property of the obligor.", "/targets");
        var county = await CountyAsync(acting);
        var attached = await MeasureRows.AttachedAsync(connection, group, cancel);
        var result = Attachments.Order(acting.Journal, lead, group, attached, [.. request.Targets.Select(target => target.Target(county))],
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

    private static async Task<bool> AreOfObligorAsync(Acting acting, IReadOnlyList<GarnishmentTargetRequest> targets)
    {
        var items = targets.Select(target => target.PropertyItemId).OfType<Guid>().Distinct().ToArray();
        if (items.Length == 0)
            return true;
        await using var command = new NpgsqlCommand("select count(*) = $3 from property_item where id = any($1) and obligor_id = $2 and state = 'known'", acting.Connection)
        {
            Parameters = { new() { Value = items }, new() { Value = acting.File.State.ObligorId }, new() { Value = (long)items.Length } },
        };
        return (bool)(await command.ExecuteScalarAsync(acting.Cancel))!;
    }
}
