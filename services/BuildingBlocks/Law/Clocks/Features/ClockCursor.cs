using System.Globalization;
using Enforcement.Hosting.Http;

namespace Enforcement.Law.Clocks.Features;

/// <summary>A place in a list ordered by instant and id.</summary>
internal static class ClockCursor
{
    public static string[] Of(DateTimeOffset at, Guid id) => [at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture), id.ToString()];

    public static (DateTimeOffset At, Guid Id)? Read(PageQuery page) => page.Position(2) is not [var at, var id] ? null
        : DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && Guid.TryParse(id, out var last)
            ? (instant.ToUniversalTime(), last)
            : throw new CursorException();
}
