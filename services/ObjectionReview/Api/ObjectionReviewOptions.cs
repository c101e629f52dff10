using System.ComponentModel.DataAnnotations;

namespace Enforcement.ObjectionReview;

/// <summary>Settings, section <c>ObjectionReview</c>.</summary>
public sealed class ObjectionReviewOptions
{
    /// <summary>How long before its end the branch's clock to forward warns.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "9.00:00:00")]
    public TimeSpan ForwardingWarning { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long before its end the Agency's clock to decide warns.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "29.00:00:00")]
    public TimeSpan DecisionWarning { get; init; } = TimeSpan.FromDays(7);
}
