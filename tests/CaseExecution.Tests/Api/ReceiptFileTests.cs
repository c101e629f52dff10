using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(MoneyChapter))]
public sealed class ReceiptFileTests(ServiceFixture service)
{
    [Fact]
    public async Task File_and_single_payments_give_the_same_result()
    {
        var random = new Random(7);
        var singles = await service.OpenAsync([.. Cases()]);
        var filed = await service.OpenAsync([.. Cases()]);
        var plan = Enumerable.Range(0, 40).Select(index => (Case: random.Next(6), Amount: random.Next(50, 900), Number: index)).ToList();

        foreach (var (at, amount, number) in plan)
            await service.PaidAsync(at == 5 ? "nobody" : singles[at].CaseNumber, amount, $"single-{number}");
        var answer = await SendAsync("F-same", Csv(plan.Select(line => ($"filed-{line.Number}", line.Case == 5 ? "nobody" : filed[line.Case].CaseNumber, line.Amount))));

        answer.GetProperty("lines").GetInt32().ShouldBe(40);
        for (var index = 0; index < 5; index++)
            (await MoneyAsync(filed[index])).ShouldBe(await MoneyAsync(singles[index]));
        (await PaymentsAsync("filed-")).ShouldBe(await PaymentsAsync("single-"));
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task File_that_comes_twice_at_once_and_later_is_booked_once()
    {
        var cases = await service.OpenAsync([.. Cases()]);
        var body = Csv(Enumerable.Range(0, 30).Select(index => ($"twice-{index}", cases[index % 5].CaseNumber, 10)));

        var answers = await Task.WhenAll(SendAsync("F-twice", body), SendAsync("F-twice", body), SendAsync("F-twice", body));
        var later = await SendAsync("F-twice", body);

        answers.Append(later).ShouldAllBe(answer => answer.GetProperty("state").GetString() == "completed" && answer.GetProperty("allocated").GetProperty("lines").GetInt32() == 30);
        (await service.Host.ScalarAsync<long>("select count(*) from payment where receipt_number like 'twice-%'")).ShouldBe(30);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Lines_end_allocated_suspended_repeated_or_refused()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        await service.PaidAsync(item.CaseNumber, 100, "L-1");
        var body = string.Join('\n',
            """{"receiptNumber":"L-1","reference":"REF","amount":100,"paidOn":"2026-09-01"}""".Replace("REF", item.CaseNumber, StringComparison.Ordinal),
            """{"receiptNumber":"L-1","reference":"REF","amount":101,"paidOn":"2026-09-01"}""".Replace("REF", item.CaseNumber, StringComparison.Ordinal),
            """{"receiptNumber":"L-2","reference":"REF","amount":200,"paidOn":"2026-09-01"}""".Replace("REF", item.CaseNumber, StringComparison.Ordinal),
            """{"receiptNumber":"L-3","reference":"tpy-1150399999999","amount":5,"paidOn":"2026-09-01"}""",
            """{"receiptNumber":"L-4","reference":"x","amount":-5,"paidOn":"2026-09-01"}""",
            "{not json");

        var answer = await SendAsync("F-kinds", body, "application/x-ndjson", bank: true);

        var lines = await service.GetAsync($"/v1/receipt-files/{answer.GetProperty("id").GetGuid()}/lines", service.Operations());
        lines.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("outcome").GetString())
            .ShouldBe(["repeated", "refused", "allocated", "suspense", "refused", "refused"]);
        answer.GetProperty("refused").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Wrong_control_totals_book_nothing()
    {
        using var answer = await PostAsync("F-totals", Csv([("T-1", "nobody", 10)]), "text/csv", "&lines=1&amount=11");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("receipt_file.totals_differ");
        (await service.Host.ScalarAsync<long>("select count(*) from receipt_file where reference = 'F-totals'")).ShouldBe(0);
    }

    [Fact]
    public async Task Reference_with_other_content_is_refused()
    {
        await SendAsync("F-reused", Csv([("U-1", "nobody", 10)]));

        using var answer = await PostAsync("F-reused", Csv([("U-1", "nobody", 11)]), "text/csv");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3", "text/csv", 422)]
    [InlineData("x", "text/plain", 415)]
    public async Task Wrong_format_is_refused(string body, string type, int status)
    {
        using var answer = await PostAsync("F-format", body, type);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    private static IEnumerable<AssignedCase> Cases() =>
        Enumerable.Range(0, 5).Select(index => Chunks.Case(claims: [("principal", 1000 + (index * 300)), ("lateFee", 100), ("costs", 20)]));

    private static string Csv(IEnumerable<(string Number, string Reference, int Amount)> lines) =>
        new StringBuilder("receiptNumber,reference,amount,paidOn\n").AppendJoin('\n', lines.Select(line => $"{line.Number},{line.Reference},{line.Amount},2026-09-01")).ToString();

    private async Task<JsonElement> SendAsync(string reference, string body, string type = "text/csv", bool bank = true)
    {
        using var answer = await PostAsync(reference, body, type, channel: bank ? "bank" : "convenienceStore");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> PostAsync(string reference, string body, string type, string further = "", string channel = "bank") =>
        service.Operations().PostAsync($"/v1/receipt-files?channel={channel}&reference={reference}{further}", new StringContent(body, Encoding.UTF8, type));

    private Task<string?> MoneyAsync(AssignedCase item) => service.Host.ScalarAsync<string>(
        "select concat_ws(' ', claimed, paid, remitted, outstanding, status, closure_kind, version, lines) from case_file where id = $1", item.CaseId);

    private Task<string?> PaymentsAsync(string prefix) => service.Host.ScalarAsync<string>("""
        select string_agg(concat_ws(' ', p.amount, p.allocated, p.suspended, p.version, parts), ';' order by split_part(p.receipt_number, '-', 2)::int)
        from payment p left join lateral (
            select string_agg(concat_ws(':', a.line, a.amount, a.reason, a.articles, a.case_version), ',' order by a.line) as parts
            from payment_allocation a where a.payment_id = p.id) a on true
        where p.receipt_number like $1 || '%'
        """, prefix);
}
