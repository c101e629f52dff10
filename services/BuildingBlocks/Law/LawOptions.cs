using System.ComponentModel.DataAnnotations;

namespace Enforcement.Law;

/// <summary>Settings, section <c>Law</c>.</summary>
public sealed class LawOptions
{
    /// <summary>Time between two looks for an edition that another instance has taken.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a missing edition is waited for before it is asked for, and asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan AskAgain { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a starting instance tries to read its copy; without it, it does not start.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromSeconds(30);
}
