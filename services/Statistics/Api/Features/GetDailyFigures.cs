using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Statistics.Features;

/// <summary>Which figures.</summary>
public sealed record FigureFilter(
    [property: Description("First day.")] DateOnly From,
    [property: Description("Last day.")] DateOnly To,
    [property: Description("Only this branch.")] string? Branch,
    [property: Description("Only this agency.")] string? Agency,
    [property: Description("Only this kind of claim: tax, healthInsurance, fine or fee.")] string? Kind,
    [property: Description("day, branch, agency, kind: one or several, comma-separated; day when left out.")] string[]? GroupBy);

/// <summary>Figures by day, branch, agency and kind.</summary>
public static class GetDailyFigures
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/statistics/daily", Handle)
        .AllowRoles([Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations])
        .Produces<Page<FigureRow>>(StatusCodes.Status200OK, "application/json", FigureCsv.MediaType)
        .WithName("GetDailyFigures").WithTags("Statistics")
        .WithSummary("New, open, closed, collected by day, branch, agency and kind, within the caller's scope; Accept: text/csv gives the whole table.");

    public static async Task<IResult> Handle([AsParameters] FigureFilter filter, [AsParameters] PageQuery page, Caller caller,
        NpgsqlDataSource source, IOptions<StatisticsOptions> options, HttpContext http, CancellationToken cancel)
    {
        var groupBy = FigureGroups.Parse(filter.GroupBy);
        if (Check(filter, groupBy, options.Value) is { } problem)
            return problem;

        var csv = FigureCsv.IsWanted(http.Request);
        var query = new FigureQuery(source)
        {
            From = filter.From,
            To = filter.To,
            Branch = filter.Branch,
            Agency = filter.Agency,
            Kind = filter.Kind,
            GroupBy = groupBy!,
            Caller = caller,
            After = csv ? null : Position(page, groupBy!),
            Limit = csv ? null : page.Size + 1,
        };
        return csv
            ? new FigureCsv(query)
            : TypedResults.Ok(Page.Of(await query.RowsAsync(cancel).ToListAsync(cancel), page.Size, query.KeyOf));
    }

    private static string[]? Position(PageQuery page, IReadOnlyList<FigureGroup> groupBy)
    {
        var position = page.Position(groupBy.Count);
        var day = groupBy.IndexOf(FigureGroup.Day);
        return position is null || day < 0 || DateOnly.TryParseExact(position[day], "yyyy-MM-dd", out _) ? position : throw new CursorException();
    }

    private static ProblemHttpResult? Check(FigureFilter filter, IReadOnlyList<FigureGroup>? groupBy, StatisticsOptions options) =>
        groupBy is null ? Problems.Validation(("groupBy", "may name day, branch, agency and kind"))
        : filter.To < filter.From ? Problems.Validation(("to", "must not lie before from"))
        : filter.To.DayNumber - filter.From.DayNumber >= options.MaxRangeDays ? Problems.Validation(("to", $"must lie within {options.MaxRangeDays} days of from"))
        : null;
}
