using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>Clocks that an act of this chapter starts and ends, in its transaction.</summary>
internal static class ActingClocks
{
    /// <summary>Starts a clock of a measure.</summary>
    /// <returns>Why it could not start; null when it runs.</returns>
    public static Task<Refusal?> StartAsync(this Acting acting, string name, Guid measureId, string rule, object facts, DateTimeOffset from) =>
        acting.StartAsync([(name, rule, facts, from)], measureId);

    /// <summary>Starts clocks of a measure.</summary>
    public static async Task<Refusal?> StartAsync(this Acting acting, IEnumerable<(string Name, string Rule, object Facts, DateTimeOffset From)> clocks, Guid measureId)
    {
        var starts = clocks.Select(clock => PersonClocks.Of(acting.File, measureId, clock.Name, clock.Rule, clock.Facts, clock.From, acting.Clocks.Law)).ToList();
        return (await acting.Clocks.StartAsync(starts, acting.Cancel)).Refusal;
    }

    /// <summary>What a clock demands was done.</summary>
    public static async Task<Refusal?> MeetAsync(this Acting acting, string name, Guid measureId, DateTimeOffset at) =>
        (await acting.Clocks.MeetAsync(ClockSelection.Named(new ClockSubject(PersonClocks.Measure, measureId), name), at, acting.Cancel)).Refusal;
}
