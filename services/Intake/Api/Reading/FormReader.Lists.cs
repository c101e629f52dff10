using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>The lists of the form.</summary>
internal ref partial struct FormReader
{
    private List<Representative>? Representatives()
    {
        List<Representative>? entries = null;
        for (var index = -1; NextEntry(ref index);)
            Add(ref entries, Representative());
        return entries;
    }

    private List<Party>? CoObligors()
    {
        List<Party>? entries = null;
        for (var index = -1; NextEntry(ref index);)
            Add(ref entries, Party());
        return entries;
    }

    private List<AssetLocation>? AssetLocations()
    {
        List<AssetLocation>? entries = null;
        for (var index = -1; NextEntry(ref index);)
            Add(ref entries, AssetLocation());
        return entries;
    }

    private List<ClaimLine>? Claims()
    {
        List<ClaimLine>? entries = null;
        for (var index = -1; NextEntry(ref index);)
            Add(ref entries, Claim());
        return entries;
    }

    private List<T>? CodeList<T>()
        where T : struct, Enum
    {
        List<T>? entries = null;
        for (var index = -1; NextEntry(ref index);)
        {
            if (Code<T>() is { } code)
                (entries ??= new List<T>(6)).Add(code);
            else
                NullEntry();
        }

        return entries;
    }

    private void Add<T>(ref List<T>? entries, T? entry)
        where T : class
    {
        if (entry is not null)
            (entries ??= new List<T>(2)).Add(entry);
        else
            NullEntry();
    }

    /// <summary>An entry of another type was reported when it was read; null is allowed for a field, not for an entry.</summary>
    private void NullEntry()
    {
        if (_json.TokenType == JsonTokenType.Null)
            Report(FindingCodes.FieldMalformed, "A list has no empty entries");
    }
}
