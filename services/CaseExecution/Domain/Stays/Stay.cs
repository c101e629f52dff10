using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Stays;

/// <summary>Why enforcement stands still.</summary>
/// <param name="Code">camelCase, stored.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Basis">Rule and article.</param>
/// <param name="Flag">What it makes of its cases.</param>
public sealed record StayReason(string Code, string Chinese, LegalBasis Basis, CaseFlag Flag)
{
    /// <summary>Deadlines of the procedure stand still while it holds all of a case; false where the stay is itself a way to pay.</summary>
    public bool PausesClocks { get; init; } = true;

    /// <summary>A court or another law stops the collection of a tax: the days are deducted from its period (TCA 23(3)).</summary>
    public bool IsDeductedFromTaxPeriod { get; init; }

    public static readonly StayReason Objection = new("objection", "聲明異議停止執行", new LegalBasis("OBJ-05", "行政執行法 9(3)"), CaseFlag.Stayed);
    public static readonly StayReason Insolvency = new("insolvency", "破產、更生或重整停止執行", new LegalBasis("INSV-01", "消費者債務清理條例 48"), CaseFlag.Stayed);
    public static readonly StayReason Court = new("court", "法院裁定停止執行", new LegalBasis("OBJ-05", "強制執行法 18"), CaseFlag.Stayed) { IsDeductedFromTaxPeriod = true };
    public static readonly StayReason Postponement = new("postponement", "延緩執行", new LegalBasis("POS-01", "強制執行法 10"), CaseFlag.Postponed);
    public static readonly StayReason AgencyRequest = new("agencyRequest", "移送機關請求停止執行", new LegalBasis("WDR-01", "稅捐稽徵法 40"), CaseFlag.Stayed);
    public static readonly StayReason Instalments = new("instalments", "分期繳納", new LegalBasis("INS-01", "行政執行法施行細則 27"), CaseFlag.Instalment) { PausesClocks = false };

    public static IReadOnlyList<StayReason> All { get; } = [Objection, Insolvency, Court, Postponement, AgencyRequest, Instalments];

    public static StayReason? Find(string? code) => All.FirstOrDefault(reason => reason.Code == code);
}

/// <summary>How far a stay reaches.</summary>
public enum StayScope
{
    /// <summary>All measures of its cases, and no new ones.</summary>
    All,

    /// <summary>The attacked measures only.</summary>
    Measures,
}

/// <summary>What a stay says.</summary>
/// <param name="Reason">Why.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day where it is set; the stay is still lifted by an act.</param>
/// <param name="Measures">The attacked measures; empty for all.</param>
/// <param name="SourceId">The objection, petition ... it follows from.</param>
/// <param name="Detail">Court and number, or other reference; no personal data.</param>
public sealed record StayTerms(StayReason Reason, DateOnly From, DateOnly? Until, IReadOnlyList<Guid> Measures, Guid? SourceId = null, string? Detail = null)
{
    public StayScope Scope => Measures.Count == 0 ? StayScope.All : StayScope.Measures;
}

/// <summary>A stay: while it lasts its measures are held and the clocks the law pauses stand still; lifting restores what no other stay holds.</summary>
public sealed class Stay
{
    private Stay(Guid id, StayTerms terms, IReadOnlyList<Guid> cases, Guid actId) => (Id, Terms, Cases, ActId) = (id, terms, cases, actId);

    public Guid Id { get; }
    public StayTerms Terms { get; }
    public IReadOnlyList<Guid> Cases { get; }
    public Guid ActId { get; }
    public DateOnly? LiftedOn { get; private set; }
    public string? LiftReason { get; private set; }
    public Guid? LiftActId { get; private set; }
    public int StoredVersion { get; private init; }
    public int Version { get; private set; }

    internal static Stay Begin(Guid id, StayTerms terms, IReadOnlyList<Guid> cases, Guid actId) => new(id, terms, cases, actId) { Version = 1 };

    public static Stay Restore(Guid id, StayTerms terms, IReadOnlyList<Guid> cases, Guid actId, DateOnly? liftedOn, string? liftReason, int version) =>
        new(id, terms, cases, actId) { LiftedOn = liftedOn, LiftReason = liftReason, StoredVersion = version, Version = version };

    /// <summary>What keeps it from being lifted; null when it may be.</summary>
    public Refusal? BarsLifting(DateOnly on) =>
        LiftedOn is not null ? StayRefusals.Lifted.Because($"It was lifted on {LiftedOn:yyyy-MM-dd} ({LiftReason}).")
        : on < Terms.From ? StayRefusals.BeforeItBegins.Because($"It begins on {Terms.From:yyyy-MM-dd}.", "/on")
        : null;

    internal void Lift(string reason, Guid actId, DateOnly on)
    {
        (LiftedOn, LiftReason, LiftActId) = (on, reason, actId);
        Version = StoredVersion + 1;
    }
}

public static class StayRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "stay.unknown", "There is no such stay in the caller's scope.");
    public static readonly RefusalCode Lifted = new(RefusalKind.Conflict, "stay.lifted", "The stay was lifted before.");
    public static readonly RefusalCode BeforeItBegins = new(RefusalKind.Invalid, "stay.before_it_begins", "A stay cannot be lifted before it begins.");
}
