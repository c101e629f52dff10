using System.Globalization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>One movement of a case's ledger.</summary>
/// <param name="Version">Version of the case after it.</param>
/// <param name="Line">Line of the claim; 0 for the opening, which is the whole claim.</param>
/// <param name="Account"><c>claimed</c>, <c>paid</c> or <c>remitted</c>.</param>
/// <param name="Amount">NT$, negative when taken back.</param>
/// <param name="Cause"><c>opening</c>, <c>payment</c>, <c>reversal</c>, <c>amendment</c>, <c>withdrawal</c> or <c>closure</c>.</param>
/// <param name="CauseId">The transfer, payment, amendment ...</param>
/// <param name="BookedOn">Day it counts for.</param>
/// <param name="At">When it was booked, UTC.</param>
public sealed record LedgerEntryView(int Version, int Line, string Account, long Amount, string Cause, Guid CauseId, DateOnly BookedOn, DateTimeOffset At);

/// <summary>The ledger of a case, oldest first; the sum of each account is what the case shows.</summary>
internal static class ReadCaseLedger
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}/ledger", Handle).WithName(nameof(ReadCaseLedger)).WithTags("cases").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<Page<LedgerEntryView>>, ProblemHttpResult>> Handle(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return CaseRefusals.Unknown.Because("It is neither the id nor the number of a case.").ToProblem();
        await using var command = source.CreateCommand();
        var seen = $"with seen as (select * from case_file c where {address.Condition(command.Parameters)} and {CaseScope.ToRead(caller, command.Parameters, "c")})";
        var (version, line, account) = Position(page);
        command.CommandText = $"""
            {seen}
            select l.* from (
                select 1 as version, 0::smallint as line, 'claimed' as account, opened_amount, '{CaseCause.Opening}' as cause, transfer_id, received_on, opened_at from seen
                union all
                select e.version, e.line, e.account, e.amount, e.cause, e.cause_id, e.booked_on, e.booked_at
                from seen join ledger_entry e on e.roc_year = seen.roc_year and e.case_id = seen.id) l
            where (version, line, account) > ({CaseScope.Add(command.Parameters, version)}, {CaseScope.Add(command.Parameters, line)}, {CaseScope.Add(command.Parameters, account)})
            order by version, line, account limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<LedgerEntryView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new LedgerEntryView(reader.GetInt32(0), reader.GetInt16(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4), reader.GetGuid(5),
                reader.GetFieldValue<DateOnly>(6), reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return items.Count == 0 && page.After is null
            ? CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem()
            : TypedResults.Ok(Page.Of(items, page.Size, item =>
                [item.Version.ToString(CultureInfo.InvariantCulture), item.Line.ToString(CultureInfo.InvariantCulture), item.Account]));
    }

    private static (int Version, int Line, string Account) Position(PageQuery page) =>
        page.Position(3) is not [var version, var line, var account] ? (0, 0, "")
        : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (at, number, account)
            : throw new CursorException();
}
