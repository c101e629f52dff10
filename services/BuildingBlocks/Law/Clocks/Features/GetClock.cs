using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks.Features;

/// <summary>One clock, explained.</summary>
internal static class GetClock
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/{id:guid}", Handle)
        .WithSummary("One clock with its rule, articles, facts, the steps of its arithmetic and its history.");

    private static async Task<Results<Ok<ClockDetail>, ProblemHttpResult>> Handle(Guid id, Caller caller, ClockReader clocks, HttpContext http, CancellationToken cancel)
    {
        if (await clocks.Of(caller).SingleOrDefaultAsync(clock => clock.Id == id, cancel) is not { } clock)
            return ClockRefusals.NotFound.Because($"Clock {id}.").ToProblem();
        http.SetETag(clock.Version);
        return TypedResults.Ok((await clocks.ExplainAsync([clock], cancel))[0]);
    }
}
