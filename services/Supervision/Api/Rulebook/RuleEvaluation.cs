using System.Text.Json;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Domain.Rules;

namespace Enforcement.Supervision.Rulebook;

/// <summary>A question to a rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Facts">JSON of its facts.</param>
/// <param name="County">County whose closures count as rest days; null for none.</param>
/// <param name="On">Day on which the rule must be in force.</param>
internal sealed record RuleQuestion(string RuleId, JsonElement Facts, string? County, DateOnly On);

/// <summary>The ruling, or why there is none.</summary>
internal sealed record RuleAnswer(Ruling? Ruling, Refusal? Refusal, IReadOnlyList<FieldError> Errors)
{
    public static RuleAnswer Of(Refusal refusal, IReadOnlyList<FieldError>? errors = null) => new(null, refusal, errors ?? []);
}

/// <summary>Asks the law: any rule, with facts that are checked against its type first.</summary>
internal static class RuleEvaluation
{
    /// <summary>Applies a rule.</summary>
    /// <param name="question">The question.</param>
    /// <param name="law">The edition to decide by.</param>
    /// <param name="explain">Also makes the words of the steps, which may fail on the same facts.</param>
    public static RuleAnswer Answer(RuleQuestion question, LawEdition law, bool explain)
    {
        if (RuleCatalogue.Find(question.RuleId) is not { } rule)
            return RuleAnswer.Of(RuleRefusals.Unknown.Because("See GET /v1/rules."));
        if (question.On < rule.InForceFrom || question.On > rule.InForceTo)
        {
            return RuleAnswer.Of(RuleRefusals.NotInForce.Because(
                $"{rule.Id} is in force from {rule.InForceFrom:yyyy-MM-dd}{(rule.InForceTo is { } to ? $" to {to:yyyy-MM-dd}" : "")}; asked for {question.On:yyyy-MM-dd}.", "/on", rule.Basis));
        }

        if (question.County is { } name)
        {
            if (Counties.Find(name) is not { } county)
                return RuleAnswer.Of(LawChangeRefusals.CountyUnknown.Because("Use the official Chinese name, e.g. 臺東縣.", "/county"));
            law = law.In(county);
        }

        var (facts, errors) = LawReader.Read(question.Facts, rule.FactsType, "/facts");
        return facts is null ? Invalid(rule, errors) : Apply(rule, facts, law, explain);
    }

    private static RuleAnswer Apply(Rule rule, object facts, LawEdition law, bool explain)
    {
        try
        {
            var ruling = rule.Evaluate(facts, law);
            if (explain)
                _ = ruling.Steps;
            return new RuleAnswer(ruling, null, []);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            return Invalid(rule, [new FieldError("/facts", $"together they cannot be computed: {exception.Message.Split('\n')[0]}")]);
        }
    }

    private static RuleAnswer Invalid(Rule rule, IReadOnlyList<FieldError> errors) => RuleAnswer.Of(RuleRefusals.FactsInvalid.Because(
        string.Join(" ", errors.Take(5).Select(error => $"{error.Field}: {error.Detail}.")), errors[0].Field, rule.Basis), errors);
}
