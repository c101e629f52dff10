using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>A time in which nobody is summoned and nothing is done on site, e.g. over the New Year.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Branch">Its branch; null for all branches.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="ExceptedSubKinds">Sub-kinds of claim it does not hold, e.g. fines for drunk driving.</param>
/// <param name="AllowsUrgent">It does not hold urgent cases.</param>
public sealed record Moratorium(Guid Id, string? Branch, DateOnly From, DateOnly Until, IReadOnlyList<string> ExceptedSubKinds, bool AllowsUrgent)
{
    /// <summary>Whether an appearance or an act on site may take place on a day (NOT-03).</summary>
    /// <param name="on">The day.</param>
    /// <param name="subKinds">Sub-kinds of all cases it is for: excepted only when each is.</param>
    /// <param name="isUrgent">It is urgent.</param>
    public Ruling Ask(DateOnly on, IReadOnlyCollection<string> subKinds, bool isUrgent) => NoticeRules.InMoratorium(
        new MoratoriumFacts(on, From, Until, subKinds.Count > 0 && subKinds.All(ExceptedSubKinds.Contains), isUrgent && AllowsUrgent));
}

public static class MoratoriumRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "moratorium.unknown", "There is no such moratorium in the caller's scope.");
    public static readonly RefusalCode InForce = new(RefusalKind.Conflict, "moratorium.in_force", "Nobody is summoned and nothing is done on site in this time.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "moratorium.over", "The moratorium has been ended already.");
    public static readonly RefusalCode Overlaps = new(RefusalKind.Conflict, "moratorium.overlaps", "Another moratorium of the same branch covers a part of this time.");
}
