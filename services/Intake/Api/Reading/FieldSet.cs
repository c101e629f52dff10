using System.Text;

namespace Enforcement.Intake.Reading;

/// <summary>
/// The fields an object of the form may have. Agencies send them in the order of the form, so looking from the last match on finds the next at once.
/// </summary>
internal sealed class FieldSet
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    public FieldSet(params string[] names)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, 64);
        _names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    public string this[int index] => _names[index];

    /// <summary>Index of a field, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> name, int startAt)
    {
        var names = _utf8;
        for (var i = startAt; i < names.Length; i++)
        {
            if (name.SequenceEqual(names[i]))
                return i;
        }

        for (var i = 0; i < startAt; i++)
        {
            if (name.SequenceEqual(names[i]))
                return i;
        }

        return -1;
    }
}
