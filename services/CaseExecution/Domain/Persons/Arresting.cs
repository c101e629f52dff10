using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Applications to the court and what it rules; arrest 拘提 (AEL 17(3)-(5)).</summary>
public static class Arresting
{
    /// <summary>Why an application ended that the court refused.</summary>
    public const string CourtRefused = "courtRefused";

    /// <summary>Applies for arrest; the warrant is the court's.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="matter">Cases and person.</param>
    /// <param name="facts">Facts of ARR-01.</param>
    /// <param name="filed">Day it reached the court, and urgency (ARR-02).</param>
    /// <param name="standing">Arrests and their applications that are live, locked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="milderMeans">What else was considered.</param>
    public static Result<Measure> Apply(
        Journal journal, PersonMatter matter, ArrestFacts facts, ApplicationFacts filed, IReadOnlyCollection<Measure> standing, string? reason, string? milderMeans)
    {
        if (standing.Any(measure => measure.Terms.PersonId == matter.Person.Id && measure.State.IsLive()))
            return CourtRefusals.Pending.Because(MeasureKinds.Arrest.Chinese);
        if (filed.FiledOn > journal.Day)
            return CourtRefusals.DayWrong.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/filedOn");
        return matter.Propose(journal, PersonActs.ArrestApplied, MeasureKinds.Arrest, [Arrest.Apply(facts), Arrest.RulingBy(filed, journal.Law.Calendar)], reason, milderMeans);
    }

    /// <summary>The court ruled: what was applied for may be done, or falls away.</summary>
    public static Result<Act> Rule(Journal journal, IReadOnlyCollection<CaseFile> cases, Measure measure, DateOnly filedOn, DateOnly ruledOn, bool granted)
    {
        if (measure.State != MeasureState.Proposed)
            return CourtRefusals.Ruled.Because($"It is {measure.State}.");
        if (ruledOn < filedOn || ruledOn > journal.Day)
            return CourtRefusals.DayWrong.Because($"Filed {filedOn:yyyy-MM-dd}, today is {journal.Day:yyyy-MM-dd}.", "/ruledOn");
        var effect = new ActEffect(Measure.SubjectType, measure.Id, Detail: granted ? "granted" : "refused");
        var done = journal.Do(PersonActs.CourtRuled, cases, Ground.AllowedBy(), effect);
        if (done.IsRefused)
            return done;
        return (granted ? journal.Approve(measure) : journal.Cancel(measure, CourtRefused)).Refusal is { } wrong ? wrong : done;
    }

    /// <summary>The warrant was carried out: from this instant run the hours of DET-01.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="cases">The group, locked.</param>
    /// <param name="warrant">The granted application, locked.</param>
    /// <param name="ruledOn">Day of the court's ruling.</param>
    /// <param name="site">When and where; night and rest days need urgency noted (GEN-02).</param>
    /// <param name="duties">What was done at once (ARR-03).</param>
    public static Result<HoldingBegun> Execute(
        Journal journal, IReadOnlyCollection<CaseFile> cases, Measure warrant, DateOnly ruledOn, SiteActFacts site, AfterArrestFacts duties)
    {
        if (warrant.Kind != MeasureKinds.Arrest || warrant.State != MeasureState.Approved)
            return ArrestRefusals.NoWarrant.Because($"The application is {warrant.State}.");
        if (site.StartsAt > journal.At || TaipeiTime.DateOf(site.StartsAt) < ruledOn)
            return HoldingRefusals.InstantWrong.Because($"Ruled {ruledOn:yyyy-MM-dd}, now {journal.At:O}.", "/arrestedAt");
        var start = new CustodyStartFacts(site.StartsAt);
        var hours = Detention.ApplyBy(start);
        var ground = Ground.AllowedBy(TimeOfActs.Start(site, journal.Law.Calendar), Arrest.Duties(duties), hours);
        return Holding.Begin(journal, PersonActs.Arrested, cases, warrant, ground, start, hours);
    }
}
