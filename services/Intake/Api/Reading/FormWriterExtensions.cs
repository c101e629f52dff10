using System.Globalization;
using System.Text.Json;

namespace Enforcement.Intake.Reading;

/// <summary>Writes a field only where it has a value.</summary>
internal static class FormWriterExtensions
{
    extension(Utf8JsonWriter json)
    {
        public void Text(JsonEncodedText name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                json.WriteString(name, value);
        }

        public void Date(JsonEncodedText name, DateOnly? value)
        {
            if (value is not { } date)
                return;
            Span<char> text = stackalloc char[10];
            date.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
            json.WriteString(name, text);
        }

        public void Whole(JsonEncodedText name, long? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
        }

        public void Flag(JsonEncodedText name, bool? value)
        {
            if (value is { } flag)
                json.WriteBoolean(name, flag);
        }

        public void Code<T>(JsonEncodedText name, T? value)
            where T : struct, Enum
        {
            if (value is { } code)
                json.WriteString(name, Codes<T>.Of(code));
        }

        public void CodeList<T>(JsonEncodedText name, IReadOnlyList<T> values)
            where T : struct, Enum
        {
            if (values.Count == 0)
                return;
            json.WriteStartArray(name);
            for (var i = 0; i < values.Count; i++)
                json.WriteStringValue(Codes<T>.Of(values[i]));
            json.WriteEndArray();
        }

        public void Entries<T>(JsonEncodedText name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
        {
            if (values.Count == 0)
                return;
            json.WriteStartArray(name);
            for (var i = 0; i < values.Count; i++)
                write(json, values[i]);
            json.WriteEndArray();
        }
    }
}
