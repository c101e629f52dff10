using Enforcement.Hosting.Access;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>Which orders a caller reaches: staff those of branch and section, a third party its own, nobody else any.</summary>
internal static class GarnishmentScope
{
    /// <summary>The condition on <c>g</c>.</summary>
    public static string Of(Caller caller, NpgsqlParameterCollection parameters) =>
        caller.ThirdParty is { } own ? $"g.third_party = {CaseScope.Add(parameters, own)}" : CaseScope.OfStaff(caller, parameters, "g");

    /// <summary>The case by which an order in scope is reached: the one it was ordered from, else the oldest that is open.</summary>
    public static async Task<Guid?> CaseOfAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select coalesce((select mc.case_id from measure_case mc where mc.measure_id = g.id and mc.ended_at is null order by mc.case_id <> g.lead_case_id, mc.case_id limit 1), g.lead_case_id)
            from garnishment g where g.id = {CaseScope.Add(command.Parameters, id)} and {Of(caller, command.Parameters)}
            """;
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    /// <summary>Version of an order: what passed with the third party and what it binds.</summary>
    public static async Task<int> VersionAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select g.version + m.version from garnishment g join measure m on m.id = g.id where g.id = $1", connection)
        {
            Parameters = { new() { Value = id } },
        };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
