using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Intake.Writing;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Sections;

/// <summary>What a section takes from a day on.</summary>
/// <param name="ValidFrom">Today or later.</param>
/// <param name="ValidTo">Last day; null is open.</param>
/// <param name="Weight">0 to 1,000; 0 takes no new obligors.</param>
/// <param name="Kinds">Kinds of claim it takes.</param>
/// <param name="Reason">Why, at most 200 characters.</param>
public sealed record SectionRequest(DateOnly ValidFrom, DateOnly? ValidTo, int Weight, IReadOnlyList<ClaimKind> Kinds, string? Reason);

internal static class PutSection
{
    private const int HeaviestWeight = 1_000;
    private const int LongestReason = 200;

    public static void Map(IEndpointRouteBuilder app) => app.MapPut("/v1/sections/{branch}/{section}", Handle)
        .AllowRoles(Roles.Assigner, Roles.BranchHead, Roles.HqPlanning)
        .WithTags("Sections")
        .WithSummary("Add a section, or say what it takes from a day on (If-Match)")
        .WithDescription("Earlier rules are kept. Branch staff change their own branch only.");

    private static async Task<Results<Ok<SectionView>, Created<SectionView>, ProblemHttpResult>> Handle(
        string branch, string section, SectionRequest request, HttpContext context, Caller caller, IntakeDbContext db, AuditTrail audit, TimeProvider time,
        CancellationToken cancel)
    {
        if (Branches.Find(branch) is null || (caller.Branch is { } own && own != branch))
            return SectionRefusals.NotFound.Because("No section of this name in this branch.").ToProblem();
        if (Check(section, request) is { Length: > 0 } errors)
            return Problems.Validation(errors);
        var today = time.Today();
        if (request.ValidFrom < today)
            return SectionRefusals.Retroactive.Because($"It begins on {request.ValidFrom:O}.", "/validFrom").ToProblem();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(db.Connection(), branch, cancel);
        var rules = await SectionStore.RulesAsync(db.Connection(), branch, null, cancel);
        var before = rules.FindAll(rule => rule.Rule.Section == section);
        if (before.Count > 0 && Preconditions.Check(context.Request, before[^1].Rule.Revision) is { } stale)
            return stale;
        var added = new RecordedRule(Rule(branch, section, request, before), request.Reason, time.GetUtcNow(), caller.Subject);
        if (LeftWithout([.. rules.Select(rule => rule.Rule), added.Rule], branch, request) is { } kind)
            return SectionRefusals.LeavesKindWithout.Because($"No section would take {WireNames.Of(kind)}.", "/kinds").ToProblem();
        await SectionStore.AddAsync(db.Connection(), added, cancel);
        audit.Record(db, caller, before.Count == 0 ? "section.added" : "section.changed", "section", $"{branch}/{section}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        var view = SectionView.Of([.. before, added], today);
        context.SetETag(view.Version);
        return before.Count == 0 ? TypedResults.Created($"/v1/sections/{branch}/{Uri.EscapeDataString(section)}", view) : TypedResults.Ok(view);
    }

    private static SectionRule Rule(string branch, string section, SectionRequest request, List<RecordedRule> before) => new()
    {
        Branch = branch,
        Section = section,
        Revision = before.Count == 0 ? 1 : before[^1].Rule.Revision + 1,
        ValidFrom = request.ValidFrom,
        ValidTo = request.ValidTo,
        Weight = request.Weight,
        Kinds = request.Kinds.ToHashSet(),
    };

    // The days on which the change shows: its first day and the day after its last.
    private static ClaimKind? LeftWithout(IReadOnlyList<SectionRule> rules, string branch, SectionRequest request)
    {
        DateOnly[] days = request.ValidTo is { } last ? [request.ValidFrom, last.AddDays(1)] : [request.ValidFrom];
        foreach (var inForce in days.Select(day => SectionRule.InForce(rules, branch, day)))
        {
            foreach (var kind in Enum.GetValues<ClaimKind>())
            {
                if (!inForce.Any(rule => rule.Weight > 0 && rule.Kinds.Contains(kind)))
                    return kind;
            }
        }

        return null;
    }

    private static (string Field, string Detail)[] Check(string section, SectionRequest request) =>
    [
        .. Wrong(section.Length != 1 || char.IsControl(section[0]) || char.IsWhiteSpace(section[0]), "/section", "One character."),
        .. Wrong(request.Weight is < 0 or > HeaviestWeight, "/weight", $"0 to {HeaviestWeight}."),
        .. Wrong(request.ValidTo < request.ValidFrom, "/validTo", "Not before validFrom."),
        .. Wrong(request.Reason?.Length > LongestReason, "/reason", $"At most {LongestReason} characters."),
    ];

    private static (string, string)[] Wrong(bool wrong, string field, string detail) => wrong ? [(field, detail)] : [];

    private static async Task LockAsync(NpgsqlConnection connection, string branch, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { WriterLocks.Command([], [branch]) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
