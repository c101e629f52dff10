using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>Guarantors 擔保人 (AEL 18).</summary>
public static class Guaranteeing
{
    /// <summary>A guarantee was given; who gave it is kept beside the act.</summary>
    public static Result<Act> Give(Journal journal, IReadOnlyCollection<CaseFile> cases, Guid id, long amount) =>
        journal.Do(PersonActs.GuaranteeGiven, cases, Ground.AllowedBy(), new ActEffect("guarantee", id, amount));

    /// <summary>The guarantor is enforced against directly, for what the group still owes and at most what he promised; he becomes a party of its cases.</summary>
    public static Result<Act> Enforce(Journal journal, IReadOnlyCollection<CaseFile> cases, Guid id, long promised, GuaranteeFacts facts, string? reason, string? milderMeans)
    {
        var effect = new ActEffect("guarantee", id, Math.Min(promised, facts.Outstanding));
        return journal.Do(PersonActs.GuarantorEnforced, cases, Ground.AllowedBy(Guarantee.Enforce(facts)).For(reason, milderMeans), effect);
    }
}
