namespace Enforcement.Statute;

/// <summary>Who a document is for.</summary>
public enum ServedParty
{
    /// <summary>A person with capacity.</summary>
    Person,

    /// <summary>A person without capacity who named his legal representative, or need not.</summary>
    PersonWithoutCapacity,

    /// <summary>A person without capacity who acts himself and has not named a legal representative yet.</summary>
    PersonWithoutKnownRepresentative,

    /// <summary>An agency, legal person or other body.</summary>
    Body,

    /// <summary>A foreign legal person or body with an office in Taiwan.</summary>
    ForeignBody,
}

/// <summary>Facts of SRV-05.</summary>
/// <param name="Party">Who the document is for.</param>
/// <param name="HasReceiver">A receiver 送達代收人 was named to the agency.</param>
/// <param name="HasAgent">An agent whose power to be served is not limited.</param>
/// <param name="ServePartyItself">The agency finds it necessary to serve the party itself although there is an agent.</param>
public readonly record struct RecipientFacts(ServedParty Party, bool HasReceiver = false, bool HasAgent = false, bool ServePartyItself = false);

/// <summary>Who received a document instead of the addressee.</summary>
public enum SubstituteReceiver
{
    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>Lives with him.</summary>
    CoResident,

    /// <summary>His employee.</summary>
    Employee,

    /// <summary>Receives the mail of the place, e.g. a doorkeeper.</summary>
    MailReceiver,
}

/// <summary>Facts of SRV-06.</summary>
/// <param name="Receiver">Who received it.</param>
/// <param name="AtPlaceOfService">At the place of service, the addressee not being met.</param>
/// <param name="Understands">He understands what it is about.</param>
/// <param name="OpposingInterest">His interest in the matter is opposed to the addressee's.</param>
public readonly record struct SubstituteFacts(SubstituteReceiver Receiver, bool AtPlaceOfService, bool Understands = true, bool OpposingInterest = false);

/// <summary>Facts of SRV-07.</summary>
/// <param name="RefusedByEntitled">Addressee, co-resident, employee or mail receiver refused it.</param>
/// <param name="HasGoodReason">With good reason.</param>
/// <param name="LeftAtPlaceOfService">It was left at the place of service.</param>
public readonly record struct RefusedServiceFacts(bool RefusedByEntitled, bool HasGoodReason, bool LeftAtPlaceOfService);

/// <summary>Where a document is deposited.</summary>
public enum DepositPlace
{
    /// <summary>Local government.</summary>
    LocalGovernment,

    /// <summary>Police.</summary>
    Police,

    /// <summary>Post office; only when the post serves.</summary>
    PostOffice,
}

/// <summary>Facts of SRV-08.</summary>
/// <param name="DepositedOn">Day of deposit.</param>
/// <param name="Place">Where.</param>
/// <param name="ByPost">The post serves.</param>
/// <param name="OtherWaysFailed">Neither the addressee nor a substitute could be served.</param>
/// <param name="NoticeOnDoor">A notice was put on the door.</param>
/// <param name="SecondNotice">A second was given to a neighbour or put into the mail box or another fit place.</param>
public readonly record struct DepositConditionFacts(
    DateOnly DepositedOn, DepositPlace Place, bool ByPost, bool OtherWaysFailed, bool NoticeOnDoor, bool SecondNotice);

/// <summary>Facts of SRV-09.</summary>
/// <param name="AddressUnknown">The place of service is unknown.</param>
/// <param name="ImmuneAndFailed">Service in premises with immunity failed.</param>
/// <param name="AbroadImpossible">Service abroad is impossible or would be in vain.</param>
/// <param name="AppliedFor">Somebody applied for public service.</param>
/// <param name="NeededAgainstDelay">Without application: needed to avoid delay.</param>
/// <param name="MovedWithoutNotice">The party changed its address without telling.</param>
/// <param name="ServedPubliclyBefore">The same party was served publicly before.</param>
public readonly record struct PublicServiceGroundFacts(
    bool AddressUnknown, bool ImmuneAndFailed = false, bool AbroadImpossible = false, bool AppliedFor = false, bool NeededAgainstDelay = false,
    bool MovedWithoutNotice = false, bool ServedPubliclyBefore = false);

