using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A notice an act owes to somebody of a case.</summary>
public sealed record DueNoticeView(
    Guid Id, string CaseNumber, Guid CaseId, Guid ActId, string ActKind, AddresseeRole Addressee, short? PartyOrdinal, string Section, DateTimeOffset Since);

/// <summary>Notices that acts owe and nobody has issued yet, oldest first.</summary>
internal static class ReadNoticesDue
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/notices-due", List).WithName("ListNoticesDue").WithTags("notices").AllowRoles(CaseScope.StaffReaders);

    private static async Task<Ok<Page<DueNoticeView>>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"d.notice_id is null and {CaseScope.OfStaff(caller, command.Parameters, "d")}";
        if (section is not null)
            conditions += $" and d.section = {CaseScope.Add(command.Parameters, section)}";
        if (page.Position(2) is [var since, var last])
            conditions += $" and (d.created_at, d.id) > ({CaseScope.Add(command.Parameters, ReadInstant(since))}, {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())})";
        command.CommandText = $"""
            select d.id, c.branch || '-' || lpad(c.roc_year::text, 3, '0') || lpad(c.kind::text, 2, '0') || lpad(c.serial::text, 8, '0'), d.case_id, d.act_id, d.act_kind,
                d.addressee, d.party_ordinal, d.section, d.created_at
            from (select d.* from notice_due d where {conditions} order by d.created_at, d.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}) d
            join case_file c on c.roc_year = d.roc_year and c.id = d.case_id order by d.created_at, d.id
            """;
        var items = new List<DueNoticeView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new DueNoticeView(reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4),
                Codes.Stored<AddresseeRole>(reader.GetString(5)), reader.IsDBNull(6) ? null : reader.GetInt16(6), reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Since.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture), item.Id.ToString()]));
    }

    private static DateTimeOffset ReadInstant(string text) =>
        long.TryParse(text, out var ticks) && ticks is >= 0 and < 3_155_378_975_999_999_999 ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw new CursorException();
}
