using System.Text.Json;
using Enforcement.Intake.Data;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Features.Instalments;

/// <summary>A case of the agency in a plan.</summary>
/// <param name="CaseNumber">Its number.</param>
/// <param name="TransferId">Its transfer.</param>
/// <param name="Amount">NT$ owed on it.</param>
public sealed record InstalmentRequestCase(string CaseNumber, Guid TransferId, long Amount);

/// <summary>Payment by instalments to which the agency is asked to consent.</summary>
public sealed record InstalmentRequestView
{
    public required Guid PlanId { get; init; }
    public required string Branch { get; init; }

    /// <summary><c>pending</c>, <c>consented</c>, <c>refused</c>, or <c>closed</c> when it was decided or fell away without an answer.</summary>
    public required string State { get; init; }

    public required int Instalments { get; init; }
    public required DateOnly FirstDueOn { get; init; }
    public required DateOnly LastDueOn { get; init; }
    public string? Hardship { get; init; }
    public required string Security { get; init; }

    /// <summary>NT$ owed on the agency's cases of the plan.</summary>
    public required long Amount { get; init; }

    public required IReadOnlyList<InstalmentRequestCase> Cases { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>State of the plan, e.g. <c>running</c>; null while it is asked for.</summary>
    public string? PlanState { get; init; }

    public required int Version { get; init; }
}

public static class InstalmentRequestRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "instalment_request.not_found", "There is no such request to the agency");
    public static readonly RefusalCode Answered = new(RefusalKind.Conflict, "instalment_request.answered", "The request was answered, or it needs no answer any more");
}

internal static class InstalmentRequestRows
{
    public const string Select = """
        select plan_id, branch, state, instalments, first_due_on, last_due_on, hardship, security, amount, cases, requested_at, answered_at, plan_state, version from instalment_request
        """;

    public static async Task<InstalmentRequestView?> FindAsync(NpgsqlConnection connection, string agency, Guid planId, bool forUpdate, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Select} where agency = $1 and plan_id = $2{(forUpdate ? " for update" : "")}", connection)
        {
            Parameters = { Sql.Text(agency), new() { Value = planId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    public static InstalmentRequestView Read(NpgsqlDataReader reader) => new()
    {
        PlanId = reader.GetGuid(0),
        Branch = reader.GetString(1),
        State = reader.GetString(2),
        Instalments = reader.GetInt32(3),
        FirstDueOn = reader.GetFieldValue<DateOnly>(4),
        LastDueOn = reader.GetFieldValue<DateOnly>(5),
        Hardship = reader.IsDBNull(6) ? null : reader.GetString(6),
        Security = reader.GetString(7),
        Amount = reader.GetInt64(8),
        Cases = JsonSerializer.Deserialize<List<InstalmentRequestCase>>(reader.GetString(9), JsonSerializerOptions.Web)!,
        RequestedAt = reader.GetFieldValue<DateTimeOffset>(10),
        AnsweredAt = reader.IsDBNull(11) ? null : reader.GetFieldValue<DateTimeOffset>(11),
        PlanState = reader.IsDBNull(12) ? null : reader.GetString(12),
        Version = reader.GetInt32(13),
    };
}
