using System.Globalization;
using System.Text;
using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>
/// The mechanics of reading one form: fields in any order, each once, none unknown, each of its type. What is wrong becomes a finding with its JSON pointer
/// and reading goes on; only text that is no JSON throws (<see cref="JsonException"/>). The form itself is laid out in the other parts.
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
