using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.Law.Clocks;

/// <summary>
/// What a service does when time, or a new edition of the law, changes clocks of one type of subject: raise the version of the subject, record the audit, say more.
/// Register any number, one a type of subject.
/// </summary>
public interface IClockReaction
{
    /// <summary>The type of subject it is for.</summary>
    string SubjectType { get; }

    /// <summary>
    /// Locks subjects with <c>skip locked</c> and gives those it got; clocks of the others wait for the next look. It must not wait: the clocks are locked already,
    /// and a request may hold a subject and want its clocks.
    /// </summary>
    Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel);

    /// <summary>Reacts in the transaction that changes the clocks.</summary>
    /// <param name="db">The service's context; saved by the caller.</param>
    /// <param name="changes">Warned, overdue or moved; of subjects it has locked.</param>
    /// <param name="cancel">Ends the transaction without effect.</param>
    Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel);
}
