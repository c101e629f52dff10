using System.ComponentModel;
using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A restriction of residence or exit.</summary>
public sealed record RestrictionView
{
    /// <summary>Its id, that of the measure.</summary>
    public required Guid Id { get; init; }

    public required RestrictionKind Kind { get; init; }
    public required MeasureState State { get; init; }
    public required Guid ObligorId { get; init; }

    /// <summary>The person, when it is not the obligor.</summary>
    public Guid? PersonId { get; init; }

    public required string Branch { get; init; }
    public required string Section { get; init; }

    /// <summary>The grounds it rests on.</summary>
    public required IReadOnlyList<SecurityGrounds> Grounds { get; init; }

    /// <summary>Arrears of all open cases when it was ordered, NT$.</summary>
    public required long Arrears { get; init; }

    /// <summary>Exits he had made.</summary>
    public required int Exits { get; init; }

    public required DateOnly RestrictedOn { get; init; }
    public DateOnly? ObligorNotifiedOn { get; init; }
    public DateOnly? ImmigrationNotifiedOn { get; init; }
    public string? ImmigrationReference { get; init; }

    /// <summary>Last day of the next review; null once it is over.</summary>
    public DateOnly? ReviewDueOn { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }

    /// <summary>The act that ordered it.</summary>
    public required Guid ActId { get; init; }
}

/// <summary>Restrictions of a case's obligor, and those in force whose review comes next: the queue of headquarters and branch.</summary>
internal static class ReadRestrictions
{
    private const string Select = """
        select r.measure_id, m.kind, m.state, r.obligor_id, m.person_id, r.branch, r.section, r.grounds, r.arrears, r.exits, r.restricted_on, r.obligor_notified_on,
            r.immigration_notified_on, r.immigration_reference, r.review_due_on, m.ended_at, m.end_reason, m.act_id
        from restriction r join measure m on m.id = r.measure_id
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapList("restrictions", "ListRestrictionsOfCase", $"{Select} where r.obligor_id = $1 and r.branch = $2 order by r.measure_id", Read);
        routes.MapGet("/v1/restrictions", List).WithName("ListRestrictions").WithTags("persons").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Ok<Page<RestrictionView>>> List(
        [AsParameters] PageQuery page, [Description("Branch; the token's where it names one.")] string? branch, [Description("Review due before this day.")] DateOnly? dueBefore,
        Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"r.review_due_on is not null and {CaseScope.OfStaff(caller, command.Parameters, "r")}";
        if (branch is not null)
            conditions += $" and r.branch = {CaseScope.Add(command.Parameters, branch)}";
        if (dueBefore is { } day)
            conditions += $" and r.review_due_on < {CaseScope.Add(command.Parameters, day)}";
        if (page.Position(2) is [var due, var last])
            conditions += $" and (r.review_due_on, r.measure_id) > ({CaseScope.Add(command.Parameters, Keyset.Day(due))}, {CaseScope.Add(command.Parameters, Keyset.Id(last))})";
        command.CommandText = $"{Select} where {conditions} order by r.review_due_on, r.measure_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<RestrictionView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [Keyset.Of(item.ReviewDueOn!.Value), item.Id.ToString()]));
    }

    private static RestrictionView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Kind = reader.GetString(1) == MeasureKinds.ExitRestriction.Code ? RestrictionKind.Exit : RestrictionKind.Residence,
        State = Codes.Stored<MeasureState>(reader.GetString(2)),
        ObligorId = reader.GetGuid(3),
        PersonId = reader.OptionalGuid(4),
        Branch = reader.GetString(5),
        Section = reader.GetString(6),
        Grounds = [.. reader.GetFieldValue<string[]>(7).Select(Codes.Stored<SecurityGrounds>)],
        Arrears = reader.GetInt64(8),
        Exits = reader.GetInt32(9),
        RestrictedOn = reader.GetFieldValue<DateOnly>(10),
        ObligorNotifiedOn = reader.OptionalDate(11),
        ImmigrationNotifiedOn = reader.OptionalDate(12),
        ImmigrationReference = reader.Optional(13),
        ReviewDueOn = reader.OptionalDate(14),
        EndedAt = reader.OptionalInstant(15),
        EndReason = reader.Optional(16),
        ActId = reader.GetGuid(17),
    };
}

/// <summary>Parts of cursors.</summary>
internal static class Keyset
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CursorException();

    public static Guid Id(string text) => Guid.TryParse(text, out var id) ? id : throw new CursorException();
}
