namespace Enforcement.Statute.Tests;

public sealed class ServiceOfDocumentsTests
{
    private static readonly TimeOnly Sunrise = new(5, 30);
    private static readonly TimeOnly Sunset = new(18, 10);

    [Theory]
    [InlineData(false, "2026-06-01")]
    [InlineData(true, "2026-06-11")]
    public void A_deposit_is_effective_at_once_and_for_arrest_10_days_later(bool forArrest, string date)
    {
        var ruling = ServiceOfDocuments.Deposit(new DepositFacts(Day.Of("2026-06-01"), forArrest));

        ruling.Date.ShouldBe(Day.Of(date));
        ruling.Order.ShouldBe(["2026-06-01", "2026-06-11"]);
        ruling.Steps.Count.ShouldBe(forArrest ? 3 : 2);
    }

    [Theory]
    [InlineData(false, false, "2026-09-05")]
    [InlineData(true, false, "2026-10-15")]
    [InlineData(false, true, "2026-08-17")]
    [InlineData(true, true, "2026-08-17")]
    public void Public_service_takes_effect_after_20_60_or_1_days_even_on_a_rest_day(bool abroad, bool repeated, string date) =>
        ServiceOfDocuments.Public(new PublicServiceFacts(Day.Of("2026-08-16"), abroad, repeated), Day.Calendar).Date.ShouldBe(Day.Of(date));

    [Theory]
    [InlineData("2026-09-24", "05:30", false, false, "daytime")]
    [InlineData("2026-09-24", "05:29", false, false, "night")]
    [InlineData("2026-09-24", "18:10", false, false, "daytime")]
    [InlineData("2026-09-24", "18:11", false, false, "night")]
    [InlineData("2026-09-25", "10:00", false, false, "rest_day")]
    [InlineData("2026-09-25", "10:00", true, false, "by_post")]
    [InlineData("2026-09-25", "23:00", false, true, "accepted")]
    public void Service_is_made_by_day_on_working_days_unless_by_post_or_accepted(string on, string at, bool post, bool accepted, string reason)
    {
        var facts = new ServiceTimeFacts(Day.Of(on), TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Sunrise, Sunset, post, accepted);

        var ruling = ServiceOfDocuments.Time(facts, Day.Calendar);

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is not ("night" or "rest_day"));
    }

    [Theory]
    [InlineData(Addressee.Ordinary, false, true)]
    [InlineData(Addressee.Soldier, false, false)]
    [InlineData(Addressee.Soldier, true, true)]
    [InlineData(Addressee.Prisoner, false, false)]
    [InlineData(Addressee.Prisoner, true, true)]
    public void Soldiers_and_prisoners_are_served_through_their_head(Addressee addressee, bool through, bool allowed) =>
        ServiceOfDocuments.Through(new AddresseeFacts(addressee, through)).IsAllowed.ShouldBe(allowed);
}
