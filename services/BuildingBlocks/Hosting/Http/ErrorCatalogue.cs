using System.Reflection;
using Enforcement.Kernel;

namespace Enforcement.Hosting.Http;

/// <summary>One code that the API can answer with.</summary>
/// <param name="Code"><c>noun.reason</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Meaning.</param>
/// <param name="Retriable">Whether the same request may succeed later.</param>
public sealed record ErrorEntry(string Code, int Status, string Title, bool Retriable);

/// <summary>All codes of a process, collected from the static fields that declare them: what can be answered is listed.</summary>
public sealed class ErrorCatalogue
{
    private ErrorCatalogue(IReadOnlyList<ErrorEntry> entries) => Entries = entries;

    /// <summary>Entries ordered by code.</summary>
    public IReadOnlyList<ErrorEntry> Entries { get; }

    /// <summary>Collects from the service's assembly and every <c>Enforcement.*</c> assembly it references.</summary>
    /// <exception cref="InvalidOperationException">Two declarations share a code but differ.</exception>
    public static ErrorCatalogue Of(Assembly service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var entries = new SortedDictionary<string, ErrorEntry>(StringComparer.Ordinal);
        foreach (var field in Assemblies(service).SelectMany(assembly => assembly.GetTypes())
                     .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
        {
            var entry = field.FieldType == typeof(RefusalCode) && field.GetValue(null) is RefusalCode refusal
                ? new ErrorEntry(refusal.Code, Problems.Status(refusal.Kind), refusal.Title, refusal.Retriable)
                : field.FieldType == typeof(HttpCode) && field.GetValue(null) is HttpCode code
                    ? new ErrorEntry(code.Code, code.Status, code.Title, code.Retriable)
                    : null;
            if (entry is not null && !entries.TryAdd(entry.Code, entry) && entries[entry.Code] != entry)
                throw new InvalidOperationException($"Error code {entry.Code} is declared twice with different meaning.");
        }

        return new ErrorCatalogue([.. entries.Values]);
    }

    private static HashSet<Assembly> Assemblies(Assembly service)
    {
        var found = new HashSet<Assembly>();
        var open = new Stack<Assembly>([service, typeof(ErrorCatalogue).Assembly]);
        while (open.TryPop(out var assembly))
        {
            if (!found.Add(assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Enforcement.", StringComparison.Ordinal)))
                open.Push(Assembly.Load(name));
        }

        return found;
    }
}
