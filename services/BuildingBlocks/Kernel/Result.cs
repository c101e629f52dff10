using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Kernel;

/// <summary>The outcome of a business decision: a fact, or the refusal that stands in its place.</summary>
/// <typeparam name="T">The fact.</typeparam>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>The refusal, or null when there is a fact.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when the decision was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The fact. Throws <see cref="InvalidOperationException"/> on a refusal: that is a bug of the caller.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code.Code}");

    /// <summary>Gives the fact or the refusal.</summary>
    /// <returns>True with the fact, false with the refusal.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return Refusal is null;
    }

    /// <summary>Makes a result of a fact.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Makes a result of a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
