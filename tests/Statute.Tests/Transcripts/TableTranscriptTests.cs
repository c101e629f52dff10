using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Enforcement.Statute.Tests.Transcripts;

/// <summary>Every value of the dated tables and of the closure table of law.md 7.5, with its source, against the transcript beside this test.</summary>
public sealed class TableTranscriptTests
{
    private const string File = "tables.txt";

    [Fact]
    public void The_tables_hold_what_their_transcript_says()
    {
        var said = string.Join('\n', TableCatalogue.All.Select(Of).Append(Closures())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            TranscriptFiles.Keep(File, said);

        said.ShouldBe(TranscriptFiles.Read(File), "If the change is meant, run with UPDATE_SNAPSHOTS=1 and review it.");
    }

    private static string Of(DatedTable table)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"## {table.Name}: {table.Title}\n");
        foreach (var entry in table.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"from {entry.From:yyyy-MM-dd}, {(entry.IsVerified ? "verified" : "not verified")}, {entry.Source}\n");
            foreach (var line in Lines(entry.Value))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(object value) => value switch
    {
        IDictionary entries => entries.Keys.Cast<object>().Select(key => $"{key}: {Line(entries[key]!)}").Order(StringComparer.Ordinal),
        string => [Line(value)],
        IEnumerable values => values.Cast<object>().Select(Line).Order(StringComparer.Ordinal),
        _ => [Line(value)],
    };

    private static string Line(object value) => JsonSerializer.Serialize(value, value.GetType(), Transcript.Json);

    private static string Closures() => "## Kinds of closure, law.md 7.5\n" + string.Concat(ClosureKinds.All.Select(kind =>
        $"{kind.Code} {kind.Chinese}: closed {kind.StatisticallyClosed}, ended {kind.LegallyEnded}; {string.Join("; ", kind.Articles)}\n"));
}
