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

    /// <summary>The condition on <c>c</c>.</summary>
    public string Condition(NpgsqlParameterCollection parameters)
    {
        var year = $"c.roc_year = {CaseScope.Add(parameters, RocYear)}";
        return Id is { } id
            ? $"{year} and c.id = {CaseScope.Add(parameters, id)}"
            : $"{year} and c.branch = {CaseScope.Add(parameters, Number.Branch)} and c.kind = {CaseScope.Add(parameters, (short)Number.Kind)} and c.serial = {CaseScope.Add(parameters, Number.Serial)}";
    }
}
