using System.Collections.Frozen;
using Enforcement.CaseExecution.Features.Inquiries;
using Enforcement.CaseExecution.Features.Notices;
using Enforcement.CaseExecution.Features.Reviews;
using Enforcement.CaseExecution.Features.Stays;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>The acts that approval rules may put under four eyes. A chapter adds its own here; an act that is not here needs nobody else.</summary>
internal static class CaseActs
{
    public static IReadOnlyList<CaseAct> All { get; } =
    [
        ReturnCase.Act, TerminateCase.Act, StayCase.Act,
        IssueNotice.Payment, IssueNotice.Appearance, IssueNotice.Report, IssueNotice.Information, MakeInquiry.Accounts, MakeInquiry.Property,
    ];

    private static readonly FrozenDictionary<string, CaseAct> ByCode = All.ToFrozenDictionary(act => act.Kind.Code, StringComparer.Ordinal);

    public static CaseAct? Find(string code) => ByCode.GetValueOrDefault(code);
}
