using System.Text.Json;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Rulebook;

namespace Enforcement.Supervision.Features.Tables;

/// <summary>A value of a dated table.</summary>
public sealed record TableEntryView
{
    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    public required JsonElement Value { get; init; }
    public required string Source { get; init; }

    /// <summary>False while nobody has confirmed it; rulings that use it say so.</summary>
    public required bool IsVerified { get; init; }

    internal static TableEntryView Of(DatedTable table, DatedEntry entry) => new()
    {
        From = entry.From,
        Value = JsonSerializer.SerializeToElement(entry.Value, table.ValueType, LawJson.Options),
        Source = entry.Source,
        IsVerified = entry.IsVerified,
    };
}

/// <summary>A dated table: amounts and conditions that change.</summary>
public sealed record TableView
{
    public required string Name { get; init; }

    /// <summary>One line with the unit.</summary>
    public required string Title { get; init; }

    /// <summary>Values by date, each in force until the next begins.</summary>
    public required IReadOnlyList<TableEntryView> Values { get; init; }

    /// <summary>JSON schema of a value.</summary>
    public required JsonElement Schema { get; init; }

    internal static TableView Of(DatedTable published, LawEdition law) => new()
    {
        Name = published.Name,
        Title = published.Title,
        Values = [.. law.Table(published).Entries.Select(entry => TableEntryView.Of(published, entry))],
        Schema = LawSchema.Of(published.ValueType, $"urn:enforcement:table:{published.Name}:value"),
    };
}
