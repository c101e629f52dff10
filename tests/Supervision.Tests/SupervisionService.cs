using System.Net.Http.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Supervision.Features.Audit;

namespace Enforcement.Supervision.Tests;

/// <summary>Supervision with a database and broker of its own; its clockwork is fast, and no periodic run disturbs.</summary>
public sealed class SupervisionService : IAsyncLifetime
{
    public ServiceHost<SupervisionOptions> Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ServiceHost<SupervisionOptions>.StartAsync("supervision", settings: new()
    {
        ["Supervision:CheckpointSize"] = "8",
        ["Supervision:CheckpointAge"] = "01:00:00",
        ["Supervision:CheckpointPoll"] = "00:00:00.2",
        ["Supervision:MonitorInterval"] = "10.00:00:00",
        ["Supervision:MonitorPoll"] = "00:00:00.2",
        ["Supervision:MonitorAskAgain"] = "00:00:01",
        ["Supervision:MonitorSettle"] = "00:00:03",
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public HttpClient Auditor() => Host.Client(Roles.Auditor);

    public Task RecordedAsync(long records, string service) => Eventually.EqualAsync(records,
        () => Host.ScalarAsync<long>("select count(*) from audit_record where service = $1", service), $"records of {service}", 60);

    public async Task<AuditVerification> VerifyAsync(long? from = null, long? to = null)
    {
        using var auditor = Auditor();
        var answer = await auditor.PostAsJsonAsync("/v1/audit/verify", new VerifyAuditRequest { FromSeq = from, ToSeq = to });
        return (await answer.Content.ReadFromJsonAsync<AuditVerification>(Api.Json))!;
    }

    /// <summary>Changes rows as somebody with the owner's rights could, past the trigger.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var command = Host.Database.CreateCommand($"""
            begin;
            alter table audit_record disable trigger user;
            alter table audit_checkpoint disable trigger user;
            {sql};
            alter table audit_record enable trigger user;
            alter table audit_checkpoint enable trigger user;
            commit
            """);
        await command.ExecuteNonQueryAsync();
    }

    public static AuditRecorded Record(string service, int changes = 1, string subject = "s1", string action = "case.opened") => new()
    {
        RecordId = Guid.CreateVersion7(),
        Service = service,
        OccurredAt = DateTimeOffset.UtcNow,
        Actor = "tester",
        ActorRole = Roles.Officer,
        Action = action,
        SubjectType = "case",
        SubjectId = subject,
        Changes = changes,
        Digest = new string('a', 64),
        Rules = ["MAT-01", "", "INT-02"],
    };
}
