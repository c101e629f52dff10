using System.Text.Json;
using Enforcement.Architecture.Tests.Rules;
using Enforcement.Law;
using Enforcement.Statute;

namespace Enforcement.Architecture.Tests;

/// <summary>The requests of <c>deploy/examples/*.http</c> against the OpenAPI documents and the rulebook: an example that nobody can send is worse than none.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.PathOf("deploy/examples"), "*.http").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static List<ApiOperation> Api { get; } = ApiOperation.ReadAll();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_request_of_an_example_is_in_the_api_with_members_it_knows(string file)
    {
        var requests = HttpFile.Read(file);

        requests.ShouldNotBeEmpty();
        foreach (var request in requests)
        {
            var operation = Api.FirstOrDefault(candidate => candidate.Answers(request.Method, request.Path));
            operation.ShouldNotBeNull($"{file}: {request.Method} {request.Path}");
            if (operation.Members is { } members && request.Json() is { ValueKind: JsonValueKind.Object } body)
                body.EnumerateObject().Select(member => member.Name).ShouldBeSubsetOf(members, $"{file}: {request.Method} {request.Path}");
            foreach (var name in request.QueryNames)
                operation.QueryNames.ShouldContain(name, $"{file}: {request.Method} {request.Path}");
        }
    }

    [Fact]
    public void Every_rule_asked_in_an_example_takes_the_facts_it_is_given()
    {
        var asked = HttpFile.Read("rules.http").Where(request => request.Path.EndsWith("/evaluate", StringComparison.Ordinal) && request.Path.Count(letter => letter == '/') == 4).ToList();

        asked.ShouldNotBeEmpty();
        foreach (var request in asked)
        {
            var rule = RuleCatalogue.Find(request.Path.Split('/')[3]).ShouldNotBeNull(request.Path);
            var facts = JsonSerializer.Deserialize(request.Json()!.Value.GetProperty("facts"), rule.FactsType, LawJson.Options);
            rule.Evaluate(facts!, LawEdition.Published).RuleId.ShouldBe(rule.Id);
        }
    }
}
