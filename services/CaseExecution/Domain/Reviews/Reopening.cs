using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using Stage = Enforcement.Statute.CaseStage;

namespace Enforcement.CaseExecution.Domain.Reviews;

/// <summary>A case closed for the statistics whose procedure goes on is opened again (law.md 7.5): property was found, the court sent the file back.</summary>
public static class Reopening
{
    public static Result<Act> Reopen(Journal journal, CaseFile file, string reason)
    {
        if (file.Status == CaseStatus.Open)
            return ReviewRefusals.NotClosed.Because("There is nothing to open again.");
        var ruling = Closing.Stage(new StageFacts(Stage.Closed, Stage.Reopened, CaseClosures.StatuteCode(file.ClosureKind!)));
        var done = journal.Do(ReviewActs.Reopened, [file], Ground.AllowedBy(ruling).For(reason), new ActEffect(Amount: file.Outstanding, Detail: file.ClosureKind));
        if (done.TryGet(out var act, out _))
            journal.Reopen(act, [file]);
        return done;
    }
}
