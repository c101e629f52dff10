using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Jurisdictions;

/// <summary>What stays at the branch a case left 尾卷.</summary>
/// <param name="Number">The number it had there.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CurrentNumber">The number it has now.</param>
/// <param name="ToNumber">The number it went to.</param>
/// <param name="Section">The section it left.</param>
/// <param name="ClosureKind">How it counts there: closed as <c>transferredToBranch</c>, or it had been closed before.</param>
/// <param name="TransferId">The transfer of jurisdiction.</param>
/// <param name="Claimed">NT$ when it left.</param>
/// <param name="Paid">NT$ when it left.</param>
/// <param name="Remitted">NT$ when it left.</param>
/// <param name="Outstanding">NT$ when it left.</param>
/// <param name="MovedOn">Day it left.</param>
public sealed record TailFileView(
    string Number, Guid CaseId, string CurrentNumber, string ToNumber, string Section, string? ClosureKind, Guid TransferId, long Claimed, long Paid, long Remitted, long Outstanding,
    DateOnly MovedOn);

/// <summary>Tail files of cases that moved away, by branch, and one by the number it had.</summary>
internal static class ReadTailFiles
{
    private const string Select = """
        select t.branch, t.roc_year, t.kind, t.serial, t.case_id, c.branch, c.serial, t.to_number, t.section, t.closed_already, t.transfer_id, t.claimed, t.paid, t.remitted,
            t.outstanding, t.moved_on
        from tail_file t join case_file c on c.roc_year = t.roc_year and c.id = t.case_id
        """;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/tail-files", List).WithName("ListTailFiles").WithTags("jurisdiction").WithSummary("Tail files of cases that left the caller's branch")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/tail-files/{number}", One).WithName("ReadTailFile").WithTags("jurisdiction").WithSummary("The tail file of an old case number")
            .AllowRoles(CaseScope.Readers);
    }

    private static async Task<Ok<Page<TailFileView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = CaseScope.OfStaff(caller, command.Parameters, "t");
        if (page.Position(1) is [var last])
            conditions += $" and (t.case_id, t.serial) > ({Key(last, command.Parameters)})";
        command.CommandText = $"{Select} where {conditions} order by t.case_id, t.serial limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<TailFileView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.CaseId + " " + item.Number]));
    }

    private static async Task<Results<Ok<TailFileView>, ProblemHttpResult>> One(string number, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (!CaseNumber.TryParse(number, out var old))
            return JurisdictionRefusals.TailUnknown.Because("It is no case number.").ToProblem();
        await using var command = source.CreateCommand();
        var parameters = command.Parameters;
        command.CommandText = $"""
            {Select} where t.roc_year = {CaseScope.Add(parameters, (short)old.RocYear)} and t.branch = {CaseScope.Add(parameters, old.Branch)}
                and t.kind = {CaseScope.Add(parameters, (short)old.Kind)} and t.serial = {CaseScope.Add(parameters, old.Serial)}
                and ({CaseScope.Of(caller, parameters, "t")} or {CaseScope.Of(caller, parameters, "c")})
            """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? TypedResults.Ok(Read(reader))
            : JurisdictionRefusals.TailUnknown.Because("No case had this number and moved.").ToProblem();
    }

    private static string Key(string last, NpgsqlParameterCollection parameters) =>
        last.Split(' ') is [var id, var number] && Guid.TryParse(id, out var caseId) && CaseNumber.TryParse(number, out var old)
            ? $"{CaseScope.Add(parameters, caseId)}, {CaseScope.Add(parameters, old.Serial)}"
            : throw new CursorException();

    private static TailFileView Read(NpgsqlDataReader reader)
    {
        var (year, kind) = (reader.GetInt16(1), (ClaimKind)reader.GetInt16(2));
        return new TailFileView(new CaseNumber(reader.GetString(0), year, kind, reader.GetInt32(3)).ToString(), reader.GetGuid(4),
            new CaseNumber(reader.GetString(5), year, kind, reader.GetInt32(6)).ToString(), reader.GetString(7), reader.GetString(8),
            reader.GetBoolean(9) ? null : CaseClosures.TransferredToBranch, reader.GetGuid(10), reader.GetInt64(11), reader.GetInt64(12), reader.GetInt64(13), reader.GetInt64(14),
            reader.GetFieldValue<DateOnly>(15));
    }
}
