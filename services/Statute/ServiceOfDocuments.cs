namespace Enforcement.Statute;

/// <summary>Facts of SRV-01.</summary>
/// <param name="DepositedOn">Day both notices were left and the document deposited.</param>
/// <param name="ForArrest">The service is to carry measures under AEL 17, e.g. an application for arrest.</param>
public readonly record struct DepositFacts(DateOnly DepositedOn, bool ForArrest);

/// <summary>Facts of SRV-02.</summary>
/// <param name="PostedOn">Day of posting, or of the last gazette or newspaper.</param>
/// <param name="IsAbroad">To be served abroad.</param>
/// <param name="IsRepeated">A further public service on the same party.</param>
public readonly record struct PublicServiceFacts(DateOnly PostedOn, bool IsAbroad = false, bool IsRepeated = false);

/// <summary>Facts of SRV-03.</summary>
/// <param name="On">Day of service.</param>
/// <param name="At">Time of service in Taiwan.</param>
/// <param name="Sunrise">Sunrise there that day.</param>
/// <param name="Sunset">Sunset there that day.</param>
/// <param name="ByPost">Served by post.</param>
/// <param name="Accepted">The addressee did not refuse.</param>
public readonly record struct ServiceTimeFacts(DateOnly On, TimeOnly At, TimeOnly Sunrise, TimeOnly Sunset, bool ByPost, bool Accepted);

/// <summary>Who an addressee must be served through.</summary>
public enum Addressee
{
    /// <summary>Himself or a substitute.</summary>
    Ordinary,

    /// <summary>A soldier: his commander (APA 88).</summary>
    Soldier,

    /// <summary>A prisoner: the head of the prison (APA 89).</summary>
    Prisoner,
}

/// <summary>Facts of SRV-04.</summary>
/// <param name="Addressee">Who is served.</param>
/// <param name="ServedThroughHead">Served through the head of the prison or the commander.</param>
public readonly record struct AddresseeFacts(Addressee Addressee, bool ServedThroughHead);

/// <summary>Service 送達 (行政程序法 67-91).</summary>
public static class ServiceOfDocuments
{
    private const int CivilDepositDays = 10;
    private const int PublicDays = 20;
    private const int PublicDaysAbroad = 60;
    private const int PublicDaysRepeated = 1;

    private static readonly Rule<DepositFacts> DepositRule = new()
    {
        Id = "SRV-01",
        Topic = "Service",
        Title = "Deposit: effective at once, in the stricter view after 10 days",
        Text = "Service by deposit takes effect on the day of deposit. Whether notices under Art. 17 take effect only after 10 days is disputed: both days are kept, "
            + "and before applying for arrest the later one is used.",
        Articles = [Law.Apa["74"], Law.Ccp["138(2)"]],
        Function = "ServiceOfDocuments.Deposit",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Deposit(facts),
    };

    /// <summary>SRV-01. Date: the day to go by; order: both days. 行政程序法 74; 民事訴訟法 138(2).</summary>
    public static Ruling Deposit(DepositFacts facts)
    {
        var civil = facts.DepositedOn.AddDays(CivilDepositDays);
        return DepositRule.Sequence(
            [facts.DepositedOn.Iso(), civil.Iso()], facts, static (steps, facts, ruling) =>
            {
                steps.Say($"deposited {facts.DepositedOn.Iso()}: effective that day (APA 74)", $"{facts.DepositedOn.Roc()}寄存：自寄存日生效（行政程序法第74條）");
                steps.Say($"stricter view: {CivilDepositDays} days later, {ruling.Order[1]}", $"依民事訴訟法第138條之見解：經{CivilDepositDays}日生效");
                if (facts.ForArrest)
                    steps.Say("for measures under Art. 17 the later day is used", "為第17條之處分，採較後之日");
            }, date: facts.ForArrest ? civil : facts.DepositedOn);
    }

