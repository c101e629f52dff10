using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>Manner of service 送達方式.</summary>
public enum ServiceManner
{
    /// <summary>Given to whom it must be served on.</summary>
    Personal,

    /// <summary>補充送達 (APA 73(1)(2)).</summary>
    Substitute,

    /// <summary>留置送達 (APA 73(3)).</summary>
    LeftBehind,

    /// <summary>寄存送達 (APA 74).</summary>
    Deposit,

    /// <summary>公示送達 (APA 78).</summary>
    Public,

    /// <summary>囑託外國或雙掛號 (APA 86, 87, 90).</summary>
    Abroad,

    /// <summary>Through the head of the prison or the commander (APA 88, 89).</summary>
    ThroughHead,

    /// <summary>電子送達 (APA 68(2)).</summary>
    Electronic,
}

/// <summary>How a notice was served on one addressee, as the certificate says.</summary>
public sealed record ServiceReport
{
    public required ServiceManner Manner { get; init; }

    /// <summary>Day of service, deposit, posting, or arrival abroad.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Time in Taiwan; needed for service by own staff.</summary>
    public TimeOnly? At { get; init; }

    public required ServicePlace Place { get; init; }

    /// <summary>County of the place, for sunrise and closures.</summary>
    public required string County { get; init; }

    public bool ByPost { get; init; }
    public bool IsRegistered { get; init; }

    /// <summary>The addressee did not refuse service at this time.</summary>
    public bool Accepted { get; init; }

    public SubstituteFacts Substitute { get; init; }
    public RefusedServiceFacts Refused { get; init; }

    /// <summary>Where it was deposited and the notices left; the day is <see cref="On"/>.</summary>
    public DepositConditionFacts Deposit { get; init; }

    public PublicServiceGroundFacts PublicGround { get; init; }
    public ServiceAbroadFacts Abroad { get; init; }
    public bool ServerSigned { get; init; }

    /// <summary>Signed or sealed, or the reason why not is noted.</summary>
    public bool ReceiverSigned { get; init; }
}
