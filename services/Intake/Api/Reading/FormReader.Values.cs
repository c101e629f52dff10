using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>Single values: texts, dates, numbers, flags and codes, each exactly in its form.</summary>
internal ref partial struct FormReader
{
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
}
