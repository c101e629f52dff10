using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Instalments;

public enum PlanState
{
    /// <summary>Asked for; agencies answer.</summary>
    Requested,

    /// <summary>Granted, being paid.</summary>
    Running,
    Denied,
    Withdrawn,

    /// <summary>All instalments paid, or nothing owed any more.</summary>
    Completed,
    Revoked,

    /// <summary>Its cases ended otherwise.</summary>
    Over,
}

/// <summary>
/// Payment by instalments for any number of an obligor's cases. While it runs a stay holds all measures of its cases and keeps new ones off. Payments and ends of
/// cases change it set-based (<c>InstalmentEffects</c>); every decision goes through here.
/// </summary>
public sealed class InstalmentPlan
{
    public required Guid Id { get; init; }
    public required Guid ObligorId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required PlanTerms Terms { get; init; }

    /// <summary>The cases it still has.</summary>
    public required IReadOnlyList<PlanCase> Cases { get; init; }

    public required DateOnly RequestedOn { get; init; }
    public PlanState State { get; private set; }
    public IReadOnlyList<PlanConsent> Consents { get; private set; } = [];
    public IReadOnlyList<Instalment> Instalments { get; private set; } = [];

    /// <summary>NT$ of all instalments; of the request while it is not granted.</summary>
    public long Total { get; private set; }

