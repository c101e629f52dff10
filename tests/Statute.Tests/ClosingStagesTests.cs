namespace Enforcement.Statute.Tests;

public sealed class ClosingStagesTests
{
    [Theory]
    [InlineData("paid_in_full", "yes", "yes")]
    [InlineData("completed", "yes", "yes")]
    [InlineData("revoked", "yes", "yes")]
    [InlineData("revoked_in_part", "for_that_part", "for_that_part")]
    [InlineData("impossible", "yes", "yes")]
    [InlineData("certificate_issued", "yes", "no")]
    [InlineData("withdrawn", "yes", "yes")]
    [InlineData("returned", "yes", "yes")]
    [InlineData("transferred_to_branch", "yes", "no")]
    [InlineData("joined_to_court", "not_found", "no")]
    [InlineData("entrusted_done", "yes", "not_found")]
    [InlineData("period_over", "yes", "yes")]
    [InlineData("deemed_withdrawn", "for_that_part", "for_that_part")]
    public void A_closure_kind_says_whether_it_is_closed_and_whether_it_has_ended(string kind, string closed, string ended)
    {
        var ruling = Closing.Effect(new ClosingFacts(kind));

        ruling.Order.ShouldBe([closed, ended]);
        ruling.Reason.ShouldBe(kind);
    }

    [Fact]
    public void The_kinds_of_the_table_are_all_known_and_no_others()
    {
        ClosureKinds.All.Select(kind => Closing.Effect(new ClosingFacts(kind.Code)).IsAllowed).ShouldAllBe(known => known);
        Closing.Effect(new ClosingFacts("lost")).Reason.ShouldBe("unknown_kind");
    }

    [Theory]
    [InlineData(CaseStage.Received, CaseStage.PreCheck, null, null)]
    [InlineData(CaseStage.PreCheck, CaseStage.Assigned, null, null)]
    [InlineData(CaseStage.PreCheck, CaseStage.Closed, "returned", null)]
    [InlineData(CaseStage.Assigned, CaseStage.Review, null, null)]
    [InlineData(CaseStage.Review, CaseStage.CorrectionPending, null, null)]
    [InlineData(CaseStage.Review, CaseStage.Active, null, null)]
    [InlineData(CaseStage.Review, CaseStage.Closed, "transferred_to_branch", null)]
    [InlineData(CaseStage.CorrectionPending, CaseStage.Review, null, null)]
    [InlineData(CaseStage.CorrectionPending, CaseStage.Closed, "returned", null)]
    [InlineData(CaseStage.Active, CaseStage.Closed, "paid_in_full", null)]
    [InlineData(CaseStage.Active, CaseStage.Closed, null, "kind_missing")]
    [InlineData(CaseStage.Active, CaseStage.Closed, "lost", "kind_missing")]
    [InlineData(CaseStage.Closed, CaseStage.Reopened, "certificate_issued", null)]
    [InlineData(CaseStage.Closed, CaseStage.Reopened, "paid_in_full", "ended_in_law")]
    [InlineData(CaseStage.Reopened, CaseStage.Active, null, null)]
    [InlineData(CaseStage.Received, CaseStage.Active, null, "wrong_order")]
    [InlineData(CaseStage.Assigned, CaseStage.Active, null, "wrong_order")]
    [InlineData(CaseStage.Closed, CaseStage.Active, null, "wrong_order")]
    public void Stages_follow_in_order(CaseStage from, CaseStage to, string? kind, string? reason)
    {
        var ruling = Closing.Stage(new StageFacts(from, to, kind));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is null);
    }
}
