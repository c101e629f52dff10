using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.Contracts.Intake.V1;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// Cases opened from certificates: the earlier case ends, because what it owes goes on under the new number, and its certificate names the new case. Only for a case
/// that was closed with a certificate, of the same agency and obligor; set-based, and nothing at all where no line names a certificate.
/// </summary>
public sealed class Retransfers(Ledger ledger)
{
    internal async Task FollowAsync(
        NpgsqlConnection connection, Guid chunkId, IEnumerable<AssignedCase> items, IReadOnlyDictionary<string, EarlierCase> earlier, CancellationToken cancel)
    {
        if (earlier.Count == 0)
            return;
        var pairs = items.Where(item => item.CertificateCaseNumber is not null && earlier.GetValueOrDefault(item.CertificateCaseNumber)?.IsOf(item) == true)
            .Select(item => (Earlier: earlier[item.CertificateCaseNumber!], Successor: item.CaseId)).DistinctBy(pair => pair.Earlier.Id).ToList();
        var files = await CaseRows.LockAsync(connection, [.. pairs.Select(pair => pair.Earlier.Id)], cancel);
        var journal = ledger.Open();
        var done = new List<(Guid Earlier, Guid Successor)>(pairs.Count);
        foreach (var (before, successor) in pairs)
        {
            var file = files[before.Id];
            if (file.ClosureKind != CaseClosures.CertificateIssued || file.HasEnded || file.Outstanding == 0)
                continue;
            if (Certification.Retransfer(journal, file, successor, LimitationClock.AfterCertificate(before.Title)).Refusal is { } refusal)
                throw new InvalidOperationException($"Case {file.Number} could not be transferred again: {refusal.Detail}");
            done.Add((before.Id, successor));
        }

        if (done.Count == 0)
            return;
        var marked = await CertificateRows.SucceedAsync(connection, done, journal.Day, cancel);
        await ledger.WriteAsync(connection, journal, null, new AuditSubject("case.retransferred", "chunk", chunkId.ToString(), "LIM-10") { FurtherChanges = marked }, cancel);
    }
}
