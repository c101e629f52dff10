using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Seizures;

/// <summary>A seizure with its record.</summary>
public sealed record SeizureView
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required Guid ObligorId { get; init; }
    public required Guid PropertyItemId { get; init; }
    public required PropertyKind Property { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }

    /// <summary>The case it was ordered in.</summary>
    public required Guid CaseId { get; init; }

    public string? Registry { get; init; }
    public required SeizureState State { get; init; }

    /// <summary>NT$.</summary>
    public required long ExpectedProceeds { get; init; }

    /// <summary>NT$.</summary>
    public required long Costs { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }
    public string? RegistrationNumber { get; init; }

    /// <summary>From when it is seized.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    public SiteRecord? Site { get; init; }
    public Custodian? Custodian { get; init; }
    public string? EndReason { get; init; }

    /// <summary>Its auction; null before the appraisal.</summary>
    public Guid? AuctionId { get; init; }

    public required int Version { get; init; }

    internal static SeizureView Of(SeizureRow row, Guid? auctionId) => new()
    {
        Id = row.Id,
        MeasureId = row.MeasureId,
        ObligorId = row.Terms.ObligorId,
        PropertyItemId = row.Terms.PropertyItemId,
        Property = row.Terms.Property,
        Branch = row.Terms.Branch,
        Section = row.Terms.Section,
        CaseId = row.Terms.CaseId,
        Registry = row.Terms.Registry,
        State = row.State,
        ExpectedProceeds = row.ExpectedProceeds,
        Costs = row.Costs,
        ArrivedAt = row.ArrivedAt,
        RegistrationNumber = row.RegistrationNumber,
        EffectiveAt = row.EffectiveAt,
        Site = row.Site,
        Custodian = row.Custodian,
        EndReason = row.EndReason,
        AuctionId = auctionId,
        Version = row.Version,
    };
}

/// <summary>Seizures in the caller's scope, oldest first, and one.</summary>
internal static class ReadSeizures
{
    private const string Select = $"select {SeizureRows.Columns}, a.id from seizure s left join auction a on a.seizure_id = s.id";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/seizures", List).WithName("ListSeizures").WithTags("seizures").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/seizures/{id:guid}", One).WithName("ReadSeizure").WithTags("seizures").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<SeizureView>>, ProblemHttpResult>> List(
        [Description("Only those in this state.")] string? state, Guid? obligorId, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = new List<string> { CaseScope.OfStaff(caller, command.Parameters, "s") };
        if (state is not null && Codes.Read<SeizureState>(state) is null)
            return Problems.Validation(("/state", string.Join(", ", Enum.GetValues<SeizureState>().Select(Codes.Of))));
        if (state is not null)
            conditions.Add($"s.state = {CaseScope.Add(command.Parameters, state)}");
        if (obligorId is { } obligor)
            conditions.Add($"s.obligor_id = {CaseScope.Add(command.Parameters, obligor)}");
        if (page.Position(1) is [var last])
            conditions.Add($"s.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}");
        command.CommandText = $"{Select} where {string.Join(" and ", conditions)} order by s.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<SeizureView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(SeizureView.Of(SeizureRows.Read(reader), reader.OptionalGuid(19)));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<SeizureView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"{Select} where s.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "s")}";
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted))
            return SeizureRefusals.Unknown.Because("No seizure has this id.").ToProblem();
        var view = SeizureView.Of(SeizureRows.Read(reader), reader.OptionalGuid(19));
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }
}
