using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>What a notice is 通知.</summary>
public enum NoticeKind
{
    /// <summary>To pay 繳款通知.</summary>
    Payment,

    /// <summary>To appear 傳喚.</summary>
    Appearance,

    /// <summary>To report property or to state facts 命報告.</summary>
    Report,

    /// <summary>Tells of an act and demands nothing.</summary>
    Information,
}

public enum NoticeState
{
    /// <summary>Issued; what it demands is still to be done.</summary>
    Open,

    /// <summary>Paid, appeared or reported.</summary>
    Fulfilled,

    /// <summary>Its day is past without that, or its cases have ended.</summary>
    Over,

    /// <summary>Taken back.</summary>
    Cancelled,
}

/// <summary>What follows from the kind of a notice.</summary>
public static class NoticeKinds
{
    public static ActKind ActOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Payment => NoticeActs.PaymentNoticed,
        NoticeKind.Appearance => NoticeActs.AppearanceNoticed,
        NoticeKind.Report => NoticeActs.ReportOrdered,
        _ => NoticeActs.Informed,
    };

    public static NoticeDemand DemandOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Payment => NoticeDemand.Pay,
        NoticeKind.Appearance => NoticeDemand.Appear,
        NoticeKind.Report => NoticeDemand.Report,
        _ => NoticeDemand.None,
    };

    /// <summary>Breach of it can carry measures under AEL 17, so that the later day counts where the effect of service is disputed (SRV-01).</summary>
    public static bool CanCarryArrest(NoticeKind kind) => kind is NoticeKind.Appearance or NoticeKind.Report;
}
