using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.CaseExecution.Features.Postponements;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>What agencies say of their cases through intake: the case is locked. A statement that comes too late changes nothing, and is logged.</summary>
public sealed class AgencyStatements(Ledger ledger, ILogger<AgencyStatements> log)
{
    private const string Api = "api";
    private const string SubjectType = "agencyReport";

    /// <summary>The agency agrees to a postponement: a request for an officer.</summary>
    internal async Task PostponeAsync(NpgsqlConnection connection, CaseFile file, PostponementRequested asked, CancellationToken cancel)
    {
        if (file.Status == CaseStatus.Closed)
        {
            CaseExecutionLog.AgencyMessageRefused(log, file.Id, asked.RequestId, CaseRefusals.Closed.Code);
            return;
        }

        var request = new CasePostponement { Id = asked.RequestId, CaseId = file.Id, AgreedOn = asked.AgreedOn, WishedUntil = asked.Until, Reference = Api, Version = 1 };
        await PostponementRows.SaveAsync(connection, file, request, cancel);
        await ledger.RecordAsync(connection, null, new AuditSubject("postponement.requested", "postponement", request.Id.ToString(), "POS-01"), 1, cancel);
    }

    /// <summary>The agency applies to go on: in time, enforcement goes on.</summary>
    internal async Task ContinueAsync(NpgsqlConnection connection, CaseFile file, ContinuationRequested asked, CancellationToken cancel)
    {
        var refusal = PostponementRefusals.NotRunning.Because("No postponement is open.");
        if (await PostponementRows.OpenAsync(connection, file.Id, cancel) is { } postponement)
        {
            var journal = ledger.Open();
            var stay = (await StayRows.LockAsync(connection, postponement.StayId!.Value, cancel))!;
            if (postponement.Continue(journal, file, stay, asked.AppliedOn).TryGet(out var act, out refusal))
            {
                await PostponementRows.SaveAsync(connection, file, postponement, cancel);
                if (await PostponementClocks.MeetAsync(ledger.Clocks, file, postponement, journal.At, cancel) is { } late)
                    throw new InvalidOperationException($"The clocks of postponement {postponement.Id} could not be met: {late.Detail}");
                await ledger.WriteAsync(connection, journal, null, Subject(act), cancel);
                return;
            }
        }

        CaseExecutionLog.AgencyMessageRefused(log, file.Id, asked.RequestId, refusal.Code.Code);
    }

    /// <summary>The agency reports property, or that there is none.</summary>
    internal async Task StateAsync(NpgsqlConnection connection, CaseFile file, AgencyPropertyStated stated, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var result = await StateAsync(connection, ledger.Clocks, journal, file, stated.HasProperty, stated.Description, stated.StatedOn, Api, cancel);
        if (result.TryGet(out var act, out var refusal))
            await ledger.WriteAsync(connection, journal, null, Subject(act), cancel);
        else
            CaseExecutionLog.AgencyMessageRefused(log, file.Id, stated.StatementId, refusal.Code.Code);
    }

    /// <summary>Records a statement of property by an act, one further change, and meets the clock of the order it answers.</summary>
    internal static async Task<Result<Act>> StateAsync(
        NpgsqlConnection connection, ClockBook clocks, Journal journal, CaseFile file, bool hasProperty, string? description, DateOnly on, string reference, CancellationToken cancel)
    {
        var done = journal.Do(CertificateActs.Stated, [file], Ground.AllowedBy(), new ActEffect(SubjectType, Detail: hasProperty ? "property" : "none"));
        if (done.IsRefused)
            return done;
        var id = await AgencyReportRows.StateAsync(connection, file, hasProperty, on, description, reference, journal.At, cancel);
        return (await clocks.MeetAsync(ClockSelection.AllOf(SubjectType, [id]), journal.At, cancel)).Refusal is { } refusal ? refusal : done;
    }

    private static AuditSubject Subject(Act act) => new($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = 1 };
}
