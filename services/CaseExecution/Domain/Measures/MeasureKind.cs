using Enforcement.CaseExecution.Domain.Cases;

namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>Who must be told when a measure goes.</summary>
public enum AddresseeKind
{
    /// <summary>Nobody outside.</summary>
    None,

    /// <summary>Land, vehicle, ship or other registry 登記機關.</summary>
    Registry,

    Bank,

    /// <summary>Employer, insurer, tenant ... 第三人.</summary>
    ThirdParty,

    /// <summary>移民署.</summary>
    Immigration,

    /// <summary>管收所.</summary>
    DetentionCentre,

    Court,

    /// <summary>Whoever keeps seized goods.</summary>
    Custodian,

    /// <summary>The obligor himself.</summary>
    Obligor,
}

/// <summary>A kind of coercive measure or restriction 執行措施.</summary>
/// <param name="Code">camelCase, stored.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Flag">What it makes of its cases while it is in force.</param>
/// <param name="Addressee">Who is told of its release, unless the measure names another.</param>
/// <param name="AtOnce">The law wants it lifted at once (AEL 22; RES-04), not within the configured days.</param>
public sealed record MeasureKind(string Code, string Chinese, CaseFlag Flag, AddresseeKind Addressee, bool AtOnce = false);

/// <summary>Every kind. A chapter adds its own here: the registry is one, so that an end releases all of them.</summary>
public static class MeasureKinds
{
    public static readonly MeasureKind Garnishment = new("garnishment", "扣押命令", CaseFlag.Attached, AddresseeKind.ThirdParty);
    public static readonly MeasureKind ContinuingGarnishment = new("continuingGarnishment", "繼續性債權扣押", CaseFlag.Attached, AddresseeKind.ThirdParty);
    public static readonly MeasureKind MovableSeizure = new("movableSeizure", "動產查封", CaseFlag.Attached, AddresseeKind.Custodian);
    public static readonly MeasureKind RegisteredSeizure = new("registeredSeizure", "不動產及應登記動產查封", CaseFlag.Attached, AddresseeKind.Registry);
    public static readonly MeasureKind CompulsoryManagement = new("compulsoryManagement", "強制管理", CaseFlag.Attached, AddresseeKind.Custodian);
    public static readonly MeasureKind ProvisionalAttachment = new("provisionalAttachment", "假扣押", CaseFlag.Attached, AddresseeKind.Registry);
    public static readonly MeasureKind SecurityOrder = new("securityOrder", "命提供擔保", CaseFlag.Restricted, AddresseeKind.Obligor, AtOnce: true);
    public static readonly MeasureKind ResidenceRestriction = new("residenceRestriction", "限制住居", CaseFlag.Restricted, AddresseeKind.Obligor, AtOnce: true);
    public static readonly MeasureKind ExitRestriction = new("exitRestriction", "限制出境", CaseFlag.Restricted, AddresseeKind.Immigration, AtOnce: true);
    public static readonly MeasureKind LuxuryBan = new("luxuryBan", "禁止命令", CaseFlag.Restricted, AddresseeKind.Obligor, AtOnce: true);
    public static readonly MeasureKind Arrest = new("arrest", "拘提", CaseFlag.Detained, AddresseeKind.Court, AtOnce: true);
    public static readonly MeasureKind Holding = new("holding", "暫予留置", CaseFlag.Detained, AddresseeKind.None, AtOnce: true);
    public static readonly MeasureKind Custody = new("custody", "管收", CaseFlag.Detained, AddresseeKind.DetentionCentre, AtOnce: true);

    public static IReadOnlyList<MeasureKind> All { get; } =
    [
        Garnishment, ContinuingGarnishment, MovableSeizure, RegisteredSeizure, CompulsoryManagement, ProvisionalAttachment, SecurityOrder, ResidenceRestriction,
        ExitRestriction, LuxuryBan, Arrest, Holding, Custody,
    ];

    /// <summary>The kind of a code, or null.</summary>
    public static MeasureKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);
}
