using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class SeizureTests
{
    [Theory]
    [InlineData(EarlierSeizure.Court, 900_000, 5_000, 0, "DBL-01")]
    [InlineData(EarlierSeizure.None, 5_000, 5_000, 0, "MOV-06")]
    [InlineData(EarlierSeizure.None, 5_001, 5_000, 0, null)]
    [InlineData(EarlierSeizure.None, 900_000, 5_000, 104_999, null)]
    [InlineData(EarlierSeizure.None, 900_000, 5_000, 105_000, "MOV-05")]
    public void What_is_seized_elsewhere_brings_nothing_or_is_not_needed_is_not_seized(EarlierSeizure by, long proceeds, long costs, long bound, string? rule)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100_000));

        var refusal = Seizure.Order(SeizedThing.On("2026-05-01"), [file], Terms(file.Id), SeizedThing.Findings(by, proceeds, costs), bound).Refusal;

        (refusal?.Basis.Single().RuleId).ShouldBe(rule);
        (refusal?.Code).ShouldBe(rule is null ? null : SeizureRefusals.NotAllowed);
    }

    [Fact]
    public void Seizure_needs_its_reason_and_the_milder_means() =>
        Seizure.Order(SeizedThing.On("2026-05-01"), [CaseBuilder.Open(CaseBuilder.Principal(100))], Terms(Guid.NewGuid()), SeizedThing.Findings(milder: null), 0)
            .Refusal!.Code.ShouldBe(ActRefusals.ReasonMissing);

    [Fact]
    public void Deposits_are_garnished_not_seized() =>
        Seizure.Order(SeizedThing.On("2026-05-01"), [CaseBuilder.Open(CaseBuilder.Principal(100))], Terms(Guid.NewGuid()) with { Property = PropertyKind.Deposit }, SeizedThing.Findings(), 0)
            .Refusal!.Code.ShouldBe(SeizureRefusals.NotSeizable);

    [Fact]
    public void Arrival_at_the_land_office_seizes_and_an_earlier_act_on_site_takes_its_place()
    {
        var thing = SeizedThing.Land();

        (thing.Seizure.State, thing.Measure.State, thing.Measure.InForceOn).ShouldBe((SeizureState.Effective, MeasureState.InForce, new DateOnly(2026, 5, 4)));
        thing.Seizure.Register(SeizedThing.On("2026-05-06"), [thing.File], thing.Measure, SeizedThing.At("2026-05-05"), "2").Refusal!.Code.ShouldBe(SeizureRefusals.WrongState);
        thing.Seizure.Record(SeizedThing.On("2026-05-06"), [thing.File], thing.Measure, SeizedThing.Site("2026-04-30 10:00", "2026-04-30 11:00")).IsRefused.ShouldBeFalse();
        thing.Seizure.EffectiveAt.ShouldBe(SeizedThing.At("2026-04-30"));
    }

    // 2026-05-03 is a Sunday; in Taipei the sun sets about half past six in May.
    [Theory]
    [InlineData("2026-05-04 10:00", "2026-05-04 20:00", false, null, null)]
    [InlineData("2026-05-04 20:00", "2026-05-04 21:00", false, null, "GEN-02")]
    [InlineData("2026-05-03 10:00", "2026-05-03 11:00", false, null, "GEN-02")]
    [InlineData("2026-05-03 10:00", "2026-05-03 11:00", true, null, "GEN-02")]
    [InlineData("2026-05-03 10:00", "2026-05-03 11:00", true, "goods are being carried away", null)]
    public void Act_on_site_keeps_to_the_day_or_says_why_not(string from, string to, bool urgent, string? note, string? rule)
    {
        var (seizure, file, measure) = Ordered();

        var refusal = seizure.Record(SeizedThing.On("2026-05-05"), [file], measure, SeizedThing.Site(from, to) with { IsUrgent = urgent, Note = note }).Refusal;

        (refusal?.Basis.Single().RuleId).ShouldBe(rule);
        seizure.State.ShouldBe(rule is null ? SeizureState.Effective : SeizureState.Ordered);
    }

    [Theory]
    [InlineData(ExemptThing.None, null, null)]
    [InlineData(ExemptThing.ToolsOfWorkOrEducation, null, "MOV-07")]
    [InlineData(ExemptThing.None, 4, "MOV-01")]
    [InlineData(ExemptThing.None, 3, null)]
    public void Movables_the_household_needs_are_left(ExemptThing thing, int? months, string? rule)
    {
        var (seizure, file, measure) = Ordered();

        var site = SeizedThing.Site("2026-05-04 10:00", "2026-05-04 11:00") with { Thing = thing, MonthlyNeeds = 20_000, MonthsOfNeeds = months };

        (seizure.Record(SeizedThing.On("2026-05-05"), [file], measure, site).Refusal?.Basis.Single().RuleId).ShouldBe(rule);
    }

    [Fact]
    public void Release_gives_the_measure_up_and_not_while_a_court_file_is_joined()
    {
        var thing = SeizedThing.Land();

        var refused = thing.Seizure.Release(SeizedThing.On("2026-05-06"), [thing.File], thing.Measure, new ReleaseFindings("unlawful", true, [], [], "letter 1"));
        var done = thing.Seizure.Release(SeizedThing.On("2026-05-06"), [thing.File], thing.Measure, new ReleaseFindings("unlawful", false, [], [], "letter 1"));

        refused.Refusal!.Basis.Single().RuleId.ShouldBe("DBL-02");
        done.IsRefused.ShouldBeFalse();
        (thing.Seizure.State, thing.Measure.State, thing.Measure.EndReason).ShouldBe((SeizureState.Released, MeasureState.Released, "unlawful"));
        thing.Seizure.Entrust(SeizedThing.On("2026-05-07"), [thing.File], new Custodian(CustodianKind.Branch, null, null), "late").Refusal!.Code.ShouldBe(SeizureRefusals.WrongState);
    }

    private static (Seizure Seizure, Enforcement.CaseExecution.Domain.Cases.CaseFile File, Measure Measure) Ordered()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100_000));
        var journal = SeizedThing.On("2026-05-01");
        var (seizure, _) = Seizure.Order(journal, [file], Terms(file.Id) with { Property = PropertyKind.Movable, Registry = null }, SeizedThing.Findings(), 0).Value;
        return (seizure, file, journal.Measures.Single());
    }

    private static SeizureTerms Terms(Guid caseId) => new(Guid.Empty, Guid.NewGuid(), PropertyKind.Land, "tpy", "甲", caseId, "古亭地政事務所");
}
