using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Agencies;

/// <summary>A transferring agency 移送機關 and what it may do. Every change counts its version by one.</summary>
public sealed class Agency
{
    private const int LongestName = 120;
    private const int LongestCode = 20;

    private Agency(string code, AgencyTermsOfRecord terms)
    {
        Code = code;
        Terms = terms;
    }

    /// <summary>Letters, digits and hyphens, at most 20; never changes.</summary>
    public string Code { get; }

    public AgencyTermsOfRecord Terms { get; private set; }

    /// <summary>The agency that takes over its acts (ER 4-6); set when it is dissolved.</summary>
    public string? Successor { get; private set; }

    public DateOnly ActiveFrom { get; private init; }

    /// <summary>Last day it may transfer; null while it exists.</summary>
    public DateOnly? ActiveTo { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Registers a new agency.</summary>
    public static Result<Agency> Register(string code, AgencyTermsOfRecord terms, DateOnly activeFrom)
    {
        if (code.Length is 0 or > LongestCode || !char.IsAsciiLetterOrDigit(code[0]) || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            return AgencyRefusals.CodeInvalid.Because($"1 to {LongestCode} letters, digits and hyphens", "/code");
        return Invalid(terms) is { } refusal ? refusal : new Agency(code, terms) { ActiveFrom = activeFrom };
    }

    /// <summary>An agency as it was stored.</summary>
    public static Agency Restore(string code, AgencyTermsOfRecord terms, DateOnly activeFrom, DateOnly? activeTo, string? successor, int version) =>
        new(code, terms) { ActiveFrom = activeFrom, ActiveTo = activeTo, Successor = successor, Version = version };

    /// <summary>New terms: name, kinds, account, feed.</summary>
    public Result<AgencyChanged> Change(AgencyTermsOfRecord terms)
    {
        if (Invalid(terms) is { } refusal)
            return refusal;
        if (ActiveTo is { } ended)
            return AgencyRefusals.Dissolved.Because($"It was dissolved on {ended:O}");

        var before = Terms;
        Terms = terms;
        Version++;
        return new AgencyChanged(before, terms);
    }

    /// <summary>The agency ends with a day; its successor acts for it (ER 5), or its superior where there is none (ER 6).</summary>
    public Result<AgencyDissolved> Dissolve(DateOnly lastDay, string? successor)
    {
        if (ActiveTo is { } ended)
            return AgencyRefusals.Dissolved.Because($"It was dissolved on {ended:O}");
        if (lastDay < ActiveFrom)
            return AgencyRefusals.PeriodInvalid.Because("It cannot end before it began", "/lastDay");
        if (successor == Code)
            return AgencyRefusals.SuccessorInvalid.Because("An agency does not succeed itself", "/successor");

        ActiveTo = lastDay;
        Successor = successor;
        Version++;
        return new AgencyDissolved(lastDay, successor);
    }

    /// <summary>What the check of its transfers needs, on a day; refused outside the time it may transfer.</summary>
    public Result<AgencyTerms> TermsOn(DateOnly day)
    {
        if (day < ActiveFrom || day > ActiveTo)
            return AgencyRefusals.NotActive.Because(Successor is null ? "It may not transfer on this day" : $"Its successor {Successor} transfers now");
        return new AgencyTerms(Code, Terms.Kinds);
    }

    private static Refusal? Invalid(AgencyTermsOfRecord terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name) || terms.Name.Length > LongestName)
            return AgencyRefusals.NameInvalid.Because($"1 to {LongestName} characters", "/name");
        if (terms.Kinds.Count == 0)
            return AgencyRefusals.KindsMissing.Because("It would not be able to transfer anything", "/kinds");
        return terms.Feed.WebhookAddress is { Scheme: not "https" }
            ? AgencyRefusals.WebhookInvalid.Because("Webhooks go to https addresses only", "/feed/webhookAddress")
            : null;
    }
}