    public DateOnly? DecidedOn { get; private set; }
    public string? EndReason { get; private set; }
    public Guid? StayId { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    public static InstalmentPlan Restore(PlanRow row) => new()
    {
        Id = row.Id,
        ObligorId = row.ObligorId,
        Branch = row.Branch,
        Section = row.Section,
        Terms = row.Terms,
        Cases = row.Cases,
        RequestedOn = row.RequestedOn,
        State = row.State,
        Consents = row.Consents,
        Instalments = row.Instalments,
        Total = row.Total,
        DecidedOn = row.DecidedOn,
        EndReason = row.EndReason,
        StayId = row.StayId,
        StoredVersion = row.Version,
        Version = row.Version,
    };

    /// <summary>A request, put to the agencies; one that could never be granted is refused at once (INS-02, INS-03).</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cases">Its cases, locked.</param>
    /// <param name="terms">What is asked for.</param>
    /// <param name="enforcementEnds">First last day of the cases' periods; null where none runs.</param>
    public static Result<(InstalmentPlan Plan, Act Act)> Request(Journal journal, IReadOnlyCollection<CaseFile> cases, PlanTerms terms, DateOnly? enforcementEnds)
    {
        var total = cases.Sum(file => file.Outstanding);
        if (terms.FirstDueOn < journal.Day)
            return PlanRefusals.FirstDuePast.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/firstDueOn");
        if (total < terms.Count)
            return PlanRefusals.NothingOwed.Because($"NT$ {total} in {terms.Count} instalments.", "/instalments");
        var id = Guid.CreateVersion7(journal.At);
        var ground = Ground.AllowedBy(Possible(journal, terms, total, isException: true, enforcementEnds)).For(terms.Explanation);
        if (!journal.Do(InstalmentActs.Requested, cases, ground, new ActEffect("instalmentPlan", id, total)).TryGet(out var act, out var refusal))
            return refusal;
        var first = cases.OrderBy(file => file.Id).First();
        var plan = new InstalmentPlan
        {
            Id = id,
            ObligorId = first.State.ObligorId,
            Branch = first.Number.Branch,
            Section = first.State.Section,
            Terms = terms,
            Cases = [.. cases.OrderBy(file => file.Id).Select(file => new PlanCase(file.Id, file.State.Agency, file.Outstanding))],
            RequestedOn = journal.Day,
            Consents = [.. cases.Select(file => file.State.Agency).Distinct().Order(StringComparer.Ordinal).Select(agency => new PlanConsent(agency))],
            Total = total,
            Version = 1,
        };
        return (plan, act);
    }

    /// <summary>An agency consents or does not; once.</summary>
    public Result<PlanConsent> Answer(string agency, bool consents, DateOnly on, string reference)
    {
        if (State != PlanState.Requested)
            return PlanRefusals.Decided.Because($"It is {State}.");
        if (Consents.FirstOrDefault(consent => consent.Agency == agency) is not { } asked)
            return PlanRefusals.AgencyNotAsked.Because($"Asked: {string.Join(", ", Consents.Select(consent => consent.Agency))}.", "/agency");
        if (asked.Consents is not null)
            return PlanRefusals.Answered.Because($"It answered on {asked.AnsweredOn:yyyy-MM-dd}.");
        var answer = new PlanConsent(agency, consents, on, reference);
        Consents = [.. Consents.Select(consent => consent.Agency == agency ? answer : consent)];
        Touch();
        return answer;
    }

    /// <summary>Granted: instalments for what is owed now, and a stay while they are paid. Needs the consent of every agency (INS-01).</summary>
    public Result<Act> Grant(Journal journal, IReadOnlyCollection<CaseFile> cases, bool asException, DateOnly? enforcementEnds, string? note)
    {
        if (State != PlanState.Requested)
            return PlanRefusals.Decided.Because($"It is {State}.");
        var total = cases.Sum(file => file.Outstanding);
        if (Terms.FirstDueOn < journal.Day)
            return PlanRefusals.FirstDuePast.Because($"Today is {journal.Day:yyyy-MM-dd}: ask anew.");
        if (total < Terms.Count)
            return PlanRefusals.NothingOwed.Because($"NT$ {total} in {Terms.Count} instalments.");
        if (cases.FirstOrDefault(file => file.IsStayed) is { } stayed)
            return PlanRefusals.CaseStayed.Because($"Case {stayed.Number} is stayed.");
        if (asException && InstalmentRules.Count(new InstalmentCountFacts(journal.Day, Terms.Count, total), journal.Law).IsAllowed)
            return PlanRefusals.NoException.Because($"{Terms.Count} instalments.");
        var consent = InstalmentRules.Request(new InstalmentRequestFacts(Terms.Hardship is not null, Consents.All(answer => answer.Consents == true)));
        var ground = Ground.AllowedBy([consent, .. Possible(journal, Terms, total, asException, enforcementEnds)])
            .RestingOn(InstalmentRules.Interest(new RunningPlanFacts(cases.Any(file => file.Lines.Any(line => line.Item is ClaimItem.Interest or ClaimItem.LateFee)))))
            .For(note ?? Terms.Explanation);
        var kind = asException ? InstalmentActs.GrantedAsException : InstalmentActs.Granted;
        var done = journal.Do(kind, cases, ground, new ActEffect("instalmentPlan", Id, total, Terms.Security == PlanSecurity.None ? null : Terms.SecurityReference));
        if (!done.TryGet(out var act, out _))
            return done;
        StayId = journal.Begin(act, new StayTerms(StayReason.Instalments, journal.Day, Terms.LastDueOn, [], Id), cases).Id;
        Instalments = Terms.Split(total, () => Guid.CreateVersion7(journal.At));
        Total = total;
        Decide(PlanState.Running, journal.Day);
        return done;
    }

    /// <summary>Not granted.</summary>
    public Result<Act> Deny(Journal journal, IReadOnlyCollection<CaseFile> cases, string reason) => EndRequest(journal, cases, InstalmentActs.Denied, PlanState.Denied, reason);

    /// <summary>The obligor takes his request back.</summary>
    public Result<Act> Withdraw(Journal journal, IReadOnlyCollection<CaseFile> cases, string reason) => EndRequest(journal, cases, InstalmentActs.Withdrawn, PlanState.Withdrawn, reason);

    /// <summary>Revoked for a missed instalment or a dishonoured bill (INS-04): all is due at once, and the stay is lifted.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cases">Its cases, locked.</param>
    /// <param name="stay">Its stay, locked.</param>
    /// <param name="billDishonoured">A bill or note was not paid, whatever the instalments say.</param>
    /// <param name="reason">In words; no personal data.</param>
    public Result<Act> Revoke(Journal journal, IReadOnlyCollection<CaseFile> cases, Stay stay, bool billDishonoured, string reason)
    {
        if (State != PlanState.Running)
            return PlanRefusals.NotRunning.Because($"It is {State}.");

        // A stay that stops the clock of an instalment, so that it is not late yet, is the caller's to see: it keeps the case from this act.
        var open = Instalments.FirstOrDefault(instalment => instalment.Paid < instalment.Amount);
        var facts = new MissedInstalmentFacts(open?.DueOn ?? Terms.LastDueOn, journal.Day, Paid: open is null, billDishonoured);
        var done = journal.Do(InstalmentActs.Revoked, cases, Ground.AllowedBy(InstalmentRules.Missed(facts)).For(reason),
            new ActEffect("instalmentPlan", Id, cases.Sum(file => file.Outstanding), billDishonoured ? "billDishonoured" : "missed"));
        if (!done.TryGet(out var act, out _))
            return done;
        if (stay.LiftedOn is null)
            journal.Lift(act, stay, "planRevoked");
        EndReason = billDishonoured ? "billDishonoured" : "missed";
        State = PlanState.Revoked;
        Touch();
        return done;
    }

    /// <summary>Every instalment is paid and its cases still owe something: the stay is lifted, and enforcement goes on for the rest.</summary>
    public Result<Act> Settle(Journal journal, IReadOnlyCollection<CaseFile> cases, Stay stay)
    {
        var interest = InstalmentRules.Interest(new RunningPlanFacts(BearsInterest: true));
        var done = journal.Do(InstalmentActs.Completed, cases, Ground.AllowedBy().RestingOn(interest), new ActEffect("instalmentPlan", Id, cases.Sum(file => file.Outstanding)));
        if (!done.TryGet(out var act, out _))
            return done;
        if (stay.LiftedOn is null)
            journal.Lift(act, stay, "planCompleted");
        Touch();
        return done;
    }

    private Result<Act> EndRequest(Journal journal, IReadOnlyCollection<CaseFile> cases, ActKind kind, PlanState state, string reason)
    {
        if (State != PlanState.Requested)
            return PlanRefusals.Decided.Because($"It is {State}.");
        var done = journal.Do(kind, cases, Ground.AllowedBy().For(reason), new ActEffect("instalmentPlan", Id, Total));
        if (!done.IsRefused)
            Decide(state, journal.Day);
        return done;
    }

    private static List<Ruling> Possible(Journal journal, PlanTerms terms, long total, bool isException, DateOnly? enforcementEnds)
    {
        var rulings = new List<Ruling> { InstalmentRules.Count(new InstalmentCountFacts(journal.Day, terms.Count, total, isException), journal.Law) };
        if (enforcementEnds is { } ends)
            rulings.Add(InstalmentRules.End(new PlanEndFacts(terms.LastDueOn, ends)));
        return rulings;
    }

    private void Decide(PlanState state, DateOnly on)
    {
        (State, DecidedOn) = (state, on);
        Touch();
    }

    // One transaction is one change of it.
    private void Touch() => Version = StoredVersion + 1;
}

/// <summary>A plan as it is stored.</summary>
public sealed record PlanRow
{
    public required Guid Id { get; init; }
    public required Guid ObligorId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required PlanTerms Terms { get; init; }
    public required PlanState State { get; init; }
    public required DateOnly RequestedOn { get; init; }
    public required long Total { get; init; }
    public long Paid { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? EndReason { get; init; }
    public Guid? StayId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<PlanCase> Cases { get; init; }
    public required IReadOnlyList<PlanConsent> Consents { get; init; }
    public required IReadOnlyList<Instalment> Instalments { get; init; }
}
