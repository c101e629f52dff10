using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.ObjectionReview.V1;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(MoneyChapter))]
public sealed class AgencyMessageTests(ServiceFixture service)
{
    [Fact]
    public async Task Messages_that_overtake_their_case_and_each_other_take_effect_in_order()
    {
        var item = Chunks.Case();
        var report = Reported(item, 400, "AG-1");

        await service.Host.PublishAsync(Withdrawn(item, 3));
        await service.Host.PublishAsync(Amended(item, 2, 700));
        await service.Host.PublishAsync(report);
        await service.Host.PublishAsync(Amended(item, 1, 5000));
        await Eventually.EqualAsync(4L, () => service.Host.ScalarAsync<long>("select count(*) from parked_message where case_id = $1", item.CaseId), "all wait");
        await service.OpenAsync(item);

        await Eventually.EqualAsync("closed", () => service.Host.ScalarAsync<string>("select status from case_file where id = $1", item.CaseId)!, "withdrawn in the end");
        await Eventually.EqualAsync(0L, () => service.Host.ScalarAsync<long>("select count(*) from parked_message where case_id = $1", item.CaseId), "none waits");
        var changes = (await service.Host.OutboxAsync<CaseAmountChanged>()).Where(change => change.CaseId == item.CaseId).ToList();
        changes.Select(change => change.AmountDelta).ShouldBe([4000, -4300, 0]);
        changes.ShouldAllBe(change => change.Applied);
        var view = await service.CaseAsync(item);
        var money = view.GetProperty("money");
        money.GetProperty("claimed").GetInt64().ShouldBe(700);
        (money.GetProperty("paid").GetInt64() + money.GetProperty("remitted").GetInt64()).ShouldBe(700);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Parked_message_that_cannot_be_applied_holds_up_nobody()
    {
        var (broken, good) = (Chunks.Case(), Chunks.Case());
        await service.Host.PublishAsync(Amended(broken, 1, 5) with { Claims = [new AssignedClaim { Line = 1, Item = "nonsense", Amount = 5 }] });
        await service.Host.PublishAsync(Amended(good, 1, 1700));
        await Eventually.EqualAsync(2L, () => service.Host.ScalarAsync<long>("select count(*) from parked_message where case_id = any($1)", new[] { broken.CaseId, good.CaseId }), "both wait");

        await service.OpenAsync(broken, good);

        await Eventually.EqualAsync(1700L, () => service.Host.ScalarAsync<long>("select claimed from case_file where id = $1", good.CaseId), "the good one took effect");
        (await service.Host.ScalarAsync<long>("select count(*) from parked_message where case_id = $1", broken.CaseId)).ShouldBe(1);
    }

    [Fact]
    public async Task Repeated_amendment_has_one_effect()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var message = Amended(item, 1, 1500);

        await service.Host.PublishAsync(message);
        await service.Host.PublishAsync(message);
        await service.Host.PublishAsync(Amended(item, 2, 1600));

        await Eventually.EqualAsync(1600L, () => service.Host.ScalarAsync<long>("select claimed from case_file where id = $1", item.CaseId), "both took effect");
        (await service.Host.ScalarAsync<int>("select version from case_file where id = $1", item.CaseId)).ShouldBe(3);
    }

    [Fact]
    public async Task Amount_below_what_is_paid_leaves_the_difference_in_suspense()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        await service.PaidAsync(item.CaseNumber, 800, "AM-1");

        await service.Host.PublishAsync(Amended(item, 1, 300));

        await Eventually.EqualAsync(500L, () => service.Host.ScalarAsync<long>("select coalesce(sum(amount), 0)::bigint from suspense where case_id = $1 and reason = 'claimReduced'", item.CaseId), "the rest waits");
        (await service.CaseAsync(item)).GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Refused_message_is_answered_and_the_next_one_can_follow()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        await service.Host.PublishAsync(Withdrawn(item, 1));
        await service.Host.PublishAsync(Amended(item, 2, 5));
        await service.Host.PublishAsync(Withdrawn(item, 3));

        await Eventually.EqualAsync(3, async () => (await service.Host.OutboxAsync<CaseAmountChanged>()).Count(change => change.CaseId == item.CaseId), "all are answered");
        var changes = (await service.Host.OutboxAsync<CaseAmountChanged>()).Where(change => change.CaseId == item.CaseId).ToList();
        changes.Select(change => change.RefusalCode).ShouldBe([null, "case.closed", "case.closed"]);
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(ended => ended.CaseId == item.CaseId).ClosureKind.ShouldBe("withdrawn");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Payment_reported_by_the_agency_is_booked_once()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var report = Reported(item, 250, "AG-2");

        await service.Host.PublishAsync(report);
        await service.Host.PublishAsync(report);

