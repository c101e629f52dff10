namespace Enforcement.Statute;

/// <summary>Codes and words of the steps of the <see cref="AuctionLadder"/>.</summary>
internal static class AuctionLadderWords
{
    public static string Code(AuctionStep step) => step switch
    {
        AuctionStep.FirstAuction => "first_auction",
        AuctionStep.ReducedAuction => "reduced_auction",
        AuctionStep.NewAuction => "new_auction",
        AuctionStep.AwaitResult => "await_result",
        AuctionStep.SpecialSaleNotice => "special_sale_notice",
        AuctionStep.SpecialSale => "special_sale",
        AuctionStep.AuctionAfterSpecialSale => "auction_after_special_sale",
        AuctionStep.Sold => "sold",
        AuctionStep.DeemedWithdrawn => "deemed_withdrawn",
        _ => "release",
    };

    public static void Say(Steps steps, AuctionStep step)
    {
        var (english, chinese) = step switch
        {
            AuctionStep.FirstAuction => ("next: first auction", "定期第一次拍賣"),
            AuctionStep.ReducedAuction => ("next: auction at a reduced minimum", "酌減最低價額，定期再行拍賣"),
            AuctionStep.NewAuction => ("next: new auction, because the buyer did not pay", "拍定人未繳足價金，再行拍賣"),
            AuctionStep.AwaitResult => ("next: the published auction", "靜待已公告之拍賣期日"),
            AuctionStep.SpecialSaleNotice => ("next: publish the special sale", "公告特別變賣"),
            AuctionStep.SpecialSale => ("special sale: anyone may buy, the creditor may take over or ask to re-appraise or cut", "特別變賣中：得應買、承受或聲請另行估價、減價拍賣"),
            AuctionStep.AuctionAfterSpecialSale => ("next: auction after the special sale", "特別變賣程序後之拍賣"),
            AuctionStep.Sold => ("sold or taken over", "已拍定、應買或承受"),
            AuctionStep.DeemedWithdrawn => ("deemed withdrawn for this estate; the seizure is cancelled", "視為撤回該不動產之執行，塗銷查封登記"),
            _ => ("no buyer: the estate is released", "無人應買或承受，撤銷查封返還債務人"),
        };
        steps.Say(english, chinese);
    }

    public static string Chinese(AuctionResult result) => result switch
    {
        AuctionResult.Unsold => "流標",
        AuctionResult.Sold => "拍定",
        AuctionResult.TakenOver => "承受",
        AuctionResult.BuyerDefaulted => "拍定人未繳足價金",
        AuctionResult.Stopped => "停止拍賣",
        _ => "尚未開標",
    };
}
