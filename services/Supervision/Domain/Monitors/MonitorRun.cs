namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>One invariant as judged in a run.</summary>
public sealed record Judgement(Comparison Comparison, MonitorState State);

/// <summary>A comparison of the totals of all services over the receiving days from..to; it asks again until the numbers agree or no longer move.</summary>
public sealed class MonitorRun
{
    private MonitorRun()
    {
    }

    public Guid Id { get; private set; }
    public DateOnly FromDay { get; private set; }
    public DateOnly ToDay { get; private set; }

    /// <summary>Subject of the caller, or <c>system</c>.</summary>
    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When the services were last asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>How often they were asked.</summary>
    public int Rounds { get; private set; }

    /// <summary>Digest of the numbers seen last.</summary>
    public byte[]? Fingerprint { get; private set; }

    /// <summary>When the numbers last moved.</summary>
    public DateTimeOffset ProgressedAt { get; private set; }

    public MonitorState State { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Starts a run; the services are asked at once.</summary>
    public static MonitorRun Start(Guid id, DateOnly from, DateOnly to, string requestedBy, DateTimeOffset at) => new()
    {
        Id = id,
        FromDay = from,
        ToDay = to,
        RequestedBy = requestedBy,
        RequestedAt = at,
        AskedAt = at,
        Rounds = 1,
        ProgressedAt = at,
        State = MonitorState.Waiting,
    };

    /// <summary>Looks at what has been answered so far; settles when nothing waits any more.</summary>
    public IReadOnlyList<Judgement> Look(IReadOnlyDictionary<string, ServiceTotals> reports, IReadOnlyDictionary<string, long> audited,
        DateTimeOffset now, TimeSpan settle)
    {
        Comparison[] comparisons = [CaseComparison.Compare(reports), MoneyComparison.Compare(reports), AuditComparison.Compare(reports, audited)];
        var progress = new RunProgress(Fingerprint, ProgressedAt).Look(reports.Values, comparisons, now);
        (Fingerprint, ProgressedAt) = (progress.Fingerprint, progress.ProgressedAt);
        var judged = comparisons.Select(comparison => new Judgement(comparison, progress.Judge(comparison, now, settle))).ToList();
        State = RunProgress.Overall([.. judged.Select(judgement => judgement.State)]);
        if (State != MonitorState.Waiting)
            SettledAt = now;
        return judged;
    }

    /// <summary>
    /// Asks the services once more while the run waits: first after <paramref name="first"/>, then after twice as long each time, as counting costs them work,
    /// but at least three times within the settle time, so that no difference is judged by old answers.
    /// </summary>
    /// <returns>False when it is not time.</returns>
    public bool AskAgain(DateTimeOffset now, TimeSpan first, TimeSpan settle)
    {
        var pause = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(Rounds - 1, 10)), settle.TotalSeconds / 3);
        if (State != MonitorState.Waiting || (now - AskedAt).TotalSeconds < pause)
            return false;
        AskedAt = now;
        Rounds++;
        return true;
    }
}
