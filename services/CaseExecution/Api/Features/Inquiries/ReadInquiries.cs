using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>The log of inquiries of the caller's scope, newest first; of a case; one.</summary>
internal static class ReadInquiries
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/inquiries", List).WithName("ListInquiries").WithTags("inquiries").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/inquiries/{id:guid}", One).WithName("ReadInquiry").WithTags("inquiries").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/cases/{idOrNumber}/inquiries", OfCase).WithName("ListInquiriesOfCase").WithTags("inquiries").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<InquiryView>>, ProblemHttpResult>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, [Description("True: not answered yet.")] bool? open,
        Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = CaseScope.OfStaff(caller, command.Parameters, "i");
        if (section is not null)
            conditions += $" and i.section = {CaseScope.Add(command.Parameters, section)}";
        if (open == true)
            conditions += " and i.state = 'asked'";
        return TypedResults.Ok(await PageAsync(command, conditions, page, cancel));
    }

    private static async Task<Results<Ok<Page<InquiryView>>, ProblemHttpResult>> OfCase(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        return TypedResults.Ok(await PageAsync(command, $"i.case_id = {CaseScope.Add(command.Parameters, caseId)}", page, cancel));
    }

    private static async Task<Results<Ok<InquiryView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"{InquiryView.Select} where i.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "i")}";
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted))
            return InquiryRefusals.Unknown.Because("No inquiry has this id.").ToProblem();
        var view = InquiryView.Read(reader);
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Page<InquiryView>> PageAsync(NpgsqlCommand command, string conditions, PageQuery page, CancellationToken cancel)
    {
        if (page.Position(1) is [var last])
            conditions += $" and i.id < {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{InquiryView.Select} where {conditions} order by i.id desc limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<InquiryView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(InquiryView.Read(reader));
        return Page.Of(items, page.Size, item => [item.Id.ToString()]);
    }
}
