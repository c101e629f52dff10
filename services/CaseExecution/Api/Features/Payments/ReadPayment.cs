using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Payments;

/// <summary>One payment with its allocations and what of it is in suspense.</summary>
internal static class ReadPayment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/payments/{id:guid}", Handle).WithName(nameof(ReadPayment)).WithTags("payments").AllowRoles(CaseScope.MoneyReaders);

    private static async Task<Results<Ok<PaymentView>, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await PaymentViews.ReadAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return PaymentRefusals.Unknown.Because("No payment has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }
}
