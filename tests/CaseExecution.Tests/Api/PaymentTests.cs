using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(MoneyChapter))]
public sealed class PaymentTests(ServiceFixture service)
{
    [Fact]
    public async Task Payment_is_allocated_with_reasons_and_announced()
    {
        var item = (await service.OpenAsync(Chunks.Case(claims: [("principal", 5000), ("lateFee", 500), ("costs", 100)])))[0];

        var payment = await service.PaidAsync(item.CaseNumber, 800, "P-1");

        payment.GetProperty("allocations").EnumerateArray().Select(part => (part.GetProperty("line").GetInt32(), part.GetProperty("amount").GetInt64()))
            .ShouldBe([(1, 200L), (2, 500L), (3, 100L)], ignoreOrder: true);
        payment.GetProperty("allocations").EnumerateArray().ShouldAllBe(part => part.GetProperty("articles").GetString()!.Contains("民法"));
        var view = await service.CaseAsync(item);
        view.GetProperty("money").GetProperty("paid").GetInt64().ShouldBe(800);
        view.GetProperty("version").GetInt32().ShouldBe(2);
        var announced = (await service.Host.OutboxAsync<PaymentsAllocated>()).SelectMany(message => message.Payments).Single(part => part.CaseId == item.CaseId);
        (announced.Amount, announced.Outstanding, announced.AfterClosure).ShouldBe((800, 4800, false));
        var ledger = await service.GetAsync($"/v1/cases/{item.CaseId}/ledger");
        ledger.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("cause").GetString()).ShouldBe(["opening", "payment", "payment", "payment"]);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Case_closes_when_paid_and_opens_again_when_the_money_never_came()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var reference = (await service.CaseAsync(item)).GetProperty("paymentReference").GetString()!;

        var payment = await service.PaidAsync(reference, 1000, "P-2");
        var closed = await service.CaseAsync(item);
        using var reversal = await service.Officer().PostAsJsonAsync($"/v1/payments/{payment.GetProperty("id").GetGuid()}/reversal", new { reason = "notReceived" });
        var reopened = await service.CaseAsync(item);

        closed.GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        reversal.StatusCode.ShouldBe(HttpStatusCode.OK);
        (reopened.GetProperty("status").GetString(), reopened.GetProperty("money").GetProperty("outstanding").GetInt64()).ShouldBe(("open", 1000L));
        (await service.Host.OutboxAsync<CasesClosed>()).SelectMany(message => message.Cases).Single(ended => ended.CaseId == item.CaseId).Version.ShouldBe(2);
        (await service.Host.OutboxAsync<CasesReopened>()).SelectMany(message => message.Cases).Single(again => again.CaseId == item.CaseId).Version.ShouldBe(3);
        var history = await service.GetAsync($"/v1/cases/{item.CaseId}/history");
        history.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["opened", "paymentApplied", "paymentTakenBack"]);
        using var second = await service.Officer().PostAsJsonAsync($"/v1/payments/{payment.GetProperty("id").GetGuid()}/reversal", new { reason = "notReceived" });
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Overpayment_is_assigned_to_another_case_and_the_rest_refunded()
    {
        var cases = await service.OpenAsync(Chunks.Case(), Chunks.Case());
        var payment = await service.PaidAsync(cases[0].CaseNumber, 2500, "P-3");
        var id = payment.GetProperty("suspense")[0].GetProperty("id").GetGuid();

        using var assigned = await PutAsync(id, "\"1\"", new { action = "assign", caseNumber = cases[1].CaseNumber });
        using var stale = await PutAsync(id, "\"1\"", new { action = "refund", payee = "account 9" });
        using var refunded = await service.Officer().PostAsJsonAsync($"/v1/payments/{payment.GetProperty("id").GetGuid()}/refund", new { payee = "account 9" });

        assigned.StatusCode.ShouldBe(HttpStatusCode.OK, await assigned.Content.ReadAsStringAsync());
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var after = await refunded.Content.ReadFromJsonAsync<JsonElement>();
        (after.GetProperty("allocated").GetInt64(), after.GetProperty("suspended").GetInt64(), after.GetProperty("refunded").GetInt64()).ShouldBe((2000, 0, 500));
        (await service.CaseAsync(cases[1])).GetProperty("closureKind").GetString().ShouldBe("paidInFull");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Same_receipt_is_answered_as_before_and_another_content_refused()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var payments = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.PaidAsync(item.CaseNumber, 300, "P-4")));

        using var other = await service.PayAsync(item.CaseNumber, 301, "P-4");

        payments.Select(payment => payment.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("payment.receipt_reused");
        (await service.CaseAsync(item)).GetProperty("money").GetProperty("paid").GetInt64().ShouldBe(300);
    }

    [Fact]
    public async Task Payments_of_one_case_at_once_are_all_counted()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => service.PaidAsync(item.CaseNumber, 100, $"P-5-{index}")));

        var view = await service.CaseAsync(item);
        (view.GetProperty("money").GetProperty("paid").GetInt64(), view.GetProperty("status").GetString()).ShouldBe((1000, "closed"));
        await service.ShouldBalanceAsync();
    }

    [Theory]
    [InlineData("""{"reference":"x","amount":0,"paidOn":"2026-09-01","channel":"bank","receiptNumber":"Q"}""", 422, "request.invalid")]
    [InlineData("""{"reference":"x","amount":5,"paidOn":"2026-09-01","channel":"agency","receiptNumber":"Q"}""", 422, "request.invalid")]
    [InlineData("""{"reference":"x","amount":5,"paidOn":"2999-09-01","channel":"bank","receiptNumber":"Q"}""", 422, "payment.paid_in_future")]
    [InlineData("""{"reference":"x","amount":"5","paidOn":"2026-09-01","channel":"bank","receiptNumber":"Q"}""", 400, "request.unreadable")]
    public async Task Wrong_receipt_is_refused(string body, int status, string code)
    {
        using var answer = await service.Officer().PostAsync("/v1/payments", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Idempotency_key_replays_the_answer()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        var client = service.Officer();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "key-1");

        var first = await service.PaidAsync(item.CaseNumber, 100, "P-6", client);
        var again = await service.PaidAsync(item.CaseNumber, 100, "P-6", client);

        again.GetProperty("id").GetGuid().ShouldBe(first.GetProperty("id").GetGuid());
        (await service.CaseAsync(item)).GetProperty("money").GetProperty("paid").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task Officer_closes_with_the_current_version_only()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];

        using var blind = await CloseAsync(item.CaseId, null);
        using var stale = await CloseAsync(item.CaseId, "\"9\"");
        using var closed = await service.CertifyAsync(item);
        await service.PaidAsync(item.CaseNumber, 100, "P-7");

        ((int)blind.StatusCode).ShouldBe(428);
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        closed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Host.OutboxAsync<PaymentsAllocated>()).SelectMany(message => message.Payments).Single(part => part.CaseId == item.CaseId).AfterClosure.ShouldBeTrue();
        await service.ShouldBalanceAsync();
    }

    private async Task<HttpResponseMessage> CloseAsync(Guid id, string? match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{id}/closure") { Content = JsonContent.Create(new { kind = "impossible" }) };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        return await service.Officer().SendAsync(request);
    }

    private async Task<HttpResponseMessage> PutAsync(Guid id, string match, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/suspense/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", match);
        return await service.Officer().SendAsync(request);
    }
}
