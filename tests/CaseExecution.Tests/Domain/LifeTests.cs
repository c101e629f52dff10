using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Courts;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Domain.Insolvencies;
using Enforcement.CaseExecution.Domain.Joining;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>Entrustment, death, insolvency, courts, joining and reopening: every transition and refusal.</summary>
public sealed class LifeTests
{
    private static readonly Place Yilan = new("宜蘭縣", null);
    private readonly Journal _journal = new(CaseBuilder.Now);
    private readonly CaseFile _file = CaseBuilder.Open(CaseBuilder.Principal(1000));

    [Fact]
    public void Entrusted_act_is_accepted_reported_and_done()
    {
        var entrusted = Entrust();

        entrusted.Accept(_journal, _file, "ily", "丙").IsRefused.ShouldBeFalse();
        entrusted.Complete(_journal, _file, "ily", null).Refusal!.Code.Code.ShouldBe("entrustment.not_done");
        entrusted.Report(_journal, _file, "ily", CaseBuilder.Today.AddDays(1), false).Refusal!.Code.Code.ShouldBe("entrustment.in_future");
        entrusted.Report(_journal, _file, "ily", CaseBuilder.Today, true).IsRefused.ShouldBeFalse();
        entrusted.Complete(_journal, _file, "ily", null).Refusal!.Basis[0].RuleId.ShouldBe("INT-12");
        entrusted.Report(_journal, _file, "ily", CaseBuilder.Today, false).IsRefused.ShouldBeFalse();
        entrusted.Complete(_journal, _file, "ily", null).Value.Effect.Detail.ShouldBe("entrustedDone");

        (entrusted.State, entrusted.Reports, entrusted.ToSection, entrusted.EndedOn, entrusted.IsOpen).ShouldBe((EntrustmentState.Done, 2, "丙", CaseBuilder.Today, false));
        entrusted.Version.ShouldBe(5);
        _file.Events.Count.ShouldBe(5);
    }

    [Fact]
    public void Entrustment_ends_only_by_the_branch_it_is_for_and_only_once()
    {
        var entrusted = Entrust();

        entrusted.Accept(_journal, _file, "tpy", null).Refusal!.Code.Code.ShouldBe("entrustment.other_branch");
        entrusted.Report(_journal, _file, "ily", CaseBuilder.Today, false).Refusal!.Code.Code.ShouldBe("entrustment.not_accepted");
        entrusted.Return(_journal, _file, "ily", "moved").Refusal!.Code.Code.ShouldBe("entrustment.not_accepted");
        entrusted.Withdraw(_journal, _file, "ily", "paid").Refusal!.Code.Code.ShouldBe("entrustment.other_branch");
        entrusted.Accept(_journal, _file, "ily", null).IsRefused.ShouldBeFalse();
        entrusted.Accept(_journal, _file, "ily", null).Refusal!.Code.Code.ShouldBe("entrustment.accepted");
        entrusted.Refuse(_journal, _file, "ily", "no").Refusal!.Code.Code.ShouldBe("entrustment.accepted");
        entrusted.Return(_journal, _file, "ily", "moved").IsRefused.ShouldBeFalse();
        entrusted.Withdraw(_journal, _file, "tpy", "paid").Refusal!.Code.Code.ShouldBe("entrustment.ended");

        (entrusted.State, entrusted.Note).ShouldBe((EntrustmentState.Returned, "moved"));
    }

