using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Finds the cases that ended with the certificates which are transferred again (ER 19).</summary>
internal static class EarlierCases
{
    /// <summary>Ids by case number; numbers that no case has are left out. Costs nothing where no line names a certificate.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> FindAsync(NpgsqlConnection connection, IEnumerable<AssignedCase> items, CancellationToken cancel)
    {
        var numbers = items.Where(item => item.CertificateCaseNumber is not null).Select(item => item.CertificateCaseNumber!).Distinct()
            .Where(text => CaseNumber.TryParse(text, out _)).ToList();
        return numbers.Count == 0 ? new Dictionary<string, Guid>() : await CaseRows.FindAsync(connection, numbers, cancel);
    }
}
