using System.Text.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.Rules;

/// <summary>One question of many.</summary>
public sealed record EvaluationLine
{
    public required string RuleId { get; init; }
    public required JsonElement Facts { get; init; }
    public string? County { get; init; }
    public DateOnly? On { get; init; }
}

/// <summary>Many questions, answered by one edition of the law.</summary>
public sealed record EvaluateRulesRequest
{
    /// <summary>1 to 1,000 lines.</summary>
    public required IReadOnlyList<EvaluationLine> Lines { get; init; }

    /// <summary>True adds the steps to every ruling; default false.</summary>
    public bool Explain { get; init; }
}

/// <summary>The answers, in the place of their questions.</summary>
public sealed record EvaluationAnswers(int Edition, IReadOnlyList<EvaluationAnswer> Answers);

/// <summary>A ruling, or why there is none.</summary>
public sealed record EvaluationAnswer(RulingView? Ruling, EvaluationProblem? Problem);

/// <summary>Why a line has no ruling; the codes are those of <c>GET /v1/errors</c>.</summary>
public sealed record EvaluationProblem(string Code, string Title, string Detail, string? Field, IReadOnlyList<FieldError> Errors);

/// <summary>Applies rules to the facts of many lines; a line that cannot be answered fails alone.</summary>
public static class EvaluateRules
{
    private const int MostLines = 1_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/rules/evaluate", Handle)
        .AllowRoles(Roles.All)
        .WithName("EvaluateRules").WithTags("Rules")
        .WithSummary("Apply rules to up to 1,000 lines of facts; each answer stands in its place, a wrong line does not fail the others.");

    public static Results<Ok<EvaluationAnswers>, ProblemHttpResult> Handle(EvaluateRulesRequest request, CurrentLaw current, TimeProvider time)
    {
        if (request.Lines.Count is 0 or > MostLines)
            return Problems.Validation(("/lines", $"must have 1 to {MostLines} entries"));
        if (request.Lines.ToList().FindIndex(line => line is null) is var empty and >= 0)
            return Problems.Validation(($"/lines/{empty}", "must not be null"));
        var (law, today) = (current.Edition, time.Today());
        return TypedResults.Ok(new EvaluationAnswers(law.Number, [.. request.Lines.Select(line =>
        {
            var answer = RuleEvaluation.Answer(new RuleQuestion(line.RuleId, line.Facts, line.County, line.On ?? today), law, request.Explain);
            return answer.Ruling is { } ruling
                ? new EvaluationAnswer(RulingView.Of(ruling, law, request.Explain), null)
                : new EvaluationAnswer(null, Of(answer.Refusal!, answer.Errors));
        })]));
    }

    private static EvaluationProblem Of(Refusal refusal, IReadOnlyList<FieldError> errors) =>
        new(refusal.Code.Code, refusal.Code.Title, refusal.Detail, refusal.Field, errors);
}
