using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.ObjectionReview.Domain;
using Npgsql;

namespace Enforcement.ObjectionReview.Data;

/// <summary>
/// Gives decision numbers without gaps: the year's row is raised in the transaction of the decision, so a decision that fails gives its number back.
/// Two decisions of a year wait for each other.
/// </summary>
internal static class DecisionNumbers
{
    public static async Task<DecisionNumber> TakeDecisionNumberAsync(this ObjectionReviewDbContext db, DateOnly on, CancellationToken cancel)
    {
        var year = TaipeiTime.RocYear(on);
        await using var command = new NpgsqlCommand("""
            insert into decision_serial (roc_year, last) values ($1, 1)
            on conflict (roc_year) do update set last = decision_serial.last + 1
            returning last
            """, db.Connection()) { Parameters = { new() { Value = year } } };
        return new DecisionNumber(year, (int)(await command.ExecuteScalarAsync(cancel))!);
    }
}
