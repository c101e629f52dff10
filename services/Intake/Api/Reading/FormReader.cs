using System.Globalization;
using System.Text;
using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>
/// The mechanics of reading one form: fields in any order, each once, none unknown, each of its type. What is wrong becomes a finding with its JSON pointer
/// and reading goes on; only text that is no JSON throws (<see cref="JsonException"/>). The form itself is laid out in the other part.
/// </summary>
internal ref partial struct FormReader
{
    /// <summary>A hostile line may not make the list of findings long.</summary>
    private const int MostFindings = 50;

    private readonly TextCache _texts;
    private readonly Frame[] _frames;
    private Utf8JsonReader _json;
    private int _depth;

    public FormReader(ReadOnlySpan<byte> json, TextCache texts, Frame[] frames)
    {
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        _texts = texts;
        _frames = frames;
    }

    /// <summary>Deepest nesting of a line; the form itself needs 4.</summary>
    public const int MaxDepth = 16;

    public List<Finding>? Findings { get; private set; }

    /// <summary>Whether reading stands in the deepest object or list that is allowed (the depth of a start token is that of its parent).</summary>
    public readonly bool IsDeepest => _json.CurrentDepth >= MaxDepth - 1;

    /// <summary>One object being read: its fields, which of them were seen, and where it stands.</summary>
    internal struct Frame
    {
        public FieldSet Fields;
        public ulong Seen;
        public int Next;
        public string? Field;
        public int Index;
    }

    /// <summary>Enters the object of the current field; false, with the value consumed, when it is null or no object.</summary>
    private bool Enter(FieldSet fields)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            NotOfType("an object");
            return false;
        }

        _frames[_depth++] = new Frame { Fields = fields, Index = -1 };
        return true;
    }

    /// <summary>Moves to the next known field and its value; null at the end of the object.</summary>
    private string? NextField()
    {
        ref var frame = ref _frames[_depth - 1];
        while (true)
        {
            _json.Read();
            if (_json.TokenType == JsonTokenType.EndObject)
            {
                _depth--;
                return null;
            }

            var index = _json.ValueIsEscaped ? IndexOfEscaped(frame) : frame.Fields.IndexOf(_json.ValueSpan, frame.Next);
            if (index < 0)
            {
                frame.Field = null;
                Report(FindingCodes.FieldUnknown);
            }
            else
            {
                frame.Field = frame.Fields[index];
                frame.Next = index + 1;
                var bit = 1UL << index;
                if ((frame.Seen & bit) == 0)
                {
                    frame.Seen |= bit;
                    _json.Read();
                    return frame.Field;
                }

                Report(FindingCodes.FieldRepeated);
            }

            _json.Skip();
        }
    }

    private readonly int IndexOfEscaped(in Frame frame)
    {
        Span<byte> name = stackalloc byte[64];
        if (_json.ValueSpan.Length > name.Length)
            return -1;
        try
        {
            return frame.Fields.IndexOf(name[.._json.CopyString(name)], frame.Next);
        }
        catch (InvalidOperationException)
        {
            return -1; // half of a surrogate pair: no field has such a name
        }
    }

    /// <summary>Steps through the list of the current field: true before each entry. Start with <paramref name="index"/> = -1.</summary>
    private bool NextEntry(ref int index)
    {
        if (index < 0 && _json.TokenType != JsonTokenType.StartArray)
        {
            NotOfType("a list");
            return false;
        }

        _json.Read();
        ref var frame = ref _frames[_depth - 1];
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            frame.Index = -1;
            return false;
        }

        frame.Index = ++index;
        return true;
    }

    private string? Text(bool lines = false)
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            NotOfType("a text");
            return null;
        }

        if (_json.ValueIsEscaped)
            return EscapedText(lines);
        var utf8 = _json.ValueSpan;
        if (utf8.Length == 0)
            return null;
        if (utf8.Contains((byte)0x7F))
        {
            Report(FindingCodes.FieldMalformed, "A control character in the text");
            return null;
        }

        var text = _texts.Get(utf8);
        return char.IsWhiteSpace(text[0]) && string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string? EscapedText(bool lines)
    {
        string text;
        try
        {
            text = _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Report(FindingCodes.FieldMalformed, "Half of a surrogate pair in the text");
            return null;
        }

        foreach (var c in text)
        {
            if (char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t'))
            {
                Report(FindingCodes.FieldMalformed, "A control character in the text");
                return null;
            }
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private DateOnly? Date()
    {
        if (_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && TryParseDate(_json.ValueSpan, out var date))
            return date;
        NotOfType("a date like 2026-11-01");
        return null;
    }

    private static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        var year = Digits(text[..4]);
        var month = Digits(text[5..7]);
        var day = Digits(text[8..]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
                return -1;
            value = (value * 10) + c - '0';
        }

        return value;
    }

    private long? Whole()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value))
            return value;
        NotOfType("a whole number");
        return null;
    }

    private int? SmallWhole()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var value))
            return value;
        NotOfType("a whole number");
        return null;
    }

    private bool? Flag()
    {
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return _json.TokenType == JsonTokenType.True;
        NotOfType("true or false");
        return null;
    }

    private T? Code<T>()
        where T : struct, Enum
    {
        if (_json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && Codes<T>.Find(_json.ValueSpan) is { } code)
            return code;
        NotOfType("one of the codes of this field");
        return null;
    }

    /// <summary>Null stands for "not given"; anything else of the wrong type is reported. Consumes the value.</summary>
    private void NotOfType(string expected)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return;
        Report(FindingCodes.FieldMalformed, $"Expected {expected}");
        _json.Skip();
    }

    private void Report(FindingCode code, string? detail = null)
    {
        Findings ??= [];
        if (Findings.Count < MostFindings)
            Findings.Add(code.At(Pointer(), detail));
    }

    private readonly string? Pointer()
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < _depth; i++)
        {
            ref readonly var frame = ref _frames[i];
            if (frame.Field is not null)
                pointer.Append('/').Append(frame.Field);
            if (frame.Index >= 0)
                pointer.Append(CultureInfo.InvariantCulture, $"/{frame.Index}");
        }

        if (_depth > 0 && _frames[_depth - 1].Field is null && _json.TokenType == JsonTokenType.PropertyName)
            pointer.Append('/').Append(Shown(_json.ValueSpan));
        return pointer.Length == 0 ? null : pointer.ToString();
    }

    /// <summary>An unknown field's name is the sender's text: shown bounded, by its plain characters only.</summary>
    private static string Shown(ReadOnlySpan<byte> name) =>
        string.Concat(Encoding.UTF8.GetString(name.Length > 40 ? name[..40] : name).Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
}
