using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>
/// A coercive measure or restriction on one obligor, for any number of his cases. Ends and stays of cases change measures set-based, by the same rules
/// (<see cref="MeasureState"/>); everything else goes through here, by <see cref="Payments.Journal"/>.
/// </summary>
public sealed class Measure
{
    /// <summary>Type of subject of an act that makes or changes one.</summary>
    public const string SubjectType = "measure";

    private Dictionary<Guid, StoredShare> _shares;

    private Measure(Guid id, MeasureTerms terms, Guid actId, DateTimeOffset proposedAt, IEnumerable<StoredShare> shares)
    {
        (Id, Terms, ActId, ProposedAt) = (id, terms, actId, proposedAt);
        _shares = shares.ToDictionary(share => share.CaseId);
    }

    public Guid Id { get; }
    public MeasureTerms Terms { get; }
    public MeasureKind Kind => Terms.Kind;

    /// <summary>The act that ordered or proposed it.</summary>
    public Guid ActId { get; }

    public DateTimeOffset ProposedAt { get; }
    public MeasureState State { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Day it takes effect, e.g. of service on the third party (CEA 118).</summary>
    public DateOnly? InForceOn { get; private set; }

    /// <summary>When it was last reduced by this service; whoever it binds must be told.</summary>
    public DateTimeOffset? ReducedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>Its open cases; empty once it has gone.</summary>
    public IReadOnlyCollection<StoredShare> Shares => _shares.Values;

    /// <summary>The sum it binds, NT$.</summary>
    public long Amount => _shares.Values.Sum(share => share.Amount);

    /// <summary>0 for a new one.</summary>
    public int StoredVersion { get; private init; }

    public int Version { get; private set; }

    internal static Measure Propose(Guid id, MeasureTerms terms, Guid actId, IEnumerable<StoredShare> shares, DateTimeOffset at) =>
        new(id, terms, actId, at, shares) { State = MeasureState.Proposed, Version = 1 };

    public static Measure Restore(MeasureRow row) => new(row.Id, row.Terms, row.ActId, row.ProposedAt, row.Shares)
    {
        State = row.State,
        ApprovedAt = row.ApprovedAt,
        InForceOn = row.InForceOn,
        EndedAt = row.EndedAt,
        EndReason = row.EndReason,
        StoredVersion = row.Version,
        Version = row.Version,
    };

    internal Refusal? Approve(DateTimeOffset at) => Move(MeasureState.Approved, () => ApprovedAt = at, MeasureState.Proposed);

    internal Refusal? TakeEffect(DateOnly on) =>
        Move(_shares.Values.All(share => share.IsHeld) ? MeasureState.Stayed : MeasureState.InForce, () => InForceOn = on, MeasureState.Approved);

    /// <summary>New parts of the sum it binds, for its open cases; a case left out keeps its part.</summary>
    internal Refusal? Attach(IReadOnlyDictionary<Guid, long> amounts, DateTimeOffset at, bool beyond = false)
    {
        var before = Amount;
        if (Set(amounts) is { } refusal)
            return refusal;
        if ((beyond || Amount < before) && State.IsEffective())
            ReducedAt = at;
        return null;
    }

    internal Refusal? Collect(IReadOnlyDictionary<Guid, long> collected) =>
        Set(_shares.Values.Where(share => collected.ContainsKey(share.CaseId)).ToDictionary(share => share.CaseId, share => Math.Max(0, share.Amount - collected[share.CaseId])));

    private Refusal? Set(IReadOnlyDictionary<Guid, long> amounts)
    {
        if (!State.IsLive())
            return Wrong();
        if (amounts.Keys.FirstOrDefault(id => !_shares.ContainsKey(id)) is var stranger && stranger != Guid.Empty)
            throw new InvalidOperationException($"Measure {Id} does not secure case {stranger}.");
        Touch();
        _shares = _shares.Values.ToDictionary(share => share.CaseId, share => share with { Amount = amounts.GetValueOrDefault(share.CaseId, share.Amount) });
        return null;
    }

    internal Refusal? Cancel(string reason, DateTimeOffset at) => Go(MeasureState.Cancelled, reason, at, MeasureState.Proposed, MeasureState.Approved);

    internal Refusal? Release(string reason, DateTimeOffset at) => Go(MeasureState.Released, reason, at, MeasureState.InForce, MeasureState.Stayed);

    internal Refusal? End(string reason, DateTimeOffset at) => Go(MeasureState.Ended, reason, at, MeasureState.InForce, MeasureState.Stayed);

    private Refusal? Go(MeasureState to, string reason, DateTimeOffset at, params MeasureState[] from) => Move(to, () =>
    {
        (EndedAt, EndReason) = (at, reason);
        _shares = [];
    }, from);

    private Refusal? Move(MeasureState to, Action change, params MeasureState[] from)
    {
        if (!from.Contains(State))
            return Wrong();
        Touch();
        change();
        State = to;
        return null;
    }

    // One transaction is one change of it, whatever happens to it there.
    private void Touch() => Version = StoredVersion + 1;

    private Refusal Wrong() => MeasureRefusals.WrongState.Because($"It is {State}{(EndReason is null ? "" : $" ({EndReason})")}.");
}

/// <summary>A measure as it is stored.</summary>
public sealed record MeasureRow
{
    public required Guid Id { get; init; }
    public required MeasureTerms Terms { get; init; }
    public required Guid ActId { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public required MeasureState State { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public DateOnly? InForceOn { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<StoredShare> Shares { get; init; }
}
