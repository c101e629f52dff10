using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Postponements;

/// <summary>A postponement, asked for or made.</summary>
public sealed record PostponementView
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required PostponementState State { get; init; }
    public required string Agency { get; init; }

    /// <summary>The agency's letter, or <c>api</c>.</summary>
    public required string Reference { get; init; }

    public required DateOnly AgreedOn { get; init; }
    public DateOnly? WishedUntil { get; init; }

    /// <summary>Last day of the postponement.</summary>
    public DateOnly? Until { get; init; }

    public Guid? StayId { get; init; }
    public DateOnly? NotifiedOn { get; init; }

    /// <summary>Last day for the agency to apply (POS-02).</summary>
    public DateOnly? ApplyBy { get; init; }

    public DateOnly? AppliedOn { get; init; }
    public required int Version { get; init; }
}

/// <summary>Postponements of a case, and those of a section or branch by state, oldest first.</summary>
internal static class ReadPostponements
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/postponements", OfCase).WithName("ListCasePostponements").WithTags("postponements").AllowRoles(CaseScope.Readers);
        routes.MapGet("/v1/postponements", List).WithName("ListPostponements").WithTags("postponements").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<IReadOnlyList<PostponementView>>, ProblemHttpResult>> OfCase(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand($"select {PostponementRows.Columns} from postponement p where p.case_id = $1 order by p.id limit 200", connection)
        {
            Parameters = { new() { Value = caseId } },
        };
        return TypedResults.Ok<IReadOnlyList<PostponementView>>(await ReadAsync(command, cancel));
    }

    private static async Task<Results<Ok<Page<PostponementView>>, ProblemHttpResult>> List(
        [AsParameters] PageQuery page, [Description("State; requested when left out.")] string? state,
        [Description("Section; the token's where it names one.")] string? section, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (Codes.Read<PostponementState>(state ?? Codes.Of(PostponementState.Requested)) is not { } wanted)
            return Problems.Validation(("/state", string.Join(", ", Enum.GetValues<PostponementState>().Select(Codes.Of))));
        await using var command = source.CreateCommand();
        var conditions = $"p.state = {CaseScope.Add(command.Parameters, Codes.Of(wanted))} and {CaseScope.OfStaff(caller, command.Parameters, "p")}";
        if (section is not null)
            conditions += $" and p.section = {CaseScope.Add(command.Parameters, section)}";
        if (page.Position(1) is [var last])
            conditions += $" and p.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"select {PostponementRows.Columns} from postponement p where {conditions} order by p.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await ReadAsync(command, cancel), page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<List<PostponementView>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var items = new List<PostponementView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Of(PostponementRows.Read(reader), reader.GetString(14)));
        return items;
    }

    private static PostponementView Of(CasePostponement row, string agency) => new()
    {
        Id = row.Id,
        CaseId = row.CaseId,
        State = row.State,
        Agency = agency,
        Reference = row.Reference,
        AgreedOn = row.AgreedOn,
        WishedUntil = row.WishedUntil,
        Until = row.Until,
        StayId = row.StayId,
        NotifiedOn = row.NotifiedOn,
        ApplyBy = row.ApplyBy,
        AppliedOn = row.AppliedOn,
        Version = row.Version,
    };
}
