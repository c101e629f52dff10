using System.Collections.Concurrent;

namespace Enforcement.Statute.Tests.Transcripts;

/// <summary>The transcripts beside this file, as copied to the output; written back to the repository when they are made anew.</summary>
internal static class TranscriptFiles
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static readonly Lock Writing = new();

    public static string Read(string name) => Texts.GetOrAdd(name, static file =>
        Path.Combine(AppContext.BaseDirectory, "Transcripts", file) is var path && File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");

    /// <summary>Puts the chapter of a rule in its place, in the repository.</summary>
    public static void Keep(Rule rule, string chapter)
    {
        lock (Writing)
        {
            var name = Transcript.FileOf(rule);
            var before = Read(name);
            var chapters = RuleCatalogue.All.Where(other => Transcript.FileOf(other) == name).OrderBy(other => other.Id, StringComparer.Ordinal)
                .Select(other => other.Id == rule.Id ? chapter : Transcript.Chapter(before, other)).Where(text => text.Length > 0);
            Keep(name, string.Join("\n\n", chapters.Select(text => text.TrimEnd())) + "\n");
        }
    }

    /// <summary>Writes a whole file, in the repository.</summary>
    public static void Keep(string name, string text)
    {
        Texts[name] = text;
        File.WriteAllText(Path.Combine(Repository(), "tests", "Statute.Tests", "Transcripts", name), text);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Enforcement.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        return folder;
    }
}
