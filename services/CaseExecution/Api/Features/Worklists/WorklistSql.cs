using System.Globalization;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Hosting.Http;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Worklists;

/// <summary>
/// Keyset SQL of a worklist. Each order has an index that starts with branch and section; a whole branch is therefore read section by section and merged,
/// so that the cost is a page per section whatever the branch holds.
/// </summary>
internal sealed class WorklistSql(NpgsqlParameterCollection parameters, WorklistQuery query, PageQuery page, string? branch, string? section)
{
    private readonly string _status = query.Order == WorklistOrder.Closed ? "closed" : "open";
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
        var limit = CaseScope.Add(parameters, page.Size + 1);
        var sorted = $"order by {_order} limit {limit}";
        if (branch is null)
            return Result($"select * from case_file where status = '{_status}'{filter} {sorted}");
        var inBranch = $"branch = {CaseScope.Add(parameters, branch)} and status = '{_status}'";
        if (section is not null)
            return Result($"select * from case_file where {inBranch} and section = {CaseScope.Add(parameters, section)}{filter} {sorted}");
        return $"""
            with recursive sections (section) as (
                (select section from case_file where {inBranch} order by section limit 1)
                union all
                select (select f.section from case_file f where {inBranch} and f.section > sections.section order by f.section limit 1)
                from sections where sections.section is not null)
            {Result($"""
                select page.* from sections cross join lateral (
                    select * from case_file where {inBranch} and case_file.section = sections.section{filter} {sorted}) page
                where sections.section is not null {sorted}
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
        And("id >", _order == "id" && page.Position(1) is [var last] ? ReadId(last) : null);
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
