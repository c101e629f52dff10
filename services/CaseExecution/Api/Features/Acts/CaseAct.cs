using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>An act being done: the case is locked, nothing is written yet.</summary>
/// <param name="Connection">In the transaction; a chapter writes its own rows here, after the act was allowed.</param>
/// <param name="File">The case the route names.</param>
/// <param name="Journal">What is decided goes here.</param>
/// <param name="Caller">Who acts; on an approved proposal whoever approved.</param>
/// <param name="Cancel">Stops.</param>
internal sealed record Acting(NpgsqlConnection Connection, CaseFile File, Journal Journal, Caller Caller, CancellationToken Cancel)
{
    /// <summary>Clocks the act starts, meets or cancels.</summary>
    public required ClockBook Clocks { get; init; }

    /// <summary>The act is only tried, to be proposed: whoever approves it is still to come.</summary>
    public bool IsTrial { get; init; }

    /// <summary>State changes of the chapter's own versioned rows, for the audit record.</summary>
    public int FurtherChanges { get; set; }

    /// <summary>Further messages of the chapter, sent with those of the journal.</summary>
    public List<OutboxMessage> Messages { get; } = [];

    /// <summary>Further cases of the obligor, locked together with <see cref="File"/>; in the caller's branch, open, oldest first.</summary>
    public async Task<IReadOnlyList<CaseFile>> GroupAsync() =>
        await GroupRows.LockAsync(Connection, File, Cancel);

    /// <summary>The group without the cases on which nothing is due yet (PRV-02); the asked one in any case, so that its own bar is the answer.</summary>
    public async Task<IReadOnlyList<CaseFile>> DueGroupAsync() =>
        [.. (await GroupAsync()).Where(file => file.Id == File.Id || !file.IsProvisional)];
}

/// <summary>An act of one case, as a feature declares it; the request is kept as it is when a second person must approve.</summary>
internal abstract record CaseAct(ActKind Kind)
{
    public abstract Task<Result<Act>> DoAsync(Acting acting, string content);
}

/// <param name="Kind">Its kind.</param>
/// <param name="Do">Asks the law, changes the case through the journal, writes the chapter's rows; refuses before it writes.</param>
/// <param name="Amount">What approval rules compare, NT$; null counts as 0.</param>
internal sealed record CaseAct<TRequest>(ActKind Kind, Func<Acting, TRequest, Task<Result<Act>>> Do, Func<CaseFile, TRequest, long?> Amount) : CaseAct(Kind)
    where TRequest : notnull
{
    public override Task<Result<Act>> DoAsync(Acting acting, string content) => Do(acting, JsonSerializer.Deserialize<TRequest>(content, ProposedContent.Json)!);
}

/// <summary>How the request of a proposal is kept.</summary>
internal static class ProposedContent
{
    public static readonly JsonSerializerOptions Json = Settings();

    private static JsonSerializerOptions Settings()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Hosting.ServiceDefaults.ApplyJson(options);
        return options;
    }
}
