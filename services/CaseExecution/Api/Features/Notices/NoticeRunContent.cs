using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>The terms of a run that issues, as they are kept with it.</summary>
internal sealed record IssuedInRun(NoticeKind Kind, DateOnly? DayOn, DateTimeOffset? AppearAt, string? Place, string? Purpose, bool IsUrgent)
{
    public NoticeTerms Terms() => new(Kind, AppearAt is { } at ? TaipeiTime.DateOf(at) : DayOn) { AppearAt = AppearAt?.ToUniversalTime(), Place = Place, Purpose = Purpose };
}

/// <summary>The terms of a run that moves appearances.</summary>
internal sealed record MovedInRun(Guid MoratoriumId, int ShiftDays, string Reason);
