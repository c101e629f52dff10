namespace Enforcement.Hosting.Access;

/// <summary>Role claim values (design.md section 1).</summary>
public static class Roles
{
    /// <summary>Transferring agency's system 移送機關.</summary>
    public const string Agency = "agency";

    /// <summary>Assignment room 分案室.</summary>
    public const string Assigner = "assigner";

    /// <summary>Clerk 執行書記官.</summary>
    public const string Clerk = "clerk";

    /// <summary>Enforcer 執行員.</summary>
    public const string Enforcer = "enforcer";

    /// <summary>Enforcement officer 行政執行官.</summary>
    public const string Officer = "officer";

    /// <summary>Chief officer 主任行政執行官.</summary>
    public const string ChiefOfficer = "chief-officer";

    /// <summary>Branch head 分署長.</summary>
    public const string BranchHead = "branch-head";

    /// <summary>Case review group 案件審議組.</summary>
    public const string HqReview = "hq-review";

    /// <summary>Legal group 法制及行政救濟組.</summary>
    public const string HqLegal = "hq-legal";

    /// <summary>Planning group 綜合規劃組.</summary>
    public const string HqPlanning = "hq-planning";

    /// <summary>Statistics office 統計室.</summary>
    public const string HqStatistics = "hq-statistics";

    /// <summary>Bank, employer, insurer 第三人.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>Auditor 政風.</summary>
    public const string Auditor = "auditor";

    /// <summary>Operations staff.</summary>
    public const string Operations = "operations";

    /// <summary>Everybody who works in a branch; limited to the branch (and section) of the token.</summary>
    public static readonly string[] BranchStaff = [Assigner, Clerk, Enforcer, Officer, ChiefOfficer, BranchHead];

    /// <summary>Headquarters; sees all branches.</summary>
    public static readonly string[] Headquarters = [HqReview, HqLegal, HqPlanning, HqStatistics];

    /// <summary>All roles.</summary>
    public static readonly string[] All = [Agency, .. BranchStaff, .. Headquarters, ThirdParty, Auditor, Operations];
}
