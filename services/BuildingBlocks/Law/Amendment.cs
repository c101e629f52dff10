using System.Text.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Statute;

namespace Enforcement.Law;

/// <summary>Makes the next edition of the law from a change.</summary>
public static class Amendment
{
    /// <summary>All named days of a year.</summary>
    public const string CalendarYear = "calendarYear";

    /// <summary>Single days decided.</summary>
    public const string CalendarDays = "calendarDays";

    /// <summary>Closures of counties, announced or called off.</summary>
    public const string Closures = "closures";

    /// <summary>A value of a dated table.</summary>
    public const string TableValue = "tableValue";

    /// <summary>The edition with the change.</summary>
    /// <exception cref="InvalidDataException">A change of a kind or with content this build cannot read: it must not decide by the law without it.</exception>
    public static LawEdition Apply(LawEdition law, LawChanged change)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            return Changed(law, change).Numbered(change.Edition);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidCastException)
        {
            throw new InvalidDataException($"Change {change.ChangeId} ({change.Kind}) cannot be read.", exception);
        }
    }

    private static LawEdition Changed(LawEdition law, LawChanged change) => change switch
    {
        { Kind: CalendarYear, Year: { } year } => law.With(law.Calendar.WithYear(year, [.. change.Days.Select(Of)])),
        { Kind: CalendarDays } => law.With(law.Calendar.WithDays([.. change.Days.Select(Of)])),
        { Kind: Closures } => law.With(Closed(law.Calendar, change.Closures)),
        { Kind: TableValue, Value: { } value } => Valued(law, value, change.Source),
        _ => throw new ArgumentException("Unknown kind or missing content."),
    };

    private static WorkingCalendar Closed(WorkingCalendar calendar, IReadOnlyList<LawClosure> closures) => calendar
        .WithoutClosures(closures.Where(closure => closure.IsLifted).Select(closure => (closure.County, closure.Date)))
        .WithClosures(closures.Where(closure => !closure.IsLifted).Select(closure => new LocalClosure(closure.County, closure.Date, closure.Reason)));

    // A table of a later release: no function of this build asks for it.
    private static LawEdition Valued(LawEdition law, LawTableValue value, string source) => TableCatalogue.Find(value.Table) is not { } published
        ? law
        : law.With(law.Table(published).With(new DatedEntry(
            value.From, JsonSerializer.Deserialize(value.Value, published.ValueType, LawJson.Options) ?? throw new JsonException("null"), source, value.IsVerified)));

    private static OfficialDay Of(LawDay day) => new(day.Date, day.IsRest, day.Name);
}
