namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>Why an attempt at service failed.</summary>
public enum FailureReason
{
    /// <summary>Nobody was met 未獲會晤.</summary>
    NotMet,

    /// <summary>He lives there no more 遷移不明.</summary>
    Moved,

    /// <summary>There is no such address 查無此址.</summary>
    NoSuchAddress,

    /// <summary>Nobody knows him there 查無此人.</summary>
    Unknown,

    /// <summary>Refused with good reason 有正當理由拒收.</summary>
    RefusedWithReason,

    /// <summary>He is dead.</summary>
    Deceased,

    /// <summary>Not in a form the law takes as service.</summary>
    Defective,

    Other,
}
