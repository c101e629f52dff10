using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Joining;

/// <summary>A lead case and the cases joined with it.</summary>
public static class JoinedGroup
{
    /// <summary>Joins cases with a lead case.</summary>
    /// <param name="journal">The transaction.</param>
    /// <param name="lead">The lead case, locked.</param>
    /// <param name="others">The cases to join, locked.</param>
    /// <param name="taken">Cases of these, or the lead, that are joined elsewhere or lead others.</param>
    /// <param name="reason">No personal data.</param>
    public static Result<Act> Join(Journal journal, CaseFile lead, IReadOnlyCollection<CaseFile> others, IReadOnlyCollection<Guid> taken, string? reason)
    {
        if (others.Count == 0)
            return JoinRefusals.NothingToJoin.Because("The obligor has no other open case here.");
        if (others.FirstOrDefault(file => file.State.ObligorId != lead.State.ObligorId || file.Number.Branch != lead.Number.Branch) is { } stranger)
            return JoinRefusals.OtherObligor.Because($"Case {stranger.Number}.", "/cases");
        if (others.FirstOrDefault(file => file.State.Section != lead.State.Section) is { } elsewhere)
            return JoinRefusals.OtherSection.Because($"Case {elsewhere.Number} is of section {elsewhere.State.Section}.", "/cases");
        if (taken.Count > 0)
            return JoinRefusals.JoinedBefore.Because($"{taken.Count} of them.", "/cases");
        var done = journal.Do(JoinActs.Joined, [lead, .. others], Ground.AllowedBy().For(reason), new ActEffect("case", lead.Id, others.Count));
        if (!done.IsRefused)
            journal.Flag(others, CaseFlag.Joined);
        return done;
    }

    /// <summary>Takes cases out of the group.</summary>
    public static Result<Act> Unjoin(Journal journal, CaseFile lead, IReadOnlyCollection<CaseFile> members, int joined, string? reason)
    {
        if (members.Count == 0 || members.Count != joined)
            return JoinRefusals.NotJoined.Because($"{joined} of {members.Count} are.", "/cases");
        var done = journal.Do(JoinActs.Unjoined, [lead, .. members], Ground.AllowedBy().For(reason), new ActEffect("case", lead.Id, members.Count));
        if (!done.IsRefused)
            journal.Flag(members, CaseFlag.Joined, on: false);
        return done;
    }
}
