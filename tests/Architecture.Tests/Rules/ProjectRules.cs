using System.Xml.Linq;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>Who may reference whom: read from the project files, which is where a wrong reference starts.</summary>
internal static class ProjectRules
{
    private const string Kernel = "Enforcement.Kernel";
    private const string Statute = "Enforcement.Statute";
    private const string Contracts = "Enforcement.Contracts";

    public static IEnumerable<string> Breaches(RepositoryFile project)
    {
        var (name, references, packages) = Read(project);
        foreach (var reference in references.Where(reference => !MayReference(project.Path, name, reference)))
            yield return $"{name} references {reference}";
        if (MustBePlain(name))
        {
            foreach (var package in packages)
                yield return $"{name} uses package {package}";
        }

        if (project.Text.Contains(" Version=\"", StringComparison.Ordinal))
            yield return $"{name} states a package version of its own";
    }

    private static bool MustBePlain(string name) =>
        name is Kernel or Statute or Contracts || name.EndsWith(".Domain", StringComparison.Ordinal);

    private static bool MayReference(string path, string name, string reference) => name switch
    {
        _ when path.StartsWith("tests/", StringComparison.Ordinal) || path.StartsWith("deploy/", StringComparison.Ordinal) => true,
        Kernel or Contracts => false,
        Statute => reference is Kernel,
        "Enforcement.Hosting" => reference is Kernel or Contracts,
        "Enforcement.Law" => reference is Kernel or Statute or Contracts or "Enforcement.Hosting",
        "Enforcement.Gateway" => reference is "Enforcement.Hosting",
        _ when name.EndsWith(".Domain", StringComparison.Ordinal) => reference is Kernel or Statute,
        _ => reference is Kernel or Statute or Contracts or "Enforcement.Hosting" or "Enforcement.Law" || reference == $"{name}.Domain",
    };

    private static (string Name, string[] References, string[] Packages) Read(RepositoryFile project)
    {
        var items = XDocument.Parse(project.Text).Descendants().ToList();
        return (Path.GetFileNameWithoutExtension(project.Path),
            [.. Include("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Include("PackageReference"), .. Include("FrameworkReference")]);

        IEnumerable<string> Include(string element) =>
            items.Where(item => item.Name.LocalName == element).Select(item => (string?)item.Attribute("Include")).OfType<string>();
    }
}
