using Enforcement.Hosting.Access;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>The rows a caller may see, as a condition of the statement: an agency its own, branch staff their branch and section, headquarters all.</summary>
internal static class TransferScope
{
    public static readonly string[] Readers = [Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor];

    /// <summary>Uses the parameters @agency, @branch and @section.</summary>
    public const string Condition = """
        (@agency is null or agency = @agency) and (@branch is null or branch = @branch) and (@section is null or section is null or section = @section)
        """;

    public static NpgsqlParameter[] Parameters(Caller caller) => [Text("agency", caller.Agency), Text("branch", caller.Branch), Text("section", caller.Section)];

    public static NpgsqlParameter Text(string name, string? value) => new(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value };
}
