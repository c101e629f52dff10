using System.Text.Json;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Features.Calendar;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>Compares the law with and without a change.</summary>
internal static class LawEffects
{
    public static LawEffectsView Of(LawContent content, LawEdition law)
    {
        if (content.Value is { } value && TableCatalogue.Find(value.Table) is { } published)
        {
            var before = law.Table(published).Entries.LastOrDefault(entry => entry.From <= value.From) ?? law.Table(published).Entries[0];
            return new LawEffectsView { ValueBefore = JsonSerializer.SerializeToElement(before.Value, published.ValueType, LawJson.Options) };
        }

        var after = Amendment.Apply(law, SupervisionMessages.Of(Guid.Empty, content, "", law.Number + 1, DateTimeOffset.UnixEpoch));
        return new LawEffectsView { Days = [.. Touched(content).SelectMany(touched => Changed(touched, law, after))] };
    }

    private static IEnumerable<(DateOnly Day, string? County)> Touched(LawContent content) =>
        (content.Year is { } year
            ? Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(i => (new DateOnly(year, 1, 1).AddDays(i), (string?)null))
            : content.Days.Select(day => (day.Date, (string?)null)))
        .Concat(content.Closures.Select(closure => (closure.Date, (string?)closure.County)));

    private static IEnumerable<DayView> Changed((DateOnly Day, string? County) touched, LawEdition before, LawEdition after)
    {
        var (was, willBe) = (In(before, touched.County).Day(touched.Day), In(after, touched.County).Day(touched.Day));
        return was.IsRest != willBe.IsRest || was.Name != willBe.Name ? [DayView.Of(willBe)] : [];
    }

    private static WorkingCalendar In(LawEdition law, string? county) => county is null ? law.Calendar : law.Calendar.In(county);
}
