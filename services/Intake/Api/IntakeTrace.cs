using System.Diagnostics;

namespace Enforcement.Intake;

/// <summary>Spans of work that is done for several requests at once.</summary>
internal static class IntakeTrace
{
    private static readonly ActivitySource Source = new("Enforcement.Intake");

    /// <summary>A span in the trace of the first request, with links to the others; null when nobody listens.</summary>
    public static Activity? Start(string name, IReadOnlyList<ActivityContext> requests) => requests.Count == 0
        ? null
        : Source.StartActivity(name, ActivityKind.Internal, requests[0], links: requests.Skip(1).Select(request => new ActivityLink(request)));
}
