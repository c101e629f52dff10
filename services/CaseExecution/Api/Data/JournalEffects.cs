using Enforcement.CaseExecution.Domain.Payments;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What else a journal does beside its own rows, in this order, in the same batch. A chapter whose rows must follow the end of a case (plans, auctions, orders ...)
/// adds its statements here, for <c>journal.Ended</c> cases that were acted on; that is the one place, whatever ended the case.
/// </summary>
internal static class JournalEffects
{
    public static IReadOnlyList<Action<JournalBatch, Journal>> All { get; } =
    [
        MeasureEffects.Write, StayEndings.Write, CorrectionRows.EndWithCases, GarnishmentEnds.Write, PersonEffects.Write,
        AuctionEffects.EndWithMeasures, InstalmentEffects.Write, PostponementRows.EndWithCases, AgencyReportRows.EndWithCases,
        NoticeEffects.EndWithCases, EntrustmentRows.EndWithCases, InsolvencyRows.EndWithStays, CourtRows.EndWithCases, JoinedRows.EndWithCases,
        FlagWriter.Write, MoveWriter.Write,
    ];
}
