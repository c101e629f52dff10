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

    /// <summary>Scope of rows with branch and section that are no case's alone; agencies have none.</summary>
    public static string OfStaff(Caller caller, NpgsqlParameterCollection parameters, string table) =>
        caller.Agency is null && caller.ThirdParty is null ? Of(caller, parameters, table) : "false";

    /// <summary>Scope of money that is of a branch but not yet of a case.</summary>
    public static string OfMoney(Caller caller, NpgsqlParameterCollection parameters, string table) =>
        caller.Branch is not null ? $"{table}.branch = {Add(parameters, caller.Branch)}" : caller.SeesAllBranches ? "true" : "false";

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
