using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Inquiries;

/// <summary>What is asked 查詢種類.</summary>
public enum InquirySubject
{
    /// <summary>金融帳戶開戶查詢; needs the head's approval (QRY-02).</summary>
    Accounts,

    /// <summary>財稅資料.</summary>
    TaxRecords,

    /// <summary>公路監理.</summary>
    Vehicles,

    /// <summary>地政.</summary>
    Land,

    /// <summary>勞保.</summary>
    LabourInsurance,

    /// <summary>戶役政.</summary>
    Household,

    /// <summary>入出境.</summary>
    Immigration,

    /// <summary>集保.</summary>
    Securities,

    /// <summary>保險.</summary>
    Insurance,

    Other,
}

/// <summary>Whom is asked what.</summary>
/// <param name="Subject">What.</param>
/// <param name="Addressee">Code of the agency, bank or registry.</param>
public sealed record InquiryTarget(InquirySubject Subject, string Addressee);

/// <summary>An inquiry about an obligor's property: who asked whom what for, who approved, what came back 財產查詢.</summary>
public static class Inquiry
{
    /// <summary>Asks; one act for all targets of one kind of approval.</summary>
    /// <param name="journal">Takes the act.</param>
    /// <param name="file">The case it is for.</param>
    /// <param name="targets">Whom; accounts apart from the rest, because they need approval.</param>
    /// <param name="purpose">What for; no personal data.</param>
    /// <param name="isApproved">Approved by the head, on the slip or as a second person.</param>
    public static Result<Act> Ask(Journal journal, CaseFile file, IReadOnlyList<InquiryTarget> targets, string purpose, bool isApproved)
    {
        var kind = KindOf(targets);
        Ruling[] asked = kind == InquiryActs.AccountInquired ? [AccountQueries.Query(new AccountQueryFacts(purpose, isApproved))] : [];
        var begun = Limitation.Begun(new BeginningFacts(null, journal.Day));
        var done = journal.Do(kind, [file], Ground.AllowedBy(asked).RestingOn(begun).For(purpose), new ActEffect("inquiry", Detail: $"{targets.Count}"));
        if (!done.IsRefused)
            journal.Flag([file], CaseFlag.Investigating);
        return done;
    }

    /// <summary>Takes an answer.</summary>
    public static Result<Act> Answer(Journal journal, CaseFile file, Guid inquiryId, bool isAnswered, DateOnly askedOn, DateOnly answeredOn, int found)
    {
        if (isAnswered)
            return InquiryRefusals.Answered.Because("Correct the property items instead.");
        return answeredOn < askedOn || answeredOn > journal.Day
            ? InquiryRefusals.DateInvalid.Because($"Asked {askedOn:yyyy-MM-dd}, today {journal.Day:yyyy-MM-dd}.", "/answeredOn")
            : journal.Do(InquiryActs.Answered, [file], Ground.AllowedBy(), new ActEffect("inquiry", inquiryId, Detail: found == 0 ? "nothing" : $"{found}"));
    }

    /// <summary>Keeps what the obligor himself reported as owned (CEA 20).</summary>
    public static Result<Act> Report(Journal journal, CaseFile file, DateOnly reportedOn, int items) => reportedOn > journal.Day
        ? InquiryRefusals.DateInvalid.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/reportedOn")
        : journal.Do(InquiryActs.PropertyReported, [file], Ground.AllowedBy(), new ActEffect(Detail: items == 0 ? "nothing" : $"{items}"));

    /// <summary>The kind of act; accounts and other targets do not mix.</summary>
    public static ActKind KindOf(IReadOnlyList<InquiryTarget> targets) =>
        targets.Any(target => target.Subject == InquirySubject.Accounts) ? InquiryActs.AccountInquired : InquiryActs.PropertyInquired;
}
