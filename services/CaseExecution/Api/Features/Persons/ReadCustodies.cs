using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A custody.</summary>
/// <param name="Id">Its id, that of the measure and of the application.</param>
/// <param name="State">In force while he is in custody.</param>
/// <param name="ObligorId">The obligor.</param>
/// <param name="PersonId">The person, when it is not the obligor.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section.</param>
/// <param name="Centre">The detention centre.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Interviews">Days of the interviews held.</param>
/// <param name="Suspension">The bar it was suspended for.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">Why.</param>
public sealed record CustodyView(
    Guid Id, MeasureState State, Guid ObligorId, Guid? PersonId, string Branch, string Section, string Centre, DateOnly From, DateOnly Until, IReadOnlyList<DateOnly> Interviews,
    string? Suspension, DateTimeOffset? EndedAt, string? EndReason);

/// <summary>Custodies of a case's obligor, and those in force, the next to end first.</summary>
internal static class ReadCustodies
{
    private const string Select = """
        select c.measure_id, m.state, c.obligor_id, m.person_id, c.branch, c.section, c.centre, c.from_on, c.until_on,
            array(select i.held_on from interview i where i.custody_id = c.measure_id order by i.held_on, i.id), s.bar, m.ended_at, m.end_reason
        from custody c join measure m on m.id = c.measure_id left join custody_suspension s on s.measure_id = c.measure_id
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapList("custodies", "ListCustodiesOfCase", $"{Select} where c.obligor_id = $1 and c.branch = $2 order by c.measure_id", Read);
        routes.MapGet("/v1/custodies", List).WithName("ListCustodies").WithTags("persons").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<CustodyView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"m.ended_at is null and {CaseScope.OfStaff(caller, command.Parameters, "c")}";
        if (page.Position(2) is [var until, var last])
            conditions += $" and (c.until_on, c.measure_id) > ({CaseScope.Add(command.Parameters, Keyset.Day(until))}, {CaseScope.Add(command.Parameters, Keyset.Id(last))})";
        command.CommandText = $"{Select} where {conditions} order by c.until_on, c.measure_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<CustodyView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [Keyset.Of(item.Until), item.Id.ToString()]));
    }

    private static CustodyView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), Codes.Stored<MeasureState>(reader.GetString(1)), reader.GetGuid(2), reader.OptionalGuid(3),
        reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetFieldValue<DateOnly>(7), reader.GetFieldValue<DateOnly>(8), reader.GetFieldValue<DateOnly[]>(9),
        reader.Optional(10), reader.OptionalInstant(11), reader.Optional(12));
}
