using Enforcement.Hosting.Access;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features;

/// <summary>The caller's scope as SQL (design.md section 6, invariant 6): an agency's own cases, a branch's, and the section's where the token names one.</summary>
internal static class CaseScope
{
    /// <summary>Roles that read cases: everybody but third parties, who have their own orders only.</summary>
    public static readonly string[] Readers = [Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    /// <summary>Roles that read money beyond a case: not the agencies.</summary>
    public static readonly string[] MoneyReaders = [.. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    /// <summary>Roles that book receipts and look after suspense.</summary>
    public static readonly string[] Cashiers = [Roles.Clerk, Roles.Enforcer, Roles.Officer, Roles.ChiefOfficer, Roles.Operations];

    /// <summary>Roles that take bookings back and pay money out.</summary>
    public static readonly string[] MoneyDeciders = [Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead, Roles.Operations];

    /// <summary>Roles that read what only staff see: tasks, proposals, property.</summary>
    public static readonly string[] StaffReaders = [.. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    /// <summary>Roles that do acts: prepared by clerk and enforcer, decided by <see cref="Deciders"/>.</summary>
    public static readonly string[] Executors = [Roles.Clerk, Roles.Enforcer, Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead];

    /// <summary>Roles that decide measures, ends and approvals.</summary>
    public static readonly string[] Deciders = [Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead];

    /// <summary>Adds the scope's condition on <paramref name="table"/> as SQL with its parameters; always starts with a condition, never empty.</summary>
    public static string Of(Caller caller, NpgsqlParameterCollection parameters, string table)
    {
        if (caller.Agency is not null)
            return $"{table}.agency = {Add(parameters, caller.Agency)}";
        if (caller.Branch is null)
            return caller.SeesAllBranches ? "true" : "false";
        var branch = $"{table}.branch = {Add(parameters, caller.Branch)}";
        return caller.Section is null ? branch : $"{branch} and {table}.section = {Add(parameters, caller.Section)}";
    }

    /// <summary>Cases the caller reads: those of his scope, and those of which his branch is entrusted with an act.</summary>
    public static string ToRead(Caller caller, NpgsqlParameterCollection parameters, string table) =>
        Entrusted(caller, parameters, table, "e.state in ('sent', 'accepted')");

    /// <summary>Cases on which the caller does an act of a kind: those of his scope, and those of which his branch has accepted to do it.</summary>
    public static string ToAct(Caller caller, NpgsqlParameterCollection parameters, string table, string actKind) =>
        caller.Branch is null ? Of(caller, parameters, table) : Entrusted(caller, parameters, table, $"e.state = 'accepted' and {Add(parameters, actKind)} = any(e.acts)");

    /// <summary>Scope of rows with branch and section that are no case's alone; agencies have none.</summary>
    public static string OfStaff(Caller caller, NpgsqlParameterCollection parameters, string table) =>
        caller.Agency is null && caller.ThirdParty is null ? Of(caller, parameters, table) : "false";

    /// <summary>Scope of money that is of a branch but not yet of a case.</summary>
    public static string OfMoney(Caller caller, NpgsqlParameterCollection parameters, string table) =>
        caller.Branch is not null ? $"{table}.branch = {Add(parameters, caller.Branch)}" : caller.SeesAllBranches ? "true" : "false";

    private static string Entrusted(Caller caller, NpgsqlParameterCollection parameters, string table, string state)
    {
        var own = Of(caller, parameters, table);
        if (caller.Branch is null)
            return own;
        var section = caller.Section is null ? "" : $" and (e.to_section is null or e.to_section = {Add(parameters, caller.Section)})";
        return $"(({own}) or exists (select from entrustment e where e.case_id = {table}.id and e.to_branch = {Add(parameters, caller.Branch)} and {state}{section}))";
    }

    /// <summary>Adds a parameter and gives its place.</summary>
    public static string Add(NpgsqlParameterCollection parameters, object value)
    {
        parameters.Add(new NpgsqlParameter { Value = value });
        return $"${parameters.Count}";
    }

    /// <summary>Adds a nullable parameter of a type and gives its place.</summary>
    public static string Add(NpgsqlParameterCollection parameters, object? value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return $"${parameters.Count}";
    }
}
