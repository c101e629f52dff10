using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Domain.Payments;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class InquiryTests
{
    private static readonly InquiryTarget Bank = new(InquirySubject.Accounts, "822");
    private static readonly InquiryTarget Land = new(InquirySubject.Land, "BA");

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "inquiry.not_approved")]
    public void Accounts_are_asked_with_the_approval_of_the_head(bool approved, string? code)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));
        var journal = new Journal(CaseBuilder.Now);

        var result = Inquiry.Ask(journal, file, [Bank], "deposits to attach", approved);

        result.Refusal?.Code.Code.ShouldBe(code);
        (result.Refusal?.Basis.Single().RuleId).ShouldBe(approved ? null : "QRY-02");
        journal.Acts.Count.ShouldBe(approved ? 1 : 0);
    }

    [Fact]
    public void Registries_need_no_approval_and_asking_begins_enforcement()
    {
        var journal = new Journal(CaseBuilder.Now);

        var act = Inquiry.Ask(journal, CaseBuilder.Open(CaseBuilder.Principal(100)), [Land], "land to seize", isApproved: false).Value;

        (act.Kind, act.Ground.Reason).ShouldBe((InquiryActs.PropertyInquired, "land to seize"));
        act.Ground.Found.Single().Date.ShouldBe(CaseBuilder.Today);
        journal.Flags.Single().Flag.ShouldBe(CaseFlag.Investigating);
    }

    [Fact]
    public void Answer_comes_once_between_the_inquiry_and_today()
    {
        Code(isAnswered: false, CaseBuilder.Today).ShouldBeNull();
        Code(isAnswered: true, CaseBuilder.Today).ShouldBe(InquiryRefusals.Answered.Code);
        Code(isAnswered: false, CaseBuilder.Today.AddDays(1)).ShouldBe(InquiryRefusals.DateInvalid.Code);
        Code(isAnswered: false, CaseBuilder.Today.AddDays(-4)).ShouldBe(InquiryRefusals.DateInvalid.Code);

        static string? Code(bool isAnswered, DateOnly on) => Inquiry.Answer(
            new Journal(CaseBuilder.Now), CaseBuilder.Open(CaseBuilder.Principal(100)), Guid.NewGuid(), isAnswered, CaseBuilder.Today.AddDays(-3), on, 2).Refusal?.Code.Code;
    }

    [Theory]
    [InlineData(-1, false, true, null)]
    [InlineData(0, false, false, "served_late")]
    [InlineData(-1, true, false, "good_reason")]
    [InlineData(null, false, false, "not_served")]
    public void Not_to_appear_is_recorded_and_counts_only_after_notice_in_time(int? servedDaysAfter, bool goodReason, bool counts, string? reason)
    {
        var appearOn = CaseBuilder.Today;

        var missed = AppearanceRecord.Missed(new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], Guid.NewGuid(), appearOn,
            servedDaysAfter is { } days ? appearOn.AddDays(days) : null, goodReason).Value;

        (missed.Counts, missed.Act.Ground.Found.Single().Reason, missed.Act.Effect.Detail).ShouldBe((counts, reason, reason ?? "counts"));
    }

    [Fact]
    public void What_has_not_happened_is_not_recorded()
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(100));

        AppearanceRecord.Missed(new Journal(CaseBuilder.Now), [file], Guid.NewGuid(), CaseBuilder.Today.AddDays(1), null, false).Refusal!.Code.ShouldBe(AppearanceRefusals.DayInvalid);
        AppearanceRecord.Heard(new Journal(CaseBuilder.Now), [file], Guid.NewGuid(), CaseBuilder.Today.AddDays(1), 0).Refusal!.Code.ShouldBe(AppearanceRefusals.DayInvalid);
        Inquiry.Report(new Journal(CaseBuilder.Now), file, CaseBuilder.Today.AddDays(1), 0).Refusal!.Code.ShouldBe(InquiryRefusals.DateInvalid);
        file.Version.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(2, "answersRefused")]
    public void Answers_refused_are_counted_and_nothing_that_was_said_stands_in_the_act(int refused, string? detail) =>
        AppearanceRecord.Heard(new Journal(CaseBuilder.Now), [CaseBuilder.Open(CaseBuilder.Principal(100))], Guid.NewGuid(), CaseBuilder.Today, refused).Value.Effect.Detail.ShouldBe(detail);
}
