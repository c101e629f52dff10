using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Sections;

internal static class ListSections
{
    public static readonly string[] Readers = [.. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/sections", Handle)
            .AllowRoles(Readers)
            .WithTags("Sections")
            .WithSummary("Sections of the branches with the rule in force on a day and their history; branch staff see their branch");
        app.MapGet("/v1/sections/{branch}/{section}", HandleOne)
            .AllowRoles(Readers)
            .WithTags("Sections")
            .WithSummary("One section with its history; its ETag is needed to change it");
    }

    private static async Task<Ok<IReadOnlyList<SectionView>>> Handle(
        string? branch, [Description("Day, today when absent.")] DateOnly? on, Caller caller, NpgsqlDataSource source, TimeProvider time, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var wanted = caller.Branch ?? branch;
        var rules = caller.Branch is not null && branch is not null && branch != caller.Branch ? [] : await SectionStore.RulesAsync(connection, wanted, null, cancel);
        IReadOnlyList<SectionView> sections = [.. rules.GroupBy(rule => (rule.Rule.Branch, rule.Rule.Section)).Select(group => SectionView.Of([.. group], on ?? time.Today()))];
        return TypedResults.Ok(sections);
    }

    private static async Task<Results<Ok<SectionView>, ProblemHttpResult>> HandleOne(
        string branch, string section, HttpContext context, Caller caller, NpgsqlDataSource source, TimeProvider time, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rules = caller.Branch is { } own && own != branch ? [] : await SectionStore.RulesAsync(connection, branch, section, cancel);
        if (rules.Count == 0)
            return SectionRefusals.NotFound.Because("No section of this name in this branch.").ToProblem();
        var view = SectionView.Of(rules, time.Today());
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }
}