/// <summary>Where service needs another authority.</summary>
public enum ServiceAbroad
{
    /// <summary>Abroad.</summary>
    Abroad,

    /// <summary>An envoy or other official of Taiwan abroad.</summary>
    OwnOfficialAbroad,

    /// <summary>Premises of a person with immunity.</summary>
    ImmunePremises,
}

/// <summary>Facts of SRV-10.</summary>
/// <param name="Where">Where.</param>
/// <param name="EntrustingImpossible">Abroad: no foreign authority, mission or other body can be entrusted.</param>
public readonly record struct ServiceAbroadFacts(ServiceAbroad Where, bool EntrustingImpossible = false);

/// <summary>Who received a tax paper.</summary>
public enum TaxPaperReceiver
{
    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>The taxpayer.</summary>
    Taxpayer,

    /// <summary>Agent, representative or manager.</summary>
    AgentOrManager,

    /// <summary>Parent or spouse of a serviceman.</summary>
    ParentOrSpouseOfServiceman,

    /// <summary>The unit of a serviceman without parents and spouse.</summary>
    UnitOfServiceman,

    /// <summary>The user of land or house.</summary>
    User,

    /// <summary>One of several owners in common 公同共有人.</summary>
    OneOfCommonOwners,
}

/// <summary>Facts of SRV-11.</summary>
/// <param name="Receiver">Who received it.</param>
/// <param name="IsLandOrHouseTax">Paper of land or house tax.</param>
/// <param name="HasParentsOrSpouse">Serviceman: he has parents or a spouse.</param>
public readonly record struct TaxPaperFacts(TaxPaperReceiver Receiver, bool IsLandOrHouseTax = false, bool HasParentsOrSpouse = false);

/// <summary>Facts of SRV-12.</summary>
/// <param name="ByPost">By post; otherwise by own staff or, as the law provides, electronically, which counts as own service.</param>
/// <param name="IsWeighty">Its content weighs on rights or duties.</param>
/// <param name="IsRegistered">Registered mail.</param>
public readonly record struct ServiceMannerFacts(bool ByPost, bool IsWeighty, bool IsRegistered);

/// <summary>Place of service.</summary>
public enum ServicePlace
{
    /// <summary>Elsewhere, the addressee not being there.</summary>
    Elsewhere,

    /// <summary>Domicile or residence.</summary>
    Residence,

    /// <summary>Office or place of business.</summary>
    Office,

    /// <summary>Workplace.</summary>
    Workplace,

    /// <summary>Where the addressee was met.</summary>
    WhereMet,
}

/// <summary>Facts of SRV-13.</summary>
/// <param name="Place">Where.</param>
/// <param name="ForBody">The document is for a body; its representative is served.</param>
/// <param name="NecessaryElsewhere">For a body: it was necessary to serve him where met or at his residence.</param>
public readonly record struct ServicePlaceFacts(ServicePlace Place, bool ForBody = false, bool NecessaryElsewhere = false);

/// <summary>Facts of SRV-14: what the service certificate names.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Addressee">The addressee.</param>
/// <param name="Document">The document.</param>
/// <param name="PlaceAndTime">Place, date and time.</param>
/// <param name="Manner">Manner of service.</param>
/// <param name="ServerSigned">The server signed.</param>
/// <param name="ReceiverSigned">The receiver signed or sealed, or the reason why not is noted.</param>
/// <param name="IsElectronic">Electronic service: no signature of the receiver is needed.</param>
public readonly record struct ServiceCertificateFacts(
    bool Agency, bool Addressee, bool Document, bool PlaceAndTime, bool Manner, bool ServerSigned, bool ReceiverSigned, bool IsElectronic = false);
