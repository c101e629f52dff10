using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Reviews;

/// <summary>The final title of a claim that was only secured until now.</summary>
/// <param name="Title">The title.</param>
/// <param name="Reference">Letter of the agency that sent it.</param>
public sealed record RecordFinalTitleRequest(FinalTitle Title, string Reference);

/// <summary>An officer takes up the final title of a case under provisional attachment: it is executed in full from now on. Needs If-Match.</summary>
internal static class RecordFinalTitle
{
    public static readonly CaseAct<RecordFinalTitleRequest> Act = new(ReviewActs.TitleFinal, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/final-title", Handle).WithName(nameof(RecordFinalTitle)).WithTags("reviews")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, RecordFinalTitleRequest request, Caller caller, ActDesk desk, TimeProvider time, HttpContext context)
    {
        if (request.Title is not { } title)
            return Problems.Validation(("/title", "It is needed."));
        if (string.IsNullOrWhiteSpace(title.Number) || title.Number.Length > 60)
            return Problems.Validation(("/title/number", "1 to 60 characters."));
        if (string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > 200)
            return Problems.Validation(("/reference", "1 to 200 characters."));
        if (title.Date > title.ServedOn || title.ServedOn > title.FinalOn || title.FinalOn > time.Today())
            return Problems.Validation(("/title/finalOn", "Dated, then served, then final, and not after today."));
        return await desk.DoAsync(context, caller, idOrNumber, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, RecordFinalTitleRequest request)
    {
        var title = request.Title;
        var dates = await TitleRows.OfAsync(acting.Connection, acting.File.Id, acting.Cancel) with
        {
            TitleKind = Codes.Of(title.Kind),
            FinalOn = title.Kind == FinalTitleKind.Law ? null : title.FinalOn,
            PaymentPeriodEnd = title.PaymentPeriodEnd,
            IsProvisional = false,
        };
        var done = Provisional.BecomeFinal(acting.Journal, acting.File, dates, title.PaymentPeriodEnd, request.Reference);
        if (!done.IsRefused)
            await SaveAsync(acting, title, dates);
        return done;
    }

    private static async Task SaveAsync(Acting acting, FinalTitle title, TitleDates dates)
    {
        var clock = LimitationClock.AtOpening(dates);
        await using var command = new NpgsqlCommand("""
            update case_file set provisional_received_on = null, title_kind = $3, title_number = $4, title_date = $5, title_served_on = $6, title_final_on = $7,
                payment_period_end = $8, clock_rule = $9, clock_from = $10, clock_due = $11
            where roc_year = $1 and id = $2
            """, acting.Connection)
        {
            Parameters =
            {
                new() { Value = CaseKey.RocYearOf(acting.File.Id)!.Value }, new() { Value = acting.File.Id }, new() { Value = dates.TitleKind },
                new() { Value = title.Number }, new() { Value = title.Date }, new() { Value = title.ServedOn }, new() { Value = (object?)dates.FinalOn ?? DBNull.Value },
                new() { Value = title.PaymentPeriodEnd }, new() { Value = (object?)clock?.Rule ?? DBNull.Value }, new() { Value = (object?)clock?.From ?? DBNull.Value },
                new() { Value = (object?)clock?.DueOn ?? DBNull.Value },
            },
        };
        await command.ExecuteNonQueryAsync(acting.Cancel);
    }
}
