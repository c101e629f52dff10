namespace Enforcement.Statute;

/// <summary>How and where a document is served, and how it is proved 送達方式、處所及證明 (行政程序法 67-91).</summary>
public static class ServiceWays
{
    private const int MonthsKept = 3;

    private static readonly Rule<DepositConditionFacts> DepositRule = new()
    {
        Id = "SRV-08",
        Topic = "Service",
        Title = "When deposit is service, and how long it is kept",
        Text = "When neither addressee nor substitute can be served, the document is deposited with local government or police, by the post with the post office; one notice is "
            + "put on the door, another given to a neighbour or put into the mail box. It is kept for 3 months.",
        Articles = [Law.Apa["74"]],
        Function = "ServiceWays.KeepDeposit",
        Decide = (facts, law) => KeepDeposit(facts, law.Calendar),
    };

    /// <summary>SRV-08. Date: kept until M(D,3); refused: not a valid deposit. When it takes effect is SRV-01. 行政程序法 74.</summary>
    public static Ruling KeepDeposit(DepositConditionFacts facts, WorkingCalendar calendar)
    {
        var reason = !facts.OtherWaysFailed ? "other_ways_first"
            : facts.Place == DepositPlace.PostOffice && !facts.ByPost ? "wrong_place"
            : !facts.NoticeOnDoor ? "no_notice_on_door"
            : !facts.SecondNotice ? "no_second_notice"
            : null;
        return reason is null
            ? DepositRule.EndOf(Periods.Months(facts.DepositedOn, MonthsKept, Rolling.NoRoll, calendar), facts, calendar, "deposited", "寄存")
            : DepositRule.Refuse(facts, reason, Consequence.None, static (steps, _, ruling) => steps.Say($"no valid deposit: {ruling.Reason}", "寄存送達要件不備"));
    }

    private static readonly Rule<PublicServiceGroundFacts> PublicRule = new()
    {
        Id = "SRV-09",
        Topic = "Service",
        Title = "When public service is permitted",
        Text = "Public service is permitted when the place is unknown, service in premises with immunity failed, or service abroad is impossible: on application, ex officio "
            + "against delay, when the party moved without telling, or when it was served publicly before.",
        Articles = [Law.Apa["78"], Law.Apa["79"]],
        Function = "ServiceWays.PublicGround",
        Decide = (facts, _) => PublicGround(facts),
    };

    /// <summary>SRV-09. Allowed: serve publicly. When it takes effect is SRV-02. 行政程序法 78, 79.</summary>
    public static Ruling PublicGround(PublicServiceGroundFacts facts)
    {
        var ground = facts.AddressUnknown || facts.ImmuneAndFailed || facts.AbroadImpossible;
        var called = facts.AppliedFor || facts.NeededAgainstDelay || facts.MovedWithoutNotice || facts.ServedPubliclyBefore;
        static void Why(Steps steps, PublicServiceGroundFacts facts, Ruling ruling) =>
            steps.Say(ruling.Reason ?? "public service is permitted", ruling.IsAllowed ? "得為公示送達" : "不符公示送達要件");
        return ground && called ? PublicRule.Allow(facts, Why) : PublicRule.Refuse(facts, ground ? "not_applied_for" : "no_ground", Consequence.None, Why);
    }

    private static readonly Rule<ServiceAbroadFacts> AbroadRule = new()
    {
        Id = "SRV-10",
        Topic = "Service",
        Title = "Abroad and immunity",
        Text = "Abroad through the foreign authority, a mission of Taiwan or another body, and if that is impossible by double-registered mail; officials of Taiwan abroad, and "
            + "premises with immunity, through the Ministry of Foreign Affairs.",
        Articles = [Law.Apa["86"], Law.Apa["87"], Law.Apa["90"]],
        Function = "ServiceWays.Abroad",
        Decide = (facts, _) => Abroad(facts),
    };

    /// <summary>SRV-10. Reason and order name the way. 行政程序法 86, 87, 90.</summary>
    public static Ruling Abroad(ServiceAbroadFacts facts)
    {
        var (way, english, chinese) = facts switch
        {
            { Where: not ServiceAbroad.Abroad } => ("ministry_of_foreign_affairs", "through the Ministry of Foreign Affairs", "囑託外交部為之"),
            { EntrustingImpossible: true } => ("double_registered_mail", "by double-registered mail; the receipt goes to the file", "以雙掛號發送，回執附卷"),
            _ => ("foreign_authority_or_mission", "through the foreign authority, a mission or another body", "囑託該國管轄機關、駐外使領館或其他機構、團體為之"),
        };
        return AbroadRule.Sequence([way], facts, (steps, facts, _) => steps.Say($"{facts.Where}: {english}", chinese), way);
    }

