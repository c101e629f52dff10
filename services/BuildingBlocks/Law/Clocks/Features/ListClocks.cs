using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks.Features;

/// <summary>Filters of the list; bind with <c>[AsParameters]</c>.</summary>
internal sealed record ClockQuery(
    [property: Description("running, paused or overdue; all open ones without it.")] string? State,
    [property: Description("Only this rule, e.g. OBJ-02.")] string? Rule,
    [property: Description("Only those whose last day or instant lies before this day in Taiwan.")] DateOnly? DueBefore,
    [property: Description("Only this branch; headquarters, staff have their own.")] string? Branch,
    [property: Description("Only this section.")] string? Section);

/// <summary>Open clocks, next due first.</summary>
internal static class ListClocks
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("", Handle).WithSummary("Open clocks of the caller's scope, next due first.");

    private static async Task<Results<Ok<Page<ClockLine>>, ProblemHttpResult>> Handle(
        [AsParameters] ClockQuery query, [AsParameters] PageQuery page, Caller caller, ClockReader clocks, CancellationToken cancel)
    {
        var open = clocks.Of(caller).Where(clock => clock.EndedAt == null);
        if (query.State is { } text)
        {
            ClockState? wanted = text switch { "running" => ClockState.Running, "paused" => ClockState.Paused, "overdue" => ClockState.Overdue, _ => null };
            if (wanted is not { } state)
                return Problems.Validation(("/state", "running, paused or overdue"));
            open = open.Where(clock => clock.State == state);
        }

        if (query.Rule is { } rule)
            open = open.Where(clock => clock.RuleId == rule);
        if (query.Branch is { } branch)
            open = open.Where(clock => clock.Branch == branch);
        if (query.Section is { } section)
            open = open.Where(clock => clock.Section == section);
        if (query.DueBefore is { } day)
        {
            // The due instant of a last day is the start of the next.
            var before = TaipeiTime.StartOf(day);
            open = open.Where(clock => clock.DueOn == null ? clock.DueAt < before : clock.DueAt <= before);
        }

        if (ClockCursor.Read(page) is { } after)
            open = open.Where(clock => EF.Functions.GreaterThan(ValueTuple.Create(clock.DueAt, clock.Id), ValueTuple.Create(after.At, after.Id)));
        var rows = await open.OrderBy(clock => clock.DueAt).ThenBy(clock => clock.Id).Take(page.Size + 1).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of([.. rows.Select(ClockLine.Of)], page.Size, line => ClockCursor.Of(line.DueAt, line.Id)));
    }
}
