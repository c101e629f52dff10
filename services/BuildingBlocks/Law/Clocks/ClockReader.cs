using Enforcement.Hosting.Access;
using Enforcement.Law.Clocks.Features;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks;

/// <summary>Reads clocks.</summary>
public sealed class ClockReader(DbContext db, CurrentLaw law)
{
    /// <summary>All clocks, to query.</summary>
    public IQueryable<Clock> All => db.Set<Clock>().AsNoTracking();

    /// <summary>All turns, to query.</summary>
    public IQueryable<ClockEvent> Turns => db.Set<ClockEvent>().AsNoTracking();

    /// <summary>Clocks of a subject, in the order of their due instants.</summary>
    public Task<List<Clock>> OfAsync(string subjectType, Guid subject, CancellationToken cancel) =>
        All.Where(clock => clock.SubjectId == subject && clock.SubjectType == subjectType).OrderBy(clock => clock.DueAt).ThenBy(clock => clock.Id).ToListAsync(cancel);

    /// <summary>Clocks of whatever belongs to a case, in the order of their due instants.</summary>
    public Task<List<Clock>> OfCaseAsync(Guid caseId, CancellationToken cancel) =>
        All.Where(clock => clock.CaseId == caseId).OrderBy(clock => clock.DueAt).ThenBy(clock => clock.Id).ToListAsync(cancel);

    /// <summary>Clocks of subjects of whatever type, in the order of their due instants.</summary>
    public Task<List<Clock>> OfSubjectsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancel) =>
        All.Where(clock => subjects.Contains(clock.SubjectId)).OrderBy(clock => clock.DueAt).ThenBy(clock => clock.Id).ToListAsync(cancel);

    /// <summary>Explains clocks with their history, in the order given.</summary>
    public async Task<IReadOnlyList<ClockDetail>> ExplainAsync(IReadOnlyList<Clock> clocks, CancellationToken cancel)
    {
        var ids = clocks.Select(clock => clock.Id).ToArray();
        var history = (await Turns.Where(turn => ids.Contains(turn.ClockId)).OrderBy(turn => turn.Version).ToListAsync(cancel)).ToLookup(turn => turn.ClockId);
        var edition = law.Edition;
        return [.. clocks.Select(clock => ClockExplanation.Of(clock, [.. history[clock.Id]], edition))];
    }

    /// <summary>
    /// Clocks the caller may see: staff their branch's, where the token names a section that section's and the branch's own; an agency those of its cases;
    /// headquarters all.
    /// </summary>
    public IQueryable<Clock> Of(Caller caller)
    {
        if (caller.Agency is { } agency)
            return All.Where(clock => clock.Agency == agency);
        if (caller.Branch is not { } branch)
            return All.Where(_ => caller.SeesAllBranches);
        var own = All.Where(clock => clock.Branch == branch);
        return caller.Section is { } section ? own.Where(clock => clock.Section == null || clock.Section == section) : own;
    }
}
