using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>Service of a notice on one addressee 送達: whether it is valid, and from which day it counts.</summary>
public static class Service
{
    /// <summary>Records service: every rule of its manner must allow it.</summary>
    public static Result<ServiceEffect> Serve(Journal journal, IReadOnlyCollection<CaseFile> cases, ServedNotice notice, ServiceReport report)
    {
        if (notice.IsServed)
            return NoticeRefusals.ServedBefore.Because("Another service changes nothing.");
        if (report.On < notice.IssuedOn || report.On > journal.Day)
            return NoticeRefusals.ServiceDateInvalid.Because($"Issued {notice.IssuedOn:yyyy-MM-dd}, today {journal.Day:yyyy-MM-dd}.", "/servedOn");
        if (IsTimed(report) && report.At is null)
            return NoticeRefusals.ServiceDateInvalid.Because("Service by own staff needs its time.", "/servedAt");
        var asked = Asked(notice, report, journal.Law);
        var certificate = Certificate(report);
        var manner = report.Manner switch
        {
            ServiceManner.Deposit => ServiceOfDocuments.Deposit(new DepositFacts(report.On, NoticeKinds.CanCarryArrest(notice.Kind))),
            ServiceManner.Public => ServiceOfDocuments.Public(
                new PublicServiceFacts(report.On, report.PublicGround.AbroadImpossible, report.PublicGround.ServedPubliclyBefore), journal.Law.Calendar),
            _ => null,
        };
        Ruling[] found = [.. new[] { manner, certificate }.OfType<Ruling>()];
        var effect = new ActEffect("notice", notice.Id, Detail: CodeOf(report.Manner));
        if (!journal.Do(NoticeActs.Served, cases, Ground.AllowedBy(asked).RestingOn(found), effect).TryGet(out var act, out var refusal))
            return refusal;
        var kept = asked.FirstOrDefault(ruling => ruling.RuleId == "SRV-08")?.Date;
        return report.Manner == ServiceManner.Deposit
            ? new ServiceEffect(act, report.On, Day(manner!.Order[^1]), manner.Date!.Value, kept, certificate is { IsAllowed: true })
            : new ServiceEffect(act, manner?.Date ?? report.On, null, manner?.Date ?? report.On, kept, certificate is null or { IsAllowed: true });
    }

    /// <summary>Records an attempt that failed.</summary>
    public static Result<Act> Fail(Journal journal, IReadOnlyCollection<CaseFile> cases, ServedNotice notice, DateOnly on, string reason)
    {
        if (notice.IsServed)
            return NoticeRefusals.ServedBefore.Because("An attempt after service changes nothing.");
        return on < notice.IssuedOn || on > journal.Day
            ? NoticeRefusals.ServiceDateInvalid.Because($"Issued {notice.IssuedOn:yyyy-MM-dd}, today {journal.Day:yyyy-MM-dd}.", "/triedOn")
            : journal.Do(NoticeActs.ServiceFailed, cases, Ground.AllowedBy(), new ActEffect("notice", notice.Id, Detail: reason));
    }

    private static bool IsTimed(ServiceReport report) =>
        !report.ByPost && report.Manner is (ServiceManner.Personal or ServiceManner.Substitute or ServiceManner.LeftBehind or ServiceManner.Deposit);

    private static List<Ruling> Asked(ServedNotice notice, ServiceReport report, LawEdition law)
    {
        var asked = new List<Ruling>();
        if (report.Manner is not (ServiceManner.Public or ServiceManner.Abroad))
        {
            asked.Add(ServiceWays.Manner(new ServiceMannerFacts(report.ByPost, notice.Kind != NoticeKind.Information, report.IsRegistered)));
            asked.Add(ServiceOfDocuments.Through(new AddresseeFacts(notice.Through, report.Manner == ServiceManner.ThroughHead)));
        }

        if (report.Manner is ServiceManner.Personal or ServiceManner.Substitute or ServiceManner.LeftBehind or ServiceManner.Deposit)
            asked.Add(ServiceWays.At(new ServicePlaceFacts(report.Place, notice.ForBody)));
        if (IsTimed(report) && report.At is { } at)
            asked.Add(Time(report, at, law));
        switch (report.Manner)
        {
            case ServiceManner.Substitute:
                asked.Add(ServiceRecipients.Substitute(report.Substitute with { AtPlaceOfService = report.Place != ServicePlace.Elsewhere }));
                break;
            case ServiceManner.LeftBehind:
                asked.Add(ServiceRecipients.Refused(report.Refused with { LeftAtPlaceOfService = report.Place != ServicePlace.Elsewhere }));
                break;
            case ServiceManner.Deposit:
                asked.Add(ServiceWays.KeepDeposit(report.Deposit with { DepositedOn = report.On, ByPost = report.ByPost }, law.Calendar));
                break;
            case ServiceManner.Public:
                asked.Add(ServiceWays.PublicGround(report.PublicGround));
                break;
            case ServiceManner.Abroad:
                asked.Add(ServiceWays.Abroad(report.Abroad));
                break;
        }

        return asked;
    }

    private static Ruling Time(ServiceReport report, TimeOnly at, LawEdition law)
    {
        var daylight = Sun.Over(report.County, report.On);
        return ServiceOfDocuments.Time(new ServiceTimeFacts(report.On, at, Clock(daylight?.Sunrise), Clock(daylight?.Sunset), report.ByPost, report.Accepted), law.Calendar.In(report.County));
    }

    // Where the county is unknown the sun never rises, so that only service by post or accepted counts.
    private static TimeOnly Clock(DateTimeOffset? instant) => instant is { } known ? TimeOnly.FromDateTime(known.ToOffset(TaipeiTime.Offset).DateTime) : TimeOnly.MaxValue;

    private static Ruling? Certificate(ServiceReport report) => report.Manner == ServiceManner.Public
        ? null
        : ServiceWays.Certificate(new ServiceCertificateFacts(true, true, true, report.ByPost || report.At is not null || report.Manner is not ServiceManner.Personal,
            true, report.ServerSigned, report.ReceiverSigned, report.Manner == ServiceManner.Electronic));

    private static string CodeOf(ServiceManner manner) => $"{char.ToLowerInvariant($"{manner}"[0])}{$"{manner}"[1..]}";

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A notice as service sees it, with the addressee in question.</summary>
/// <param name="Id">Notice.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IssuedOn">Day it was issued.</param>
/// <param name="Through">Whether the addressee is served through a head.</param>
/// <param name="ForBody">The addressee is a body.</param>
/// <param name="IsServed">The addressee has been served.</param>
public sealed record ServedNotice(Guid Id, NoticeKind Kind, DateOnly IssuedOn, Addressee Through, bool ForBody, bool IsServed);

/// <summary>What service does.</summary>
/// <param name="Act">The act.</param>
/// <param name="EffectiveOn">Day it takes effect by the Administrative Procedure Act.</param>
/// <param name="LaterOn">The later day of the stricter view, where the law is disputed.</param>
/// <param name="CountsFrom">The day to go by for this kind of notice.</param>
/// <param name="KeptUntil">Deposit: until when it is kept.</param>
/// <param name="IsProven">The certificate names all it must.</param>
public sealed record ServiceEffect(Act Act, DateOnly EffectiveOn, DateOnly? LaterOn, DateOnly CountsFrom, DateOnly? KeptUntil, bool IsProven);
