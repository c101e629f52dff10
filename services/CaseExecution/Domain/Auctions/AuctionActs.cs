using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Auctions;

/// <summary>Acts of an auction 拍賣 (law.md 6.3, 6.4). What is owed to a buyer goes on when the cases are paid otherwise, so acts after the sale reach any case.</summary>
public static class AuctionActs
{
    public static readonly ActKind Appraised = Before("thingAppraised", "鑑價核定底價", "IMM-07", "強制執行法 80");
    public static readonly ActKind CreditorAsked = Before("surplusAsked", "通知債權人無益執行", "IMM-07", "強制執行法 80-1");
    public static readonly ActKind CreditorAnswered = Before("surplusAnswered", "債權人答覆有無賸餘", "IMM-07", "強制執行法 80-1");
    public static readonly ActKind CoOwnersNotified = Before("coOwnersNotified", "通知他共有人", "IMM-13", "強制執行法 102(1)");
    public static readonly ActKind NoticePublished = Before("auctionNoticePublished", "公告拍賣", "IMM-19", "強制執行法 81");
    public static readonly ActKind Stopped = Before("auctionStopped", "停止拍賣", "IMM-15", "強制執行法 93");
    public static readonly ActKind Held = Before("auctionHeld", "開標", "IMM-18", "強制執行法 85");
    public static readonly ActKind SpecialSalePublished = Before("specialSalePublished", "公告特別變賣", "IMM-04", "強制執行法 95(1)");
    public static readonly ActKind SpecialSaleBought = Before("specialSaleBought", "特別變賣應買", "IMM-05", "強制執行法 95(1)");
    public static readonly ActKind AuctionRequested = Before("auctionRequestedAgain", "聲請另行估價或減價拍賣", "IMM-06", "強制執行法 95(2)");
    public static readonly ActKind DeemedWithdrawn = Before("estateDeemedWithdrawn", "視為撤回該不動產之執行", "IMM-06", "強制執行法 95(2)");

    public static readonly ActKind PricePaid = After("pricePaid", "繳足價金", "IMM-16", "強制執行法 68");
    public static readonly ActKind BuyerDefaulted = After("buyerDefaulted", "拍定人未繳足價金", "IMM-16", "強制執行法 68-2");
    public static readonly ActKind CoOwnersTold = After("coOwnersTold", "通知優先承買", "IMM-17", "土地法 34-1(4)");
    public static readonly ActKind CoOwnerBought = After("coOwnerBought", "共有人優先承買", "IMM-17", "土地法 34-1(4)");
    public static readonly ActKind TaxOfficeTold = After("taxOfficeTold", "通知稅捐機關", "IMM-08", "稅捐稽徵法 6(3)");
    public static readonly ActKind CertificateIssued = After("transferCertificateIssued", "核發權利移轉證書", "IMM-14", "強制執行法 97");
    public static readonly ActKind TitlePassed = After("titlePassed", "領得權利移轉證書", "IMM-14", "強制執行法 98");
    public static readonly ActKind ThingDelivered = After("thingDelivered", "交付拍賣物", "IMM-16", "強制執行法 68");
    public static readonly ActKind HandedOver = After("estateHandedOver", "點交", "IMM-20", "強制執行法 99");

    private static ActKind Before(string code, string chinese, string rule, string article) =>
        new(code, chinese, new LegalBasis(rule, article)) { Refusal = AuctionRefusals.NotAllowed };

    private static ActKind After(string code, string chinese, string rule, string article) =>
        new(code, chinese, new LegalBasis(rule, article)) { Reach = ActReach.Any, TakesUp = false, Refusal = AuctionRefusals.NotAllowed };
}

public static class AuctionRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "auction.unknown", "There is no such auction in the caller's scope.");
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "auction.not_allowed", "The law does not allow this step of the auction now.");
    public static readonly RefusalCode NotNext = new(RefusalKind.Conflict, "auction.not_next", "Another step of the auction comes first.");
    public static readonly RefusalCode WrongState = new(RefusalKind.Conflict, "auction.wrong_state", "The auction is not in a state in which this can be done.");
    public static readonly RefusalCode NotSeized = new(RefusalKind.Conflict, "auction.not_seized", "The thing is not seized yet, or not any more.");
    public static readonly RefusalCode Stayed = new(RefusalKind.Conflict, "auction.stayed", "All cases of the seizure are stayed: no step of the auction while that lasts.");
    public static readonly RefusalCode PriceTooLow = new(RefusalKind.Conflict, "auction.price_too_low", "The minimum price is below the lowest that is possible.");
    public static readonly RefusalCode NotDefaulted = new(RefusalKind.Conflict, "auction.not_defaulted", "The time to pay has not passed.");
    public static readonly RefusalCode PriceDiffers = new(RefusalKind.Invalid, "auction.price_differs", "What is paid is not what the buyer still owes.");
    public static readonly RefusalCode Tie = new(RefusalKind.Conflict, "auction.tie", "The highest bids are equal: they raise on the spot, or a lot is drawn.");
    public static readonly RefusalCode DayDiffers = new(RefusalKind.Invalid, "auction.day_differs", "The session is not on the day of the notice.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "auction.in_future", "What has not happened yet cannot be recorded.");
    public static readonly RefusalCode BidsMissing = new(RefusalKind.Invalid, "auction.bids_missing", "Every bid that was received must be opened, each once.");
    public static readonly RefusalCode BidTooLate = new(RefusalKind.Conflict, "auction.bid_too_late", "The bids of this session have been opened.");
    public static readonly RefusalCode NoShare = new(RefusalKind.Conflict, "auction.no_share", "What is auctioned is no share of a thing in co-ownership.");
}
