using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;

namespace Enforcement.CaseExecution.Data;

/// <summary>Clocks of auctions, distributions and objections to a table, in the clock book.</summary>
internal static class AuctionClocks
{
    public const string SubjectType = "auction";
    public const string OfDistribution = "distribution";
    public const string OfObjection = "tableObjection";

    public const string SurplusProof = "surplusProof";
    public const string SpecialSaleNotice = "specialSaleNotice";
    public const string SpecialSaleOffers = "specialSaleOffers";
    public const string Price = "price";
    public const string TaxNotice = "taxNotice";
    public const string CoOwnerPriority = "coOwnerPriority";
    public const string Copies = "copies";
    public const string Opposition = "opposition";
    public const string Suit = "suit";

    public static ClockStart Start(SeizureTerms terms, CaseFile file, string subjectType, Guid id, string name, string rule, object facts, DateOnly from) => new()
    {
        Subject = new ClockSubject(subjectType, id) { CaseId = file.Id, CaseNumber = file.Number.ToString() },
        Owner = new ClockOwner(terms.Branch, terms.Section),
        Name = name,
        RuleId = rule,
        Facts = facts,
        StartedAt = TaipeiTime.StartOf(from),
    };
}
