using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

/// <summary>A group of cases, the person, and measures that stand where a test begins.</summary>
internal static class Matters
{
    public const string Reason = "arrears open since spring";
    public const string Milder = "instalments were offered and not taken";

    public static readonly DetentionGroundFacts Hides = new(false, false, HidesProperty: true, false, IsNecessary: true);
    public static readonly BarFacts NoBar = new(false, null, null, false, CaseBuilder.Today);

    public static PersonMatter Of(params CaseFile[] files) => new(files[0], files, new AgainstPerson(null, []));

    public static PersonMatter Owing(long amount) => Of(CaseBuilder.Open(CaseBuilder.Principal(amount)));

    public static Journal At(DateTimeOffset at) => new(at);

    public static Journal On(DateOnly day) => new(TaipeiTime.StartOf(day).AddHours(10));

    public static Journal Now() => new(CaseBuilder.Now);

    public static Measure Restricted(this PersonMatter matter, RestrictionFacts facts) =>
        Restricting.Order(Now(), matter, MeasureKinds.ExitRestriction, facts, default, [], Reason, Milder).Value;

    public static Measure SecurityServed(this PersonMatter matter)
    {
        var order = Securing.Order(Now(), matter, SecurityGrounds.NoShow, Reason, Milder).Value;
        Securing.Serve(Now(), matter.Group, order, new SecurityPeriodFacts(CaseBuilder.Today, 7)).IsRefused.ShouldBeFalse();
        return order;
    }

    public static Measure Warrant(this PersonMatter matter)
    {
        var filed = new ApplicationFacts(CaseBuilder.Today);
        var measure = Arresting.Apply(Now(), matter, new ArrestFacts(true, false, true, false, true), filed, [], Reason, Milder).Value;
        Arresting.Rule(Now(), matter.Group, measure, filed.FiledOn, CaseBuilder.Today, granted: true).IsRefused.ShouldBeFalse();
        return measure;
    }

    public static HoldingBegun Held(this PersonMatter matter, DateTimeOffset from) =>
        Holding.Hold(At(from.AddHours(1)), matter, new CustodyStartFacts(from), Hides, [], Reason, Milder).Value;

    public static CustodyApplication Application(DateTimeOffset heldFrom, DateTimeOffset filedAt) => new()
    {
        HeldFrom = new CustodyStartFacts(heldFrom),
        FiledAt = filedAt,
        Grounds = Hides,
        Form = new DetentionApplicationFacts(true, true, true),
        Again = default,
        Bar = NoBar,
        Reason = Reason,
        MilderMeans = Milder,
    };

    /// <summary>Custody in force from a day.</summary>
    public static Measure InCustody(this PersonMatter matter, DateOnly from)
    {
        var heldFrom = TaipeiTime.StartOf(from).AddHours(9);
        var held = matter.Held(heldFrom).Measure;
        var custody = Detaining.Apply(At(heldFrom.AddHours(3)), matter, held, Application(heldFrom, heldFrom.AddHours(2))).Value;
        Arresting.Rule(On(from), matter.Group, custody, from, from, granted: true).IsRefused.ShouldBeFalse();
        Detaining.Begin(On(from), matter.Group, custody, from, from).IsRefused.ShouldBeFalse();
        return custody;
    }

    public static string? Code<T>(this Result<T> result) => result.Refusal?.Code.Code;
}
