using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.ObjectionReview.Features;

/// <summary>One line of the list.</summary>
public sealed record ObjectionLine
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Branch { get; init; }
    public required ObjectorKind Objector { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required ObjectionState State { get; init; }
    public ObjectionDecision? Decision { get; init; }
    public string? DecisionNumber { get; init; }

    /// <summary>Nearest due day of the clocks that still run.</summary>
    public DateOnly? NextDueOn { get; init; }

    /// <summary>True when a clock ran out and what it demanded has not been done.</summary>
    public required bool Overdue { get; init; }
}

/// <summary>Objections, newest first.</summary>
public static class ListObjections
{
    private static readonly Dictionary<string, ObjectionState> States =
        Enum.GetValues<ObjectionState>().ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()));

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/objections", Handle)
        .AllowRoles([.. Roles.BranchStaff, .. Roles.Headquarters])
        .WithName("ListObjections").WithTags("Objections")
        .WithSummary("Objections of the caller's branch (headquarters: all), newest first.");

    public static async Task<Results<Ok<Page<ObjectionLine>>, ProblemHttpResult>> Handle([AsParameters] PageQuery page, Caller caller,
        ObjectionReviewDbContext db, ClockReader reader, [Description("Only this state, e.g. forwarded.")] string? state, [Description("Only this case.")] string? caseNumber,
        [Description("Only those with a clock that ran out and is not done.")] bool? overdue, CancellationToken cancel)
    {
        var query = db.ObjectionsOf(caller).AsNoTracking();
        var clocks = reader.All.Where(clock => clock.SubjectType == ObjectionClocks.SubjectType && clock.EndedAt == null);
        if (state is not null)
        {
            if (!States.TryGetValue(state, out var wanted))
                return Problems.Validation(("state", $"must be one of {string.Join(", ", States.Keys)}"));
            query = query.Where(objection => objection.State == wanted);
        }

        if (caseNumber is not null)
            query = query.Where(objection => objection.CaseNumber == caseNumber);
        if (overdue == true)
            query = query.Where(objection => clocks.Any(clock => clock.SubjectId == objection.Id && clock.State == ClockState.Overdue));
        if (page.Position(1) is [var last])
        {
            var after = Guid.TryParse(last, CultureInfo.InvariantCulture, out var id) ? id : throw new CursorException();
            query = query.Where(objection => objection.Id < after);
        }

        var rows = await query.OrderByDescending(objection => objection.Id).Take(page.Size + 1).Select(objection => new ObjectionLine
        {
            ObjectionId = objection.Id,
            CaseNumber = objection.CaseNumber,
            Branch = objection.Branch,
            Objector = objection.Objector,
            ReceivedOn = objection.ReceivedOn,
            State = objection.State,
            Decision = objection.Decision,
            DecisionNumber = objection.DecisionNumber,
            NextDueOn = clocks.Where(clock => clock.SubjectId == objection.Id && clock.State == ClockState.Running).Min(clock => clock.DueOn),
            Overdue = clocks.Any(clock => clock.SubjectId == objection.Id && clock.State == ClockState.Overdue),
        }).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size, row => [row.ObjectionId.ToString()]));
    }
}
