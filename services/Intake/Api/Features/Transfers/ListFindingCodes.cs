using Enforcement.Hosting.Access;
using Enforcement.Intake.Domain.Transfers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>A finding that the check of a transfer can make.</summary>
/// <param name="Code"><c>noun.reason</c>, never changes.</param>
/// <param name="Title">Meaning.</param>
/// <param name="RuleId">Rule of the rulebook.</param>
/// <param name="Article">Article it rests on.</param>
/// <param name="Outcome"><c>needsCorrection</c> or <c>returned</c>.</param>
/// <param name="Retriable">The same transfer may be sent again without change when the day has come.</param>
public sealed record FindingCodeView(string Code, string Title, string RuleId, string Article, string Outcome, bool Retriable);

/// <summary>The published catalogue of findings, for the agencies' systems.</summary>
internal static class ListFindingCodes
{
    private static readonly FindingCodeView[] Codes =
    [
        .. FindingCodes.All.OrderBy(code => code.Code, StringComparer.Ordinal).Select(code => new FindingCodeView(
            code.Code, code.Title, code.RuleId, code.Article, code.Curable ? "needsCorrection" : "returned", code.Retriable)),
    ];

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/finding-codes", Handle)
        .AllowRoles(Roles.All).WithTags("Transfers").WithSummary("Every finding the check of a transfer can make, with rule, article and what becomes of the line");

    private static Ok<FindingCodeView[]> Handle() => TypedResults.Ok(Codes);
}
