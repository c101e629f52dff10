using System.Globalization;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Hosting.Http;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Worklists;

/// <summary>
/// Keyset SQL of a worklist. Each order has an index that starts with branch and section; a whole branch is therefore read section by section and merged,
/// so that the cost is a page per section whatever the branch holds.
/// </summary>
/// <param name="parameters">Take the values.</param>
/// <param name="query">Filters.</param>
/// <param name="page">Page.</param>
/// <param name="branch">Branch; null for all.</param>
/// <param name="section">Section; null for all of the branch.</param>
/// <param name="most">Rows to read, where that is not a page and one more.</param>
internal sealed class WorklistSql(NpgsqlParameterCollection parameters, WorklistQuery query, PageQuery page, string? branch, string? section, int? most = null)
{
    // Stage and procedure stand as constants, so that the partial indexes serve them.
    private readonly string _status = query.Order == WorklistOrder.Closed
        ? query.ProcedureRuns == true ? "status = 'closed' and procedure_ended_on is null" : query.ProcedureRuns == false ? "status = 'closed' and procedure_ended_on is not null" : "status = 'closed'"
        : query.Stage is null ? "status = 'open'" : query.Stage == "review" ? "status = 'open' and stage is null" : $"status = 'open' and stage = '{query.Stage}'";

    private readonly string _table = query.Flag is null ? "case_file" : "case_flag join case_file on case_file.roc_year = case_flag.roc_year and case_file.id = case_flag.case_id";
    private readonly string _of = query.Flag is null ? "case_file" : "case_flag";
    private readonly string _id = query.Flag is null ? "id" : "case_flag.case_id";
    private readonly string _order = Order(query);

    public static string[] Key(WorklistQuery query, CaseRow row) => Order(query) switch
    {
        "clock_due, id" => [Day(row.ClockDueOn), row.Id.ToString()],
        "closed_on, id" => [Day(row.ClosedOn), row.Id.ToString()],
        _ => [row.Id.ToString()],
    };

    public string Text()
    {
        var filter = Filter();
        var limit = CaseScope.Add(parameters, most ?? page.Size + 1);
        var flag = query.Flag is null ? "" : $" and flag = {CaseScope.Add(parameters, query.Flag)}";
        var sorted = $"order by {(_order == "id" ? _id : _order)} limit {limit}";
        if (branch is null)
            return Result($"select case_file.* from {_table} where {_status}{flag}{filter} {sorted}");
        var branchPlace = CaseScope.Add(parameters, branch);
        var cases = $"select case_file.* from {_table} where {_of}.branch = {branchPlace} and {_status}{flag}{filter}";
        if (section is not null)
            return Result($"{cases} and {_of}.section = {CaseScope.Add(parameters, section)} {sorted}");
        var any = query.Flag is null ? _status : flag[" and ".Length..];
        return $"""
            with recursive sections (section) as (
                (select section from {_of} where branch = {branchPlace} and {any} order by section limit 1)
                union all
                select (select f.section from {_of} f where f.branch = {branchPlace} and {any} and f.section > sections.section order by f.section limit 1)
                from sections where sections.section is not null)
            {Result($"""
                select cases.* from sections cross join lateral ({cases} and {_of}.section = sections.section {sorted}) cases
                where sections.section is not null order by {string.Join(", ", _order.Split(", ").Select(column => $"cases.{column}"))} limit {limit}
                """)}
            """;
    }

    private string Result(string cases) => $"""
        select {CaseRowReader.Columns} from ({cases}) c join obligor o on o.id = c.obligor_id
        order by {string.Join(", ", _order.Split(", ").Select(column => $"c.{column}"))}
        """;

    private string Filter()
    {
        var filter = "";
        void And(string condition, object? value)
        {
            if (value is not null)
                filter += $" and {condition} {CaseScope.Add(parameters, value)}";
        }

        And("kind =", query.ClaimKind is { } kind ? (short)kind : null);
        And("outstanding >=", query.MinAmount);
        And("outstanding <=", query.MaxAmount);
        And("received_on <", query.OpenedBefore);
        And("clock_due <", query.ClockBefore);
        if (_order != "id" && page.Position(2) is [var day, var id])
            return $"{filter} and ({_order}) > ({CaseScope.Add(parameters, ReadDay(day))}, {CaseScope.Add(parameters, ReadId(id))})";
        And($"{_id} >", _order == "id" && page.Position(1) is [var last] ? ReadId(last) : null);
        return _order == "clock_due, id" ? $"{filter} and clock_due is not null" : filter;
    }

    private static string Order(WorklistQuery query) => query.Order switch
    {
        WorklistOrder.Closed => "closed_on, id",
        WorklistOrder.Clock => "clock_due, id",
        _ => "id",
    };

    private static string Day(DateOnly? day) => day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new CursorException();

    private static Guid ReadId(string text) => Guid.TryParse(text, out var id) ? id : throw new CursorException();
}
