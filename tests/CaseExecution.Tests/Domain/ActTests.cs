using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using CaseStage = Enforcement.CaseExecution.Domain.Cases.CaseStage;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class ActTests
{
    private static readonly ActKind Measured = new("measured", "措施", new LegalBasis("GEN-01", "行政執行法 3")) { IsMeasure = true };
    private static readonly ActKind Noted = new("noted", "通知", new LegalBasis("LIM-04", "行政執行法 7(3)"));
    private static readonly Ground Reasoned = Ground.AllowedBy().For("open since spring", "notice without effect");

    [Fact]
    public void Act_raises_the_version_of_every_case_and_takes_it_up()
    {
        var (first, second) = (CaseBuilder.Open(CaseBuilder.Principal(100)), CaseBuilder.Open(CaseBuilder.Principal(200)));
        var journal = new Journal(CaseBuilder.Now);

        var act = journal.Do(Noted, [first, second], Ground.AllowedBy(), ActEffect.OnCase).Value;

        act.Cases.Select(touched => touched.Version).ShouldBe([2, 2]);
        (first.Stage, second.IsActed, journal.Changes).ShouldBe((CaseStage.Active, true, 2));
        first.Events.Single().ShouldBe(new CaseEvent(2, "noted", act.Id, null, null));
    }

    [Fact]
    public void Refused_ruling_is_the_answer_with_rule_and_article_and_nothing_changes()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        var ruling = Termination.Terminate(new TerminationFacts(100));

        var refusal = new Journal(CaseBuilder.Now).Do(Noted, [file], Ground.AllowedBy(ruling), ActEffect.OnCase).Refusal!;

        (refusal.Code, refusal.Basis.Single().RuleId).ShouldBe((ActRefusals.NotAllowed, "TER-01"));
        refusal.Detail.ShouldContain("still_owed");
        (file.Version, file.Events.Count).ShouldBe((1, 0));
    }

    [Fact]
    public void Ruling_that_is_only_recorded_may_refuse()
    {
        var ruling = Termination.Terminate(new TerminationFacts(100));

        var act = new Journal(CaseBuilder.Now).Do(Noted, [CaseBuilder.Open(CaseBuilder.Principal(100))], Ground.AllowedBy().RestingOn(ruling), ActEffect.OnCase).Value;

        act.Ground.Rulings.ShouldBe([ruling]);
    }

    [Theory]
    [InlineData(null, "tried notice", "/reason")]
    [InlineData("owes", " ", "/milderMeans")]
    public void Measure_needs_its_reason_and_the_milder_means(string? reason, string? milder, string field)
    {
        var refusal = new Journal(CaseBuilder.Now).Do(Measured, [CaseBuilder.Open(CaseBuilder.Principal(100))], Ground.AllowedBy().For(reason, milder), ActEffect.OnCase).Refusal!;

        (refusal.Code, refusal.Field).ShouldBe((ActRefusals.ReasonMissing, field));
    }

    [Fact]
    public void One_case_that_bars_the_act_bars_it_for_the_group()
    {
        var (open, paid) = (CaseBuilder.Open(CaseBuilder.Principal(100)), CaseBuilder.Open(CaseBuilder.Principal(50)));
        var journal = new Journal(CaseBuilder.Now);
        journal.Book(CaseBuilder.Receipt(50), paid);

        var refusal = journal.Do(Measured, [open, paid], Reasoned, ActEffect.OnCase).Refusal!;

        refusal.Code.ShouldBe(ActRefusals.CaseEnded);
        open.Version.ShouldBe(1);
        journal.Ended.ShouldBe([paid]);
    }

    [Fact]
    public void Every_kind_of_act_has_a_code_of_its_own_a_name_and_a_basis() =>
        ActKinds.All.ShouldAllBe(kind => kind.Code.Length > 0 && kind.Chinese.Length > 0 && kind.Basis.RuleId.Length > 0 && kind.Basis.Article.Length > 0);

    [Fact]
    public void Measure_goes_through_its_states_and_no_other_way()
    {
        var (journal, measure) = Proposed(40);

        journal.TakeEffect(measure, CaseBuilder.Today).Refusal!.Code.ShouldBe(MeasureRefusals.WrongState);
        journal.Release(measure, "paid").Refusal!.Code.ShouldBe(MeasureRefusals.WrongState);
        journal.Approve(measure).IsRefused.ShouldBeFalse();
        journal.Approve(measure).Refusal!.Code.ShouldBe(MeasureRefusals.WrongState);
        journal.TakeEffect(measure, CaseBuilder.Today).IsRefused.ShouldBeFalse();
        journal.Cancel(measure, "late").Refusal!.Code.ShouldBe(MeasureRefusals.WrongState);
        journal.Release(measure, "security given").IsRefused.ShouldBeFalse();
        journal.End(measure, "sold").Refusal!.Code.ShouldBe(MeasureRefusals.WrongState);
        (measure.State, measure.Amount, measure.Shares.Count, measure.Version).ShouldBe((MeasureState.Released, 0L, 0, 1));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Attached_sum_is_at_most_what_is_owed(long amount, bool allowed)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(90), CaseBuilder.Costs(10));
        var journal = new Journal(CaseBuilder.Now);
        var act = journal.Do(Measured, [file], Reasoned, ActEffect.OnCase).Value;

        var result = journal.Propose(act, Terms(), [new MeasureShare(file, amount)], new Dictionary<Guid, long>());

        (!result.IsRefused).ShouldBe(allowed);
    }

    [Fact]
    public void Two_measures_of_one_journal_count_together()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        var journal = new Journal(CaseBuilder.Now);
        var act = journal.Do(Measured, [file], Reasoned, ActEffect.OnCase).Value;
        journal.PutInForce(act, Terms(), [new MeasureShare(file, 60)], new Dictionary<Guid, long>()).IsRefused.ShouldBeFalse();

        var second = journal.PutInForce(act, Terms(), [new MeasureShare(file, 41)], new Dictionary<Guid, long>());

        second.Refusal!.Code.ShouldBe(MeasureRefusals.ExceedsDebt);
        journal.Measures.Count.ShouldBe(1);
    }

    private static (Journal Journal, Measure Measure) Proposed(long amount)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        var journal = new Journal(CaseBuilder.Now);
        var act = journal.Do(Measured, [file], Reasoned, ActEffect.OnCase).Value;
        return (journal, journal.Propose(act, Terms(), [new MeasureShare(file, amount)], new Dictionary<Guid, long>()).Value);
    }

    private static MeasureTerms Terms() => new() { Kind = MeasureKinds.Garnishment, ObligorId = Guid.Empty, Branch = "tpy", Section = "甲" };
}
