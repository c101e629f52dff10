using System.Diagnostics;
using Enforcement.Statute;

namespace Enforcement.Benchmarks.Measures;

/// <summary>Rulings of the law on one core, without and with their words; no server takes part.</summary>
internal static class Rulings
{
    private const int Warm = 200_000;
    private const int Asked = 2_000_000;
    private const int Explained = 100_000;

    private static readonly DateOnly First = new(2015, 1, 1);

    /// <summary>Rulings a second: median of the rounds.</summary>
    public static void Run(Report report)
    {
        Measure(report, "limitationPeriods", Asked, day => Limitation.Of(new LimitationFacts { FinalOn = day, TransferredOn = day.AddDays(90) }).LastDay!.Value.DayNumber);
        Measure(report, "limitationRulings", Asked, day => Limitation.FinalTitle(Title(day)).Date!.Value.DayNumber);
        Measure(report, "periodRulings", Asked, day => ObjectionRules.SendBy(new ObjectionClockFacts(day), LawEdition.Published.Calendar).Date!.Value.DayNumber);
        Measure(report, "explained", Explained, day => ObjectionRules.SendBy(new ObjectionClockFacts(day), LawEdition.Published.Calendar).Steps.Count);
    }

    private static LimitationFacts Title(DateOnly day) => new() { FinalOn = day, TransferredOn = day.AddDays(90) };

    private static void Measure(Report report, string name, int count, Func<DateOnly, int> decide)
    {
        _ = Sum(Warm, decide);
        for (var round = 0; round < BenchmarkArguments.Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var sum = Sum(count, decide);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (sum <= 0)
                throw new InvalidOperationException($"{name} decided nothing.");
            report.Add("rulingsPerSecond", name, count / seconds);
        }
    }

    // Another day each time, over ten years; the sum keeps the work from being left out.
    private static long Sum(int count, Func<DateOnly, int> decide)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
            sum += decide(First.AddDays(i % 3650));
        return sum;
    }
}
