using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Instalments;

/// <summary>Why the obligor cannot pay all at once (ER 27(1)).</summary>
public enum Hardship
{
    /// <summary>His economic situation 經濟狀況.</summary>
    EconomicSituation,

    /// <summary>Great loss by natural disaster or incident 天災、事變致遭受重大財產損失.</summary>
    GreatLoss,
}

/// <summary>What stands behind a plan (實施要點 5).</summary>
public enum PlanSecurity
{
    None,

    /// <summary>擔保書狀 of the obligor or a third party.</summary>
    Guarantee,

    /// <summary>相當之擔保.</summary>
    Property,

    /// <summary>Post-dated bills or notes 票據 in the agency's custody.</summary>
    Bills,
}

/// <summary>What is asked for.</summary>
/// <param name="Hardship">Why; null when nothing is shown.</param>
/// <param name="Count">Instalments, one a month.</param>
/// <param name="FirstDueOn">Due day of the first.</param>
/// <param name="IsExOfficio">Of the branch's own motion; else on the obligor's request.</param>
/// <param name="Explanation">In words, with the documents shown; no personal data.</param>
/// <param name="Security">What stands behind it.</param>
/// <param name="SecurityReference">Number of the guarantee, bill ...; needed where there is security.</param>
public sealed record PlanTerms(
    Hardship? Hardship, int Count, DateOnly FirstDueOn, bool IsExOfficio, string Explanation, PlanSecurity Security = PlanSecurity.None, string? SecurityReference = null)
{
    public DateOnly LastDueOn => InstalmentRules.DueDays(FirstDueOn, Count)[^1];

    /// <summary>Equal instalments in whole dollars; the last one takes the rest.</summary>
    public IReadOnlyList<Instalment> Split(long total, Func<Guid> newId)
    {
        var days = InstalmentRules.DueDays(FirstDueOn, Count);
        var each = total / Count;
        return [.. days.Select((day, index) => new Instalment(newId(), index + 1, day, index == Count - 1 ? total - (each * (Count - 1)) : each))];
    }
}

/// <summary>One instalment.</summary>
/// <param name="Id">Its id; the subject of its clock.</param>
/// <param name="Number">1, 2, 3 ...</param>
/// <param name="DueOn">Last day to pay.</param>
/// <param name="Amount">NT$.</param>
/// <param name="Paid">NT$ paid on it; payments go to the earliest first.</param>
/// <param name="PaidOn">Day it was paid in full.</param>
public sealed record Instalment(Guid Id, int Number, DateOnly DueOn, long Amount, long Paid = 0, DateOnly? PaidOn = null);

/// <summary>A case of a plan.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Agency">Its agency, which must consent.</param>
/// <param name="Amount">NT$ owed on it when the plan was asked for.</param>
public sealed record PlanCase(Guid CaseId, string Agency, long Amount);

/// <summary>What an agency says to a plan.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Consents">Null while it has not answered.</param>
/// <param name="AnsweredOn">Day of the answer.</param>
/// <param name="Reference">Letter, or <c>api</c>.</param>
public sealed record PlanConsent(string Agency, bool? Consents = null, DateOnly? AnsweredOn = null, string? Reference = null);
