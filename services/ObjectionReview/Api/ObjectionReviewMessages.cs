using System.Text.Json;
using Enforcement.ObjectionReview.Domain;
using Contract = Enforcement.Contracts.ObjectionReview.V1;

namespace Enforcement.ObjectionReview;

/// <summary>Facts as contract events; the only place that knows both.</summary>
internal static class ObjectionReviewMessages
{
    public static Contract.ObjectionFiled Of(ObjectionFiled fact) => new()
    {
        ObjectionId = fact.Objection.Id,
        CaseNumber = fact.Objection.CaseNumber,
        Branch = fact.Objection.Branch,
        Objector = Text(fact.Objection.Objector),
        ReceivedOn = fact.Objection.ReceivedOn,
        ForwardBy = fact.ForwardBy,
        FiledAt = fact.FiledAt,
    };

    public static Contract.ObjectionForwarded Of(ObjectionForwarded fact) => new()
    {
        ObjectionId = fact.Objection.Id,
        CaseNumber = fact.Objection.CaseNumber,
        ForwardedOn = fact.ForwardedOn,
        DecideBy = fact.Decision.DueOn,
        Version = fact.Objection.Version,
    };

    public static Contract.ObjectionDecided Of(ObjectionDecided fact) => new()
    {
        ObjectionId = fact.Objection.Id,
        CaseNumber = fact.Objection.CaseNumber,
        Decision = Text(fact.Decision),
        DecidedBy = Text(fact.DecidedBy),
        DecisionNumber = fact.Objection.DecisionNumber,
        DecidedOn = fact.DecidedOn,
        Version = fact.Objection.Version,
    };

    /// <summary>A withdrawal ends the objection like a decision; nobody decided, so the objection's place tells the authority that had it.</summary>
    public static Contract.ObjectionDecided Of(ObjectionWithdrawn fact) => new()
    {
        ObjectionId = fact.Objection.Id,
        CaseNumber = fact.Objection.CaseNumber,
        Decision = "withdrawn",
        DecidedBy = Text(fact.Objection.ForwardedOn is null ? DecidingAuthority.Branch : DecidingAuthority.Agency),
        DecidedOn = fact.WithdrawnOn,
        Version = fact.Objection.Version,
    };

    private static string Text<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
