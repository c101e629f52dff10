using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Proposals;

/// <summary>A new approval rule.</summary>
/// <param name="ActKind">Code of the kind of act.</param>
/// <param name="FromAmount">NT$; 0 for every act of the kind.</param>
/// <param name="Roles">Who may approve.</param>
/// <param name="From">First day in force; not before today.</param>
/// <param name="Reason">Directions or decision it follows from.</param>
public sealed record SetApprovalRuleRequest(string ActKind, long FromAmount, IReadOnlyList<string> Roles, DateOnly From, string Reason);

/// <summary>An approval rule; without a branch it is of all branches, without a last day it is open.</summary>
public sealed record ApprovalRuleView(Guid Id, string ActKind, string? Branch, long FromAmount, IReadOnlyList<string> Roles, DateOnly From, DateOnly? Until);

/// <summary>Which acts need a second person: a branch head sets them for the branch, headquarters for all; old ones stay as history.</summary>
internal static class ApprovalRules
{
    private static readonly string[] Setters = [Roles.BranchHead, Roles.HqReview];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/approval-rules", List).WithName("ListApprovalRules").WithTags("proposals").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/approval-rules", Set).WithName("SetApprovalRule").WithTags("proposals").AllowRoles(Setters).WithIdempotency<CaseExecutionDbContext>();
        routes.MapDelete("/v1/approval-rules/{id:guid}", End).WithName("EndApprovalRule").WithTags("proposals").AllowRoles(Setters);
    }

    private static async Task<Ok<IReadOnlyList<ApprovalRuleView>>> List(Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var scope = caller.Branch is null ? "true" : $"(r.branch is null or r.branch = {CaseScope.Add(command.Parameters, caller.Branch)})";
        command.CommandText = $"select {ApprovalRows.Columns} from approval_rule r where {scope} order by r.act_kind, r.branch nulls first, r.from_on, r.id limit 1000";
        var rules = new List<ApprovalRuleView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rules.Add(Of(ApprovalRows.Read(reader)));
        return TypedResults.Ok<IReadOnlyList<ApprovalRuleView>>(rules);
    }

    private static async Task<Results<Created<ApprovalRuleView>, ProblemHttpResult>> Set(
        SetApprovalRuleRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel)
    {
        if (request.FromAmount < 0 || request.Roles is not { Count: > 0 } || request.Roles.Except(Roles.All).Any() || string.IsNullOrWhiteSpace(request.Reason) || request.From < time.Today())
            return Problems.Validation(("/", "Amount not negative, known roles, a reason, and a day that is not past."));
        if (CaseActs.Find(request.ActKind) is null)
            return ApprovalRuleRefusals.KindUnknown.Because($"Possible: {string.Join(", ", CaseActs.All.Select(act => act.Kind.Code))}.", "/actKind").ToProblem();
        var at = time.GetUtcNow();
        var rule = new ApprovalRule(Guid.CreateVersion7(at), request.ActKind, caller.Branch, request.FromAmount, request.Roles, request.From, null);
        return await ledger.RunAsync<Results<Created<ApprovalRuleView>, ProblemHttpResult>>(async connection =>
        {
            await using var command = new NpgsqlCommand("""
                insert into approval_rule (id, act_kind, branch, from_amount, roles, from_on, reason, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """, connection)
            {
                Parameters =
                {
                    new() { Value = rule.Id }, new() { Value = rule.ActKind }, JournalBatch.One(rule.Branch, NpgsqlDbType.Text), new() { Value = rule.FromAmount },
                    new() { Value = rule.Roles.ToArray() }, new() { Value = rule.From }, new() { Value = request.Reason }, new() { Value = caller.Subject }, new() { Value = at },
                },
            };
            await command.ExecuteNonQueryAsync(cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject("approvalRule.set", "approvalRule", rule.Id.ToString()), 1, cancel);
            return TypedResults.Created($"/v1/approval-rules/{rule.Id}", Of(rule));
        }, cancel);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> End(Guid id, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel) =>
        ledger.RunAsync<Results<NoContent, ProblemHttpResult>>(async connection =>
        {
            await using var command = new NpgsqlCommand { Connection = connection };
            var own = caller.Branch is null ? "branch is null" : $"branch = {CaseScope.Add(command.Parameters, caller.Branch)}";
            command.CommandText = $"""
                with found as (select id, until_on from approval_rule where {own} and id = {CaseScope.Add(command.Parameters, id)} for update),
                    ended as (update approval_rule r set until_on = greatest({CaseScope.Add(command.Parameters, time.Today())}, r.from_on), version = r.version + 1
                        from found where r.id = found.id and found.until_on is null returning r.id)
                select (select count(*) from found), (select count(*) from ended)
                """;
            await using (var reader = await command.ExecuteReaderAsync(cancel))
            {
                await reader.ReadAsync(cancel);
                if (reader.GetInt64(0) == 0)
                    return ApprovalRuleRefusals.Unknown.Because("No approval rule has this id.").ToProblem();
                if (reader.GetInt64(1) == 0)
                    return ApprovalRuleRefusals.Over.Because("It has its last day already.").ToProblem();
            }

            await ledger.RecordAsync(connection, caller, new AuditSubject("approvalRule.ended", "approvalRule", id.ToString()), 1, cancel);
            return TypedResults.NoContent();
        }, cancel);

    private static ApprovalRuleView Of(ApprovalRule rule) => new(rule.Id, rule.ActKind, rule.Branch, rule.FromAmount, rule.Roles, rule.From, rule.Until);
}
