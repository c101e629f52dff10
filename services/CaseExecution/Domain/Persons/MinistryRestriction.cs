using System.Globalization;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Persons;

/// <summary>
/// The Ministry of Finance restricted the obligor's exit before the transfer, as the form tells (TCA 24(3)). Information only: the branch neither makes nor lifts it, and it lapses
/// by itself.
/// </summary>
/// <param name="RestrictedOn">Day of the restriction.</param>
/// <param name="LastDay">Last day of it (RES-06).</param>
/// <param name="Basis">The rule that ends it.</param>
public sealed record MinistryRestriction(DateOnly RestrictedOn, DateOnly LastDay, LegalBasis Basis)
{
    private const string Code = "exitRestricted:";

    /// <summary>The restriction among what the form says is preserved; null when there is none.</summary>
    /// <param name="preservation">Codes with their days, as intake sends them.</param>
    /// <param name="calendar">Working days.</param>
    public static MinistryRestriction? Of(IEnumerable<string> preservation, WorkingCalendar calendar)
    {
        if (preservation.FirstOrDefault(code => code.StartsWith(Code, StringComparison.Ordinal)) is not { } said
            || !DateOnly.TryParseExact(said[Code.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            return null;
        var ends = Restriction.MinistryEnd(new RestrictedFacts(on), calendar);
        return new MinistryRestriction(on, ends.Date!.Value, ends.Basis);
    }

    /// <summary>What the law says of it for the open taxes of an obligor: whether the ministry's threshold is reached (RES-05), and until when it restricts him (RES-06).</summary>
    /// <param name="taxes">What he owes, and whether all of it is final.</param>
    /// <param name="preservation">What the forms of these cases say is preserved.</param>
    /// <param name="calendar">Working days.</param>
    public static IReadOnlyList<Ruling> Rulings(MinistryRestrictionFacts taxes, IEnumerable<string> preservation, WorkingCalendar calendar) => Of(preservation, calendar) is { } restriction
        ? [Restriction.ByMinistry(taxes), Restriction.MinistryEnd(new RestrictedFacts(restriction.RestrictedOn), calendar)]
        : [Restriction.ByMinistry(taxes)];
}
