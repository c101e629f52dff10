using System.Reflection;

namespace Enforcement.Statute.Tests.Transcripts;

/// <summary>Facts of any rule, drawn at random from a seed: dates that lie near each other or a period apart, amounts near thresholds, every enum value.</summary>
internal sealed class ArbitraryFacts(int seed)
{
    private static readonly long[] Amounts =
    [
        0, 1, 100, 299, 300, 500, 501, 1_000, 5_000, 9_999, 10_000, 19_999, 20_000, 28_000, 30_000, 50_000, 60_000, 99_999, 100_000, 200_000, 300_000, 500_000, 900_000,
        999_999, 1_000_000, 1_200_000, 1_500_000, 2_000_000, 3_000_000, 10_000_000, 30_000_000,
    ];

    private static readonly int[] Days = [1, 2, 3, 5, 7, 10, 14, 15, 20, 28, 30, 31, 60, 90];
    private static readonly int[] Months = [1, 2, 3, 4, 6, 12, 24, 36, 60, 72, 84, 120, 180];
    private static readonly DateOnly Today = new(2026, 9, 15);

#pragma warning disable CA5394 // Facts for a test, from a known seed: nothing here is a secret.
    private readonly Random _random = new(seed);
    private DateOnly _last = Today;

    /// <summary>Words a fact may hold: places the law knows, free text, nothing.</summary>
    public static string[] Texts { get; } = [.. Counties.All, .. JurisdictionAreas.All.Select(area => area.Branch).Distinct(), "stated", "本人陳述", ""];

    public object Of(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        if (constructor is null || constructor.GetParameters().Length == 0)
            return Initialised(type);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, MayBeNull(parameter)))]);
    }

    private object Initialised(Type type)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            property.SetValue(made, Value(property.PropertyType, new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable));
        return made;
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private object? Value(Type type, bool mayBeNull)
    {
        var inner = Nullable.GetUnderlyingType(type);
        if ((mayBeNull || inner is not null) && Chance(40))
            return null;
        type = inner ?? type;
        return type == typeof(bool) ? Chance(50)
            : type == typeof(DateOnly) ? Date()
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(Date().ToDateTime(Clock()), TaipeiTime.Offset)
            : type == typeof(TimeOnly) ? Clock()
            : type == typeof(long) ? Pick(Amounts)
            : type == typeof(int) ? Chance(70) ? _random.Next(0, 8) : _random.Next(0, 130)
            : type == typeof(Guid) ? new Guid(_random.Next(1, 6), 0, 0, new byte[8])
            : type == typeof(string) ? Chance(50) ? "stated" : Pick(Texts)
            : type.IsEnum ? AnyOf(type)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? List(type.GetGenericArguments()[0])
            : type.Namespace!.StartsWith("Enforcement", StringComparison.Ordinal) ? Of(type)
            : throw new NotSupportedException($"No arbitrary {type}.");
    }

    private object AnyOf(Type type)
    {
        var values = Enum.GetValues(type);
        if (type.GetCustomAttribute<FlagsAttribute>() is null)
            return values.GetValue(_random.Next(values.Length))!;
        var flags = 0;
        foreach (var value in values)
            flags |= Chance(25) ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return Enum.ToObject(type, flags);
    }

    private Array List(Type type)
    {
        var list = Array.CreateInstance(type, _random.Next(0, 4));
        for (var i = 0; i < list.Length; i++)
            list.SetValue(Value(type, mayBeNull: false), i);
        return list;
    }

    // Half of the dates stand in a relation to the one before, as the dates of one case do.
    private DateOnly Date()
    {
        var from = Chance(60) ? _last : Today;
        var sign = Chance(65) ? 1 : -1;
        _last = _random.Next(6) switch
        {
            0 => from,
            1 => from.AddDays(sign * _random.Next(0, 45)),
            2 => from.AddDays(sign * Pick(Days)),
            3 => from.AddMonths(sign * Pick(Months)),
            4 => from.AddMonths(sign * Pick(Months)).AddDays(_random.Next(-1, 2)),
            _ => from.AddYears(sign * _random.Next(0, 16)),
        };
        if (_last.Year is < 1990 or > 2034)
            _last = Today;
        return _last;
    }

    private TimeOnly Clock() => new(_random.Next(24), Pick([0, 0, 30, 59]));
    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
    private bool Chance(int percent) => _random.Next(100) < percent;
#pragma warning restore CA5394
}
