using Enforcement.Supervision.Data;
using Enforcement.Supervision.Data.Monitors;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.Monitors;

/// <summary>A run of the monitors.</summary>
public sealed record RunView
{
    public required Guid RunId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Waiting while any invariant waits, differ when any differs, else agree.</summary>
    public required MonitorState State { get; init; }

    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>How often the services were asked.</summary>
    public required int Rounds { get; init; }

    public required IReadOnlyList<InvariantView> Invariants { get; init; }

    internal static async Task<RunView> ReadAsync(SupervisionDbContext db, MonitorRun run, CancellationToken cancel)
    {
        var results = await db.Set<MonitorResult>().AsNoTracking().Where(result => result.RunId == run.Id)
            .OrderBy(result => result.Invariant).ToListAsync(cancel);
        return new RunView
        {
            RunId = run.Id,
            From = run.FromDay,
            To = run.ToDay,
            State = run.State,
            RequestedBy = run.RequestedBy,
            RequestedAt = run.RequestedAt,
            SettledAt = run.SettledAt,
            Rounds = run.Rounds,
            Invariants = [.. results.Select(InvariantView.Of)],
        };
    }
}

/// <summary>One invariant of a run with the numbers it compared.</summary>
public sealed record InvariantView
{
    /// <summary>1 cases, 2 money, 3 audit (design.md section 6).</summary>
    public required int Number { get; init; }

    public required Invariant Name { get; init; }
    public required MonitorState State { get; init; }

    /// <summary>The sums compared, by service and measure.</summary>
    public required IReadOnlyList<MonitorNumber> Numbers { get; init; }

    public required int DifferenceCount { get; init; }

    /// <summary>The first differences, by day, agency and branch or by service.</summary>
    public required IReadOnlyList<MonitorDifference> Differences { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    internal static InvariantView Of(MonitorResult result) => new()
    {
        Number = (int)result.Invariant,
        Name = result.Invariant,
        State = result.State,
        Numbers = result.ReadNumbers(),
        DifferenceCount = result.DifferenceCount,
        Differences = result.ReadDifferences(),
        EvaluatedAt = result.EvaluatedAt,
    };
}