    private static readonly Rule<ServiceMannerFacts> MannerRule = new()
    {
        Id = "SRV-12",
        Topic = "Service",
        Title = "Weighty content by registered mail",
        Text = "The agency serves by own staff, electronically as the law provides, or by post; content that weighs on rights or duties goes by registered mail.",
        Articles = [Law.Apa["67"], Law.Apa["68"]],
        Function = "ServiceWays.Manner",
        Decide = (facts, _) => Manner(facts),
    };

    /// <summary>SRV-12. Refused: weighty content by ordinary mail. 行政程序法 68.</summary>
    public static Ruling Manner(ServiceMannerFacts facts) => facts is { ByPost: true, IsWeighty: true, IsRegistered: false }
        ? MannerRule.Refuse(facts, "not_registered", Consequence.None, static (steps, _, _) => steps.Say("weighty content must be registered", "對人民權利義務有重大影響者，應為掛號"))
        : MannerRule.Allow(facts, static (steps, facts, _) => steps.Say(facts.ByPost ? "by post" : "own service", facts.ByPost ? "交郵政機關送達" : "自行送達"));

    private static readonly Rule<ServicePlaceFacts> PlaceRule = new()
    {
        Id = "SRV-13",
        Topic = "Service",
        Title = "Where to serve",
        Text = "At domicile, residence, office, place of business or workplace, or where the addressee is met; for a body at its office, if necessary where its representative "
            + "is met or resides.",
        Articles = [Law.Apa["72"]],
        Function = "ServiceWays.At",
        Decide = (facts, _) => At(facts),
    };

    /// <summary>SRV-13. Allowed: a place of service. 行政程序法 72.</summary>
    public static Ruling At(ServicePlaceFacts facts)
    {
        var reason = facts.Place == ServicePlace.Elsewhere ? "no_place_of_service"
            : facts is { ForBody: true, NecessaryElsewhere: false, Place: ServicePlace.Residence or ServicePlace.WhereMet } ? "not_necessary"
            : null;
        static void Why(Steps steps, ServicePlaceFacts facts, Ruling ruling) =>
            steps.Say($"{facts.Place}: {ruling.Reason ?? "a place of service"}", ruling.IsAllowed ? "送達處所合法" : "非應送達處所");
        return reason is null ? PlaceRule.Allow(facts, Why) : PlaceRule.Refuse(facts, reason, Consequence.None, Why);
    }

    private static readonly Rule<ServiceCertificateFacts> CertificateRule = new()
    {
        Id = "SRV-14",
        Topic = "Service",
        Title = "What a service certificate names",
        Text = "Agency, addressee, document, place, date and time, manner; signed by the server and, except electronically, by the receiver or with the reason why not.",
        Articles = [Law.Apa["76"], Law.Apa["82"]],
        Function = "ServiceWays.Certificate",
        Decide = (facts, _) => Certificate(facts),
    };

    /// <summary>SRV-14. Refused: what is missing, in the order of the law. 行政程序法 76.</summary>
    public static Ruling Certificate(ServiceCertificateFacts facts)
    {
        string[] missing =
        [
            .. Missing(facts.Agency, "agency"), .. Missing(facts.Addressee, "addressee"), .. Missing(facts.Document, "document"),
            .. Missing(facts.PlaceAndTime, "place_and_time"), .. Missing(facts.Manner, "manner"), .. Missing(facts.ServerSigned, "signature_of_server"),
            .. Missing(facts.ReceiverSigned || facts.IsElectronic, "signature_of_receiver"),
        ];
        return missing.Length == 0
            ? CertificateRule.Allow(facts, static (steps, _, _) => steps.Say("complete", "送達證書記載完備"))
            : CertificateRule.Refuse(facts, "incomplete", Consequence.Correct, missing, static (steps, _, ruling) =>
                steps.Say($"missing: {string.Join(", ", ruling.Order)}", $"送達證書缺漏{ruling.Order.Count}項"));
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [DepositRule, PublicRule, AbroadRule, MannerRule, PlaceRule, CertificateRule];

    private static string[] Missing(bool given, string what) => given ? [] : [what];
}
