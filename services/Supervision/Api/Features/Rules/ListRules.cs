using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>The rulebook.</summary>
/// <param name="Rules">In the order of the rulebook.</param>
public sealed record RuleList(IReadOnlyList<RuleView> Rules);

/// <summary>All rules; there are few and they change with a release only, so they are not paged.</summary>
public static class ListRules
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/rules", Handle)
        .AllowRoles(Roles.All)
        .WithName("ListRules").WithTags("Rules")
        .WithSummary("Every rule of the rulebook: topic, title, text, articles, in force from and to, and the JSON schema of its facts. With ETag.");

    public static Results<Ok<RuleList>, StatusCodeHttpResult> Handle([Description("Only this topic, e.g. Limitation.")] string? topic, HttpContext http) =>
        EditionTag.IsUnchanged(http)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new RuleList(topic is null ? RuleView.All : [.. RuleView.All.Where(rule => rule.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase))]));
}
