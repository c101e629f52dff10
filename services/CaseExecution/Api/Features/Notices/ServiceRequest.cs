using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Service as the certificate says.</summary>
/// <param name="AddresseeId">On whom.</param>
/// <param name="Manner">How.</param>
/// <param name="ServedOn">Day of service, deposit, posting, or arrival abroad.</param>
/// <param name="ServedAt">Time in Taiwan; needed for service by own staff.</param>
/// <param name="Place">Where.</param>
/// <param name="County">County of the place, where it is not that of the address.</param>
/// <param name="ByPost">The post served; otherwise own staff.</param>
/// <param name="IsRegistered">Registered mail.</param>
/// <param name="Accepted">The addressee did not refuse service at this time.</param>
/// <param name="CertificateNumber">Number of the certificate or receipt.</param>
/// <param name="ServerSigned">The server signed.</param>
/// <param name="ReceiverSigned">The receiver signed or sealed, or the reason why not is noted.</param>
/// <param name="Substitute">For substitute service: who took it.</param>
/// <param name="Refusal">For leaving it behind: who refused, and why.</param>
/// <param name="Deposit">For deposit: where, and which notices were left.</param>
/// <param name="Public">For public service: its ground.</param>
/// <param name="Abroad">For service abroad or in premises with immunity: through whom.</param>
public sealed record RecordServiceRequest(
    Guid AddresseeId, ServiceManner Manner, DateOnly ServedOn, TimeOnly? ServedAt, ServicePlace Place, string? County, bool ByPost, bool IsRegistered, bool Accepted,
    string? CertificateNumber, bool ServerSigned, bool ReceiverSigned, SubstituteRequest? Substitute, RefusalRequest? Refusal, DepositRequest? Deposit,
    PublicServiceRequest? Public, ServiceAbroadRequest? Abroad)
{
    internal (string Field, string Detail)[] Errors() =>
    [
        .. Part("/substitute", ServiceManner.Substitute, Substitute), .. Part("/refusal", ServiceManner.LeftBehind, Refusal),
        .. Part("/deposit", ServiceManner.Deposit, Deposit), .. Part("/public", ServiceManner.Public, Public), .. Part("/abroad", ServiceManner.Abroad, Abroad),
        .. CertificateNumber?.Length > 100 || County?.Length > 10 ? [("/certificateNumber", "At most 100 characters, a county at most 10.")] : Array.Empty<(string, string)>(),
    ];

    /// <param name="county">Of the addressee, else of the seat of the branch.</param>
    /// <param name="failedBefore">An earlier attempt on this addressee failed.</param>
    /// <param name="publicBefore">The same person was served publicly before.</param>
    internal ServiceReport Report(string county, bool failedBefore, bool publicBefore) => new()
    {
        Manner = Manner,
        On = ServedOn,
        At = ServedAt,
        Place = Place,
        County = County ?? county,
        ByPost = ByPost,
        IsRegistered = IsRegistered,
        Accepted = Accepted,
        Substitute = Substitute is { } taken ? new SubstituteFacts(taken.Receiver, true, taken.Understands, taken.OpposingInterest) : default,
        Refused = Refusal is { } refused ? new RefusedServiceFacts(refused.ByEntitled, refused.HasGoodReason, true) : default,
        Deposit = Deposit is { } deposit
            ? new DepositConditionFacts(ServedOn, deposit.Place, ByPost, deposit.OtherWaysFailed || failedBefore, deposit.NoticeOnDoor, deposit.SecondNotice)
            : default,
        PublicGround = Public is { } shown
            ? new PublicServiceGroundFacts(shown.AddressUnknown, shown.ImmuneAndFailed, shown.AbroadImpossible, shown.AppliedFor, shown.NeededAgainstDelay,
                shown.MovedWithoutNotice, publicBefore)
            : default,
        Abroad = Abroad is { } abroad ? new ServiceAbroadFacts(abroad.Where, abroad.EntrustingImpossible) : default,
        ServerSigned = ServerSigned,
        ReceiverSigned = ReceiverSigned,
    };

    private IEnumerable<(string, string)> Part(string field, ServiceManner of, object? given) =>
        (Manner == of) == given is not null ? [] : [(field, "For its own manner of service, and for no other.")];
}

/// <param name="Receiver">Who took it.</param>
/// <param name="Understands">He understands what it is about.</param>
/// <param name="OpposingInterest">His interest is opposed to the addressee's.</param>
public sealed record SubstituteRequest(SubstituteReceiver Receiver, bool Understands, bool OpposingInterest);

/// <param name="ByEntitled">Addressee, co-resident, employee or mail receiver refused.</param>
/// <param name="HasGoodReason">With good reason.</param>
public sealed record RefusalRequest(bool ByEntitled, bool HasGoodReason);

/// <param name="Place">Where it is kept.</param>
/// <param name="OtherWaysFailed">Neither the addressee nor a substitute was met; an earlier failed attempt says it too.</param>
/// <param name="NoticeOnDoor">A notice was put on the door.</param>
/// <param name="SecondNotice">Another was given to a neighbour or put into the mail box.</param>
public sealed record DepositRequest(DepositPlace Place, bool OtherWaysFailed, bool NoticeOnDoor, bool SecondNotice);

/// <param name="AddressUnknown">The place of service is unknown.</param>
/// <param name="ImmuneAndFailed">Service in premises with immunity failed.</param>
/// <param name="AbroadImpossible">Service abroad is impossible; it then takes effect after the longer period.</param>
/// <param name="AppliedFor">Somebody applied for it.</param>
/// <param name="NeededAgainstDelay">Needed to avoid delay.</param>
/// <param name="MovedWithoutNotice">The party moved without telling.</param>
public sealed record PublicServiceRequest(
    bool AddressUnknown, bool ImmuneAndFailed, bool AbroadImpossible, bool AppliedFor, bool NeededAgainstDelay, bool MovedWithoutNotice);

/// <param name="Where">Where he is.</param>
/// <param name="EntrustingImpossible">No authority, mission or body can be entrusted: double-registered mail.</param>
public sealed record ServiceAbroadRequest(ServiceAbroad Where, bool EntrustingImpossible);
