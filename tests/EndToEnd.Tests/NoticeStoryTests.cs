using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>From the first notice to the closing: served by deposit, an inquiry that finds a deposit, and the payment that ends the case.</summary>
[Collection(PlatformTests.Name)]
public sealed class NoticeStoryTests(Platform platform)
{
    [Fact]
    public async Task Notice_is_served_by_deposit_the_inquiry_finds_money_and_payment_ends_the_case()
    {
        var (number, clerk, head) = await OpenAsync();
        var owed = (long)(await clerk.GetAsync($"/v1/cases/{number}"))["money"]!["outstanding"]!;

        // The clerk notifies the obligor; the postman meets nobody and deposits the letter.
        var act = await clerk.ActAsync($"/v1/cases/{number}/notices",
            new { kind = "payment", dayOn = Batches.Today.AddDays(30), purpose = "arrears", wholeGroup = false, isUrgent = false }, $"/v1/cases/{number}");
        var notice = $"/v1/notices/{act["subjectId"]}";
        var addressee = (string)(await clerk.GetAsync(notice))["addressees"]![0]!["id"]!;
        await clerk.ActAsync($"{notice}/failed-services", new { addresseeId = addressee, triedOn = Batches.Today, reason = "notMet" }, notice);
        var served = await clerk.ActAsync($"{notice}/services", new
        {
            addresseeId = addressee,
            manner = "deposit",
            servedOn = Batches.Today,
            place = "residence",
            byPost = true,
            isRegistered = true,
            accepted = false,
            serverSigned = true,
            receiverSigned = true,
            deposit = new { place = "postOffice", otherWaysFailed = false, noticeOnDoor = true, secondNotice = true },
        }, notice);

        // Both days are kept: effective at once by APA 74, ten days later by the stricter view.
        var who = served["addressees"]![0]!;
        DateOnly.Parse((string)who["effectiveOn"]!).ShouldBe(Batches.Today);
        DateOnly.Parse((string)who["laterOn"]!).ShouldBe(Batches.Today.AddDays(10));

        // The head asks the banks; one answers that it holds a deposit.
        await head.ActAsync($"/v1/cases/{number}/inquiries",
            new { targets = new[] { new { subject = "accounts", addressee = "822" } }, purpose = "deposits to attach" }, $"/v1/cases/{number}");
        var inquiry = (await clerk.GetAsync($"/v1/cases/{number}/inquiries"))["items"]![0]!;
        await clerk.ActAsync($"/v1/inquiries/{inquiry["id"]}/answer", new
        {
            answeredOn = Batches.Today,
            reference = "B-1",
            items = new[] { new { kind = "deposit", details = new { bankCode = "822", accountNumber = "12345678" }, value = owed, thirdParty = "822" } },
        }, $"/v1/inquiries/{inquiry["id"]}");
        var property = (await clerk.GetAsync($"/v1/obligors/{inquiry["obligorId"]}/property"))["items"]!.AsArray();
        property.Select(item => (string)item!["source"]!).ShouldContain("inquiry");

        // The obligor pays: the case is closed, the notice fulfilled, its clock gone, and every act shows its basis.
        await clerk.PostAsync("/v1/payments", new { reference = number, amount = owed, paidOn = Batches.Today, channel = "bank", receiptNumber = $"E2E-{number}" });
        ((string)(await clerk.GetAsync($"/v1/cases/{number}"))["closureKind"]!).ShouldBe("paidInFull");
        ((string)(await clerk.GetAsync(notice))["state"]!).ShouldBe("fulfilled");
        var acts = (await clerk.GetAsync($"/v1/cases/{number}/acts"))["items"]!.AsArray();
        acts.Select(done => (string)done!["kind"]!).ShouldBe(["paymentNoticed", "serviceFailed", "noticeServed", "accountInquired", "inquiryAnswered"]);
        acts.ShouldAllBe(done => (string?)done!["basis"]!["article"] != null);
    }

    private async Task<(string Number, ApiClient Clerk, ApiClient Head)> OpenAsync()
    {
        var agency = await platform.AgencyAsync("E2E-NOT", Batches.Kinds);
        var (_, receipt) = await agency.SubmitAsync("notices", Batches.Make(3, 17, broken: 0));
        var number = (await agency.ResultsAsync(receipt)).Select(line => (string?)line["caseNumber"]).First(found => found is not null)!;
        await Eventually.TrueAsync(async () => await agency.FindAsync($"/v1/cases/{number}") is not null, "the case is opened", 30);
        return (number, platform.Client(Roles.Clerk, branch: number[..3]), platform.Client(Roles.BranchHead, branch: number[..3]));
    }
}
