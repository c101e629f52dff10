using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>How a case is named in a route: by id or by number. Either way the year is known, so one partition is looked at.</summary>
internal sealed record CaseAddress(Guid? Id, short RocYear, CaseNumber Number)
{
    /// <summary>Null when the text is neither.</summary>
    public static CaseAddress? Parse(string text) =>
        Guid.TryParse(text, out var id)
            ? CaseKey.RocYearOf(id) is { } year ? new CaseAddress(id, year, default) : null
            : CaseNumber.TryParse(text, out var number) ? new CaseAddress(null, (short)number.RocYear, number) : null;

    /// <summary>The condition on <c>c</c>. A number that a case had before it moved leads to it, too.</summary>
    public string Condition(NpgsqlParameterCollection parameters)
    {
        var year = CaseScope.Add(parameters, RocYear);
        if (Id is { } id)
            return $"c.roc_year = {year} and c.id = {CaseScope.Add(parameters, id)}";
        var (branch, kind, serial) = (CaseScope.Add(parameters, Number.Branch), CaseScope.Add(parameters, (short)Number.Kind), CaseScope.Add(parameters, Number.Serial));
        return $"""
            c.roc_year = {year} and c.id = coalesce(
                (select f.id from case_file f where f.roc_year = {year} and f.branch = {branch} and f.kind = {kind} and f.serial = {serial}),
                (select t.case_id from tail_file t where t.roc_year = {year} and t.branch = {branch} and t.kind = {kind} and t.serial = {serial}))
            """;
    }
}
