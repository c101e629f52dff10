using System.Text;

namespace Enforcement.Tool.Generating;

/// <summary>Writes lines in one of the two formats of a batch.</summary>
public sealed class LineWriter(Stream to, bool csv) : IDisposable
{
    private bool _started;

    public void Write(Line line, Breakage? breakage)
    {
        if (csv && !_started)
            to.Write(CsvForm.Header);
        _started = true;
        // In CSV what is wrong with the text of a line is that it is no UTF-8; JSON knows more ways.
        if (csv)
            to.Write(CsvForm.Row(line, breakage?.Text is not null));
        else
            to.Write(breakage?.Text is { } text ? text(Encoding.UTF8.GetString(LineJson.Bytes(line))) : LineJson.Bytes(line));
        to.WriteByte((byte)'\n');
    }

    public void Dispose() => to.Dispose();
}
