using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Finds the case a payer meant.</summary>
internal static class PaymentMatch
{
    /// <summary>The case of a reference; null when it is none, or one of another branch than the given one.</summary>
    public static async Task<Guid?> FindAsync(NpgsqlConnection connection, string reference, string? onlyBranch, CancellationToken cancel) =>
        (await FindAsync(connection, [reference], onlyBranch, cancel)).TryGetValue(reference, out var id) ? id : null;

    /// <summary>The cases of references.</summary>
    public static async Task<Dictionary<string, Guid>> FindAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> references, string? onlyBranch, CancellationToken cancel)
    {
        var numbers = new Dictionary<string, string>(references.Count, StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (PaymentReference.TryParse(reference, out var number) && (onlyBranch is null || number.Branch == onlyBranch))
                numbers[reference] = number.ToString();
        }

        var ids = numbers.Count == 0 ? new Dictionary<string, Guid>() : await CaseRows.FindAsync(connection, numbers.Values, cancel);
        return numbers.Where(pair => ids.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => ids[pair.Value], StringComparer.Ordinal);
    }

    /// <summary>Branch of the matched case; null without one.</summary>
    public static string? BranchOf(Guid? caseId, string reference) => caseId is not null && PaymentReference.TryParse(reference, out var number) ? number.Branch : null;
}
