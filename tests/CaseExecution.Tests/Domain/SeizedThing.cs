using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Kernel;
using Enforcement.Statute;
using static System.Globalization.CultureInfo;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>A thing that is seized for one case, and its auction, step by step; each act has a journal of its own day.</summary>
internal sealed class SeizedThing
{
    public static readonly Buyer Bidder = new("李大同", "B123456780");

    private SeizedThing(CaseFile file, Seizure seizure, Measure measure) => (File, Seizure, Measure) = (file, seizure, measure);

    public CaseFile File { get; }
    public Seizure Seizure { get; }
    public Measure Measure { get; }
    public Auction Auction { get; private set; } = null!;
    public UnderSeizure Under => new([File], Seizure, Measure.State.IsLive() ? Measure : null);

    public static SeizedThing Land(long owed = 1_000_000) => Seized(PropertyKind.Land, "古亭地政事務所", owed);

    public static SeizedThing Movable(long owed = 1_000_000) => Seized(PropertyKind.Movable, null, owed);

    public SeizedThing Appraised(long value, long prior = 0, long costs = 0, (long Numerator, long Denominator)? share = null)
    {
        var (numerator, denominator) = share ?? (1, 1);
        var appraisal = new Appraisal(value, new DateOnly(2026, 5, 9), "信義估價師事務所", value, numerator, denominator);
        Auction = Auction.Appraise(On("2026-05-10"), Under, null, appraisal, new PriorClaims(prior, costs), null).Value.Auction;
        return this;
    }

    public static Journal On(string day) => new(new DateTimeOffset(DateOnly.Parse(day, InvariantCulture), new TimeOnly(17, 0), TaipeiTime.Offset));

    public static AuctionNoticeTerms Notice(string published, string opens, long minimum, long deposit = 0, bool realEstate = true) => new()
    {
        PublishedOn = DateOnly.Parse(published, InvariantCulture),
        OpensAt = At(opens),
        BidsUntil = At(opens).AddHours(-1),
        Place = "臺北分署",
        MinimumPrice = minimum,
        Deposit = deposit,
        PaymentDays = 7,
        Stated = [realEstate ? NoticeContents.RealEstate : NoticeContents.Movable],
        HandOver = true,
    };

    public Result<Act> Publish(string published, string opens, long minimum, long deposit = 0) =>
        Auction.Publish(On(published), Under, Notice(published, opens, minimum, deposit, Auction.IsRealEstate), null);

    public Result<Act> Hold(string day, params (long Amount, long Deposit)[] bids) => Auction.Hold(On(day), Under, Opening(day, bids));

    public static Opening Opening(string day, params (long Amount, long Deposit)[] bids) => new()
    {
        OpenedAt = At(day),
        EndedAt = At(day).AddHours(1),
        Bids = [.. bids.Select(bid => new RankedBid(new OpenedBid(Guid.CreateVersion7(), bid.Amount, bid.Deposit), Bidder, new BidderFacts(false)))],
    };

    private static SeizedThing Seized(PropertyKind kind, string? registry, long owed)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(owed));
        var journal = On("2026-05-01");
        var terms = new SeizureTerms(Guid.Empty, Guid.NewGuid(), kind, "tpy", "甲", file.Id, registry);
        var (seizure, _) = Seizure.Order(journal, [file], terms, Findings(), 0).Value;
        var measure = journal.Measures.Single();
        var done = registry is null
            ? seizure.Record(On("2026-05-04"), [file], measure, Site("2026-05-04 10:00", "2026-05-04 11:00"))
            : seizure.Register(On("2026-05-04"), [file], measure, At("2026-05-04"), "115-001");
        done.IsRefused.ShouldBeFalse();
        return new SeizedThing(file, seizure, measure);
    }

    public static SeizureFindings Findings(EarlierSeizure by = EarlierSeizure.None, long proceeds = 900_000, long costs = 5_000, string? reason = "debt open since spring", string? milder = "deposits are empty") =>
        new(by, proceeds, costs, false, reason, milder);

    public static SiteRecord Site(string from, string to) => new()
    {
        StartedAt = Minute(from),
        EndedAt = Minute(to),
        County = "臺北市",
        Place = "某路 1 號",
        Description = "機械一部，尚可運轉",
        LedBy = "執行員甲",
        Present = ["義務人"],
        Custodian = new Custodian(CustodianKind.Obligor, null, "現場"),
    };

    public static DateTimeOffset At(string day) => Minute($"{day} 10:00");

    private static DateTimeOffset Minute(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", InvariantCulture), TaipeiTime.Offset);
}
