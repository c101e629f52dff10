namespace Enforcement.Testing;

/// <summary>Text that was reviewed once and must stay the same; <c>UPDATE_SNAPSHOTS=1</c> writes what is there now, for review in the diff.</summary>
public static class Snapshot
{
    private static bool Updating => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Compares with a file of the repository and throws with the first difference.</summary>
    /// <param name="actual">What is there now; line ends are normalized.</param>
    /// <param name="file">Path relative to the repository root.</param>
    public static void Verify(string actual, string file)
    {
        var path = Repository.PathOf(file);
        actual = Normalize(actual);
        if (Updating)
        {
            File.WriteAllText(path, actual);
            return;
        }

        if (!File.Exists(path))
            throw new InvalidOperationException($"{file} does not exist. Run the test with UPDATE_SNAPSHOTS=1 and review the file.");
        var expected = Normalize(File.ReadAllText(path));
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            throw new InvalidOperationException($"{file} differs: {FirstDifference(expected, actual)}. If meant, run with UPDATE_SNAPSHOTS=1 and review the diff.");
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var now = actual.Split('\n');
        var line = 0;
        while (line < before.Length && line < now.Length && before[line] == now[line])
            line++;
        return $"line {line + 1} was \"{before.ElementAtOrDefault(line)}\" and is \"{now.ElementAtOrDefault(line)}\"";
    }
}
