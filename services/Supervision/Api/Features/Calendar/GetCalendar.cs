using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Calendar;

/// <summary>A day of the working calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsRest">Whether the offices are closed.</param>
/// <param name="Name">Chinese name or reason; null on ordinary working days.</param>
/// <param name="EnglishName">The same in English where it is a known one.</param>
/// <param name="IsComputed">True while no official calendar of that day is loaded.</param>
public sealed record DayView(DateOnly Date, bool IsRest, string? Name, string? EnglishName, bool IsComputed)
{
    internal static DayView Of(CalendarDay day) => new(day.Date, day.IsRest, day.Name, day.EnglishName, day.IsComputed);
}

/// <summary>Days of the working calendar.</summary>
public sealed record CalendarView
{
    public required int Edition { get; init; }

    /// <summary>The official years that are loaded.</summary>
    public required string Version { get; init; }

    /// <summary>County whose closures are among the rest days; null for none.</summary>
    public string? County { get; init; }

    public required IReadOnlyList<DayView> Days { get; init; }
}

/// <summary>The working calendar of the offices 辦公日曆.</summary>
public static class GetCalendar
{
    private const int MostDays = 1_100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/calendar", Handle)
        .AllowRoles(Roles.All)
        .WithName("GetCalendar").WithTags("Calendar")
        .WithSummary("Working and rest days from a day to a day (up to three years), with the closures of a county. With ETag.");

    public static Results<Ok<CalendarView>, StatusCodeHttpResult, ProblemHttpResult> Handle([Description("First day.")] DateOnly from,
        [Description("Last day.")] DateOnly to, [Description("County or city by its official Chinese name; its closures are rest days.")] string? county,
        CurrentLaw current, HttpContext http)
    {
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
            return Problems.Validation(("to", $"must lie within {MostDays} days from from"));
        var law = current.Edition;
        var name = county is null ? null : Counties.Find(county);
        if (county is not null && name is null)
            return LawChangeRefusals.CountyUnknown.Because("Use the official Chinese name, e.g. 臺東縣.", "county").ToProblem();
        if (EditionTag.IsUnchanged(http, law.Number))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var calendar = name is null ? law.Calendar : law.Calendar.In(name);
        return TypedResults.Ok(new CalendarView
        {
            Edition = law.Number,
            Version = calendar.Version,
            County = name,
            Days = [.. Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(number => DayView.Of(calendar.Day(DateOnly.FromDayNumber(number))))],
        });
    }
}
