using Shouldly;

namespace Enforcement.Testing;

/// <summary>Compares a text with a verified file of the repository; <c>UPDATE_SNAPSHOTS=1</c> writes the file instead.</summary>
public static class Snapshot
{
    /// <summary>Compares.</summary>
    /// <param name="path">Path below the solution folder.</param>
    /// <param name="actual">What the code gives now.</param>
    public static void Match(string path, string actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var file = Repository.PathOf(path);
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, text);
        File.Exists(file).ShouldBeTrue($"{path} is missing; run once with UPDATE_SNAPSHOTS=1 and review it.");
        text.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"), $"{path} differs; if the change is meant, run with UPDATE_SNAPSHOTS=1 and review it.");
    }
}
