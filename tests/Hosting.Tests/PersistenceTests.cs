using Enforcement.Hosting.Persistence;
using Enforcement.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class PersistenceTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.CreateAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Migrations_may_run_again_and_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NoteService.MigrateAsync(_platform)));

        await using var source = NpgsqlDataSource.Create(_platform.OwnerConnection);
        (await ScalarAsync<long>(source, $"select count(*) from {NoteService.Schema}.schema_migration")).ShouldBe(3);
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused()
    {
        await NoteService.MigrateAsync(_platform);
        await using var source = NpgsqlDataSource.Create(_platform.OwnerConnection);
        await ExecuteAsync(source, $"update {NoteService.Schema}.schema_migration set digest = 'other' where name like '0001%'");

        (await Should.ThrowAsync<InvalidOperationException>(() => NoteService.MigrateAsync(_platform))).Message.ShouldContain("0001_note.sql");
    }

    [Fact]
    public async Task A_service_cannot_read_another_schema_nor_change_its_own()
    {
        await NoteService.MigrateAsync(_platform);
        await using var owner = NpgsqlDataSource.Create(_platform.OwnerConnection);
        await ExecuteAsync(owner, "create schema other; create table other.secret (x int)");
        await using var service = NpgsqlDataSource.Create(_platform.Connection(NoteService.Schema));

        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync<long>(service, "select count(*) from other.secret"))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(service, $"drop table {NoteService.Schema}.note"))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(service, $"delete from {NoteService.Schema}.schema_migration"))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Copied_rows_arrive_as_written()
    {
        await using var source = NpgsqlDataSource.Create(_platform.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand("create table copied (a uuid, b text, c bigint, d int, e smallint, f bool, g date, h timestamptz, i json, j jsonb, k bytea)", connection))
            await create.ExecuteNonQueryAsync();
        var id = Guid.NewGuid();
        var at = new DateTimeOffset(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);
        using var rows = new CopyRows(11);
        for (var i = 0; i < 5000; i++)
        {
            rows.Start();
            rows.Guid(id);
            rows.Text("義務人 " + i);
            rows.Int64(-5_000_000_000);
            rows.Int32(i);
            rows.Int16(7);
            rows.Bool(true);
            rows.Date(new DateOnly(1911, 10, 10));
            rows.Timestamp(at);
            rows.Utf8("{\"x\":1}"u8);
            rows.Jsonb("{\"y\":2}"u8);
            rows.Bytes([1, 2, 3]);
        }

        rows.Start();
        rows.Guid(null);
        rows.Text(null);
        rows.Int64(null);
        rows.Int32(null);
        rows.Int16(0);
        rows.Bool(false);
        rows.Date(null);
        rows.Timestamp(null);
        rows.Null();
        rows.Null();
        rows.Bytes(null);
        await rows.SendAsync(connection, "copy copied from stdin (format binary)", CancellationToken.None);

        (await ScalarAsync<long>(source, "select count(*) from copied")).ShouldBe(5001);
        (await ScalarAsync<long>(source, "select count(*) from copied where a is null and b is null and c is null and d is null and g is null and h is null and k is null"))
            .ShouldBe(1);
        await using var command = source.CreateCommand("select a, b, c, e, f, g, h, i::text, j ->> 'y', k from copied where d = 4999");
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetGuid(0).ShouldBe(id);
        reader.GetString(1).ShouldBe("義務人 4999");
        reader.GetInt64(2).ShouldBe(-5_000_000_000);
        reader.GetInt16(3).ShouldBe((short)7);
        reader.GetBoolean(4).ShouldBeTrue();
        reader.GetFieldValue<DateOnly>(5).ShouldBe(new DateOnly(1911, 10, 10));
        reader.GetFieldValue<DateTimeOffset>(6).ShouldBe(at);
        reader.GetString(7).ShouldBe("{\"x\":1}");
        reader.GetString(8).ShouldBe("2");
        reader.GetFieldValue<byte[]>(9).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Rows_are_encoded_while_they_are_sent_and_nothing_stays_when_that_fails()
    {
        await using var source = NpgsqlDataSource.Create(_platform.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand("create table streamed (a int primary key, b text)", connection))
            await create.ExecuteNonQueryAsync();
        var text = new string('長', 300);
        using var rows = new CopyRows(2);

        await Should.ThrowAsync<FormatException>(() => SendAsync(0, 3_000, failsAt: 2_500));
        (await ScalarAsync<long>(source, "select count(*) from streamed")).ShouldBe(0);

        await SendAsync(0, 3_000);
        await SendAsync(3_000, 1);
        (await ScalarAsync<long>(source, $"select count(*) from streamed where b = '{text}'")).ShouldBe(3_001);
        (await Should.ThrowAsync<PostgresException>(() => SendAsync(2_000, 3_000))).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await ScalarAsync<long>(source, "select count(*) from streamed")).ShouldBe(3_001);

        Task SendAsync(int first, int count, int failsAt = -1) => rows.SendAsync(connection, "copy streamed from stdin (format binary)", Enumerable.Range(first, count), number =>
        {
            rows.Start();
            rows.Int32(number == failsAt ? throw new FormatException("on purpose") : number);
            rows.Text(text);
        }, CancellationToken.None);
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_columns_is_a_bug_that_shows()
    {
        using var rows = new CopyRows(2);
        rows.Start();
        rows.Int32(1);

        Should.Throw<InvalidOperationException>(rows.Start);
        rows.Int32(2);
        Should.Throw<InvalidOperationException>(() => rows.Int32(3));
    }

    [Theory]
    [InlineData("CaseNumber", "case_number")]
    [InlineData("ETag", "e_tag")]
    [InlineData("Id", "id")]
    [InlineData("NhiUnit2", "nhi_unit2")]
    public void Names_become_snake_case(string name, string expected) => ServiceConventions.SnakeCase(name).ShouldBe(expected);

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
