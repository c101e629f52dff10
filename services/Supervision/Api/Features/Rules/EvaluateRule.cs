using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>The facts a ruling is asked for.</summary>
public sealed record EvaluateRuleRequest
{
    /// <summary>An object of the schema that <c>GET /v1/rules/{ruleId}</c> gives.</summary>
    public required JsonElement Facts { get; init; }

    /// <summary>County whose closures count as rest days, e.g. 臺東縣.</summary>
    public string? County { get; init; }

    /// <summary>The rule must be in force on this day; default today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>False leaves the steps out.</summary>
    public bool Explain { get; init; } = true;
}

/// <summary>Until when, how much, may we, and why: applies a rule to facts. Changes nothing.</summary>
public static class EvaluateRule
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/rules/{ruleId}/evaluate", Handle)
        .AllowRoles(Roles.All)
        .WithName("EvaluateRule").WithTags("Rules")
        .WithSummary("Apply a rule to facts: outcome, articles, facts used and the steps of the arithmetic in English and Chinese.");

    public static Results<Ok<RulingView>, ProblemHttpResult> Handle(string ruleId, EvaluateRuleRequest request, CurrentLaw current, TimeProvider time)
    {
        var law = current.Edition;
        var answer = RuleEvaluation.Answer(new RuleQuestion(ruleId, request.Facts, request.County, request.On ?? time.Today()), law, request.Explain);
        return answer.Ruling is { } ruling ? TypedResults.Ok(RulingView.Of(ruling, law, request.Explain))
            : answer.Errors.Count > 0 ? answer.Refusal!.ToProblem(("errors", answer.Errors))
            : answer.Refusal!.ToProblem();
    }
}