    [Fact]
    public void Acts_that_decide_over_the_case_are_not_entrusted_nor_is_an_act_in_the_own_area()
    {
        EntrustedCase.Entrust(_journal, _file, Yilan, ["caseReturned"], "task", "o").Refusal!.Code.Code.ShouldBe("entrustment.act_unknown");
        EntrustedCase.Entrust(_journal, _file, Yilan, ["entrusted"], "task", "o").Refusal!.Code.Code.ShouldBe("entrustment.act_unknown");
        EntrustedCase.Entrust(_journal, _file, new Place("臺北市", "中正區"), ["representativeNamed"], "task", "o").Refusal!.Code.Code.ShouldBe("entrustment.not_entrustable");
        EntrustedCase.Entrust(_journal, _file, new Place("某縣", null), ["representativeNamed"], "task", "o").Refusal!.Code.Code.ShouldBe("entrustment.not_entrustable");
        _file.Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-08-31", "dead_at_transfer")]
    [InlineData("2026-09-01", "within_inheritance")]
    public void Death_before_the_day_of_the_transfer_is_told_apart_from_death_on_it(string diedOn, string reason)
    {
        var notice = new DeathNotice(DateOnly.Parse(diedOn, System.Globalization.CultureInfo.InvariantCulture), null, true, true, false, "register");

        var act = Death.Record(_journal, [new EstateCase(_file, new DateOnly(2026, 9, 1))], notice, []).Value;

        act.Ground.Found.Single().Reason.ShouldBe(reason);
    }

    [Fact]
    public void Insolvency_stays_claim_by_claim_and_ends_once()
    {
        var tax = CaseBuilder.Open(CaseBuilder.Principal(700));
        var notice = new InsolvencyNotice(InsolvencyEvent.Rehabilitation, "court", "7", CaseBuilder.Today, false, null);

        ObligorInsolvency.Begin(_journal, [tax], notice, new InsolvencyExemptions(false, [ClaimKind.Tax]), null).Refusal!.Code.Code.ShouldBe("insolvency.goes_on");
        ObligorInsolvency.Begin(_journal, [tax], notice with { OpenedOn = CaseBuilder.Today.AddDays(1) }, new InsolvencyExemptions(false, []), null).Refusal!.Code.Code.ShouldBe("insolvency.in_future");
        var insolvency = ObligorInsolvency.Begin(_journal, [tax], notice, new InsolvencyExemptions(false, []), null).Value.Insolvency;
        var stay = _journal.Stays.Single();

        tax.IsStayed.ShouldBeTrue();
        insolvency.Claim(_journal, [], CaseBuilder.Today, "letter").Refusal!.Code.Code.ShouldBe("insolvency.nothing_open");
        insolvency.Claim(_journal, [tax], CaseBuilder.Today.AddDays(1), "letter").Refusal!.Code.Code.ShouldBe("insolvency.in_future");
        insolvency.Claim(_journal, [tax], CaseBuilder.Today, "letter").Value.Effect.Amount.ShouldBe(700);
        insolvency.Claim(_journal, [tax], CaseBuilder.Today, "letter").Refusal!.Code.Code.ShouldBe("insolvency.claimed");
        insolvency.End(_journal, stay, [tax], "closed").IsRefused.ShouldBeFalse();
        insolvency.End(_journal, stay, [tax], "closed").Refusal!.Code.Code.ShouldBe("insolvency.ended");
        (stay.LiftReason, insolvency.EndedOn).ShouldBe(("closed", CaseBuilder.Today));
    }

    [Fact]
    public void File_at_the_court_comes_back_and_a_courts_file_is_handed_over()
    {
        var sent = CourtJoinder.Send(_journal, _file, Terms(JoinderDirection.Sent, null), reportClosed: true, null).Value.Joinder;

        (_file.ClosureKind, _file.HasEnded).ShouldBe(("joinedToCourt", false));
        sent.HandOver(_journal, _file, null).Refusal!.Code.Code.ShouldBe("court_joinder.other_direction");
        sent.Return(_journal, _file, null).IsRefused.ShouldBeFalse();
        _file.Status.ShouldBe(CaseStatus.Open);
        sent.Return(_journal, _file, null).Refusal!.Code.Code.ShouldBe("court_joinder.ended");
        CourtJoinder.Receive(_journal, _file, Terms(JoinderDirection.Received, null), null).Refusal!.Code.Code.ShouldBe("court_joinder.not_seized");
        CourtJoinder.Receive(_journal, _file, Terms(JoinderDirection.Received, Guid.NewGuid()) with { SinceOn = CaseBuilder.Today.AddDays(1) }, null).Refusal!.Code.Code.ShouldBe("court_joinder.in_future");
        var received = CourtJoinder.Receive(_journal, _file, Terms(JoinderDirection.Received, Guid.NewGuid()), null).Value.Joinder;
        var handed = received.HandOver(_journal, _file, null).Value;
        (handed.Ground.Found[0].RuleId, handed.Ground.Found[0].Reason, received.State).ShouldBe(("DBL-02", "court_file_joined", JoinderState.HandedOver));
    }

    [Fact]
    public void Only_free_cases_of_one_obligor_and_section_are_joined()
    {
        var other = CaseBuilder.Open(CaseBuilder.Principal(1));
        var elsewhere = CaseFile.Restore(CaseBuilder.Open(CaseBuilder.Principal(1)).State with { Section = "乙" });
        var stranger = CaseFile.Restore(CaseBuilder.Open(CaseBuilder.Principal(1)).State with { ObligorId = Guid.NewGuid() });

        JoinedGroup.Join(_journal, _file, [], [], null).Refusal!.Code.Code.ShouldBe("joining.nothing_to_join");
        JoinedGroup.Join(_journal, _file, [stranger], [], null).Refusal!.Code.Code.ShouldBe("joining.other_obligor");
        JoinedGroup.Join(_journal, _file, [elsewhere], [], null).Refusal!.Code.Code.ShouldBe("joining.other_section");
        JoinedGroup.Join(_journal, _file, [other], [other.Id], null).Refusal!.Code.Code.ShouldBe("joining.joined_before");
        JoinedGroup.Join(_journal, _file, [other], [], null).Value.Cases.Count.ShouldBe(2);
        JoinedGroup.Unjoin(_journal, _file, [other], 0, null).Refusal!.Code.Code.ShouldBe("joining.not_joined");
        JoinedGroup.Unjoin(_journal, _file, [other], 1, null).IsRefused.ShouldBeFalse();
        _journal.Flags.Select(change => change.On).ShouldBe([true, false]);
    }

    [Fact]
    public void Closed_for_the_statistics_only_is_opened_again()
    {
        Reopening.Reopen(_journal, _file, "found").Refusal!.Code.Code.ShouldBe("review.not_closed");
        _journal.Close(_file, CaseClosures.CertificateIssued).IsRefused.ShouldBeFalse();

        var act = Reopening.Reopen(_journal, _file, "a deposit was found").Value;

        (act.Kind.Code, act.Ground.Asked[0].RuleId, _file.Status, _file.Outstanding).ShouldBe(("caseReopened", "CLO-02", CaseStatus.Open, 1000));
        _file.ShouldBalance();
    }

    private EntrustedCase Entrust() => EntrustedCase.Entrust(_journal, _file, Yilan, ["representativeNamed"], "visit the shop", "officer").Value.Case;

    private static JoinderTerms Terms(JoinderDirection direction, Guid? measure) => new(default, direction, "court", "7", measure, null, CaseBuilder.Today, false, default);
}
