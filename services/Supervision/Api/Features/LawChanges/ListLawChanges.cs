using System.ComponentModel;
using System.Globalization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.LawChanges;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>Which changes.</summary>
public sealed record LawChangeFilter(
    [property: Description("Only this state: proposed, approved, rejected or withdrawn.")] string? State,
    [property: Description("Only this kind: calendarYear, calendarDays, closures or tableValue.")] string? Kind,
    [property: Description("Only of this subject, e.g. the name of a table or a year.")] string? Subject);

/// <summary>Changes of the calendar and of the tables, newest first.</summary>
public static class ListLawChanges
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/law-changes", Handle)
        .AllowRoles([.. Roles.Headquarters, Roles.Auditor])
        .WithName("ListLawChanges").WithTags("Law changes")
        .WithSummary("Proposed and decided changes of the calendar and of the tables, newest first: the history of the law's editions.");

    public static async Task<Results<Ok<Page<LawChangeView>>, ProblemHttpResult>> Handle([AsParameters] LawChangeFilter filter, [AsParameters] PageQuery page,
        SupervisionDbContext db, CancellationToken cancel)
    {
        var query = db.Set<LawProposal>().AsNoTracking();
        if (filter.State is not null)
        {
            if (!Enum.TryParse<LawProposalState>(filter.State, ignoreCase: true, out var state) || !Enum.IsDefined(state))
                return Problems.Validation(("state", "must be proposed, approved, rejected or withdrawn"));
            query = query.Where(proposal => proposal.State == state);
        }

        if (filter.Kind is not null)
        {
            if (!Enum.TryParse<LawChangeKind>(filter.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
                return Problems.Validation(("kind", "must be calendarYear, calendarDays, closures or tableValue"));
            query = query.Where(proposal => proposal.Kind == kind);
        }

        if (filter.Subject is not null)
            query = query.Where(proposal => proposal.Subject == filter.Subject);
        if (page.Position(1) is [var last])
        {
            var after = Guid.TryParse(last, CultureInfo.InvariantCulture, out var id) ? id : throw new CursorException();
            query = query.Where(proposal => proposal.Id < after);
        }

        var rows = await query.OrderByDescending(proposal => proposal.Id).Take(page.Size + 1).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of([.. rows.Select(row => LawChangeView.Of(row))], page.Size, row => [row.ChangeId.ToString()]));
    }
}
