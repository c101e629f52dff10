namespace Enforcement.Testing;

/// <summary>Files of the repository the tests run in.</summary>
public static class Repository
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>Folder of the solution file.</summary>
    public static string Root => Found.Value;

    /// <summary>Full path of a file or folder given relative to the root, with forward slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Path relative to the root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Enforcement.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside of the repository: no Enforcement.sln above the test assembly.");
    }
}
