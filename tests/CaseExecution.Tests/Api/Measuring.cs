using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Puts measures on cases as a chapter does: lock, act, journal, one write.</summary>
internal static class Measuring
{
    private static readonly ActKind Ordered = new("testMeasureOrdered", "試行措施", new LegalBasis("GEN-01", "行政執行法 3")) { IsMeasure = true };

    /// <summary>A measure in force, with what it binds for each case.</summary>
    public static Task<Result<Measure>> PutInForceAsync(this ServiceFixture service, MeasureKind kind, params (AssignedCase Case, long Amount)[] shares) =>
        service.JournalAsync([.. shares.Select(share => share.Case)], async (connection, journal, files) =>
        {
            var attached = await MeasureRows.AttachedAsync(connection, files.Values, CancellationToken.None);
            if (!journal.Do(Ordered, [.. files.Values], Ground.AllowedBy().For("debt open since spring", "notice without effect"), ActEffect.OnCase).TryGet(out var act, out var refusal))
                return (Result<Measure>)refusal;
            var first = files[shares[0].Case.CaseId];
            var terms = new MeasureTerms { Kind = kind, ObligorId = first.State.ObligorId, Branch = first.Number.Branch, Section = first.State.Section, ThirdParty = "BANK-004" };
            return journal.PutInForce(act, terms, [.. shares.Select(share => new MeasureShare(files[share.Case.CaseId], share.Amount))], attached);
        });

    /// <summary>Work on locked cases with one journal, written when it is not refused.</summary>
    public static async Task<Result<T>> JournalAsync<T>(
        this ServiceFixture service, IReadOnlyCollection<AssignedCase> cases, Func<NpgsqlConnection, Journal, Dictionary<Guid, CaseFile>, Task<Result<T>>> work)
    {
        await using var scope = service.Host.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        return await ledger.RunAsync(async connection =>
        {
            var files = await CaseRows.LockAsync(connection, [.. cases.Select(item => item.CaseId)], CancellationToken.None);
            var journal = ledger.Open();
            var result = await work(connection, journal, files);
            if (!result.IsRefused)
                await ledger.WriteAsync(connection, journal, null, new AuditSubject("test.done", "case", cases.First().CaseId.ToString()), CancellationToken.None);
            return result;
        }, CancellationToken.None);
    }
}
