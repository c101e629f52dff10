using System.Globalization;
using System.Text.Json;
using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>One step of the arithmetic of a ruling, in words.</summary>
/// <param name="English">The step in English.</param>
/// <param name="Chinese">The same step in Traditional Chinese.</param>
public readonly record struct Step(string English, string Chinese);

/// <summary>Collects the steps of an explanation; used only when an explanation is asked for.</summary>
public sealed class Steps
{
    private readonly List<Step> _steps = [];

    internal IReadOnlyList<Step> All => _steps;

    /// <summary>Adds a step.</summary>
    public void Say(string english, string chinese) => _steps.Add(new Step(english, chinese));
}

/// <summary>How dates and amounts are written in explanations.</summary>
internal static class Words
{
    public static string Iso(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Roc(this DateOnly date) => date.Year > 1911
        ? $"{TaipeiTime.RocYear(date)}年{date.Month}月{date.Day}日"
        : $"西元{date.Year}年{date.Month}月{date.Day}日";

    /// <summary>The stable code of an enum value: <c>LandSeizure</c> is <c>land_seizure</c>.</summary>
    public static string Code<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string Dollars(this long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    public static string Iso(this DateTimeOffset instant) =>
        instant.ToOffset(TaipeiTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
