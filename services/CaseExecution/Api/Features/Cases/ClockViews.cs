using Enforcement.CaseExecution.Domain.Cases;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>Clocks as they are shown; the explanation is made by the statute from the dates of the title, only when asked for.</summary>
internal static class ClockViews
{
    public static ClockView Of(CaseView view, string rule, DateOnly from, DateOnly due, bool explain, DateOnly today)
    {
        var state = view.ProcedureEndedOn is not null ? "met" : today > due ? "overdue" : "running";
        var ruling = explain ? LimitationClock.Explain(Title(view)) : null;
        return new ClockView(rule, "limitation", state, from, due, ruling?.Articles.Select(article => article.ToString()).ToList(), ruling?.Steps.Select(step => new ClockStep(step.English, step.Chinese)).ToList());
    }

    internal static TitleDates Title(CaseView view) => new()
    {
        Kind = view.Kind,
        SubKind = view.SubKind,
        TitleKind = view.Title.Kind,
        FinalOn = view.Title.FinalOn,
        PaymentPeriodEnd = view.PaymentPeriodEnd,
        CollectionPeriodEnd = view.CollectionPeriodEnd,
        SuspendedDays = view.SuspendedDays,
        ReceivedOn = view.Assignment.ReceivedOn,
        IsRetransfer = view.CertificateNumber is not null,
        OldTax = view.OldTax,
        IsProvisional = view.Title.ProvisionalReceivedOn is not null,
    };
}
