using System.Reflection;
using System.Text.RegularExpressions;
using MassTransit;

namespace Enforcement.Architecture.Tests.Services;

/// <summary>Consumers of a service and the queues they read.</summary>
internal static partial class Queues
{
    /// <summary>Message (<c>Intake.V1.CasesAssigned</c>) and queue of every consumer.</summary>
    public static IEnumerable<(string Message, string Queue)> Of(string service, Assembly assembly) =>
        from consumer in assembly.GetTypes()
        from contract in consumer.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>) && !consumer.IsAbstract
        let message = contract.GetGenericArguments()[0]
        select (message.FullName!["Enforcement.Contracts.".Length..], $"{service}-{Kebab(consumer.Name[..^"Consumer".Length])}");

    /// <summary>Message and queues as <c>contracts/README.md</c> states them.</summary>
    public static IEnumerable<(string Message, string Queue)> Documented(string catalogue) =>
        from Match row in MessageRow().Matches(catalogue)
        from Match queue in QueueName().Matches(row.Groups["queues"].Value)
        where queue.Groups[1].Value.Contains('-', StringComparison.Ordinal)
        select (row.Groups["name"].Value, queue.Groups[1].Value);

    private static string Kebab(string name) => UpperCase().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+\.V\d\.\w+)` \|[^|]*\|[^|]*\|(?<queues>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex MessageRow();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex QueueName();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();
}
