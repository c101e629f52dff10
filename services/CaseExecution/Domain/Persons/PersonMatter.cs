using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Against whom an act is: the obligor, or a person the law treats like him (AEL 24), with the rulings that say so.</summary>
/// <param name="Id">Id of the person; null is the obligor.</param>
/// <param name="Rulings">Must allow the act.</param>
public sealed record AgainstPerson(Guid? Id, IReadOnlyList<Ruling> Rulings)
{
    /// <summary>The obligor himself, when he is a natural person.</summary>
    public static Result<AgainstPerson> Obligor(bool isNaturalPerson) =>
        isNaturalPerson ? new AgainstPerson(null, []) : PersonRefusals.RepresentativeNeeded.Because("Only a person can be restricted or detained.", "/person", new LegalBasis("REP-01", "行政執行法 24"));

    /// <summary>One treated like the obligor, in office or as far as his former office reaches (REP-01, REP-02).</summary>
    public static AgainstPerson Representative(Guid id, RepresentativeFacts role, FormerRepresentativeFacts office) =>
        new(id, [Representatives.IsTreatedLikeObligor(role), Representatives.Former(office)]);
}

/// <summary>A matter against a person: one obligor group, so that one act covers all its open cases of the branch.</summary>
/// <param name="File">The case by which it is reached.</param>
/// <param name="Group">All open cases of the group, that case included; locked.</param>
/// <param name="Person">Against whom.</param>
public sealed record PersonMatter(CaseFile File, IReadOnlyList<CaseFile> Group, AgainstPerson Person)
{
    /// <summary>An act that makes a measure on the whole group, proposed; the law's answers and those about the person must allow it, others are recorded.</summary>
    internal Result<Measure> Propose(Journal journal, ActKind kind, MeasureKind measure, IReadOnlyList<Ruling> rulings, string? reason, string? milderMeans, DateOnly? until = null, IReadOnlyList<Ruling>? found = null)
    {
        var effect = new ActEffect(Measure.SubjectType, Guid.CreateVersion7(journal.At), Detail: measure.Code);
        var ground = Ground.AllowedBy([.. Person.Rulings, .. rulings]).RestingOn(found ?? []).For(reason, milderMeans);
        if (!journal.Do(kind, Group, ground, effect).TryGet(out var act, out var refusal))
            return refusal;
        var terms = new MeasureTerms
        {
            Kind = measure,
            ObligorId = File.State.ObligorId,
            Branch = File.Number.Branch,
            Section = File.State.Section,
            PersonId = Person.Id,
            Until = until,
        };
        return journal.Propose(act, terms, [.. Group.Select(file => new MeasureShare(file, 0))], NothingAttached);
    }

    private static readonly Dictionary<Guid, long> NothingAttached = [];
}
