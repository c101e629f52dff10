using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class JurisdictionTests
{
    private static readonly JurisdictionFacts AssetInYilan = new([new Place("宜蘭縣", "宜蘭市")], null);
    private readonly Journal _journal = new(new DateTimeOffset(2026, 9, 2, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Branch_without_jurisdiction_asks_and_the_ruling_names_the_other_branch()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1000));

        var asked = JurisdictionTransfer.Request(_journal, [file], AssetInYilan, "land in Yilan", "officer-1").Value;

        (asked.Transfer.State, asked.Transfer.Terms.ToBranch).ShouldBe((JurisdictionState.Requested, "ily"));
        (asked.Act.Kind.Code, asked.Act.Ground.Found[0].RuleId, asked.Act.Ground.Found[0].Reason).ShouldBe(("jurisdictionTransferRequested", "INT-06", "other_branch"));
    }

    [Fact]
    public void Own_branch_and_unknown_places_are_refused()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1000));

        var own = JurisdictionTransfer.Request(_journal, [file], new JurisdictionFacts([new Place("臺北市", "中正區")], null), "why", "officer-1").Refusal!;
        var unknown = JurisdictionTransfer.Request(_journal, [file], new JurisdictionFacts([], null), "why", "officer-1").Refusal!;

        (own.Code.Code, own.Basis[0].RuleId).ShouldBe(("jurisdiction_transfer.own_branch", "INT-06"));
        unknown.Code.Code.ShouldBe("jurisdiction_transfer.place_unknown");
        file.Version.ShouldBe(file.State.Version);
    }

    [Fact]
    public void Nobody_decides_his_own_request_or_one_that_is_decided()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1000));
        var transfer = JurisdictionTransfer.Request(_journal, [file], AssetInYilan, "land", "officer-1").Value.Transfer;

        transfer.Approve(_journal, [file], "officer-1", null).Refusal!.Code.Code.ShouldBe("jurisdiction_transfer.own");
        transfer.Approve(_journal, [], "reviewer", null).Refusal!.Code.Code.ShouldBe("jurisdiction_transfer.nothing_open");
        transfer.Withdraw(_journal, [file], "sly", "officer-2", null).Refusal!.Code.Code.ShouldBe("jurisdiction_transfer.not_own");
        transfer.Reject(_journal, [file], "reviewer", "asset was sold").IsRefused.ShouldBeFalse();
        transfer.Approve(_journal, [file], "reviewer", null).Refusal!.Code.Code.ShouldBe("jurisdiction_transfer.decided");
        transfer.Withdraw(_journal, [file], file.Number.Branch, "officer-1", null).Refusal!.Code.Code.ShouldBe("jurisdiction_transfer.decided");
    }

    [Fact]
    public void Approved_case_moves_to_its_new_number_even_if_it_was_paid_meanwhile()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1000));
        var transfer = JurisdictionTransfer.Request(_journal, [file], AssetInYilan, "land", "officer-1").Value.Transfer;
        transfer.Approve(_journal, [file], "reviewer", null).IsRefused.ShouldBeFalse();
        file.ApplyPayment(Guid.NewGuid(), file.Outstanding, _journal.Day, _journal.Day).IsRefused.ShouldBeFalse();
        var number = file.Number with { Branch = "ily", Serial = 7 };

        var act = transfer.Move(_journal, [file], new Dictionary<Guid, NewHome> { [file.Id] = new(number, "乙") });

        (transfer.State, act.Kind.Code, transfer.Version).ShouldBe((JurisdictionState.Moved, "caseMoved", 3));
        (_journal.Moves.Single().Number.ToString(), _journal.Moves.Single().Section).ShouldBe((number.ToString(), "乙"));
        Should.Throw<InvalidOperationException>(() => transfer.Move(_journal, [file], new Dictionary<Guid, NewHome> { [file.Id] = new(number, "乙") }));
    }

    [Fact]
    public void Number_of_another_year_or_of_the_own_branch_is_no_place_to_move_to()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(1000));
        var act = JurisdictionTransfer.Request(_journal, [file], AssetInYilan, "land", "officer-1").Value.Act;

        Should.Throw<InvalidOperationException>(() => _journal.Move(act, file, file.Number with { Serial = 9 }, "乙", Guid.NewGuid()));
        Should.Throw<InvalidOperationException>(() => _journal.Move(act, file, file.Number with { Branch = "ily", RocYear = file.Number.RocYear + 1 }, "乙", Guid.NewGuid()));
    }
}
