using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Enforcement.Hosting.Persistence;

/// <summary>
/// Rows in PostgreSQL's binary COPY format, encoded straight into one pooled buffer: about a third of the client cost of the typed importer. Call
/// <see cref="Start"/> for each row, then one write per column in the order of the COPY statement. Many rows are best encoded while they are sent: the database
/// then takes the first while the next are made, and the buffer stays small. Not thread safe; reusable after <see cref="Clear"/>.
/// </summary>
/// <param name="columns">Columns of every row.</param>
public sealed class CopyRows(int columns) : IDisposable
{
    private static readonly byte[] Signature = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateTimeOffset PostgresEpoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int PostgresEpochDay = new DateOnly(2000, 1, 1).DayNumber;

    // What is sent at once: the server keeps as much of it in memory.
    private const int Piece = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(2 * Piece);
    private int _length;
    private int _left;

    /// <summary>Rows started.</summary>
    public int Count { get; private set; }

    /// <summary>Starts a row.</summary>
    /// <exception cref="InvalidOperationException">The row before has too few columns.</exception>
    public void Start()
    {
        if (_left != 0)
            throw new InvalidOperationException($"The row before lacks {_left} columns.");
        if (Count == 0)
            Append(Signature);
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)columns);
        _left = columns;
        Count++;
    }

    /// <summary>SQL null.</summary>
    public void Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);
        _left--;
    }

    /// <summary><c>text</c>, also for <c>json</c>; null gives SQL null.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(value);
        var span = Field(bytes);
        Encoding.UTF8.GetBytes(value, span);
    }

    /// <summary><c>text</c> or <c>json</c> that is UTF-8 already.</summary>
    public void Utf8(ReadOnlySpan<byte> value) => value.CopyTo(Field(value.Length));

    /// <summary><c>jsonb</c> from UTF-8 JSON.</summary>
    public void Jsonb(ReadOnlySpan<byte> value)
    {
        var span = Field(value.Length + 1);
        span[0] = 1;
        value.CopyTo(span[1..]);
    }

    /// <summary><c>bytea</c>; null gives SQL null.</summary>
    public void Bytes(byte[]? value)
    {
        if (value is null)
            Null();
        else
            value.CopyTo(Field(value.Length));
    }

    /// <summary><c>uuid</c>; null gives SQL null.</summary>
    public void Guid(Guid? value)
    {
        if (value is { } guid)
            guid.TryWriteBytes(Field(16), bigEndian: true, out _);
        else
            Null();
    }

    /// <summary><c>smallint</c>.</summary>
    public void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    /// <summary><c>int</c>; null gives SQL null.</summary>
    public void Int32(int? value)
    {
        if (value is { } number)
            BinaryPrimitives.WriteInt32BigEndian(Field(4), number);
        else
            Null();
    }

    /// <summary><c>bigint</c>; null gives SQL null.</summary>
    public void Int64(long? value)
    {
        if (value is { } number)
            BinaryPrimitives.WriteInt64BigEndian(Field(8), number);
        else
            Null();
    }

    /// <summary><c>boolean</c>.</summary>
    public void Bool(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary><c>date</c>; null gives SQL null.</summary>
    public void Date(DateOnly? value)
    {
        if (value is { } date)
            BinaryPrimitives.WriteInt32BigEndian(Field(4), date.DayNumber - PostgresEpochDay);
        else
            Null();
    }

    /// <summary><c>timestamptz</c>; null gives SQL null.</summary>
    public void Timestamp(DateTimeOffset? value)
    {
        if (value is { } instant)
            BinaryPrimitives.WriteInt64BigEndian(Field(8), (instant.UtcTicks - PostgresEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        else
            Null();
    }

    /// <summary>Forgets the rows, keeps the buffer.</summary>
    public void Clear() => (_length, _left, Count) = (0, 0, 0);

    /// <summary>Sends all rows with <c>copy ... from stdin (format binary)</c> and clears. Does nothing when there is no row.</summary>
    public async Task SendAsync(NpgsqlConnection connection, string copyStatement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (Count == 0)
            return;
        await using (var stream = await connection.BeginRawBinaryCopyAsync(copyStatement, cancel))
            await EndAsync(stream, cancel);
    }

    /// <summary>Sends a row for each item, encoded while those before it are on their way, and clears. Nothing of it stays when encoding fails: roll back.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="copyStatement"><c>copy ... from stdin (format binary)</c>.</param>
    /// <param name="items">At least one.</param>
    /// <param name="add">Adds the row of an item to these rows.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SendAsync<T>(NpgsqlConnection connection, string copyStatement, IEnumerable<T> items, Action<T> add, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(add);
        await using var stream = await connection.BeginRawBinaryCopyAsync(copyStatement, cancel);
        try
        {
            foreach (var item in items)
            {
                add(item);
                if (_length >= Piece)
                    await FlushAsync(stream, cancel);
            }

            await EndAsync(stream, cancel);
        }
        catch
        {
            Clear();
            await stream.CancelAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async Task EndAsync(NpgsqlRawCopyStream stream, CancellationToken cancel)
    {
        if (_left != 0)
            throw new InvalidOperationException($"The last row lacks {_left} columns.");
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        await FlushAsync(stream, cancel);
        Clear();
    }

    private async Task FlushAsync(NpgsqlRawCopyStream stream, CancellationToken cancel)
    {
        for (var sent = 0; sent < _length; sent += Piece)
            await stream.WriteAsync(_buffer.AsMemory(sent, Math.Min(Piece, _length - sent)), cancel);
        _length = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    private Span<byte> Field(int length)
    {
        if (_left == 0)
            throw new InvalidOperationException($"A row has {columns} columns.");
        var span = Room(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        _left--;
        return span[4..];
    }

    private Span<byte> Room(int length)
    {
        if (_length + length > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var span = _buffer.AsSpan(_length, length);
        _length += length;
        return span;
    }
}
