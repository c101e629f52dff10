using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Supervision.Domain.LawChanges;

/// <summary>What a change is about.</summary>
public enum LawChangeKind
{
    /// <summary>The official calendar of a whole year.</summary>
    CalendarYear,

    /// <summary>Single days decided.</summary>
    CalendarDays,

    /// <summary>Closures of counties, announced or called off.</summary>
    Closures,

    /// <summary>A value of a dated table.</summary>
    TableValue,
}

/// <summary>The offices of a county are closed on a day, or a closure is called off.</summary>
public sealed record CountyClosure(string County, DateOnly Date, string Reason, bool IsLifted);

/// <summary>A value of a dated table; <paramref name="Value"/> is its JSON.</summary>
public sealed record TableValue(string Table, DateOnly From, string Value, bool IsVerified);

/// <summary>The content of a change: what it says, checked against what the law can hold.</summary>
public sealed record LawContent
{
    public required LawChangeKind Kind { get; init; }

    /// <summary>What it is about, for lists: the year, the first day, or the name of the table.</summary>
    public required string Subject { get; init; }

    public int? Year { get; init; }
    public IReadOnlyList<OfficialDay> Days { get; init; } = [];
    public IReadOnlyList<CountyClosure> Closures { get; init; } = [];
    public TableValue? Value { get; init; }

    /// <summary>All named days of a year.</summary>
    public static Result<LawContent> OfYear(int year, IReadOnlyList<OfficialDay> days)
    {
        if (year is < WorkingCalendar.FirstYear or > WorkingCalendar.LastYear)
            return NotCovered("/officialYear/year");
        for (var i = 0; i < days.Count; i++)
        {
            if (days[i].Date.Year != year)
                return LawChangeRefusals.DayOutsideYear.Because($"{days[i].Date:yyyy-MM-dd} is not in {year}.", $"/officialYear/days/{i}/date");
        }

        return Repeated(days.Select(day => day.Date), "/officialYear/days") is { } refusal
            ? refusal
            : new LawContent { Kind = LawChangeKind.CalendarYear, Subject = $"{year}", Year = year, Days = days };
    }

    /// <summary>Single days.</summary>
    public static Result<LawContent> OfDays(IReadOnlyList<OfficialDay> days) =>
        (Outside(days.Select(day => day.Date), "/days") ?? Repeated(days.Select(day => day.Date), "/days")) is { } refusal
            ? refusal
            : new LawContent { Kind = LawChangeKind.CalendarDays, Subject = $"{days[0].Date:yyyy-MM-dd}", Days = days };

    /// <summary>Closures; counties are taken under their official names.</summary>
    public static Result<LawContent> OfClosures(IReadOnlyList<CountyClosure> closures)
    {
        var named = new List<CountyClosure>();
        for (var i = 0; i < closures.Count; i++)
        {
            if (Counties.Find(closures[i].County) is not { } county)
                return LawChangeRefusals.CountyUnknown.Because("Use the official Chinese name, e.g. 臺東縣.", $"/closures/{i}/county");
            named.Add(closures[i] with { County = county });
        }

        return (Outside(named.Select(closure => closure.Date), "/closures") ?? Repeated(named.Select(closure => (closure.County, closure.Date)), "/closures")) is { } refusal
            ? refusal
            : new LawContent { Kind = LawChangeKind.Closures, Subject = $"{named[0].County} {named[0].Date:yyyy-MM-dd}", Closures = named };
    }

    /// <summary>A value of a table; its type is checked where its JSON is read.</summary>
    public static LawContent Of(TableValue value) => new() { Kind = LawChangeKind.TableValue, Subject = value.Table, Value = value };

    private static Refusal NotCovered(string field) =>
        LawChangeRefusals.DayNotCovered.Because($"It holds {WorkingCalendar.FirstYear} to {WorkingCalendar.LastYear}.", field);

    private static Refusal? Outside(IEnumerable<DateOnly> days, string field)
    {
        var at = days.Select((day, i) => (day, i)).Where(found => found.day.Year is < WorkingCalendar.FirstYear or > WorkingCalendar.LastYear).ToList();
        return at.Count == 0 ? null : NotCovered($"{field}/{at[0].i}/date");
    }

    private static Refusal? Repeated<T>(IEnumerable<T> days, string field)
    {
        var seen = new HashSet<T>();
        var at = days.Select((day, i) => (day, i)).Where(found => !seen.Add(found.day)).ToList();
        return at.Count == 0 ? null : LawChangeRefusals.DayRepeated.Because($"The entry {at[0].i} repeats an earlier one.", $"{field}/{at[0].i}");
    }
}
