using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>A distribution without its rows.</summary>
public sealed record DistributionView
{
    public required Guid Id { get; init; }
    public required Guid AuctionId { get; init; }
    public required DistributionState State { get; init; }

    /// <summary>NT$.</summary>
    public required long Proceeds { get; init; }

    /// <summary>Day of the distribution.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>What the rows get, NT$; with the surplus exactly the proceeds.</summary>
    public required long Distributed { get; init; }

    /// <summary>Paid so far, NT$.</summary>
    public required long Paid { get; init; }

    /// <summary>Kept back because it is disputed, NT$.</summary>
    public required long Disputed { get; init; }

    /// <summary>Deposited because of a suit, NT$.</summary>
    public required long Deposited { get; init; }

    /// <summary>Deposited for claims that are not final yet, NT$.</summary>
    public required long Secured { get; init; }

    /// <summary>What goes to the obligor, NT$.</summary>
    public required long Surplus { get; init; }

    public required bool SurplusPaid { get; init; }
    public DateOnly? ServedOn { get; init; }
    public DateOnly? PaidOn { get; init; }
    public required IReadOnlyList<DistributionObjectionView> Objections { get; init; }
    public required int Version { get; init; }

    internal static DistributionView Of(Distribution distribution) => new()
    {
        Id = distribution.Id,
        AuctionId = distribution.AuctionId,
        State = distribution.State,
        Proceeds = distribution.Proceeds,
        On = distribution.On,
        Rows = distribution.Rows.Count,
        Distributed = distribution.Rows.Sum(row => row.Amount),
        Paid = distribution.Rows.Sum(row => row.Paid),
        Disputed = distribution.Rows.Sum(row => row.Disputed),
        Deposited = distribution.Rows.Sum(row => row.Deposited),
        Secured = distribution.Rows.Sum(row => row.Secured),
        Surplus = distribution.Surplus,
        SurplusPaid = distribution.SurplusPaid,
        ServedOn = distribution.ServedOn,
        PaidOn = distribution.PaidOn,
        Objections = [.. distribution.Objections.Select(one => new DistributionObjectionView(one.Id, one.Objector, one.ClaimId, one.Amount, one.FiledOn, one.State, one.CorrectedServedOn, one.OppositionToldOn))],
        Version = distribution.Version,
    };
}

/// <summary>An objection to the table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Objector">Who.</param>
/// <param name="ClaimId">Claim it is against.</param>
/// <param name="Amount">What is disputed, NT$.</param>
/// <param name="FiledOn">Day it arrived.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CorrectedServedOn">Day the corrected table was served.</param>
/// <param name="OppositionToldOn">Day the objector was told of an opposition.</param>
public sealed record DistributionObjectionView(
    Guid Id, string Objector, Guid ClaimId, long Amount, DateOnly FiledOn, ObjectionState State, DateOnly? CorrectedServedOn, DateOnly? OppositionToldOn);

/// <summary>Distributions in the caller's scope, oldest first; one; and the rows of its table in the order of payment.</summary>
internal static class ReadDistributions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/distributions", List).WithName("ListDistributions").WithTags("distributions").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/distributions/{id:guid}", One).WithName("ReadDistribution").WithTags("distributions").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/distributions/{id:guid}/rows", Rows).WithName("ListDistributionRows").WithTags("distributions").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<DistributionView>>, ProblemHttpResult>> List(
        [Description("Only those in this state.")] string? state, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = new List<string> { CaseScope.OfStaff(caller, command.Parameters, "d") };
        if (state is not null && Codes.Read<DistributionState>(state) is null)
            return Problems.Validation(("/state", string.Join(", ", Enum.GetValues<DistributionState>().Select(Codes.Of))));
        if (state is not null)
            conditions.Add($"d.state = {CaseScope.Add(command.Parameters, state)}");
        if (page.Position(1) is [var last])
            conditions.Add($"d.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}");
        command.CommandText = $"select {DistributionRows.Columns} from distribution d where {string.Join(" and ", conditions)} order by d.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<DistributionView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(DistributionView.Of(DistributionRows.Read(reader)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<DistributionView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        if (await FindAsync(source, caller, id, context.RequestAborted) is not { } distribution)
            return DistributionRefusals.Unknown.Because("No distribution has this id.").ToProblem();
        context.SetETag(distribution.Version);
        return TypedResults.Ok(DistributionView.Of(distribution));
    }

    private static async Task<Results<Ok<Page<TableRow>>, ProblemHttpResult>> Rows(Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (await FindAsync(source, caller, id, cancel) is not { } distribution)
            return DistributionRefusals.Unknown.Because("No distribution has this id.").ToProblem();
        var from = page.Position(1) is [var last] ? int.TryParse(last, CultureInfo.InvariantCulture, out var position) ? position + 1 : throw new CursorException() : 0;
        var rows = distribution.Rows.Select((row, index) => (row, index)).Skip(from).Take(page.Size + 1).ToList();
        var cut = Page.Of(rows, page.Size, one => [one.index.ToString(CultureInfo.InvariantCulture)]);
        return TypedResults.Ok(new Page<TableRow>([.. cut.Items.Select(one => one.row)], cut.Next));
    }

    private static async Task<Distribution?> FindAsync(NpgsqlDataSource source, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"select {DistributionRows.Columns} from distribution d where d.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "d")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? DistributionRows.Read(reader) : null;
    }
}
