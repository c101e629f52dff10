using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Enforcement.Hosting.Persistence;

/// <summary>
/// A transaction for a handler that writes with more than one statement: the one that an idempotency key or an inbox has opened, which they commit, or an own one.
/// </summary>
public sealed class JoinedTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private JoinedTransaction(IDbContextTransaction? own) => _own = own;

    /// <summary>Joins the context's transaction, or begins one.</summary>
    public static async Task<JoinedTransaction> BeginAsync(DbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new JoinedTransaction(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null);
    }

    /// <summary>Commits an own transaction; a joined one is committed by who opened it.</summary>
    public Task CommitAsync(CancellationToken cancel) => _own?.CommitAsync(cancel) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
