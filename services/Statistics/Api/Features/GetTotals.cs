using System.ComponentModel;
using Enforcement.Hosting.Access;
using Npgsql;

namespace Enforcement.Statistics.Features;

/// <summary>What was received and counted on one receiving day; counts are lines and cases, amounts NT$.</summary>
public sealed record ReceivedTotals
{
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Cases opened and counted.</summary>
    public required long Counted { get; init; }

    /// <summary>Their amount when opened.</summary>
    public required long Amount { get; init; }

    public required long Accepted { get; init; }
    public required long AcceptedAmount { get; init; }
    public required long NeedsCorrection { get; init; }
    public required long Returned { get; init; }
}

/// <summary>Totals of one receiving day.</summary>
public static class GetTotals
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/statistics/totals", Handle)
        .AllowRoles([Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations])
        .WithName("GetReceivedTotals").WithTags("Statistics")
        .WithSummary("Totals of one receiving day within the caller's scope: decided lines, and cases counted.");

    public static async Task<ReceivedTotals> Handle([Description("Receiving day in Taiwan.")] DateOnly receivedOn, Caller caller,
        NpgsqlDataSource source, CancellationToken cancel)
    {
        var query = new FigureQuery(source) { From = receivedOn, To = receivedOn, GroupBy = [], Caller = caller };
        var row = await query.RowsAsync(cancel).SingleAsync(cancel);
        return new ReceivedTotals
        {
            ReceivedOn = receivedOn,
            Counted = row.NewCount,
            Amount = row.NewAmount,
            Accepted = row.AcceptedCount,
            AcceptedAmount = row.AcceptedAmount,
            NeedsCorrection = row.CorrectionCount,
            Returned = row.ReturnedCount,
        };
    }
}
