using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Reviews;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Orders to correct. Read under the lock of their case.</summary>
internal static class CorrectionRows
{
    public static async Task InsertAsync(NpgsqlConnection connection, CaseFile file, CorrectionOrder order, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into correction_order (id, roc_year, case_id, branch, section, act_id, defect, notified_on, due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, connection)
        {
            Parameters =
            {
                new() { Value = order.Id }, new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id }, new() { Value = file.Number.Branch },
                new() { Value = file.State.Section }, new() { Value = order.Act.Id }, new() { Value = order.Act.Ground.Reason! }, new() { Value = order.NotifiedOn },
                new() { Value = order.DueOn },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Day the agency was notified of the open order; null when none is open.</summary>
    public static async Task<DateOnly?> NotifiedOnAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select notified_on from correction_order where case_id = $1 and state = 'open'", connection) { Parameters = { new() { Value = caseId } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? reader.GetFieldValue<DateOnly>(0) : null;
    }

    public static async Task CorrectedAsync(NpgsqlConnection connection, Guid caseId, DateOnly correctedOn, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update correction_order set state = 'corrected', corrected_on = $2, version = version + 1 where case_id = $1 and state = 'open'", connection)
        {
            Parameters = { new() { Value = caseId }, new() { Value = correctedOn } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Effect of the journal: an order of a case that ends or is closed is over.</summary>
    public static void EndWithCases(JournalBatch batch, Journal journal)
    {
        var closed = journal.Cases.Where(file => file.IsActed && file.Status == CaseStatus.Closed && file.State.Stage == CaseStage.CorrectionPending).ToList();
        if (closed.Count > 0)
            batch.AddCounted("update correction_order set state = 'over', version = version + 1 where case_id = any($1) and state = 'open'", JournalBatch.Of(closed.Select(file => file.Id)));
    }
}