        await Eventually.EqualAsync(250L, () => service.Host.ScalarAsync<long>("select paid from case_file where id = $1", item.CaseId), "it is booked");
        (await service.Host.OutboxAsync<PaymentsAllocated>()).SelectMany(message => message.Payments).Single(part => part.CaseId == item.CaseId).Channel.ShouldBe("agency");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Objection_is_registered_shown_and_follows_its_versions()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var filed = Filed(item.CaseNumber);

        await service.Host.PublishAsync(new ObjectionDecided { ObjectionId = filed.ObjectionId, CaseNumber = item.CaseNumber, Decision = "unfounded", DecidedBy = "agency", DecidedOn = new(2026, 9, 20), Version = 3 });
        await service.Host.PublishAsync(new ObjectionForwarded { ObjectionId = filed.ObjectionId, CaseNumber = item.CaseNumber, ForwardedOn = new(2026, 9, 9), DecideBy = new(2026, 10, 9), Version = 2 });
        await service.Host.PublishAsync(filed);

        await Eventually.EqualAsync(1, async () => (await service.CaseAsync(item)).GetProperty("objections").GetArrayLength(), "the case shows it");
        await Eventually.EqualAsync("2026-09-09", async () => (await service.CaseAsync(item)).GetProperty("objections")[0].TryGetProperty("forwardedOn", out var on) ? on.GetString() : null, "with its way");
        await Eventually.EqualAsync("decided", async () => (await service.CaseAsync(item)).GetProperty("objections")[0].GetProperty("state").GetString(), "and its decision");
        var answer = (await service.Host.OutboxAsync<ObjectionRegistered>()).Single(registered => registered.ObjectionId == filed.ObjectionId);
        (answer.CaseFound, answer.ProcedureEnded, answer.CaseId).ShouldBe((true, false, item.CaseId));
    }

    [Fact]
    public async Task Objection_waits_for_its_case_and_is_answered_when_there_is_none()
    {
        var item = Chunks.Case();
        var early = Filed(item.CaseNumber);
        var lost = Filed("tpy-1150388888888");

        await service.Host.PublishAsync(early);
        await service.Host.PublishAsync(lost);
        await service.OpenAsync(item);

        await Eventually.EqualAsync(2, async () => (await service.Host.OutboxAsync<ObjectionRegistered>()).Count(answer => answer.ObjectionId == early.ObjectionId || answer.ObjectionId == lost.ObjectionId), "both are answered");
        (await service.Host.OutboxAsync<ObjectionRegistered>()).Single(answer => answer.ObjectionId == early.ObjectionId).CaseFound.ShouldBeTrue();
        (await service.Host.OutboxAsync<ObjectionRegistered>()).Single(answer => answer.ObjectionId == lost.ObjectionId).CaseFound.ShouldBeFalse();
    }

    [Fact]
    public async Task Totals_count_cases_by_day_agency_and_branch()
    {
        await service.OpenAsync(Chunks.Case(branch: "tny", agency: "T01"), Chunks.Case(branch: "tny", agency: "T01", claims: [("principal", 50)]));

        var totals = await service.TotalsAsync();

        var own = totals.Cases.Single(total => total.Agency == "T01");
        (own.Day, own.Branch, own.Count, own.Amount).ShouldBe((Chunks.ReceivedOn, "tny", 2, 1050));
    }

    private static TransferAmended Amended(AssignedCase item, int sequence, long amount) => new()
    {
        AmendmentId = Guid.NewGuid(),
        CaseId = item.CaseId,
        CaseNumber = item.CaseNumber,
        Agency = item.Agency,
        Claims = [new AssignedClaim { Line = 1, Item = "principal", Amount = amount }],
        Reason = "act changed",
        Sequence = sequence,
        AmendedAt = DateTimeOffset.UtcNow,
    };

    private static TransferWithdrawn Withdrawn(AssignedCase item, int sequence) => new()
    {
        WithdrawalId = Guid.NewGuid(),
        CaseId = item.CaseId,
        CaseNumber = item.CaseNumber,
        Agency = item.Agency,
        Reason = "transferred in error",
        Sequence = sequence,
        WithdrawnAt = DateTimeOffset.UtcNow,
    };

    private static AgencyPaymentReported Reported(AssignedCase item, long amount, string receipt) => new()
    {
        ReportId = Guid.CreateVersion7(),
        CaseId = item.CaseId,
        CaseNumber = item.CaseNumber,
        Agency = item.Agency,
        Amount = amount,
        PaidOn = Chunks.ReceivedOn,
        ReceiptNumber = receipt,
        ReportedAt = DateTimeOffset.UtcNow,
    };

    private static ObjectionFiled Filed(string number) => new()
    {
        ObjectionId = Guid.CreateVersion7(),
        CaseNumber = number,
        Branch = "tpy",
        Objector = "obligor",
        ReceivedOn = new DateOnly(2026, 9, 2),
        ForwardBy = new DateOnly(2026, 9, 14),
        FiledAt = DateTimeOffset.UtcNow,
    };
}
