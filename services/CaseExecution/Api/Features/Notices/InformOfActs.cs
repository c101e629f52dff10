using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Which of the notices due are issued.</summary>
/// <param name="Section">Section; the token's where it names one, else the whole branch.</param>
/// <param name="ActKind">Only those that this kind of act owes.</param>
public sealed record InformOfActsRequest(string? Section, string? ActKind);

/// <summary>Issues all notices that acts owe and nobody has issued: one a case and act. Answered with 202, done in chunks.</summary>
internal static class InformOfActs
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/notices-due/runs", Handle).WithName(nameof(InformOfActs)).WithTags("notices").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Accepted<NoticeRunView>, ProblemHttpResult>> Handle(
        InformOfActsRequest request, Caller caller, Ledger ledger, IOptions<CaseExecutionOptions> options, TimeProvider time, CancellationToken cancel)
    {
        if (request.Section?.Length > 10 || request.ActKind?.Length > 64)
            return Problems.Validation(("/section", "At most 10 characters, a kind of act at most 64."));
        return await StartNoticeRun.StartAsync(ledger, caller, NoticeRunTask.Inform, caller.Section ?? request.Section, "{}", options.Value.LargestNoticeRun, time, (command, run, most) =>
        {
            var parameters = command.Parameters;
            var id = CaseScope.Add(parameters, run);
            var conditions = $"d.notice_id is null and {CaseScope.OfStaff(caller, parameters, "d")}";
            if (request.Section is not null)
                conditions += $" and d.section = {CaseScope.Add(parameters, request.Section)}";
            if (request.ActKind is not null)
                conditions += $" and d.act_kind = {CaseScope.Add(parameters, request.ActKind)}";
            return $"""
                insert into notice_run_item (run_id, ordinal, case_id, obligor_id, told_act_id)
                select {id}, row_number() over (order by x.obligor_id, x.case_id, x.act_id), x.case_id, x.obligor_id, x.act_id from (
                    select d.case_id, d.act_id, c.obligor_id
                    from (select distinct d.roc_year, d.case_id, d.act_id from notice_due d where {conditions} limit {CaseScope.Add(parameters, most + 1)}) d
                    join case_file c on c.roc_year = d.roc_year and c.id = d.case_id) x
                """;
        }, cancel);
    }
}
