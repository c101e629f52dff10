using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Estates;

/// <summary>What a person is to the obligor.</summary>
/// <param name="Role">His role.</param>
/// <param name="LeftOn">Day he left office; null while in office.</param>
/// <param name="GroundAroseOn">For one who left: day the ground or duty arose (REP-02).</param>
public readonly record struct RepresentativeStanding(RepresentativeRole Role, DateOnly? LeftOn, DateOnly? GroundAroseOn);

/// <summary>Persons who are treated like the obligor (AEL 24) become parties of his cases.</summary>
public static class Representation
{
    /// <summary>Names them for all cases at once; one whom the law does not treat so refuses the act.</summary>
    public static Result<Act> Name(
        Journal journal, IReadOnlyCollection<CaseFile> cases, ObligorKind obligor, bool isDead, IReadOnlyCollection<RepresentativeStanding> persons, string? reason)
    {
        if (obligor == ObligorKind.Deceased && !isDead)
            return EstateRefusals.ObligorAlive.Because("Record the death first.", "/obligorKind");
        if (obligor != ObligorKind.Deceased && isDead)
            return EstateRefusals.ObligorDead.Because("His representatives are none of the estate.", "/obligorKind");
        var rulings = persons.Select(person => Representatives.IsTreatedLikeObligor(new RepresentativeFacts(obligor, person.Role)))
            .Concat(persons.Where(person => person.LeftOn is not null)
                .Select(person => Representatives.Former(new FormerRepresentativeFacts(person.GroundAroseOn ?? person.LeftOn!.Value, person.LeftOn))))
            .ToList();
        var obligorId = cases.First().State.ObligorId;
        return journal.Do(EstateActs.RepresentativeNamed, cases, Ground.AllowedBy(rulings).For(reason), new ActEffect("obligor", obligorId, persons.Count));
    }
}
