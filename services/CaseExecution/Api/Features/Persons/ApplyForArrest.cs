using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>An application for arrest.</summary>
/// <param name="SecurityOrderId">The security order that was not obeyed.</param>
/// <param name="Court">The court.</param>
/// <param name="FiledAt">When it reached the court.</param>
/// <param name="IsUrgent">The court is asked to rule at once.</param>
/// <param name="IsNecessary">Compulsion to appear is necessary.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
/// <param name="Person">The person treated like the obligor.</param>
public sealed record ApplyForArrestRequest(
    Guid SecurityOrderId, string Court, DateTimeOffset FiledAt, bool IsUrgent, bool IsNecessary, string? Reason, string? MilderMeans, PersonRequest? Person);

/// <summary>An officer applies to the court for arrest after a breached security order (ARR-01). Needs If-Match.</summary>
internal static class ApplyForArrest
{
    public static readonly CaseAct<ApplyForArrestRequest> Act = new(PersonActs.ArrestApplied, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapAct("arrest-applications", nameof(ApplyForArrest), CaseScope.Deciders, Act, request =>
        [.. Shape.Text("/court", request.Court, 100), .. Shape.Why(request.Reason, request.MilderMeans)]);

    private static async Task<Result<Act>> DoAsync(Acting acting, ApplyForArrestRequest request)
    {
        if (!(await acting.MatterAsync(request.Person)).TryGet(out var matter, out var refusal))
            return refusal;
        if (await acting.FindAsync(request.SecurityOrderId, MeasureKinds.SecurityOrder) is not { } order)
            return SecurityRefusals.Unknown.Because("No order of this obligor has this id.", "/securityOrderId");
        var due = await PersonSql.ScalarAsync<DateOnly?>(acting.Connection, "select due_on from security_order where measure_id = $1", acting.Cancel, order.Id);
        var grounds = await acting.GroundsAsync();
        var facts = new ArrestFacts(OrderBreached: due < acting.Journal.Day, order.EndReason == "securityGiven", grounds.HasFlag(SecurityGrounds.Flight), grounds.HasFlag(SecurityGrounds.NoShow), request.IsNecessary);
        var filed = new ApplicationFacts(TaipeiTime.DateOf(request.FiledAt), request.IsUrgent);
        if (!Arresting.Apply(acting.Journal, matter, facts, filed, await acting.StandingAsync(MeasureKinds.Arrest), request.Reason, request.MilderMeans).TryGet(out var measure, out refusal))
            return refusal;
        var act = acting.Journal.Acts[^1];
        await acting.WriteAsync("insert into court_application (measure_id, kind, obligor_id, person_id, court, filed_at, urgent) values ($1, 'arrest', $2, $3, $4, $5, $6)",
            measure.Id, measure.Terms.ObligorId, measure.Terms.PersonId, request.Court, request.FiledAt.ToUniversalTime(), request.IsUrgent);
        return await acting.StartAsync(PersonClocks.CourtRuling, measure.Id, "ARR-02", filed, request.FiledAt) is { } notStarted ? notStarted : act;
    }
}
