using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Seizures;

/// <summary>Life of a seizure: ordered → effective → sold or released; an ordered one may be released, too.</summary>
public enum SeizureState
{
    Ordered,
    Effective,
    Released,
    Sold,
}

/// <summary>
/// The seizure of one thing for the cases of one obligor: what its record must hold, beside the measure that binds the thing. It binds a thing, not a sum, so its
/// measure attaches no amount; that no more is seized than is owed is MOV-05.
/// </summary>
public sealed partial class Seizure
{
    private Seizure(Guid id, Guid measureId, SeizureTerms terms) => (Id, MeasureId, Terms) = (id, measureId, terms);

    public Guid Id { get; }
    public Guid MeasureId { get; }
    public SeizureTerms Terms { get; }
    public SeizureState State { get; private set; }

    /// <summary>What a sale will bring, NT$, as the officer expected it.</summary>
    public long ExpectedProceeds { get; private init; }

    public long Costs { get; private init; }

    /// <summary>When the request arrived at the registry, and its number there.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    public string? RegistrationNumber { get; private set; }
    public SiteRecord? Site { get; private set; }

    /// <summary>Who keeps it now.</summary>
    public Custodian? Custodian { get; private set; }

    /// <summary>From when it is seized (CEA 76(3)).</summary>
    public DateTimeOffset? EffectiveAt { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>0 for a new one.</summary>
    public int StoredVersion { get; private init; }

    public int Version { get; private set; }

    /// <summary>Orders a seizure for cases of one obligor: not seized by others, not more than is owed, and not for nothing.</summary>
    /// <param name="journal">What is decided goes here.</param>
    /// <param name="cases">Open cases of the obligor, locked.</param>
    /// <param name="terms">What is seized.</param>
    /// <param name="findings">What the officer found.</param>
    /// <param name="alreadySeized">What seizures and garnishments of these cases bind already, NT$.</param>
    public static Result<(Seizure Seizure, Act Act)> Order(
        Journal journal, IReadOnlyList<CaseFile> cases, SeizureTerms terms, SeizureFindings findings, long alreadySeized)
    {
        if (!SeizureTerms.IsSeizable(terms.Property))
            return SeizureRefusals.NotSeizable.Because($"It is a {terms.Property}.", "/propertyItemId");
        var body = findings.Belonging.PublicBody;
        if (body?.Bars(SeizureRefusals.NotAllowed, "/publicBody", journal.Day, journal.Law) is { } bar)
            return bar;
        var claim = cases.Sum(file => file.Outstanding);
        var proportional = Proportionality.Measure(new ProportionalityFacts(findings.Reason, findings.MilderMeans));
        var ground = Ground.AllowedBy(
            [
                .. findings.Belonging.Asked,
                DoubleSeizure.Seize(new SeizureFacts(findings.SeizedBy)),
                Movables.SeizeMore(new SeizureLimitFacts(claim, findings.Costs, alreadySeized)),
                Movables.Surplus(new SurplusFacts(findings.ExpectedProceeds, findings.Costs, AgencyBearsCosts: findings.AgencyBearsCosts)),
            ])
            .RestingOn(body?.Order(journal.Law) is { } order ? [order, proportional] : [proportional])
            .For(findings.Reason, findings.MilderMeans);
        var id = Guid.CreateVersion7(journal.At);
        if (!journal.Do(SeizureActs.Ordered, cases, ground, new ActEffect("seizure", id, findings.ExpectedProceeds)).TryGet(out var act, out var refusal))
            return refusal;
        var proposed = journal.Propose(act, terms.Measure, [.. cases.Select(file => new MeasureShare(file, 0))], new Dictionary<Guid, long>());
        if (!proposed.TryGet(out var measure, out refusal) || journal.Approve(measure).IsRefused)
            return refusal ?? throw new InvalidOperationException($"Measure {measure!.Id} is new and could not be approved.");
        return (new Seizure(id, measure.Id, terms) { ExpectedProceeds = findings.ExpectedProceeds, Costs = findings.Costs, Version = 1 }, act);
    }

    /// <summary>The request for registration arrived at the registry (IMM-11).</summary>
    public Result<Act> Register(Journal journal, IReadOnlyList<CaseFile> cases, Measure measure, DateTimeOffset arrivedAt, string number)
    {
        if (Terms.Registry is null)
            return SeizureRefusals.NotRegistered.Because($"It is a {Terms.Property}.");
        if (State is not (SeizureState.Ordered or SeizureState.Effective) || ArrivedAt is not null)
            return Wrong();
        if (arrivedAt > journal.At)
            return SeizureRefusals.InFuture.Because("It arrived after now.", "/arrivedAt");
        var ruling = RealEstate.SeizedAt(new EstateSeizureFacts(arrivedAt, Site?.StartedAt));
        var done = journal.Do(SeizureActs.Registered, cases, Ground.AllowedBy(ruling), new ActEffect("seizure", Id, Detail: number));
        if (done.IsRefused)
            return done;
        (ArrivedAt, RegistrationNumber) = (arrivedAt, number);
        return TakeEffect(journal, measure, ruling.Instant!.Value) ?? done;
    }

    /// <summary>The act on site with its record: its time (GEN-02 to GEN-04), and for movables what may not be taken (MOV-01, MOV-07).</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cases">Its cases, locked.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="site">What happened on site.</param>
    /// <param name="moratorium">What a moratorium of the day says of it; null when there is none.</param>
    public Result<Act> Record(Journal journal, IReadOnlyList<CaseFile> cases, Measure measure, SiteRecord site, Ruling? moratorium = null)
    {
        if (State is not (SeizureState.Ordered or SeizureState.Effective) || Site is not null)
            return Wrong();
        if (site.EndedAt > journal.At || site.EndedAt < site.StartedAt)
            return SeizureRefusals.InFuture.Because("It ended after now, or before it began.", "/endedAt");
        var effective = RealEstate.SeizedAt(new EstateSeizureFacts(ArrivedAt, site.StartedAt));
        var done = journal.Do(SeizureActs.Recorded, cases, Ground.AllowedBy([.. moratorium is null ? [] : new[] { moratorium }, .. Rulings(site, journal.Law), effective]).For(site.Note), new ActEffect("seizure", Id));
        if (done.IsRefused)
            return done;
        (Site, Custodian) = (site, site.Custodian);
        return TakeEffect(journal, measure, effective.Instant!.Value) ?? done;
    }

    /// <summary>Somebody else keeps it from now on.</summary>
    public Result<Act> Entrust(Journal journal, IReadOnlyList<CaseFile> cases, Custodian custodian, string? reason)
    {
        if (State != SeizureState.Effective)
            return Wrong();
        var costs = EnforcementCosts.Bear(new CostFacts(CostKind.Custody, custodian.Costs));
        var done = journal.Do(SeizureActs.Entrusted, cases, Ground.AllowedBy(costs).For(reason), new ActEffect("seizure", Id, custodian.Costs));
        if (!done.IsRefused)
            (Custodian, Version) = (custodian, StoredVersion + 1);
        return done;
    }

    private IEnumerable<Ruling> Rulings(SiteRecord site, LawEdition law)
    {
        var start = TimeOfActs.Start(new SiteActFacts(site.StartedAt, site.County, site.IsUrgent, site.ObligorConsents, site.Note), law.Calendar);
        yield return start;

        // An urgent or consented start at night or on a rest day needs no daylight to go on.
        if (start.Reason is null)
            yield return TimeOfActs.Continue(new ContinuedActFacts(site.StartedAt, site.EndedAt, site.County), law.Calendar);
        if (site.IsHome)
            yield return TimeOfActs.EnterHome(new HomeEntryFacts(site.StartedAt, site.County, site.IsUrgent, site.PermissionShown), law.Calendar);
        if (site.Assistance is { } help)
            yield return MutualAssistance.Cost(new AssistanceFacts(help.Ground, help.Cost));
        if (Terms.IsRealEstate)
            yield break;
        var day = TaipeiTime.DateOf(site.StartedAt);
        yield return Movables.Exempt(new ExemptThingFacts(site.Thing, day, ObligorConsents: site.ObligorConsents), law.Calendar);
        if (site.MonthlyNeeds is { } needs)
            yield return Movables.LivingNeeds(new LivingNeedsFacts(day, needs, site.MonthsOfNeeds), law);
    }

    private Refusal? TakeEffect(Journal journal, Measure measure, DateTimeOffset at)
    {
        (EffectiveAt, Version) = (at, StoredVersion + 1);
        if (State == SeizureState.Effective)
            return null;
        State = SeizureState.Effective;
        return journal.TakeEffect(measure, TaipeiTime.DateOf(at)).Refusal;
    }

    private Refusal Wrong() => SeizureRefusals.WrongState.Because($"It is {State}{(EndReason is null ? "" : $" ({EndReason})")}.");
}
