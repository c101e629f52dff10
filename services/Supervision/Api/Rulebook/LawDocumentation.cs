using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Enforcement.Supervision.Rulebook;

/// <summary>What the law's library says about its facts, from the documentation it was built with (embedded here).</summary>
internal static partial class LawDocumentation
{
    private static readonly FrozenDictionary<string, XElement> Members = Load();

    /// <summary>The summary of a type; null when it has none.</summary>
    public static string? Of(Type type) => Text(Members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>What a member holds: its summary, or that of the parameter it stands for; null when it has none.</summary>
    public static string? Of(PropertyInfo member) =>
        Text(Members.GetValueOrDefault($"P:{member.DeclaringType!.FullName}.{member.Name}")?.Element("summary"))
        ?? Text(Members.GetValueOrDefault($"T:{member.DeclaringType!.FullName}")?.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == member.Name));

    /// <summary>The summary of a value of an enum; null when it has none.</summary>
    public static string? Of(Type type, string value) => Text(Members.GetValueOrDefault($"F:{type.FullName}.{value}")?.Element("summary"));

    private static FrozenDictionary<string, XElement> Load()
    {
        using var stream = typeof(LawDocumentation).Assembly.GetManifestResourceStream("Enforcement.Statute.xml")
            ?? throw new InvalidOperationException("The documentation of the law is not embedded.");
        return XDocument.Load(stream).Descendants("member").ToFrozenDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.DescendantNodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } reference => LastName((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? ""),
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim() is { Length: > 0 } found ? found : null;
    }

    private static string LastName(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
