using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Payments;

public sealed partial class Journal
{
    private static readonly LegalBasis Proportional = new("GEN-01", "行政執行法 3");

    private readonly List<Act> _acts = [];
    private readonly List<FlagChange> _flags = [];
    private readonly Dictionary<Guid, Stay> _stays = [];

    /// <summary>The law this transaction decides by.</summary>
    public LawEdition Law { get; init; } = LawEdition.Published;

    /// <summary>The approved proposal whose act this journal does.</summary>
    public Guid? ProposalId { get; init; }

    public IReadOnlyList<Act> Acts => _acts;
    public IReadOnlyList<FlagChange> Flags => _flags;
    public IReadOnlyCollection<Stay> Stays => _stays.Values;

    /// <summary>Cases whose legal procedure ends in this transaction, on whatever path.</summary>
    public IEnumerable<CaseFile> Ended => _cases.Values.Where(file => file.HasEnded && file.State.ProcedureEndedOn is null);

    /// <summary>
    /// Does an act on cases: refused by the first ruling that refuses, by a missing reason of a measure, or by the state of a case; else one version and one
    /// event on every case, and the act to be stored and announced. Do it first and only then change anything else.
    /// </summary>
    /// <param name="kind">What is done.</param>
    /// <param name="cases">The cases, locked; at least one.</param>
    /// <param name="ground">Rulings and reasons.</param>
    /// <param name="effect">What it does.</param>
    public Result<Act> Do(ActKind kind, IReadOnlyCollection<CaseFile> cases, Ground ground, ActEffect effect)
    {
        if (cases.Count == 0)
            throw new ArgumentException("An act is done on at least one case.", nameof(cases));
        if (Refuses(kind, cases, ground) is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(At);
        foreach (var file in cases)
        {
            _cases[file.Id] = file;
            file.Record(kind, id, effect);
        }

        var act = new Act(id, kind, ground, effect, [.. cases.Select(file => new ActedCase(file.State, file.Version))], At, ProposalId);
        _acts.Add(act);
        return act;
    }

    /// <summary>What keeps an act from being done now; null when it may be. A proposal is checked with it before it is made.</summary>
    public static Refusal? Refuses(ActKind kind, IReadOnlyCollection<CaseFile> cases, Ground ground)
    {
        if (cases.Select(file => file.Bars(kind)).FirstOrDefault(bar => bar is not null) is { } bar)
            return bar;
        if (ground.Asked.FirstOrDefault(ruling => !ruling.IsAllowed) is { } refused)
            return (kind.Refusal ?? ActRefusals.NotAllowed).Because(refused);
        return kind.IsMeasure && (string.IsNullOrWhiteSpace(ground.Reason) || string.IsNullOrWhiteSpace(ground.MilderMeans))
            ? ActRefusals.ReasonMissing.Because("Say why, and what milder means were considered.", string.IsNullOrWhiteSpace(ground.Reason) ? "/reason" : "/milderMeans", Proportional)
            : null;
    }

    /// <summary>Says what is going on in cases from now on, or not any more; flags derived from measures and stays are set with those.</summary>
    public void Flag(IEnumerable<CaseFile> cases, CaseFlag flag, bool on = true) => _flags.AddRange(cases.Select(file => new FlagChange(file, flag, on)));

    /// <summary>Ends cases by an act of this journal with a kind of closure of its own.</summary>
    public void CloseBy(Act act, IEnumerable<CaseFile> cases, string closureKind)
    {
        foreach (var file in cases)
        {
            var wasOpen = file.Status == CaseStatus.Open;
            file.CloseBy(closureKind, act.Id, Day);
            if (wasOpen)
                Note(file, CaseTurn.Closed, act.Kind.Code);
        }
    }

    /// <summary>Takes a part of the claim off by an act of this journal; a case on which nothing is owed any more ends.</summary>
    public void Remit(Act act, CaseFile file, IReadOnlyList<LineAmount> parts) => Note(file, file.Remit(parts, act.Id, Day), act.Kind.Code);

    /// <summary>Opens cases again by an act of this journal whose procedure goes on.</summary>
    public void Reopen(Act act, IEnumerable<CaseFile> cases)
    {
        foreach (var file in cases)
        {
            file.Reopen(act.Id, act.Kind.Code, Day);
            Note(file, CaseTurn.Reopened, act.Kind.Code);
        }
    }

    /// <summary>Begins a stay by an act of this journal: measures held, clocks paused, no new measure where it reaches all.</summary>
    public Stay Begin(Act act, StayTerms terms, IReadOnlyCollection<CaseFile> cases)
    {
        var stay = Stay.Begin(Guid.CreateVersion7(At), terms, [.. cases.Select(file => file.Id)], act.Id);
        if (terms.Scope == StayScope.All)
        {
            foreach (var file in cases)
                file.HoldAll(true);
        }

        return _stays[stay.Id] = stay;
    }

    /// <summary>Lifts a stay by an act of this journal; what another stay holds stays held.</summary>
    public void Lift(Act act, Stay stay, string reason)
    {
        if (stay.BarsLifting(Day) is { } bar)
            throw new InvalidOperationException($"Stay {stay.Id} cannot be lifted: {bar.Detail}");
        stay.Lift(reason, act.Id, Day);
        _stays[stay.Id] = stay;
    }
}

/// <summary>Something is going on in a case from now on, or not any more.</summary>
public sealed record FlagChange(CaseFile Case, CaseFlag Flag, bool On);
