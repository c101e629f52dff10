using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Garnishments;

public static class GarnishmentRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "garnishment.unknown", "There is no such order in the caller's scope.");
    public static readonly RefusalCode WrongStage = new(RefusalKind.Conflict, "garnishment.wrong_stage", "The order has not come so far, or is past it.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "garnishment.over", "The order does not bind any more.");
    public static readonly RefusalCode Exempt = new(RefusalKind.Conflict, "garnishment.exempt", "The law does not allow this to be attached.");
    public static readonly RefusalCode DebtCovered = new(RefusalKind.Conflict, "garnishment.debt_covered", "Debt and costs are covered by what is attached already.");

    public static readonly RefusalCode AlreadyOrdered =
        new(RefusalKind.Conflict, "garnishment.already_ordered", "An order to this third party for the same claim is in force or on its way.");

    public static readonly RefusalCode NotServed = new(RefusalKind.Conflict, "garnishment.not_served", "The attachment has no effect before it is served.");
    public static readonly RefusalCode DayInvalid = new(RefusalKind.Invalid, "garnishment.day_invalid", "The day lies before the order or after today.");
    public static readonly RefusalCode ObjectionLate = new(RefusalKind.Conflict, "garnishment.objection_late", "The third party's period to object is over.");
    public static readonly RefusalCode DepositLate = new(RefusalKind.Conflict, "garnishment.deposit_late", "The third party was told to pay and does not deposit any more.");
    public static readonly RefusalCode PaymentNotAllowed = new(RefusalKind.Conflict, "garnishment.payment_not_allowed", "The third party cannot be told to pay now.");

    public static readonly RefusalCode InterventionRunning =
        new(RefusalKind.Conflict, "garnishment.intervention_running", "Beneficiaries and family may still take over the policy; say why not to wait.");

    public static readonly RefusalCode NoGroundToRevoke = new(RefusalKind.Conflict, "garnishment.no_ground_to_revoke", "The order stands.");
    public static readonly RefusalCode NotExempt = new(RefusalKind.Conflict, "garnishment.not_exempt", "Nothing of what is attached is protected.");
    public static readonly RefusalCode NotContinuing = new(RefusalKind.Conflict, "garnishment.not_continuing", "The order is not for continuing payments.");
    public static readonly RefusalCode MonthRecorded = new(RefusalKind.Conflict, "garnishment.month_recorded", "The month is recorded already.");
    public static readonly RefusalCode KeepInvalid = new(RefusalKind.Invalid, "garnishment.keep_invalid", "Less must stay attached than is.");
    public static readonly RefusalCode NoThirdPartyDefault = new(RefusalKind.Conflict, "garnishment.no_default", "There is no ground to enforce against the third party.");
    public static readonly RefusalCode AnswerInvalid = new(RefusalKind.Invalid, "garnishment.answer_invalid", "The answer does not add up.");
    public static readonly RefusalCode AdviceReused = new(RefusalKind.Conflict, "garnishment.advice_reused", "This receipt number was advised with other content.");
}
