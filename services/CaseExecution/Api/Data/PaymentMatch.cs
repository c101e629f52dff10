using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Finds the case a payer meant.</summary>
internal static class PaymentMatch
{
    /// <summary>The case of a reference; null when it is none, or one of another branch than the given one.</summary>
    public static async Task<FoundCase?> FindAsync(NpgsqlConnection connection, string reference, string? onlyBranch, CancellationToken cancel) =>
        (await FindAsync(connection, [reference], onlyBranch, cancel)).TryGetValue(reference, out var found) ? found : null;

    /// <summary>The cases of references. A reference printed before the case moved leads to where it is now.</summary>
    public static async Task<Dictionary<string, FoundCase>> FindAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> references, string? onlyBranch, CancellationToken cancel)
    {
        var numbers = new Dictionary<string, string>(references.Count, StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (PaymentReference.TryParse(reference, out var number))
                numbers[reference] = number.ToString();
        }

        var cases = numbers.Count == 0 ? new Dictionary<string, FoundCase>() : await CaseRows.ResolveAsync(connection, numbers.Values, cancel);
        return numbers.Where(pair => cases.TryGetValue(pair.Value, out var found) && (onlyBranch is null || found.Branch == onlyBranch))
            .ToDictionary(pair => pair.Key, pair => cases[pair.Value], StringComparer.Ordinal);
    }
}
