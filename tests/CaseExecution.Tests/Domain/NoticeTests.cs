using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;
using CaseStage = Enforcement.CaseExecution.Domain.Cases.CaseStage;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class NoticeTests
{
    private static readonly AddresseeTerms Obligor = new(AddresseeRole.Obligor, ServedParty.Person) { Name = "王小明" };
    private static readonly Moratorium NewYear = new(Guid.NewGuid(), null, CaseBuilder.Today.AddDays(1), CaseBuilder.Today.AddDays(9), ["drunkDriving"], AllowsUrgent: true);

    [Fact]
    public void Notice_is_one_act_over_all_its_cases_and_takes_them_up()
    {
        var (first, second) = (CaseBuilder.Open(CaseBuilder.Principal(100)), CaseBuilder.Open(CaseBuilder.Principal(200)));
        var journal = new Journal(CaseBuilder.Now);

        var notice = Notice.Issue(journal, [first, second], Payment(CaseBuilder.Today.AddDays(1)), [Obligor], null).Value;

        (notice.Amount, notice.ActId, journal.Acts.Single().Cases.Count).ShouldBe((300L, journal.Acts.Single().Id, 2));
        journal.Acts.Single().Ground.Rulings.Select(ruling => ruling.RuleId).ShouldBe(["NOT-01", "LIM-04", "SRV-05"]);
        journal.Flags.Select(change => (change.Flag, change.On)).ShouldBe([(CaseFlag.NoticeSent, true), (CaseFlag.NoticeSent, true)]);
        first.Stage.ShouldBe(CaseStage.Active);
    }

    [Fact]
    public void Day_of_a_notice_lies_after_it()
    {
        var journal = new Journal(CaseBuilder.Now);

        var refusal = Notice.Issue(journal, [CaseBuilder.Open(CaseBuilder.Principal(100))], Payment(CaseBuilder.Today), [Obligor], null).Refusal!;

        (refusal.Code, refusal.Basis.Single().RuleId, refusal.Basis.Single().Article).ShouldBe((NoticeRefusals.DayInvalid, "NOT-01", "行政執行法 14"));
        journal.Acts.ShouldBeEmpty();
    }

    [Fact]
    public void Notice_that_informs_reaches_an_ended_case_and_sends_no_flag()
    {
        var file = Paid();
        var journal = new Journal(CaseBuilder.Now);

        Notice.Issue(journal, [file], new NoticeTerms(NoticeKind.Information, null), [Obligor], null).IsRefused.ShouldBeFalse();

        journal.Flags.ShouldBeEmpty();
        Notice.Issue(new Journal(CaseBuilder.Now), [file], Payment(CaseBuilder.Today.AddDays(1)), [Obligor], null).Refusal!.Code.ShouldBe(ActRefusals.CaseEnded);
    }

    [Theory]
    [InlineData(0, "trafficFine", false, true)]
    [InlineData(1, "trafficFine", false, false)]
    [InlineData(9, "trafficFine", false, false)]
    [InlineData(10, "trafficFine", false, true)]
    [InlineData(5, "drunkDriving", false, true)]
    [InlineData(5, "trafficFine", true, true)]
    public void Moratorium_holds_summonses_on_its_days(int day, string subKind, bool isUrgent, bool allowed) =>
        NewYear.Ask(CaseBuilder.Today.AddDays(day), [subKind], isUrgent).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void Moratorium_excepts_a_group_only_when_every_claim_of_it_is_excepted()
    {
        NewYear.Ask(CaseBuilder.Today.AddDays(5), ["drunkDriving", "trafficFine"], false).IsAllowed.ShouldBeFalse();
        (NewYear with { AllowsUrgent = false }).Ask(CaseBuilder.Today.AddDays(5), ["trafficFine"], true).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void Summons_into_a_moratorium_is_refused_and_one_it_lets_through_keeps_the_ruling()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        var journal = new Journal(CaseBuilder.Now);
        var day = CaseBuilder.Today.AddDays(5);

        var refusal = Notice.Issue(journal, [file], Appearance(day), [Obligor], NewYear.Ask(day, ["trafficFine"], false)).Refusal!;
        Notice.Issue(journal, [file], Appearance(day), [Obligor], NewYear.Ask(day, ["trafficFine"], true)).IsRefused.ShouldBeFalse();

        (refusal.Code, refusal.Field, refusal.Basis.Single().RuleId).ShouldBe((MoratoriumRefusals.InForce, "/appearAt", "NOT-03"));
        journal.Acts.Single().Ground.Asked.Select(ruling => ruling.RuleId).ShouldBe(["NOT-01", "NOT-03"]);
    }

    [Fact]
    public void Only_an_open_notice_to_appear_is_moved()
    {
        Move(NoticeKind.Appearance, NoticeState.Open, CaseBuilder.Today.AddDays(1)).ShouldBeNull();
        Move(NoticeKind.Appearance, NoticeState.Open, CaseBuilder.Today).ShouldBe(NoticeRefusals.DayInvalid.Code);
        Move(NoticeKind.Appearance, NoticeState.Fulfilled, CaseBuilder.Today.AddDays(1)).ShouldBe(NoticeRefusals.Settled.Code);
        Move(NoticeKind.Payment, NoticeState.Open, CaseBuilder.Today.AddDays(1)).ShouldBe(NoticeRefusals.NotAnAppearance.Code);

        static string? Move(NoticeKind kind, NoticeState state, DateOnly day) => Notice.Move(
            new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], kind, state, day, ActEffect.OnCase, null, "typhoon").Refusal?.Code.Code;
    }

    [Theory]
    [InlineData(NoticeState.Open, true)]
    [InlineData(NoticeState.Cancelled, false)]
    [InlineData(NoticeState.Over, false)]
    public void Only_an_open_notice_is_taken_back(NoticeState state, bool allowed) =>
        Notice.Cancel(new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], Guid.NewGuid(), state, "wrong address").IsRefused.ShouldBe(!allowed);

    [Theory]
    [InlineData(ServedParty.Person, false, false, "party")]
    [InlineData(ServedParty.Body, false, false, "representative")]
    [InlineData(ServedParty.PersonWithoutCapacity, false, false, "legal_representative")]
    [InlineData(ServedParty.Person, true, false, "receiver")]
    [InlineData(ServedParty.Person, false, true, "agent")]
    public void Whoever_must_be_served_follows_from_the_addressee(ServedParty party, bool hasReceiver, bool hasAgent, string expected) =>
        (Obligor with { Served = party, HasReceiver = hasReceiver, HasAgent = hasAgent }).Recipient().Reason.ShouldBe(expected);

    private static NoticeTerms Payment(DateOnly day) => new(NoticeKind.Payment, day);

    private static NoticeTerms Appearance(DateOnly day) => new(NoticeKind.Appearance, day) { AppearAt = Enforcement.Kernel.TaipeiTime.StartOf(day).AddHours(9), Place = "第一詢問室" };

    private static CaseFile Paid()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        new Journal(CaseBuilder.Now).Book(CaseBuilder.Receipt(100), file);
        return file;
    }
}
