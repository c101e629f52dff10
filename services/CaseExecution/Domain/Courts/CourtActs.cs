using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Courts;

/// <summary>Acts of joint handling with a court 合併執行 (law.md 3.4).</summary>
public static class CourtActs
{
    public static readonly ActKind Sent = new("fileSentToCourt", "函送法院併辦", new LegalBasis("DBL-01", "強制執行法 33-2；行政執行法施行細則 26"));
    public static readonly ActKind Returned = new("fileReturnedByCourt", "法院送還卷宗續行", new LegalBasis("DBL-01", "強制執行法 33-2")) { Reach = ActReach.Running, TakesUp = false };
    public static readonly ActKind Received = new("courtFileReceived", "受理法院函送併案", new LegalBasis("DBL-02", "強制執行法 33-1；行政執行法施行細則 25"));

    public static readonly ActKind HandedOver = new("courtFileHandedOver", "維持原狀移送法院續行", new LegalBasis("DBL-02", "強制執行法 33-1(3)；行政執行法施行細則 25"))
    {
        Reach = ActReach.Any,
        TakesUp = false,
    };

    public static readonly ActKind Withdrawn = new("courtFileWithdrawn", "法院撤回併案", new LegalBasis("DBL-02", "強制執行法 33-1")) { Reach = ActReach.Any, TakesUp = false };
}

public static class CourtRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "court_joinder.unknown", "There is no such joint handling in the caller's scope.");
    public static readonly RefusalCode Pending = new(RefusalKind.Conflict, "court_joinder.pending", "The case is joined with this procedure of the court already.");
    public static readonly RefusalCode NotSeized = new(RefusalKind.Conflict, "court_joinder.not_seized", "Nothing of the case is seized that the court's file could join.");
    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "court_joinder.ended", "The joint handling has ended.");
    public static readonly RefusalCode OtherDirection = new(RefusalKind.Conflict, "court_joinder.other_direction", "This is not what happens to a file in this direction.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "court_joinder.in_future", "The day lies after today.");
}
