using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Obligors;

/// <summary>Whom to look for. A personal number never stands in a URL, so this is a POST.</summary>
/// <param name="IdentityNumber">National ID, resident certificate number or unified business number.</param>
public sealed record SearchObligorsRequest(string IdentityNumber);

/// <summary>Finds a person's group by identity number.</summary>
internal static class SearchObligors
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/obligors/search", Handle).WithName(nameof(SearchObligors)).WithTags("obligors").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<ObligorView>, ProblemHttpResult>> Handle(
        SearchObligorsRequest request, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.IdentityNumber) || request.IdentityNumber.Length > 20)
            return Problems.Validation(("/identityNumber", "1 to 20 characters."));
        await using var connection = await source.OpenConnectionAsync(cancel);
        Guid? id;
        await using (var command = new NpgsqlCommand("select id from obligor where identity_number = $1", connection) { Parameters = { new() { Value = request.IdentityNumber } } })
            id = await command.ExecuteScalarAsync(cancel) as Guid?;
        return id is { } found && await ReadObligor.ReadAsync(connection, caller, found, page, cancel) is { } view
            ? TypedResults.Ok(view)
            : ObligorRefusals.Unknown.Because("No obligor has this identity number.").ToProblem();
    }
}
