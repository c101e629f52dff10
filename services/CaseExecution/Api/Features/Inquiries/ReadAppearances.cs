using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>A record of an appearance, or of none.</summary>
public sealed record AppearanceView
{
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public Guid? NoticeId { get; init; }
    public required Guid ActId { get; init; }
    public required bool Appeared { get; init; }

    /// <summary>Lawfully notified, no show without good reason (AEL 17(1)(6)); null when he appeared.</summary>
    public bool? Counts { get; init; }

    public required AddresseeRole Person { get; init; }
    public short? PartyOrdinal { get; init; }

    /// <summary>When he was heard, or should have appeared.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    public string? Place { get; init; }
    public required bool IdentityChecked { get; init; }
    public RecordSignature? Signature { get; init; }
    public required string RecordedBy { get; init; }

    /// <summary>What was said; only on one record.</summary>
    public StatementView? Content { get; init; }
}

/// <summary>What was said.</summary>
public sealed record StatementView(string? PersonName, IReadOnlyList<Question> Questions, string? Statement, string? SignatureNote, string? GoodReason);

/// <summary>Records of a case, and one with what was said; staff only.</summary>
internal static class ReadAppearances
{
    private const string Select = """
        select r.id, r.case_number, r.notice_id, r.act_id, r.appeared, r.counts, r.person, r.party_ordinal, r.held_at, r.place, r.identity_checked, r.signature, r.recorded_by,
            r.person_name, r.questions, r.statement, r.signature_note, r.good_reason from appearance_record r
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/appearance-records", List).WithName("ListAppearances").WithTags("inquiries").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/appearance-records/{id:guid}", One).WithName("ReadAppearance").WithTags("inquiries").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<AppearanceView>>, ProblemHttpResult>> List(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var conditions = $"r.case_id = {CaseScope.Add(command.Parameters, caseId)}";
        if (page.Position(1) is [var last])
            conditions += $" and r.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{Select} where {conditions} order by r.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<AppearanceView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<AppearanceView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"{Select} where r.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "r")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? TypedResults.Ok(Read(reader) with { Content = Content(reader) })
            : AppearanceRefusals.Unknown.Because("No record has this id.").ToProblem();
    }

    private static AppearanceView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        CaseNumber = reader.GetString(1),
        NoticeId = reader.OptionalGuid(2),
        ActId = reader.GetGuid(3),
        Appeared = reader.GetBoolean(4),
        Counts = reader.IsDBNull(5) ? null : reader.GetBoolean(5),
        Person = Codes.Stored<AddresseeRole>(reader.GetString(6)),
        PartyOrdinal = reader.IsDBNull(7) ? null : reader.GetInt16(7),
        HeldAt = reader.GetFieldValue<DateTimeOffset>(8),
        Place = reader.Optional(9),
        IdentityChecked = reader.GetBoolean(10),
        Signature = reader.Optional(11) is { } signature ? Codes.Stored<RecordSignature>(signature) : null,
        RecordedBy = reader.GetString(12),
    };

    private static StatementView Content(NpgsqlDataReader reader) => new(
        reader.Optional(13), reader.Optional(14) is { } questions ? JsonSerializer.Deserialize<List<Question>>(questions, ProposedContent.Json)! : [], reader.Optional(15),
        reader.Optional(16), reader.Optional(17));
}
