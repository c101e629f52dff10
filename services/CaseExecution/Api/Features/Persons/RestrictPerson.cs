using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>What is restricted.</summary>
public enum RestrictionKind
{
    /// <summary>Leaving the country, by air or sea 限制出境、出海.</summary>
    Exit,

    /// <summary>Residence 限制住居.</summary>
    Residence,
}

/// <summary>A restriction of residence or exit.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Exits">How often he has left the country already.</param>
/// <param name="IsHeirDebt">Owed as an heir: estate tax and what goes with it.</param>
/// <param name="PaidStatutoryShare">The heir paid by his statutory share.</param>
/// <param name="InheritedMore">He actually inherited more and did not pay in proportion.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
/// <param name="Person">The person treated like the obligor.</param>
public sealed record RestrictPersonRequest(
    RestrictionKind Kind, int Exits, bool IsHeirDebt, bool PaidStatutoryShare, bool InheritedMore, string? Reason, string? MilderMeans, PersonRequest? Person);

/// <summary>An officer restricts residence or exit for the whole group (RES-01, RES-02), in force at once. Needs If-Match.</summary>
internal static class RestrictPerson
{
    public static readonly CaseAct<RestrictPersonRequest> Act = new(PersonActs.RestrictionOrdered, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapAct("restrictions", nameof(RestrictPerson), CaseScope.Deciders, Act, request =>
        [.. Shape.If(request.Exits < 0, "/exits", "Not below 0."), .. Shape.Why(request.Reason, request.MilderMeans)]);

    private static async Task<Result<Act>> DoAsync(Acting acting, RestrictPersonRequest request)
    {
        if (!(await acting.MatterAsync(request.Person)).TryGet(out var matter, out var refusal))
            return refusal;
        var (journal, grounds) = (acting.Journal, await acting.GroundsAsync());
        var facts = new RestrictionFacts(grounds, await acting.ArrearsAsync(), request.Exits);
        var kind = request.Kind == RestrictionKind.Exit ? MeasureKinds.ExitRestriction : MeasureKinds.ResidenceRestriction;
        var heir = new HeirFacts(request.IsHeirDebt, request.PaidStatutoryShare, request.InheritedMore);
        var standing = await acting.StandingAsync(Restricting.Kinds);
        if (!Restricting.Order(journal, matter, kind, facts, heir, standing, request.Reason, request.MilderMeans, await acting.OfMinistryAsync()).TryGet(out var measure, out refusal))
            return refusal;
        var act = journal.Acts[^1];
        var restricted = new RestrictedFacts(journal.Day);
        await acting.WriteAsync("""
            insert into restriction (measure_id, obligor_id, branch, section, grounds, arrears, exits, restricted_on, review_due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, measure.Id, measure.Terms.ObligorId, measure.Terms.Branch, measure.Terms.Section, Codes(grounds), facts.TotalArrears, facts.Exits, journal.Day,
            Restriction.ReviewBy(restricted, journal.Law).Date);
        acting.FurtherChanges += await NoticesDue.AddAsync(acting.Connection, acting.File, act, acting.Cancel);
        var from = TaipeiTime.StartOf(journal.Day);
        return await acting.StartAsync([(PersonClocks.Notification, "RES-03", restricted, from), (PersonClocks.Review, "RES-07", restricted, from)], measure.Id) is { } notStarted ? notStarted : act;
    }

    private static string[] Codes(SecurityGrounds grounds) =>
        [.. Enum.GetValues<SecurityGrounds>().Where(ground => ground != SecurityGrounds.None && grounds.HasFlag(ground)).Select(CaseExecution.Codes.Of)];
}
