using Enforcement.Statute;

namespace Enforcement.Law;

/// <summary>
/// The edition of the law that a running service decides by; a singleton. Take <see cref="Edition"/> once per decision, so that one decision rests on one edition.
/// </summary>
public sealed class CurrentLaw
{
    private LawEdition _edition = LawEdition.Published;

    /// <summary>The edition in force now.</summary>
    public LawEdition Edition => Volatile.Read(ref _edition);

    /// <summary>Decides by another edition from now on.</summary>
    public void Take(LawEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        Volatile.Write(ref _edition, edition);
    }
}
