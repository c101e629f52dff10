using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.Tables;

/// <summary>A value as it came into the table.</summary>
public sealed record TableHistoryView
{
    /// <summary>The edition that brought it; 0 with the release.</summary>
    public required int Edition { get; init; }

    public required TableEntryView Entry { get; init; }

    /// <summary>The later edition that replaced it, null while it stands.</summary>
    public int? ReplacedBy { get; init; }

    public Guid? ChangeId { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
}

/// <summary>A dated table with all it ever said.</summary>
public sealed record TableHistory(int Edition, TableView Table, IReadOnlyList<TableHistoryView> History);

/// <summary>One dated table.</summary>
public static class GetTable
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/tables/{name}", Handle)
        .AllowRoles(Roles.All)
        .WithName("GetTable").WithTags("Tables")
        .WithSummary("One dated table with its values and its history: every value it ever had, and what replaced it. With ETag.");

    public static async Task<Results<Ok<TableHistory>, StatusCodeHttpResult, ProblemHttpResult>> Handle(string name, CurrentLaw current, SupervisionDbContext db,
        HttpContext http, CancellationToken cancel)
    {
        if (TableCatalogue.Find(name) is not { } published)
            return LawChangeRefusals.TableUnknown.Because("See GET /v1/tables.").ToProblem();
        var law = current.Edition;
        if (EditionTag.IsUnchanged(http, law.Number))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var changes = await db.Set<LawProposal>().AsNoTracking()
            .Where(proposal => proposal.Kind == LawChangeKind.TableValue && proposal.Subject == name && proposal.Edition <= law.Number)
            .OrderBy(proposal => proposal.Edition).ToListAsync(cancel);
        return TypedResults.Ok(new TableHistory(law.Number, TableView.Of(published, law), History(published, changes)));
    }

    private static List<TableHistoryView> History(DatedTable published, IReadOnlyList<LawProposal> changes)
    {
        var history = published.Entries.Select(entry => new TableHistoryView { Edition = 0, Entry = TableEntryView.Of(published, entry) }).ToList();
        foreach (var change in changes)
        {
            var value = change.Content.Value!;
            var replaced = history.FindIndex(earlier => earlier.Entry.From == value.From && earlier.ReplacedBy is null);
            if (replaced >= 0)
                history[replaced] = history[replaced] with { ReplacedBy = change.Edition };
            history.Add(new TableHistoryView
            {
                Edition = change.Edition!.Value,
                Entry = new TableEntryView
                {
                    From = value.From,
                    Value = JsonSerializer.Deserialize<JsonElement>(value.Value),
                    Source = change.Source,
                    IsVerified = value.IsVerified,
                },
                ChangeId = change.Id,
                ApprovedAt = change.DecidedAt,
            });
        }

        return history;
    }
}
