using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Domain.Rules;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>One rule.</summary>
public static class GetRule
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/rules/{ruleId}", Handle)
        .AllowRoles(Roles.All)
        .WithName("GetRule").WithTags("Rules")
        .WithSummary("One rule with the JSON schema of its facts. With ETag.");

    public static Results<Ok<RuleView>, StatusCodeHttpResult, ProblemHttpResult> Handle(string ruleId, HttpContext http) =>
        RuleView.All.FirstOrDefault(rule => rule.RuleId == ruleId) is not { } found ? RuleRefusals.Unknown.Because("See GET /v1/rules.").ToProblem()
        : EditionTag.IsUnchanged(http) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
        : TypedResults.Ok(found);
}
