using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>What may bar custody (AEL 21). Asked of the law; kept nowhere unless custody is suspended for it.</summary>
/// <param name="LivelihoodEndangered">The family's livelihood would be endangered.</param>
/// <param name="MonthsPregnant">Months of pregnancy.</param>
/// <param name="GaveBirthOn">Day she gave birth.</param>
/// <param name="IllnessUntreatable">Ill, and custody may prevent treatment.</param>
public sealed record CustodyBars(bool LivelihoodEndangered, int? MonthsPregnant, DateOnly? GaveBirthOn, bool IllnessUntreatable)
{
    internal BarFacts On(DateOnly day) => new(LivelihoodEndangered, MonthsPregnant, GaveBirthOn, IllnessUntreatable, day);
}

/// <summary>An application for custody.</summary>
/// <param name="HeldId">The arrest or holding of the person.</param>
/// <param name="Court">The court.</param>
/// <param name="FiledAt">When person and papers reached the court.</param>
/// <param name="Grounds">What the questioning showed.</param>
/// <param name="Bars">What may bar it.</param>
/// <param name="PersonHandedOver">The person goes with the application.</param>
/// <param name="PapersComplete">So do evidence and explanation.</param>
/// <param name="CourtAtBranchSeat">It is the district court at the branch's seat.</param>
/// <param name="NewGround">After an earlier custody: a new ground has arisen.</param>
/// <param name="SuspensionEnded">After a suspended custody: what suspended it has ended.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
public sealed record ApplyForCustodyRequest(
    Guid HeldId, string Court, DateTimeOffset FiledAt, DetentionGrounds Grounds, CustodyBars Bars, bool PersonHandedOver, bool PapersComplete, bool CourtAtBranchSeat, bool NewGround,
    bool SuspensionEnded, string? Reason, string? MilderMeans);

/// <summary>An officer applies for custody of the person who is held, within the hours (DET-01, DET-02, DET-12). Needs If-Match.</summary>
internal static class ApplyForCustody
{
    public static readonly CaseAct<ApplyForCustodyRequest> Act = new(PersonActs.CustodyApplied, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapAct("custody-applications", nameof(ApplyForCustody), CaseScope.Deciders, Act, request =>
    [
        .. Shape.Text("/court", request.Court, 100), .. Shape.If(request.Grounds is null, "/grounds", "Say what the questioning showed."),
        .. Shape.If(request.Bars is null, "/bars", "Say what may bar it."), .. Shape.Why(request.Reason, request.MilderMeans),
    ]);

    private static async Task<Result<Act>> DoAsync(Acting acting, ApplyForCustodyRequest request)
    {
        var group = await acting.FreeGroupAsync();
        if (await acting.FindAsync(request.HeldId, Holding.Kinds) is not { } held)
            return HoldingRefusals.Unknown.Because("No arrest or holding of this obligor has this id.", "/heldId");
        var matter = new PersonMatter(acting.File, group, new AgainstPerson(held.Terms.PersonId, []));
        var heldFrom = await PersonSql.ScalarAsync<DateTime?>(acting.Connection, "select started_at from holding where measure_id = $1", acting.Cancel, held.Id);
        if (heldFrom is null)
            return HoldingRefusals.Over.Because("The warrant has not been carried out.", "/heldId");
        var application = new CustodyApplication
        {
            HeldFrom = new CustodyStartFacts(heldFrom.Value),
            FiledAt = request.FiledAt,
            Grounds = request.Grounds.Facts,
            Form = new DetentionApplicationFacts(request.PersonHandedOver, request.PapersComplete, request.CourtAtBranchSeat),
            Again = await EarlierAsync(acting, held.Terms.PersonId, request),
            Bar = request.Bars.On(acting.Journal.Day),
            Reason = request.Reason,
            MilderMeans = request.MilderMeans,
        };
        if (!Detaining.Apply(acting.Journal, matter, held, application).TryGet(out var measure, out var refusal))
            return refusal;
        await acting.WriteAsync("insert into court_application (measure_id, kind, obligor_id, person_id, held_measure_id, court, filed_at, urgent) values ($1, 'custody', $2, $3, $4, $5, $6, true)",
            measure.Id, measure.Terms.ObligorId, measure.Terms.PersonId, held.Id, request.Court, request.FiledAt.ToUniversalTime());
        return await acting.MeetAsync(PersonClocks.Hours, held.Id, request.FiledAt) is { } notMet ? notMet : acting.Journal.Acts[^1];
    }

    private static async Task<AgainFacts> EarlierAsync(Acting acting, Guid? personId, ApplyForCustodyRequest request)
    {
        var earlier = await PersonSql.ReadAsync(acting.Connection, """
            select m.end_reason from custody c join measure m on m.id = c.measure_id where c.obligor_id = $1 and m.person_id is not distinct from $2
            """, reader => reader.Optional(0), acting.Cancel, acting.File.State.ObligorId, personId);
        return new AgainFacts(earlier.Count, request.NewGround, request.SuspensionEnded && earlier.Contains(Detaining.Suspended));
    }
}
