using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using Rules = Enforcement.Statute.Distribution;

namespace Enforcement.CaseExecution.Domain.Distributions;

/// <summary>
/// The distribution of an auction's proceeds: the table by DIS-06, its service, objections and payment. At all times rows and surplus are exactly the proceeds.
/// </summary>
public sealed partial class Distribution
{
    private Distribution(Guid id, Guid auctionId, long proceeds, DateOnly on) => (Id, AuctionId, Proceeds, On) = (id, auctionId, proceeds, on);

    public Guid Id { get; }
    public Guid AuctionId { get; }

    /// <summary>NT$.</summary>
    public long Proceeds { get; }

    /// <summary>Day of the distribution.</summary>
    public DateOnly On { get; }

    public DistributionState State { get; private set; }
    public IReadOnlyList<TableRow> Rows { get; private set; } = [];

    /// <summary>What goes back to the obligor, NT$.</summary>
    public long Surplus { get; private set; }

    public bool SurplusPaid { get; private set; }
    public DateOnly? ServedOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }
    public IReadOnlyList<TableObjection> Objections { get; private set; } = [];

    /// <summary>How often money was handed out; numbers the receipts.</summary>
    public int Payments { get; private set; }

    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    /// <summary>A creditor joins: in time, or late and then only from the remainder (DIS-02).</summary>
    public static Result<Act> Join(Journal journal, IReadOnlyList<CaseFile> cases, Auction auction, JoinedClaim claim)
    {
        if (claim.FiledOn > journal.Day)
            return DistributionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/filedOn");
        if (auction.State == AuctionState.Ended)
            return DistributionRefusals.WrongState.Because("The auction ended without a sale.");
        var ground = auction.Sale is null ? Ground.AllowedBy() : Ground.AllowedBy().RestingOn(JoinRuling(auction.Sale, claim.FiledOn, journal.Law));
        return journal.Do(DistributionActs.Joined, cases, ground.For(claim.Reference), new ActEffect("joinedClaim", claim.Id, claim.Amount));
    }

    /// <summary>Makes the table of what there is, by the order of the law.</summary>
    public static Result<(Distribution Distribution, Act Act)> Draft(
        Journal journal, IReadOnlyList<CaseFile> cases, Auction auction, IReadOnlyList<CaseClaim> lines, IReadOnlyList<JoinedClaim> joined, DateOnly on)
    {
        if (auction.State is not (AuctionState.Paid or AuctionState.Transferred) || auction.Sale is not { } sale)
            return DistributionRefusals.NotPaid.Because($"The auction is {auction.State}.");
        var distribution = new Distribution(Guid.CreateVersion7(journal.At), auction.Id, auction.Proceeds, on) { Version = 1 };
        var claims = lines.Select(line => new DistributionClaim(line.Id, line.Claim, line.Amount, 1, IsLate(sale, line.JoinedOn, journal.Law), line.ReceivedOn))
            .Concat(joined.Select(claim => new DistributionClaim(claim.Id, claim.Claim, claim.Amount, claim.SecurityRank, IsLate(sale, claim.FiledOn, journal.Law)))).ToList();
        var table = Waterfall.Distribute(new DistributionFacts(auction.Proceeds, on, claims), journal.Law);
        var copies = Rules.CopiesBy(new DistributionDayFacts(on), journal.Law.Calendar);
        var effect = new ActEffect("distribution", distribution.Id, auction.Proceeds);
        if (!journal.Do(DistributionActs.Drafted, cases, Ground.AllowedBy(copies).RestingOn(table.Ruling), effect).TryGet(out var act, out var refusal))
            return refusal;
        var places = lines.ToDictionary(line => line.Id);
        distribution.Take(table, claim => places.TryGetValue(claim, out var line) ? (line.CaseId, line.Line) : (null, null));
        return (distribution, act);
    }

    /// <summary>Copies were served on obligor and creditors; at least so many days before the day of the distribution (DIS-01).</summary>
    public Result<Act> Serve(Journal journal, IReadOnlyList<CaseFile> cases, DateOnly servedOn)
    {
        if (State != DistributionState.Drafted)
            return Wrong();
        if (servedOn > journal.Day)
            return DistributionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/servedOn");
        var ruling = Rules.CopiesBy(new DistributionDayFacts(On), journal.Law.Calendar);
        if (servedOn > ruling.Date)
            return DistributionRefusals.ServedLate.Because(ruling, "/servedOn");
        var done = Do(journal, cases, DistributionActs.Served, Ground.AllowedBy(ruling), null);
        if (!done.IsRefused)
            (State, ServedOn) = (DistributionState.Served, servedOn);
        return done;
    }

    /// <summary>The same distribution as it is stored.</summary>
    public DistributionContent Content => new()
    {
        On = On,
        Rows = Rows,
        Surplus = Surplus,
        SurplusPaid = SurplusPaid,
        ServedOn = ServedOn,
        PaidOn = PaidOn,
        Objections = Objections,
        Payments = Payments,
    };

    public static Distribution Restore(StoredDistribution row) => new(row.Id, row.AuctionId, row.Proceeds, row.Content.On)
    {
        State = row.State,
        Rows = row.Content.Rows,
        Surplus = row.Content.Surplus,
        SurplusPaid = row.Content.SurplusPaid,
        ServedOn = row.Content.ServedOn,
        PaidOn = row.Content.PaidOn,
        Objections = row.Content.Objections,
        Payments = row.Content.Payments,
        StoredVersion = row.Version,
        Version = row.Version,
    };

    private void Take(DistributionTable table, Func<Guid, (Guid? CaseId, int? Line)> placeOf)
    {
        Rows = [.. table.Rows.Select(row =>
        {
            var (caseId, line) = placeOf(row.Claim.ClaimId);
            return new TableRow
            {
                ClaimId = row.Claim.ClaimId,
                CaseId = caseId,
                Line = line,
                Claim = row.Claim.Kind,
                Owed = row.Claim.Amount,
                Amount = row.Amount,
                Reason = row.Reason,
                Articles = string.Join("、", row.Articles),
                JoinedLate = row.Claim.JoinedLate,
                SecurityRank = row.Claim.SecurityRank,
            };
        })];
        Surplus = table.Surplus;
        Balance();
    }

    private Result<Act> Do(Journal journal, IReadOnlyList<CaseFile> cases, ActKind kind, Ground ground, long? amount, string? detail = null)
    {
        var done = journal.Do(kind, cases, ground, new ActEffect("distribution", Id, amount, detail));
        if (!done.IsRefused)
            Version = StoredVersion + 1;
        return done;
    }

    private void Balance()
    {
        if (Rows.Sum(row => row.Amount) + Surplus != Proceeds || Rows.Any(row => row.Amount > row.Owed || row.Open < row.Disputed))
            throw new InvalidOperationException($"Distribution {Id} does not hand out exactly NT$ {Proceeds}.");
    }

    private Refusal Wrong() => DistributionRefusals.WrongState.Because($"It is {State}.");

    private static bool IsLate(Sale sale, DateOnly? filedOn, LawEdition law) => filedOn is { } on && !JoinRuling(sale, on, law).IsAllowed;

    private static Ruling JoinRuling(Sale sale, DateOnly filedOn, LawEdition law) =>
        Rules.Join(new JoinFacts(filedOn, sale.WonOn, sale.IsTakeOver ? JoinEnd.TakenOver : JoinEnd.SaleEnded), law.Calendar);
}
