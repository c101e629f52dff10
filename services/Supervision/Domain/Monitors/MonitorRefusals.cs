using Enforcement.Kernel;

namespace Enforcement.Supervision.Domain.Monitors;

/// <summary>Why a monitor cannot run or be shown.</summary>
public static class MonitorRefusals
{
    public static readonly RefusalCode RunNotFound = new(RefusalKind.NotFound, "monitor_run.not_found", "There is no such run.");

    public static readonly RefusalCode TooManyWaiting =
        new(RefusalKind.Conflict, "monitor_run.too_many_waiting", "Too many runs wait for their numbers; try again later.", Retriable: true);
}
