using System.Collections.Frozen;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.CaseExecution.Features.Certificates;
using Enforcement.CaseExecution.Features.Courts;
using Enforcement.CaseExecution.Features.Entrustments;
using Enforcement.CaseExecution.Features.Estates;
using Enforcement.CaseExecution.Features.Garnishments;
using Enforcement.CaseExecution.Features.Inquiries;
using Enforcement.CaseExecution.Features.Insolvencies;
using Enforcement.CaseExecution.Features.Instalments;
using Enforcement.CaseExecution.Features.Joining;
using Enforcement.CaseExecution.Features.Jurisdictions;
using Enforcement.CaseExecution.Features.Notices;
using Enforcement.CaseExecution.Features.Objections;
using Enforcement.CaseExecution.Features.Persons;
using Enforcement.CaseExecution.Features.Postponements;
using Enforcement.CaseExecution.Features.Reviews;
using Enforcement.CaseExecution.Features.Stays;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>The acts that approval rules may put under four eyes. A chapter adds its own here; an act that is not here needs nobody else.</summary>
internal static class CaseActs
{
    public static IReadOnlyList<CaseAct> All { get; } =
    [
        ReturnCase.Act, TerminateCase.Act, RecordFinalTitle.Act, StayCase.Act,
        OrderGarnishments.Act, .. OrderPayment.Acts, LiftOrder.Exempted, LiftOrder.Released,
        .. AuctionFeatures.Acts,
        .. PersonFeatures.Acts,
        GrantInstalments.Act, GrantInstalments.AsException, RevokeInstalments.Act, PostponeCase.Act, EndPostponement.Withdrawal, IssueCertificate.Act,
        GiveEffect.Revocation, GiveEffect.Correction,
        IssueNotice.Payment, IssueNotice.Appearance, IssueNotice.Report, IssueNotice.Information, MakeInquiry.Accounts, MakeInquiry.Property,
        RequestJurisdictionTransfer.Act, EntrustAct.Act, RecordDeath.Act, NameRepresentatives.Act, AppointSpecialAgent.Act, StayForInsolvency.Act, JoinCourt.Send, JoinCourt.Receive,
        JoinCases.Join, JoinCases.Unjoin, ReopenCase.Act,
    ];

    private static readonly FrozenDictionary<string, CaseAct> ByCode = All.ToFrozenDictionary(act => act.Kind.Code, StringComparer.Ordinal);

    public static CaseAct? Find(string code) => ByCode.GetValueOrDefault(code);
}
