namespace Enforcement.Supervision.Features.Rules;

/// <summary>All features of the rulebook.</summary>
internal static class RuleFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        ListRules.Map(app);
        GetRule.Map(app);
        EvaluateRule.Map(app);
        EvaluateRules.Map(app);
    }
}
