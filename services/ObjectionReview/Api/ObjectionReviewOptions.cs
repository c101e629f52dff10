using System.ComponentModel.DataAnnotations;

namespace Enforcement.ObjectionReview;

/// <summary>Settings, section <c>ObjectionReview</c>.</summary>
public sealed class ObjectionReviewOptions
{
    /// <summary>Time between two looks for clocks that ran out.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Clocks marked in one transaction at most.</summary>
    [Range(1, 1000)]
    public int ScanSize { get; init; } = 200;
}
