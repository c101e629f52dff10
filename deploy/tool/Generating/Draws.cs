using System.Text;

namespace Enforcement.Tool.Generating;

/// <summary>
/// A stream of random numbers that depends on nothing but its seed, its name and its index (SplitMix64), so that line 7 is the same whether 10 or a million
/// lines are generated.
/// </summary>
public sealed class Draws
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    public Draws(int seed, string name, long index)
    {
        _state = (ulong)seed * 0xD1342543DE82EF95;
        foreach (var letter in Encoding.UTF8.GetBytes(name))
            _state = (_state ^ letter) * 0x100000001B3;
        _state ^= (ulong)index * 0xA0761D6478BD642F;
        Next();
    }

    /// <summary>From 0 up to, without, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Unit() * (most - least + 1));

    public bool Chance(double share) => Unit() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>Picks by weight.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        var left = Unit() * choices.Sum(weight);
        foreach (var choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
                return choice;
        }

        return choices[^1];
    }

    /// <summary>A rank from 0 to <paramref name="count"/> - 1 by Zipf's law with exponent 0.6: a few ranks come up often.</summary>
    public int Rank(int count) => (int)Math.Min(count - 1, Math.Pow(1 + (Unit() * (Math.Pow(count, 0.4) - 1)), 2.5) - 1);

    /// <summary>An amount spread evenly over orders of magnitude: many small ones, few large ones.</summary>
    public long Amount(long least, long most) => (long)(least * Math.Pow((double)most / least, Unit()));

    public string Digits(int count) => string.Create(count, this, static (span, draws) =>
    {
        foreach (ref var letter in span)
            letter = (char)('0' + draws.Between(0, 9));
    });

    private ulong Next()
    {
        _state += Step;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
