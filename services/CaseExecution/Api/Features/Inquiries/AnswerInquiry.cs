using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>What came back.</summary>
/// <param name="AnsweredOn">Day of the answer.</param>
/// <param name="Reference">Its number.</param>
/// <param name="Items">Property it names; an empty list for nothing.</param>
public sealed record AnswerInquiryRequest(DateOnly AnsweredOn, string? Reference, IReadOnlyList<FoundItem> Items);

/// <summary>Takes the answer to an inquiry; what it names becomes property of the obligor with source and date. Needs If-Match of the inquiry.</summary>
internal static class AnswerInquiry
{
    private static readonly CaseAct<AnswerOf> Act = new(InquiryActs.Answered, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/inquiries/{id:guid}/answer", Handle).WithName(nameof(AnswerInquiry)).WithTags("inquiries")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, AnswerInquiryRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context)
    {
        if (FoundItem.Errors(request.Items) is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (request.Reference?.Length > 100)
            return Problems.Validation(("/reference", "At most 100 characters."));
        return await CaseOfAsync(source, caller, id, context.RequestAborted) is { } caseId
            ? await desk.DoAsync(context, caller, caseId.ToString(), Act, new AnswerOf(id, request), connection => VersionAsync(connection, id, context.RequestAborted))
            : InquiryRefusals.Unknown.Because("No inquiry has this id.").ToProblem();
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, AnswerOf answer)
    {
        var (request, inquiry) = (answer.Request, await LockAsync(acting, answer.Id));
        if (!FoundItem.Of(acting, request.Items, PropertySource.Inquiry, request.Reference ?? answer.Id.ToString(), request.AnsweredOn).TryGet(out var items, out var refusal))
            return refusal;
        var result = Inquiry.Answer(acting.Journal, acting.File, answer.Id, inquiry.IsAnswered, inquiry.AskedOn, request.AnsweredOn, items.Count);
        if (result.IsRefused)
            return result;
        await using var command = new NpgsqlCommand(
            "update inquiry set state = 'answered', answered_on = $2, answer_reference = $3, found = $4, version = version + 1 where id = $1", acting.Connection)
        {
            Parameters = { new() { Value = answer.Id }, new() { Value = request.AnsweredOn }, JournalBatch.One(request.Reference, NpgsqlDbType.Text), new() { Value = items.Count } },
        };
        acting.FurtherChanges += await command.ExecuteNonQueryAsync(acting.Cancel);
        acting.FurtherChanges += await PropertyRows.AddAsync(acting.Connection, items, acting.File.Number.Branch, acting.Caller.Subject, acting.Journal.At, acting.Cancel);
        return result;
    }

    private static async Task<(bool IsAnswered, DateOnly AskedOn)> LockAsync(Acting acting, Guid id)
    {
        await using var command = new NpgsqlCommand("select state = 'answered', asked_on from inquiry where id = $1 for update", acting.Connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        await reader.ReadAsync(acting.Cancel);
        return (reader.GetBoolean(0), reader.GetFieldValue<DateOnly>(1));
    }

    private static async Task<Guid?> CaseOfAsync(NpgsqlDataSource source, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"select i.case_id from inquiry i where i.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "i")}";
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select version from inquiry where id = $1", connection) { Parameters = { new() { Value = id } } };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    private sealed record AnswerOf(Guid Id, AnswerInquiryRequest Request);
}
