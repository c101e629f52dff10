using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace Enforcement.Hosting.Http;

/// <summary>
/// What the API document says of an endpoint that says nothing of itself: the documentation comment of its handler, or of the handler's class, from the file that the build
/// puts beside the assembly; and who may call it.
/// </summary>
internal static partial class HandlerDocs
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, string>> Files = new();

    /// <summary>The summary of a handler, without mark-up; null where nobody wrote one.</summary>
    public static string? SummaryOf(MethodInfo handler)
    {
        var type = handler.DeclaringType;
        while (type is { IsNested: true } && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        if (type?.FullName is not { } name)
            return null;
        name = name.Replace('+', '.');
        var written = Files.GetOrAdd(type.Assembly, Read);
        return written.GetValueOrDefault($"M:{name}.{handler.Name}") ?? written.GetValueOrDefault($"T:{name}");
    }

    /// <summary>Roles that may call an endpoint, in words; null where it is open to all.</summary>
    public static string? RolesOf(IEnumerable<object> metadata)
    {
        var roles = metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>().SelectMany(requirement => requirement.AllowedRoles).ToList();
        return roles.Count == 0 ? null : $"Roles: {string.Join(", ", roles)}.";
    }

    // A method stands there with its parameters; overloads do not handle endpoints.
    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
            return written;
        foreach (var member in XDocument.Load(file).Descendants("member"))
        {
            if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary)
                written.TryAdd(name.Split('(')[0], Plain(summary));
        }

        return written;
    }

    private static string Plain(XElement summary)
    {
        foreach (var see in summary.Descendants().Where(element => element.IsEmpty).ToList())
            see.ReplaceWith((see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("name"))?.Value.Split('.', ':')[^1] ?? "");
        return Spaces().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
