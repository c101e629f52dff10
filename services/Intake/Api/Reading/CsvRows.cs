using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>
/// Rows of RFC 4180 CSV as forms: a row is written as the JSON it stands for and read by the same parser, so both formats have the same rules, findings and
/// pointers.
/// </summary>
internal sealed class CsvRows(FormParser parser)
{
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private readonly ArrayBufferWriter<byte> _unquoted = new(256);
    private Utf8JsonWriter? _writer;
    private CsvColumn[] _columns = [];
    private int[] _places = [];
    private Range[] _fields = [];

    /// <summary>Takes the names of the columns.</summary>
    /// <returns>Why the header cannot be used, or null.</returns>
    public Refusal? ReadHeader(ReadOnlySpan<byte> header)
    {
        var fields = new Range[CsvColumns.All.Count + 1];
        var count = Split(header, fields);
        if (count < 0)
            return ReadingRefusals.HeaderInvalid.Because("Quotes in the header do not match, or it has too many columns");
        var placed = new List<(CsvColumn Column, int Place)>(count);
        for (var place = 0; place < count; place++)
        {
            var name = Encoding.UTF8.GetString(Unquoted(header[fields[place]]));
            if (!CsvColumns.All.TryGetValue(name, out var column))
                return ReadingRefusals.HeaderInvalid.Because($"Column {place + 1} is no field of the form");
            if (placed.Any(other => other.Column == column))
                return ReadingRefusals.HeaderInvalid.Because($"Column {name} stands twice");
            placed.Add((column, place));
        }

        placed.Sort((left, right) => left.Column.Order.CompareTo(right.Column.Order));
        _columns = [.. placed.Select(entry => entry.Column)];
        _places = [.. placed.Select(entry => entry.Place)];
        _fields = new Range[count + 1];
        return null;
    }

    public ReadLine Parse(ReadOnlySpan<byte> row, int lineNo)
    {
        if (!Utf8.IsValid(row))
            return FormParser.Unreadable(lineNo, row, FindingCodes.LineEncoding.At(null));
        var count = Split(row, _fields);
        if (count < 0)
            return FormParser.Unreadable(lineNo, row, FindingCodes.LineMalformed.At(null, "Quotes do not match, or the row has more values than columns"));
        if (count != _columns.Length)
            return FormParser.Unreadable(lineNo, row, FindingCodes.LineMalformed.At(null, $"The row has {count} values for {_columns.Length} columns"));
        Write(row);
        return parser.Parse(_json.WrittenSpan, lineNo, row);
    }

    private void Write(ReadOnlySpan<byte> row)
    {
        _json.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_json, FormWriter.Options);
        _writer.Reset(_json);
        _writer.WriteStartObject();
        CsvColumn? previous = null;
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = Unquoted(row[_fields[_places[i]]]);
            if (value.IsEmpty)
                continue;
            CsvNesting.Move(_writer, previous, _columns[i]);
            previous = _columns[i];
            WriteValue(_writer, previous, value);
        }

        CsvNesting.Move(_writer, previous, null);
        _writer.WriteEndObject();
        _writer.Flush();
    }

    private static void WriteValue(Utf8JsonWriter json, CsvColumn column, ReadOnlySpan<byte> value)
    {
        switch (column.Value)
        {
            case CsvValue.Literal when value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8):
                json.WriteBoolean(column.Field, value[0] == 't');
                break;
            case CsvValue.Literal when Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length:
                json.WriteNumber(column.Field, number);
                break;
            case CsvValue.Codes:
                json.WriteStartArray(column.Field);
                foreach (var range in value.Split((byte)';'))
                    json.WriteStringValue(value[range]);
                json.WriteEndArray();
                break;
            default:
                json.WriteString(column.Field, value);
                break;
        }
    }

    /// <summary>Finds the fields of a row; -1 when quotes do not match or there are more than there is room for.</summary>
    private static int Split(ReadOnlySpan<byte> row, Range[] fields)
    {
        var count = 0;
        var at = 0;
        while (true)
        {
            if (count == fields.Length)
                return -1;
            var start = at;
            if (at < row.Length && row[at] == '"')
            {
                at = EndOfQuotes(row, at + 1);
                if (at < 0 || (at < row.Length && row[at] != ','))
                    return -1;
            }
            else
            {
                var length = row[at..].IndexOfAny((byte)',', (byte)'"');
                at = length < 0 ? row.Length : at + length;
                if (at < row.Length && row[at] == '"')
                    return -1;
            }

            fields[count++] = start..at;
            if (at == row.Length)
                return count;
            at++;
        }
    }

    private static int EndOfQuotes(ReadOnlySpan<byte> row, int at)
    {
        while (true)
        {
            var quote = row[at..].IndexOf((byte)'"');
            if (quote < 0)
                return -1;
            at += quote + 1;
            if (at == row.Length || row[at] != '"')
                return at;
            at++;
        }
    }

    private ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> field)
    {
        if (field is not [(byte)'"', ..])
            return field;
        field = field[1..^1];
        if (!field.Contains((byte)'"'))
            return field;
        _unquoted.ResetWrittenCount();
        for (var i = 0; i < field.Length; i++)
        {
            _unquoted.Write(field.Slice(i, 1));
            if (field[i] == '"')
                i++;
        }

        return _unquoted.WrittenSpan;
    }
}
