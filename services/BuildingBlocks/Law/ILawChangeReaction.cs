using Enforcement.Statute;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law;

/// <summary>
/// What a service does when the law it decides by has changed, e.g. recompute its running clocks. Register any number; all run, in the order of registration.
/// </summary>
/// <remarks>
/// Called once per service and edition, not once per instance, in the transaction that takes the edition: either both happen or neither. Other instances decide
/// by the edition before for up to a poll interval more, so whoever stores a computed date stores <see cref="LawEdition.Number"/> beside it and recomputes what
/// carries an older number at its next chance.
/// </remarks>
public interface ILawChangeReaction
{
    /// <summary>Recomputes what rests on the law.</summary>
    /// <param name="before">The edition left.</param>
    /// <param name="after">The edition taken; its number is higher.</param>
    /// <param name="db">The service's context with the open transaction; saved by the caller.</param>
    /// <param name="cancel">Ends the transaction without effect.</param>
    Task OnChangedAsync(LawEdition before, LawEdition after, DbContext db, CancellationToken cancel);
}