    private static readonly Rule<PublicServiceFacts> PublicRule = new()
    {
        Id = "SRV-02",
        Topic = "Service",
        Title = "Public service: 20 days, abroad 60, repeated the next day",
        Text = "Public service takes effect 20 days after posting or the last publication, abroad 60 days, repeated for the same party on the next day.",
        Articles = [Law.Apa["81"]],
        Function = "ServiceOfDocuments.Public",
        Decide = (facts, law) => Public(facts, law.Calendar),
    };

    /// <summary>SRV-02. Posted + 20, 60 or 1 days, NOROLL. 行政程序法 81.</summary>
    public static Ruling Public(PublicServiceFacts facts, WorkingCalendar calendar)
    {
        var days = facts.IsRepeated ? PublicDaysRepeated : facts.IsAbroad ? PublicDaysAbroad : PublicDays;
        var period = Periods.Days(facts.PostedOn, days, Rolling.NoRoll, calendar);
        return PublicRule.On(period.End, facts, (steps, facts, _) =>
        {
            steps.Say($"posted {facts.PostedOn.Iso()}", $"{facts.PostedOn.Roc()}公示");
            period.Explain(steps, calendar);
        });
    }

    private static readonly Rule<ServiceTimeFacts> TimeRule = new()
    {
        Id = "SRV-03",
        Topic = "Service",
        Title = "Not on rest days or at night, except by post or accepted",
        Text = "Service is not made on Sundays and rest days, before sunrise or after sunset, except by post or when the addressee does not refuse.",
        Articles = [Law.Apa["84"]],
        Function = "ServiceOfDocuments.Time",
        Decide = (facts, law) => Time(facts, law.Calendar),
    };

    /// <summary>SRV-03. By day on a working day, or by post, or accepted. 行政程序法 84.</summary>
    public static Ruling Time(ServiceTimeFacts facts, WorkingCalendar calendar)
    {
        static void Why(Steps steps, ServiceTimeFacts facts, Ruling ruling) => steps.Say(
            $"served {facts.On.Iso()} {facts.At:HH:mm}, sunrise {facts.Sunrise:HH:mm}, sunset {facts.Sunset:HH:mm}: {ruling.Reason}",
            $"{facts.On.Roc()}{facts.At:HH:mm}送達，日出{facts.Sunrise:HH:mm}，日沒{facts.Sunset:HH:mm}：{(ruling.IsAllowed ? "合法" : "有瑕疵")}");
        if (facts.ByPost || facts.Accepted)
            return TimeRule.Allow(facts, Why, facts.ByPost ? "by_post" : "accepted");
        if (calendar.IsRestDay(facts.On))
            return TimeRule.Refuse(facts, "rest_day", Consequence.None, Why);
        return facts.At < facts.Sunrise || facts.At > facts.Sunset
            ? TimeRule.Refuse(facts, "night", Consequence.None, Why)
            : TimeRule.Allow(facts, Why, "daytime");
    }

    private static readonly Rule<AddresseeFacts> AddresseeRule = new()
    {
        Id = "SRV-04",
        Topic = "Service",
        Title = "Soldiers and prisoners through their head",
        Text = "A soldier is served through his commander, a prisoner through the head of the prison.",
        Articles = [Law.Apa["88"], Law.Apa["89"]],
        Function = "ServiceOfDocuments.Through",
        Decide = (facts, _) => Through(facts),
    };

    /// <summary>SRV-04. Served through commander or head of prison. 行政程序法 88, 89.</summary>
    public static Ruling Through(AddresseeFacts facts) => facts.Addressee == Addressee.Ordinary || facts.ServedThroughHead
        ? AddresseeRule.Allow(facts, static (steps, facts, _) => steps.Say($"{facts.Addressee} served as the law says", "送達方式合法"))
        : AddresseeRule.Refuse(facts, "not_through_head", Consequence.None, static (steps, facts, _) =>
            steps.Say($"{facts.Addressee} not served through his head", facts.Addressee == Addressee.Soldier ? "應囑託該管軍事機關或長官送達" : "應囑託該監所長官送達"));

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [DepositRule, PublicRule, TimeRule, AddresseeRule];
}
