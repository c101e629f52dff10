using System.Data;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.Hosting.Http;

/// <summary>
/// <c>Idempotency-Key</c>: the key row, the work and the answer are one database transaction, so a key either has its answer or left nothing behind.
/// A second request with the same key waits for the first; then it gets the same answer, or a conflict when its content differs.
/// </summary>
public static class Idempotency
{
    /// <summary>Header name.</summary>
    public const string Header = "Idempotency-Key";

    private const int LargestAnswer = 256 * 1024;

    /// <summary>Applies idempotency to an endpoint whose handler works on the scoped <typeparamref name="TDbContext"/> and opens no transaction of its own.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="required">Refuse requests without the header.</param>
    public static RouteHandlerBuilder WithIdempotency<TDbContext>(this RouteHandlerBuilder builder, bool required = false)
        where TDbContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithMetadata(new IdempotentEndpoint());
        return builder.AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var key = context.Request.Headers[Header].ToString();
            if (key.Length == 0)
                return required ? Problems.Of(HostingRefusals.KeyRequired) : await next(invocation);
            if (key.Length > 128 || key.Any(character => character is < '!' or > '~'))
                return Problems.Of(HostingRefusals.KeyInvalid);
            var db = context.RequestServices.GetRequiredService<TDbContext>();
            var claim = new KeyClaim(new Caller(context.User).Subject, key, Fingerprint(context, invocation.Arguments));
            return await RunAsync(db, claim, context, () => next(invocation));
        });
    }

    private static async Task<object?> RunAsync(DbContext db, KeyClaim claim, HttpContext context, Func<ValueTask<object?>> work)
    {
        var cancel = context.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var connection = db.Connection();
        if (await ClaimAsync(connection, claim, cancel) is { } earlier)
        {
            return earlier.Fingerprint.AsSpan().SequenceEqual(claim.Fingerprint)
                ? new StoredAnswer(earlier)
                : Problems.Of(HostingRefusals.KeyReused);
        }

        var result = await work();
        var answer = await CaptureAsync(context, result);
        if (answer.Status >= StatusCodes.Status400BadRequest)
        {
            // A refusal changed nothing, so it is not kept: the same request may succeed later.
            await transaction.RollbackAsync(CancellationToken.None);
            return new StoredAnswer(answer);
        }

        await StoreAsync(connection, claim, answer, cancel);
        await transaction.CommitAsync(cancel);
        context.RequestServices.GetService<OutboxSignal>()?.Notify();
        return new StoredAnswer(answer);
    }

    private static async Task<Answer?> ClaimAsync(NpgsqlConnection connection, KeyClaim claim, CancellationToken cancel)
    {
        await using (var insert = new NpgsqlCommand(
            "insert into idempotency_key (caller, key, fingerprint, created_at) values ($1, $2, $3, now()) on conflict do nothing", connection)
        {
            Parameters = { new() { Value = claim.Caller }, new() { Value = claim.Key }, new() { Value = claim.Fingerprint } },
        })
        {
            if (await insert.ExecuteNonQueryAsync(cancel) == 1)
                return null;
        }

        await using var read = new NpgsqlCommand("select fingerprint, status, content_type, location, etag, body from idempotency_key where caller = $1 and key = $2",
            connection)
        { Parameters = { new() { Value = claim.Caller }, new() { Value = claim.Key } } };
        await using var reader = await read.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new Answer(reader.GetFieldValue<byte[]>(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2),
            reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetFieldValue<byte[]>(5));
    }

    private static async Task StoreAsync(NpgsqlConnection connection, KeyClaim claim, Answer answer, CancellationToken cancel)
    {
        await using var update = new NpgsqlCommand(
            "update idempotency_key set status = $3, content_type = $4, location = $5, etag = $6, body = $7 where caller = $1 and key = $2", connection)
        {
            Parameters =
            {
                new() { Value = claim.Caller }, new() { Value = claim.Key }, new() { Value = answer.Status },
                new() { Value = (object?)answer.ContentType ?? DBNull.Value }, new() { Value = (object?)answer.Location ?? DBNull.Value },
                new() { Value = (object?)answer.ETag ?? DBNull.Value }, new() { Value = answer.Body },
            },
        };
        await update.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Answer> CaptureAsync(HttpContext context, object? result)
    {
        var real = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            if (result is IResult executable)
                await executable.ExecuteAsync(context);
            else
                await context.Response.WriteAsJsonAsync(result, result?.GetType() ?? typeof(object));
        }
        finally
        {
            context.Response.Body = real;
        }

        if (buffer.Length > LargestAnswer)
            throw new InvalidOperationException("An idempotent endpoint answered with more than can be kept.");
        return new Answer([], context.Response.StatusCode, context.Response.ContentType, NullIfEmpty(context.Response.Headers.Location.ToString()),
            NullIfEmpty(context.Response.Headers.ETag.ToString()), buffer.ToArray());
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static byte[] Fingerprint(HttpContext context, IList<object?> arguments)
    {
        // The bound body, serialized: white space and property order do not matter. Body records are named *Request.
        var text = new StringBuilder().Append(context.Request.Method).Append(' ').Append(context.Request.Path).Append(context.Request.QueryString);
        var bodies = arguments.Where(argument => argument is not null and not HttpRequest && IsRequest(argument.GetType())).ToList();
        if (bodies.Count == 0 && context.Request.ContentLength > 0)
            throw new InvalidOperationException($"{context.GetEndpoint()?.DisplayName} has a body but no *Request record: its content cannot be compared.");
        foreach (var argument in bodies)
            text.Append('\n').Append(System.Text.Json.JsonSerializer.Serialize(argument, argument!.GetType(), System.Text.Json.JsonSerializerOptions.Web));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static bool IsRequest(Type type) => type.IsSealed && type.Name.EndsWith("Request", StringComparison.Ordinal);

    private sealed record KeyClaim(string Caller, string Key, byte[] Fingerprint);

    private sealed record Answer(byte[] Fingerprint, int Status, string? ContentType, string? Location, string? ETag, byte[] Body);

    private sealed class StoredAnswer(Answer answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            response.ContentType = answer.ContentType;
            if (answer.Location is not null)
                response.Headers.Location = answer.Location;
            if (answer.ETag is not null)
                response.Headers.ETag = answer.ETag;
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Marks endpoints that honour <c>Idempotency-Key</c>; shown in the OpenAPI document.</summary>
public sealed class IdempotentEndpoint;
