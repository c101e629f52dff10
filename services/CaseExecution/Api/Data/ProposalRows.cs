using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.Hosting.Access;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Proposals. Locked after their case.</summary>
internal static class ProposalRows
{
    public const string Columns = """
        p.id, p.act_kind, p.state, p.branch, p.section, p.case_id, p.case_number, p.amount, p.roles, p.content, p.reason, p.proposed_by, p.proposer_role,
        p.proposed_at, p.decided_by, p.decider_role, p.decided_at, p.note, p.act_id, p.version
        """;

    /// <summary>A proposal of an act that would be allowed now.</summary>
    public static Proposal Make(Act would, CaseFile file, Caller caller, string content, long? amount, ApprovalRule rule, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        ActKind = would.Kind.Code,
        Branch = file.Number.Branch,
        Section = file.State.Section,
        CaseId = file.Id,
        CaseNumber = file.Number.ToString(),
        Amount = amount,
        Roles = rule.Roles,
        Content = content,
        Reason = would.Ground.Reason,
        ProposedBy = caller.Subject,
        ProposerRole = caller.Role,
        ProposedAt = at,
        State = ProposalState.Open,
        Version = 1,
    };

    public static async Task InsertAsync(NpgsqlConnection connection, Proposal proposal, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into proposal (id, act_kind, state, branch, section, case_id, case_number, amount, roles, content, reason, proposed_by, proposer_role, proposed_at)
            values ($1, $2, 'open', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, connection)
        {
            Parameters =
            {
                new() { Value = proposal.Id }, new() { Value = proposal.ActKind }, new() { Value = proposal.Branch }, new() { Value = proposal.Section },
                new() { Value = proposal.CaseId }, new() { Value = proposal.CaseNumber }, JournalBatch.One(proposal.Amount, NpgsqlDbType.Bigint),
                new() { Value = proposal.Roles.ToArray() }, new() { Value = proposal.Content }, JournalBatch.One(proposal.Reason, NpgsqlDbType.Text),
                new() { Value = proposal.ProposedBy }, new() { Value = proposal.ProposerRole }, new() { Value = proposal.ProposedAt },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, Proposal proposal, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update proposal set state = $2, decided_by = $3, decider_role = $4, decided_at = $5, note = $6, act_id = $7, version = $8 where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = proposal.Id }, new() { Value = Codes.Of(proposal.State) }, JournalBatch.One(proposal.DecidedBy, NpgsqlDbType.Text),
                JournalBatch.One(proposal.DeciderRole, NpgsqlDbType.Text), JournalBatch.One(proposal.DecidedAt, NpgsqlDbType.TimestampTz),
                JournalBatch.One(proposal.Note, NpgsqlDbType.Text), JournalBatch.One(proposal.ActId, NpgsqlDbType.Uuid), new() { Value = proposal.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Who proposed.</summary>
    public static async Task<string> ProposerAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select proposed_by from proposal where id = $1", connection) { Parameters = { new() { Value = id } } };
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Locks a proposal of any scope: the caller's was checked when its case was found.</summary>
    public static async Task<Proposal?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from proposal p where p.id = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    public static Proposal Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        ActKind = reader.GetString(1),
        State = Codes.Stored<ProposalState>(reader.GetString(2)),
        Branch = reader.GetString(3),
        Section = reader.GetString(4),
        CaseId = reader.GetGuid(5),
        CaseNumber = reader.GetString(6),
        Amount = reader.OptionalAmount(7),
        Roles = reader.GetFieldValue<string[]>(8),
        Content = reader.GetString(9),
        Reason = reader.Optional(10),
        ProposedBy = reader.GetString(11),
        ProposerRole = reader.GetString(12),
        ProposedAt = reader.GetFieldValue<DateTimeOffset>(13),
        DecidedBy = reader.Optional(14),
        DeciderRole = reader.Optional(15),
        DecidedAt = reader.OptionalInstant(16),
        Note = reader.Optional(17),
        ActId = reader.OptionalGuid(18),
        Version = reader.GetInt32(19),
    };
}
