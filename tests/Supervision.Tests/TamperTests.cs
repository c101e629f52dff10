using Enforcement.Supervision.Data.Audit;
using Enforcement.Supervision.Domain.Audit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Enforcement.Supervision.Tests;

/// <summary>Somebody with the owner's rights changes rows; each test has a chain of 30 records, 24 of them under checkpoints.</summary>
public sealed class TamperTests : IAsyncLifetime
{
    private readonly SupervisionService _supervision = new();

    public async ValueTask InitializeAsync()
    {
        await _supervision.InitializeAsync();
        for (var i = 0; i < 30; i++)
            await _supervision.Host.PublishAsync(SupervisionService.Record("intake", subject: $"s{i}"));
        await _supervision.RecordedAsync(30, "intake");
        await Eventually.EqualAsync(3L, () => _supervision.Host.ScalarAsync<long>("select count(*) from audit_checkpoint"), "three checkpoints");
    }

    public ValueTask DisposeAsync() => _supervision.DisposeAsync();

    [Fact]
    public async Task Every_change_of_the_rows_is_found_and_its_undoing_heals()
    {
        (await BreakAsync()).ShouldBeNull();
        await FoundAsync("update audit_record set actor = 'somebody' where seq = 5", "update audit_record set actor = 'tester' where seq = 5", 5, ChainFault.RecordChanged);
        await FoundAsync("create table kept as select * from audit_record where seq = 12; delete from audit_record where seq = 12",
            "insert into audit_record select * from kept; drop table kept", 12, ChainFault.RecordMissing);
        await FoundAsync("create table kept as select * from audit_record where seq = 30; delete from audit_record where seq = 30",
            "insert into audit_record select * from kept; drop table kept", 30, ChainFault.RecordMissing);
        await FoundAsync("""
            insert into audit_record select 31, gen_random_uuid(), service, occurred_at, actor, actor_role, action, subject_type, subject_id, changes,
                digest, rules, hash, hash from audit_record where seq = 30
            """, "delete from audit_record where seq = 31", 31, ChainFault.HeadDiffers);
        const string swap = "update audit_record set seq = -1 where seq = 7; update audit_record set seq = 7 where seq = 8; update audit_record set seq = 8 where seq = -1";
        await FoundAsync(swap, swap, 7, ChainFault.LinkBroken);
        await FoundAsync("update audit_checkpoint set root = hash where number = 2",
            "update audit_checkpoint set root = (select root from good) where number = 2; drop table good", 9, ChainFault.CheckpointChanged,
            "create table good as select root from audit_checkpoint where number = 2");
        await FoundAsync("create table kept as select * from audit_checkpoint where number = 3; delete from audit_checkpoint where number = 3",
            "insert into audit_checkpoint select * from kept; drop table kept", 30, ChainFault.CheckpointChanged);
        await FoundAsync("update audit_total set changes = changes - 1", "update audit_total set changes = changes + 1", 30, ChainFault.TotalsDiffer);
    }

    [Fact]
    public async Task A_range_is_verified_by_itself()
    {
        await _supervision.TamperAsync("update audit_record set actor = 'somebody' where seq = 5");

        (await _supervision.VerifyAsync(10, 12)).Verified.ShouldBeTrue();
        var widened = await _supervision.VerifyAsync(10, 12);
        (widened.FromSeq, widened.ToSeq, widened.Checkpoints).ShouldBe((9, 16, 1));
        var bad = await _supervision.VerifyAsync(1, 12);
        (bad.Verified, bad.FirstBadSeq, bad.Records).ShouldBe((false, 5, 4));
    }

    [Fact]
    public async Task Writers_that_append_at_once_make_one_chain()
    {
        await using var source = NpgsqlDataSource.Create(_supervision.Host.Platform.Connection("supervision"));
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancel) =>
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await AuditLog.AppendAsync(connection, [.. Enumerable.Range(0, 5).Select(_ => Chain.Entry(number) with { RecordId = Guid.NewGuid(), Service = "many" })], cancel);
            await transaction.CommitAsync(cancel);
        });

        var outcome = await _supervision.VerifyAsync();
        (outcome.Verified, outcome.Fault).ShouldBe((true, null));
        (await _supervision.Host.ScalarAsync<long>("select records from audit_total where service = 'many'")).ShouldBe(200);
    }

    private async Task FoundAsync(string tamper, string undo, long seq, ChainFault fault, string? before = null)
    {
        await _supervision.TamperAsync(before is null ? tamper : $"{before}; {tamper}");
        var found = await BreakAsync();
        await _supervision.TamperAsync(undo);

        found.ShouldBe(new ChainBreak(seq, fault), tamper);
        (await BreakAsync()).ShouldBeNull(undo);
    }

    // The endpoint records each verification in the chain; here the chain must stay as it is.
    private async Task<ChainBreak?> BreakAsync() =>
        (await _supervision.Host.Services.GetRequiredService<ChainVerification>().TryRunAsync(null, null, CancellationToken.None))!.Break;
}
