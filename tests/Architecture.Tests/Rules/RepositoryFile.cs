namespace Enforcement.Architecture.Tests.Rules;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Relative to the root, forward slashes.</param>
/// <param name="Text">Content.</param>
internal sealed record RepositoryFile(string Path, string Text)
{
    private static readonly string[] Skipped = ["bin", "obj", ".git", ".run", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] Endings = [".cs", ".csproj", ".props", ".json", ".md", ".sql", ".yml", ".yaml", ".sh", ".conf", ".txt", ".sln", ""];

    /// <summary>Every text file, without what builds and runs leave behind.</summary>
    public static readonly IReadOnlyList<RepositoryFile> All = [.. Below(new DirectoryInfo(Testing.Repository.Root))];

    /// <summary>C# files of the product, without tests.</summary>
    public static readonly IReadOnlyList<RepositoryFile> Product =
        [.. All.Where(file => file.IsCode && !file.Path.StartsWith("tests/", StringComparison.Ordinal))];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static IEnumerable<RepositoryFile> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => Endings.Contains(file.Extension) && file.Length < 1_000_000)
            .Select(file => new RepositoryFile(Testing.Repository.Relative(file.FullName), File.ReadAllText(file.FullName)))
            .Concat(folder.EnumerateDirectories().Where(child => !Skipped.Contains(child.Name) && child.LinkTarget is null).SelectMany(Below));
}
