using System.Net;
using System.Net.Http.Json;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Features.Audit;
using Npgsql;

namespace Enforcement.Supervision.Tests;

public sealed class AuditTests(SupervisionService supervision) : IClassFixture<SupervisionService>
{
    [Fact]
    public async Task A_record_is_chained_once_however_often_it_comes()
    {
        var record = SupervisionService.Record("once");
        var other = SupervisionService.Record("once");
        await supervision.Host.PublishAsync(record, record.RecordId);
        await supervision.Host.PublishAsync(record, record.RecordId);
        await supervision.Host.PublishAsync(record, Guid.NewGuid());
        await supervision.Host.PublishAsync(other, other.RecordId);
        await supervision.RecordedAsync(2, "once");

        (await supervision.Host.ScalarAsync<long>("select changes from audit_total where service = 'once'")).ShouldBe(2);
        (await supervision.VerifyAsync()).Verified.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_may_change_or_remove_a_record_not_even_the_service()
    {
        await PublishAsync("kept", 1);
        await using var source = NpgsqlDataSource.Create(supervision.Host.Platform.Connection("supervision"));
        foreach (var sql in new[] { "update audit_record set changes = 2", "delete from audit_record", "truncate audit_record", "delete from audit_checkpoint" })
        {
            await using var command = source.CreateCommand(sql);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText.ShouldBe("The audit log is append-only.");
        }
    }

    [Fact]
    public async Task Records_are_listed_newest_first_with_filters_and_pages()
    {
        await PublishAsync("listed", 3, "case.opened", "subject-7");
        using var auditor = supervision.Auditor();
        var first = await auditor.GetFromJsonAsync<Page<AuditView>>("/v1/audit?service=listed&action=case.opened&subjectId=subject-7&limit=2", Api.Json);
        var second = await auditor.GetFromJsonAsync<Page<AuditView>>($"/v1/audit?service=listed&limit=2&after={first!.Next}", Api.Json);

        first.Items.Count.ShouldBe(2);
        second!.Items.ShouldHaveSingleItem().Seq.ShouldBeLessThan(first.Items[1].Seq);
        second.Next.ShouldBeNull();
        first.Items[0].Rules.ShouldBe(["MAT-01", "", "INT-02"]);
        (await auditor.GetFromJsonAsync<Page<AuditView>>("/v1/audit?service=listed&from=2999-01-01T00:00:00Z", Api.Json))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_roles_of_supervision_read_the_log()
    {
        using var clerk = supervision.Host.Client(Roles.Clerk, branch: "tpy");
        using var operations = supervision.Host.Client(Roles.Operations);

        (await clerk.GetAsync(new Uri("/v1/audit", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.GetAsync(new Uri("/v1/audit", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.PostAsJsonAsync("/v1/audit/verify", new VerifyAuditRequest())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sealed_record_proves_itself_under_its_checkpoint()
    {
        await PublishAsync("proved", 20);
        await SealedAsync();
        using var auditor = supervision.Auditor();
        var checkpoint = (await auditor.GetFromJsonAsync<Page<CheckpointView>>("/v1/audit/checkpoints", Api.Json))!.Items[0];
        var proof = (await auditor.GetFromJsonAsync<InclusionProof>($"/v1/audit/{checkpoint.LastSeq}/proof", Api.Json))!;

        var steps = proof.Steps.Select(step => new Domain.Audit.ProofStep(step.Side == "left", Convert.FromHexString(step.Hash)));
        Convert.ToHexStringLower(Domain.Audit.MerkleTree.RootOf(Convert.FromHexString(proof.Record.Hash), steps)).ShouldBe(checkpoint.Root);
        (await auditor.GetAsync(new Uri("/v1/audit/999999/proof", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_export_is_verified_without_the_platform()
    {
        await PublishAsync("exported", 10);
        using var auditor = supervision.Auditor();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, await auditor.GetStringAsync(new Uri("/v1/audit/export", UriKind.Relative)));
            var output = new StringWriter();
            (await VerifyAuditFile.RunAsync(file, output, CancellationToken.None)).ShouldBe(0, output.ToString());

            var lines = await File.ReadAllLinesAsync(file);
            await File.WriteAllLinesAsync(file, lines.Select(line => line.Replace("\"tester\"", "\"nobody\"", StringComparison.Ordinal)));
            (await VerifyAuditFile.RunAsync(file, output, CancellationToken.None)).ShouldBe(1);
            await File.WriteAllLinesAsync(file, lines.SkipLast(1));
            (await VerifyAuditFile.RunAsync(file, output, CancellationToken.None)).ShouldBe(1);
            await File.WriteAllTextAsync(file, "nonsense");
            (await VerifyAuditFile.RunAsync(file, output, CancellationToken.None)).ShouldBe(2);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task PublishAsync(string service, int count, string action = "case.opened", string subject = "s1")
    {
        for (var i = 0; i < count; i++)
            await supervision.Host.PublishAsync(SupervisionService.Record(service, subject: subject, action: action));
        await supervision.RecordedAsync(count, service);
    }

    private Task SealedAsync() => Eventually.TrueAsync(
        async () => await supervision.Host.ScalarAsync<long>("select count(*) from audit_checkpoint") > 1, "two checkpoints");
}
