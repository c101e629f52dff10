using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Reviews;

/// <summary>On what a final title rests.</summary>
public enum FinalTitleKind
{
    Law,
    AdministrativeAct,
    CourtRuling,
}

/// <summary>The final title for a claim that was secured before.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date.</param>
/// <param name="ServedOn">Day it was served on the obligor.</param>
/// <param name="FinalOn">Day it became final 確定日.</param>
/// <param name="PaymentPeriodEnd">Day the payment period ended.</param>
public sealed record FinalTitle(FinalTitleKind Kind, string Number, DateOnly Date, DateOnly ServedOn, DateOnly FinalOn, DateOnly PaymentPeriodEnd);

/// <summary>A provisional attachment 假扣押 whose claim became final: what was seized and attached stays, and is turned into money from now on (CEA 132-135).</summary>
public static class Provisional
{
    /// <summary>The title of a case becomes final; the claim must be overdue (MAT-07), and its enforcement period is reckoned from now on.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="file">The case, locked.</param>
    /// <param name="dates">The dates of its title as they will be.</param>
    /// <param name="paymentPeriodEnd">Day the payment period ended.</param>
    /// <param name="reference">Letter of the agency.</param>
    public static Result<Act> BecomeFinal(Journal journal, CaseFile file, in TitleDates dates, DateOnly paymentPeriodEnd, string reference)
    {
        if (!file.IsProvisional)
            return ReviewRefusals.NotProvisional.Because("Its title is executed in full.");
        var limitation = LimitationClock.Explain(dates);
        if (limitation.Date < journal.Day)
            return ReviewRefusals.TitleNotMature.Because(limitation, "/finalOn");
        var ground = Ground.AllowedBy(Maturity.Overdue(new OverdueTransfer(paymentPeriodEnd, journal.Day))).RestingOn(limitation).For(reference);
        var done = journal.Do(ReviewActs.TitleFinal, [file], ground, new ActEffect(Amount: file.Outstanding));
        if (!done.IsRefused)
            file.MakeFinal();
        return done;
    }
}
