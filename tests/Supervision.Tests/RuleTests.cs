using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;
using Enforcement.Statute;
using Enforcement.Supervision.Features.Rules;

namespace Enforcement.Supervision.Tests;

/// <summary>The rulebook over the API: any rule, whatever its facts.</summary>
public sealed class RuleTests(SupervisionService supervision) : IClassFixture<SupervisionService>
{
    [Fact]
    public async Task Every_rule_is_listed_with_its_articles_and_a_schema_that_describes_its_facts()
    {
        using var agency = supervision.Host.Client(Roles.Agency, agency: "A1");
        var list = (await agency.GetFromJsonAsync<RuleList>("/v1/rules", Api.Json))!;

        list.Rules.Select(rule => rule.RuleId).ShouldBe(RuleCatalogue.All.Select(rule => rule.Id));
        list.Rules.ShouldAllBe(rule => rule.Articles.Count > 0 && rule.Articles.All(article => article.Law.Length > 0) && rule.Facts.GetProperty("type").GetString() == "object");
        var tax = list.Rules.Single(rule => rule.RuleId == "MAT-01");
        tax.Articles[0].ShouldBe(new ArticleView("TCA", "稅捐稽徵法", "39"));
        tax.Facts.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["paymentPeriodEnd", "transferOn", "reviewPending"]);
        var due = tax.Facts.GetProperty("properties").GetProperty("paymentPeriodEnd");
        (due.GetProperty("format").GetString(), due.GetProperty("description").GetString()).ShouldBe(("date", "Last day of the payment period."));
        tax.Facts.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Flags_are_lists_and_enums_are_described_texts()
    {
        var documents = await RuleAsync("INT-01");
        var limitation = await RuleAsync("LIM-01");

        var present = documents.Facts.GetProperty("properties").GetProperty("present");
        present.GetProperty("type").GetString().ShouldBe("array");
        present.GetProperty("items").GetProperty("enum").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["transferForm", "title", "propertyList", "proofOfDefault", "other"]);
        var kind = limitation.Facts.GetProperty("properties").GetProperty("kind");
        kind.GetProperty("enum").EnumerateArray().Select(name => name.GetString()).ShouldBe(["nonTax", "tax", "taxFine"]);
        kind.GetProperty("x-enumDescriptions")[1].GetString().ShouldBe("稅捐稽徵法 23.");
    }

    [Fact]
    public async Task Every_fact_of_every_rule_is_described()
    {
        var rules = (await Client().GetFromJsonAsync<RuleList>("/v1/rules", Api.Json))!.Rules;

        rules.SelectMany(rule => rule.Facts.GetProperty("properties").EnumerateObject()
            .Where(fact => !fact.Value.TryGetProperty("description", out _)).Select(fact => $"{rule.RuleId} {fact.Name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_is_filtered_by_topic_and_not_sent_again_while_it_is_the_same()
    {
        using var client = Client();
        var first = await client.GetAsync(new Uri("/v1/rules?topic=maturity", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/rules?topic=maturity");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await first.Content.ReadFromJsonAsync<RuleList>(Api.Json))!.Rules.Select(rule => rule.RuleId).ShouldBe(Enumerable.Range(1, 7).Select(i => $"MAT-0{i}"));
        (await client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_ruling_says_until_when_and_why_in_both_languages()
    {
        var ruling = await RulingAsync("OBJ-02", """{ "facts": { "from": "2026-09-15" } }""");

        (ruling.Outcome, ruling.Date).ShouldBe((Outcome.Date, new DateOnly(2026, 9, 29)));
        ruling.Basis.RuleId.ShouldBe("OBJ-02");
        ruling.Articles[0].Law.ShouldBe("行政執行法");
        ruling.Facts.GetProperty("from").GetString().ShouldBe("2026-09-15");
        ruling.Steps!.ShouldContain(step => step.English.Contains("Mid-Autumn Festival") && step.Chinese.Contains("中秋節"));
        (ruling.Edition, ruling.Calendar, ruling.Caveats.Count).ShouldBe((0, "official 2017-2026", 0));
    }

    [Theory]
    [InlineData("LIM-01", """{ "finalOn": "2020-02-29" }""", "date", "2025-02-28")]
    [InlineData("LIM-03", """{ "finalOn": "2020-02-29", "begunOn": "2021-01-04" }""", "date", "2030-02-28")]
    [InlineData("RES-01", """{ "grounds": ["noShow"], "totalArrears": 99999, "exits": 1 }""", "refused", null)]
    [InlineData("RES-01", """{ "grounds": ["hidesProperty", "flight"], "totalArrears": 100000 }""", "allowed", null)]
    public async Task The_examples_of_the_rulebook_hold_over_the_api(string rule, string facts, string outcome, string? date)
    {
        var complete = SchemaFacts.Bare((await RuleAsync(rule)).Facts).AsObject();
        foreach (var (name, value) in JsonNode.Parse(facts)!.AsObject())
            complete[name] = value!.DeepClone();

        var ruling = await RulingAsync(rule, new JsonObject { ["facts"] = complete }.ToJsonString());

        JsonNamingPolicy.CamelCase.ConvertName(ruling.Outcome.ToString()).ShouldBe(outcome);
        ruling.Date?.ToString("yyyy-MM-dd", null).ShouldBe(date);
    }

    [Fact]
    public async Task Steps_are_left_out_when_they_are_not_asked_for() =>
        (await RulingAsync("OBJ-02", """{ "facts": { "from": "2026-09-15" }, "explain": false }""")).Steps.ShouldBeNull();

    [Fact]
    public async Task Unverified_values_and_conventions_are_said() =>
        (await RulingAsync("INT-07", """{ "facts": { "notifiedOn": "2026-09-11" } }""")).Caveats.ShouldContain("unverifiedValue");

    [Theory]
    [InlineData("""{ "facts": { } }""", "/facts/from", "is needed")]
    [InlineData("""{ "facts": { "from": null } }""", "/facts/from", "must not be null")]
    [InlineData("""{ "facts": { "from": "15.9.2026" } }""", "/facts/from", "must be a date, YYYY-MM-DD")]
    [InlineData("""{ "facts": { "from": 20260915 } }""", "/facts/from", "must be a date, YYYY-MM-DD")]
    [InlineData("""{ "facts": { "from": "1899-12-31" } }""", "/facts/from", "must lie from 1900 to 2200")]
    [InlineData("""{ "facts": { "from": "2201-01-01" } }""", "/facts/from", "must lie from 1900 to 2200")]
    [InlineData("""{ "facts": { "from": "2026-09-15", "until": "x" } }""", "/facts/until", "is not known; known are from")]
    [InlineData("""{ "facts": [] }""", "/facts", "must be an object")]
    public async Task Wrong_facts_are_refused_with_the_place_and_what_it_should_be(string body, string field, string detail)
    {
        var problem = await RefusedAsync("OBJ-02", body, HttpStatusCode.UnprocessableEntity);

        problem.GetProperty("code").GetString().ShouldBe("rule.facts_invalid");
        problem.GetProperty("field").GetString().ShouldBe(field);
        problem.GetProperty("errors")[0].GetProperty("detail").GetString().ShouldBe(detail);
        problem.GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("OBJ-02");
    }

    [Theory]
    [InlineData("LIM-01", """{ "facts": { "kind": "toll", "suspendedDays": -1, "isRetransfer": "no" } }""",
        "/facts/kind must be one of nonTax, tax, taxFine; /facts/suspendedDays must be from 0 to 1,000,000,000,000,000; /facts/isRetransfer must be true or false")]
    [InlineData("LIM-01", """{ "facts": { "suspendedDays": 1.5, "kind": 1 } }""", "/facts/suspendedDays must be a whole number; /facts/kind must be one of nonTax, tax, taxFine")]
    [InlineData("INT-01", """{ "facts": { "present": "title", "propertyUnknown": true } }""", "/facts/present must be a list of transferForm, title, propertyList, proofOfDefault, other")]
    [InlineData("DET-01", """{ "facts": { "startedAt": "2026-09-15T09:00:00" } }""", "/facts/startedAt must be an instant with its offset, e.g. 2026-09-15T09:00:00+08:00")]
    public async Task Everything_wrong_is_said_at_once(string rule, string body, string errors) =>
        string.Join("; ", (await RefusedAsync(rule, body, HttpStatusCode.UnprocessableEntity)).GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("field").GetString()} {error.GetProperty("detail").GetString()}")).ShouldBe(errors);

    [Fact]
    public async Task An_unknown_rule_county_or_day_outside_of_the_rules_time_is_refused()
    {
        (await RefusedAsync("XXX-99", """{ "facts": {} }""", HttpStatusCode.NotFound)).GetProperty("code").GetString().ShouldBe("rule.unknown");
        (await RefusedAsync("OBJ-02", """{ "facts": { "from": "2026-09-15" }, "county": "東京都" }""", HttpStatusCode.UnprocessableEntity))
            .GetProperty("code").GetString().ShouldBe("county.unknown");
        var early = await RefusedAsync("OBJ-06", """{ "facts": { "from": "2026-09-15" }, "on": "2018-03-31" }""", HttpStatusCode.UnprocessableEntity);
        early.GetProperty("code").GetString().ShouldBe("rule.not_in_force");
        early.GetProperty("detail").GetString()!.ShouldContain("in force from 2018-04-01");
        (await RulingAsync("OBJ-06", """{ "facts": { "from": "2026-09-15" }, "on": "2018-04-01" }""")).Outcome.ShouldBe(Outcome.Date);
    }

    [Fact]
    public async Task Every_rule_answers_bare_facts_made_from_its_schema_alone()
    {
        var rules = (await Client().GetFromJsonAsync<RuleList>("/v1/rules", Api.Json))!.Rules;

        var answers = await BatchAsync(rules.Select(rule => (rule.RuleId, SchemaFacts.Bare(rule.Facts))));

        answers.Answers.Select((answer, i) => answer.Ruling is null ? $"{rules[i].RuleId}: {answer.Problem!.Detail}" : null).Where(fault => fault is not null).ShouldBeEmpty();
        answers.Answers.ShouldAllBe(answer => answer.Ruling!.Steps!.Count > 0);
    }

    [Fact]
    public async Task No_facts_of_the_right_shape_are_a_defect()
    {
        var rules = (await Client().GetFromJsonAsync<RuleList>("/v1/rules", Api.Json))!.Rules;
        var random = new Random(20260915);

        for (var round = 0; round < 10; round++)
        {
            foreach (var chunk in rules.SelectMany(rule => Enumerable.Range(0, 8).Select(_ => (rule.RuleId, SchemaFacts.Any(rule.Facts, random)))).Chunk(500))
            {
                var answers = await BatchAsync(chunk);
                answers.Answers.ShouldAllBe(answer => answer.Ruling != null || answer.Problem!.Code == "rule.facts_invalid");
            }
        }
    }

    [Fact]
    public async Task A_wrong_line_of_a_batch_does_not_fail_the_others()
    {
        var answers = await BatchAsync([("OBJ-02", JsonNode.Parse("""{ "from": "2026-09-01" }""")!), ("OBJ-02", new JsonObject()), ("NONE", new JsonObject()), ("OBJ-02", JsonNode.Parse("""{ "from": "2026-09-15" }""")!)]);

        answers.Answers.Select(answer => answer.Ruling?.Date?.Day.ToString() ?? answer.Problem!.Code).ShouldBe(["11", "rule.facts_invalid", "rule.unknown", "29"]);
        answers.Answers[1].Problem!.Errors.Single().Field.ShouldBe("/facts/from");
    }

    [Theory]
    [InlineData(0, HttpStatusCode.UnprocessableEntity)]
    [InlineData(1000, HttpStatusCode.OK)]
    [InlineData(1001, HttpStatusCode.UnprocessableEntity)]
    public async Task A_batch_has_one_to_a_thousand_lines(int lines, HttpStatusCode status)
    {
        using var client = Client();
        var request = new { lines = Enumerable.Range(0, lines).Select(_ => new { ruleId = "MAT-02", facts = new { remediesFinished = true } }) };

        (await client.PostAsJsonAsync("/v1/rules/evaluate", request)).StatusCode.ShouldBe(status);
    }

    private HttpClient Client() => supervision.Host.Client(Roles.Clerk, branch: "tpy");

    private async Task<RuleView> RuleAsync(string rule) => (await Client().GetFromJsonAsync<RuleView>($"/v1/rules/{rule}", Api.Json))!;

    private async Task<RulingView> RulingAsync(string rule, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var client = Client();
        var answer = await client.PostAsync(new Uri($"/v1/rules/{rule}/evaluate", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<RulingView>(Api.Json))!;
    }

    private async Task<JsonElement> RefusedAsync(string rule, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var client = Client();
        var answer = await client.PostAsync(new Uri($"/v1/rules/{rule}/evaluate", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<EvaluationAnswers> BatchAsync(IEnumerable<(string Rule, JsonNode Facts)> lines)
    {
        using var client = Client();
        var request = new JsonObject
        {
            ["lines"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject { ["ruleId"] = line.Rule, ["facts"] = line.Facts })]),
            ["explain"] = true,
        };
        var answer = await client.PostAsJsonAsync("/v1/rules/evaluate", request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<EvaluationAnswers>(Api.Json))!;
    }
}
