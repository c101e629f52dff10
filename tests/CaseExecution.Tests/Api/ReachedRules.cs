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
    // What other services ask of the law, and where that is tested.
    private static readonly string[] Elsewhere = [];

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
