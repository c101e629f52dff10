using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Enforcement.Statute;

[assembly: AssemblyFixture(typeof(Enforcement.CaseExecution.Tests.Api.ReachedRules))]

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>
/// Every rule that concerns execution is reached by a test through the API: it stands in the rulings of an act, in an answer or in a refusal. Looked at when all tests of the
/// assembly have run; a run of some of them proves nothing and is not looked at.
/// </summary>
public sealed partial class ReachedRules : IAsyncDisposable
{
    // What no answer, act or refusal of this service names, and where it is tested.
    private static readonly string[] Elsewhere =
    [
        // Intake checks a transfer by these before there is a case: Intake.Tests, LawCheckTests for LIM-05, ProvisionalTests for PRV-01.
        "INT-01", "INT-02", "INT-03", "INT-05", "INT-11", "MAT-", "LIM-05", "PRV-01",

        // A withdrawal is asked by a message of intake and answered by one, with the rule that refuses: CaseFileTests, AgencyMessageTests.
        "WDR-",

        // Objection-review receives, times and serves; this service only says whether the case runs: ObjectionReview.Tests.
        "OBJ-01", "OBJ-03", "OBJ-04", "OBJ-06",

        // Contained: the third and the living need in GAR-07, tax fines in LIM-06 and LIM-07 by the kind of the title.
        "GAR-01", "GAR-02", "LIM-08",

        // Asked of ten million columns in its bulk form, and told by ClocksWarned: LimitationTests.
        "LIM-11",

        // The agency serves its own tax papers; the branch serves under the Administrative Procedure Act: Statute.Tests.
        "SRV-11",

        // General periods of applications and appeals against the agencies' acts, which no service decides; looked up in supervision's rule book: Statute.Tests, RuleTests.
        "PER-",

        // Days of publication and limits of payment slips, which no service computes yet; looked up in supervision's rule book: Statute.Tests, RuleTests.
        "RPT-01", "PAY-01",
    ];

    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);
    private static int ended;

    /// <summary>Reads along what the service answers.</summary>
    internal static DelegatingHandler Reader() => new Along();

    /// <summary>Takes the rules of all acts of a service that ends.</summary>
    internal static async Task EndAsync(ServiceFixture service)
    {
        Take(await service.Host.ScalarAsync<string>("select string_agg(distinct rulings::text, ' ') from act") ?? "");
        Interlocked.Increment(ref ended);
    }

    public ValueTask DisposeAsync()
    {
        var services = Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => type.GetInterfaces()).Count(one => one.IsGenericType
            && (one.GetGenericTypeDefinition() == typeof(IClassFixture<>) || one.GetGenericTypeDefinition() == typeof(ICollectionFixture<>))
            && typeof(ServiceFixture).IsAssignableFrom(one.GenericTypeArguments[0]));
        if (ended < services)
            return ValueTask.CompletedTask;
        var missing = RuleCatalogue.All.Select(rule => rule.Id).Except(Seen.Keys).Where(rule => !Elsewhere.Any(prefix => rule.StartsWith(prefix, StringComparison.Ordinal))).Order().ToList();
        missing.ShouldBeEmpty("no test reaches these rules through the API");
        return ValueTask.CompletedTask;
    }

    private static void Take(string text)
    {
        foreach (Match match in Rule().Matches(text))
            Seen.TryAdd(match.Groups[1].Value, true);
    }

    [GeneratedRegex("\"rule(?:Id)?\": ?\"([A-Z]{3,4}-[0-9]{2})\"", RegexOptions.IgnoreCase)]
    private static partial Regex Rule();

    private sealed class Along : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            Take(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer;
        }
    }
}
