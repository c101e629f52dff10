using System.Buffers.Text;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Enforcement.Hosting.Http;

/// <summary>Keyset paging parameters; bind with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">1 to 200, default 50; other values are clamped.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
public sealed record PageQuery(
    [property: Description("Items per page, 1 to 200; default 50.")] int? Limit,
    [property: Description("The next cursor of the page before.")] string? After)
{
    /// <summary>Items per page.</summary>
    public int Size => Math.Clamp(Limit ?? 50, 1, 200);

    /// <summary>The cursor's parts, null on the first page. Throws <see cref="CursorException"/> (400) when it was not made by <see cref="Cursor"/>.</summary>
    public string[]? Position(int parts) => After is null ? null : Cursor.Read(After, parts);
}

/// <summary>One page.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Makes pages of a query that asked for one row more than the page holds.</summary>
public static class Page
{
    /// <summary>Cuts the extra row off and makes the cursor from the last row kept.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, string[]> key)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        if (rows.Count <= size)
            return new Page<T>(rows, null);
        var kept = rows.Take(size).ToList();
        return new Page<T>(kept, Cursor.Of(key(kept[^1])));
    }
}

/// <summary>Opaque cursors: a JSON array in base64url.</summary>
public static class Cursor
{
    /// <summary>Encodes the sort key of the last row of a page.</summary>
    public static string Of(params string[] parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts)));

    /// <summary>Decodes a cursor of so many parts.</summary>
    /// <exception cref="CursorException">It was not made by <see cref="Of"/>, or for another list.</exception>
    public static string[] Read(string cursor, int parts)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor)) is { } read && read.Length == parts && read.All(part => part is not null)
                ? read
                : throw new CursorException();
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new CursorException(exception);
        }
    }
}

/// <summary>A cursor that this API did not make; answered with 400.</summary>
public sealed class CursorException(Exception? cause = null) : Exception("The paging cursor was not made by this list.", cause);
