using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Domain.LawChanges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Calendar;

/// <summary>Which period.</summary>
public sealed record PeriodQuery(
    [property: Description("hours, days, weeks, months or years.")] string Unit,
    [property: Description("How many; up to about a century.")] int Length,
    [property: Description("Day of the event, or the day to count back from. For hours give at instead.")] DateOnly? From,
    [property: Description("Instant of the event, for hours.")] DateTimeOffset? At,
    [property: Description("True when the day of the event counts as the first (即日起算); default false.")] bool? FirstDayCounted,
    [property: Description("False when a rest day at the end counts (no extension); default true.")] bool? Rolled,
    [property: Description("True counts back from the day: days and weeks only, never rolled.")] bool? Back,
    [property: Description("County whose closures count as rest days.")] string? County);

/// <summary>A computed period.</summary>
public sealed record PeriodView
{
    /// <summary>Last day before rolling; null for hours.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Last day on which the act is in time; null for hours.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The instant at which a period of hours ends, UTC.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>True when the end rests on days of a year without an official calendar.</summary>
    public required bool IsComputed { get; init; }

    public required int Edition { get; init; }
}

/// <summary>Computes a period (APA 48, CC 120-123) outside of any rule.</summary>
public static class ComputePeriod
{
    // About a century of each.
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal) { ["hours"] = 20_000, ["days"] = 36_525, ["weeks"] = 5_200, ["months"] = 1_200, ["years"] = 100 };

    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/calendar/periods", Handle)
        .AllowRoles(Roles.All)
        .WithName("ComputePeriod").WithTags("Calendar")
        .WithSummary("The end of a period by hours, days, weeks, months or years, or counted back from a day, with the steps.");

    public static Results<Ok<PeriodView>, ProblemHttpResult> Handle([AsParameters] PeriodQuery query, CurrentLaw current)
    {
        var law = current.Edition;
        if (!Longest.TryGetValue(query.Unit, out var longest) || (query.Back == true && query.Unit is not ("days" or "weeks")))
            return Problems.Validation(("unit", query.Back == true ? "must be days or weeks to count back" : $"must be one of {string.Join(", ", Longest.Keys)}"));
        if (query.Length < 1 || query.Length > longest)
            return Problems.Validation(("length", $"must be from 1 to {longest}"));
        if (query.County is { } name && Counties.Find(name) is null)
            return LawChangeRefusals.CountyUnknown.Because("Use the official Chinese name, e.g. 臺東縣.", "county").ToProblem();
        var calendar = query.County is { } county ? law.Calendar.In(county) : law.Calendar;
        if (query.Unit == "hours")
        {
            return query.At is { Year: >= FirstYear and <= LastYear } at
                ? TypedResults.Ok(OfHours(at, query.Length, law.Number))
                : Problems.Validation(("at", "is needed for hours, with its offset"));
        }

        if (query.From is not { Year: >= FirstYear and <= LastYear } from)
            return Problems.Validation(("from", $"is needed, from {FirstYear} to {LastYear}"));
        var period = query.Back == true ? Back(query, from) : Forward(query, from, calendar);
        return TypedResults.Ok(new PeriodView
        {
            Last = period.Last,
            End = period.End,
            Steps = period.Explain(calendar),
            IsComputed = period.Rolling == Rolling.Roll && calendar.IsComputed(period.End),
            Edition = law.Number,
        });
    }

    private static PeriodView OfHours(DateTimeOffset at, int hours, int edition)
    {
        var end = Periods.Hours(at.ToUniversalTime(), hours);
        return new PeriodView { EndsAt = end, Steps = Periods.Explain(at, hours), IsComputed = false, Edition = edition };
    }

    private static Period Back(PeriodQuery query, DateOnly from) => Periods.DaysBefore(from, query.Unit == "weeks" ? query.Length * 7 : query.Length);

    private static Period Forward(PeriodQuery query, DateOnly from, WorkingCalendar calendar)
    {
        var first = query.FirstDayCounted == true ? FirstDay.Counted : FirstDay.NotCounted;
        var rolling = query.Rolled == false ? Rolling.NoRoll : Rolling.Roll;
        return query.Unit switch
        {
            "days" => Periods.Days(from, query.Length, rolling, calendar, first),
            "weeks" => Periods.Weeks(from, query.Length, rolling, calendar, first),
            "months" => Periods.Months(from, query.Length, rolling, calendar, first),
            _ => Periods.Years(from, query.Length, rolling, calendar, first),
        };
    }
}
