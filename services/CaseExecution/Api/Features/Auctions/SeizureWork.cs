using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A seizure in hand of an act, with its open cases, measure and auction, locked in this order.</summary>
internal sealed record SeizureWork(Acting Acting, UnderSeizure Under, Auction? Auction)
{
    private readonly List<ClockStart> _starts = [];

    public Seizure Seizure => Under.Seizure;

    public static async Task<SeizureWork> TakeAsync(Acting acting, Guid seizureId)
    {
        var (connection, cancel) = (acting.Connection, acting.Cancel);
        var measureId = await MeasureOfAsync(acting, seizureId);
        var open = await MeasureRows.CasesAsync(connection, measureId, cancel);
        var others = await CaseRows.LockAsync(connection, [.. open.Where(id => id != acting.File.Id)], cancel);
        var measure = (await MeasureRows.LockAsync(connection, [measureId], cancel)).Single();
        var seizure = (await SeizureRows.LockAsync(connection, seizureId, cancel))!;
        List<CaseFile> cases = [.. others.Values.Append(acting.File).OrderBy(file => file.Id)];
        return new SeizureWork(acting, new UnderSeizure(cases, seizure, measure.EndedAt is null ? measure : null), await AuctionRows.LockOfSeizureAsync(connection, seizureId, cancel));
    }

    public static async Task<SeizureWork> TakeAuctionAsync(Acting acting, Guid auctionId)
    {
        await using var command = new NpgsqlCommand("select seizure_id from auction where id = $1", acting.Connection) { Parameters = { new() { Value = auctionId } } };
        return await TakeAsync(acting, (Guid)(await command.ExecuteScalarAsync(acting.Cancel))!);
    }

    /// <summary>A clock that begins with the act.</summary>
    public void Start(string subjectType, Guid id, string name, string rule, object facts, DateOnly from) =>
        _starts.Add(AuctionClocks.Start(Seizure.Terms, Acting.File, subjectType, id, name, rule, facts, from));

    public void Start(string name, string rule, object facts, DateOnly from) => Start(AuctionClocks.SubjectType, Auction!.Id, name, rule, facts, from);

    /// <summary>A clock of the auction whose act was done; one that does not run is left alone.</summary>
    public Task MeetAsync(string name, DateOnly on) => MeetAsync(AuctionClocks.SubjectType, Auction!.Id, name, on);

    public async Task MeetAsync(string subjectType, Guid id, string name, DateOnly on)
    {
        if (await StartedAtAsync(subjectType, id, name) is not { } started)
            return;
        var at = Kernel.TaipeiTime.StartOf(on);
        Must(await Acting.Clocks.MeetAsync(ClockSelection.Named(new ClockSubject(subjectType, id), name), at > started ? at : started, Acting.Cancel));
    }

    /// <summary>A clock of the auction whose reason fell away.</summary>
    public async Task CancelAsync(string reason, params string[] names)
    {
        foreach (var name in names)
        {
            if (await StartedAtAsync(AuctionClocks.SubjectType, Auction!.Id, name) is not null)
                Must(await Acting.Clocks.CancelAsync(ClockSelection.Named(new ClockSubject(AuctionClocks.SubjectType, Auction.Id), name), Acting.Journal.At, reason, Acting.Cancel));
        }
    }

    /// <summary>Writes seizure, auction and clocks as the act left them.</summary>
    public async Task SaveAsync(Auction? auction = null)
    {
        Acting.FurtherChanges += await SeizureRows.UpdateAsync(Acting.Connection, Seizure, Acting.Cancel);
        if ((auction ?? Auction) is { } changed && changed.Version != changed.StoredVersion)
        {
            await AuctionRows.SaveAsync(Acting.Connection, changed, Seizure.Terms, Acting.Cancel);
            Acting.FurtherChanges++;
        }

        if (_starts.Count > 0)
            Must(await Acting.Clocks.StartAsync(_starts, Acting.Cancel));
    }

    /// <summary>Takes the flag of an auction off the cases, unless another thing of the obligor is auctioned.</summary>
    public async Task UnflagAsync()
    {
        await using var command = new NpgsqlCommand("""
            select exists (select from seizure s join auction a on a.seizure_id = s.id
                where s.obligor_id = $1 and s.branch = $2 and s.id <> $3 and s.state = 'effective' and a.state <> 'ended')
            """, Acting.Connection)
        {
            Parameters = { new() { Value = Seizure.Terms.ObligorId }, new() { Value = Seizure.Terms.Branch }, new() { Value = Seizure.Id } },
        };
        if (!(bool)(await command.ExecuteScalarAsync(Acting.Cancel))!)
            Acting.Journal.Flag(Under.Cases, CaseFlag.Auction, on: false);
    }

    private async Task<DateTimeOffset?> StartedAtAsync(string subjectType, Guid id, string name)
    {
        await using var command = new NpgsqlCommand(
            "select started_at from clock where subject_type = $1 and subject_id = $2 and name = $3 and ended_at is null", Acting.Connection)
        {
            Parameters = { new() { Value = subjectType }, new() { Value = id }, new() { Value = name } },
        };
        await using var reader = await command.ExecuteReaderAsync(Acting.Cancel);
        return await reader.ReadAsync(Acting.Cancel) ? reader.GetFieldValue<DateTimeOffset>(0) : null;
    }

    private static async Task<Guid> MeasureOfAsync(Acting acting, Guid seizureId)
    {
        await using var command = new NpgsqlCommand("select measure_id from seizure where id = $1", acting.Connection) { Parameters = { new() { Value = seizureId } } };
        return (Guid)(await command.ExecuteScalarAsync(acting.Cancel))!;
    }

    // The facts of a clock were just ruled on, and whether it runs was just looked at: a refusal is a bug of this chapter.
    private static void Must(Kernel.Result<IReadOnlyList<Clock>> turned)
    {
        if (turned.IsRefused)
            throw new InvalidOperationException($"A clock could not be turned: {turned.Refusal.Code.Code}: {turned.Refusal.Detail}");
    }
}
