using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class CoverageTests
{
    /// <summary>Any number of orders over a group, answered in any order with any amounts: what they bind together is never more than is owed, on no case.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_answers_never_bind_more_than_is_owed_and_never_less_than_they_could(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var cases = Enumerable.Range(0, random.Next(1, 6)).Select(_ => CaseBuilder.Open(CaseBuilder.Principal(random.Next(1, 500)))).ToList();
            var files = Ordered(cases, random.Next(1, 6), random);
            var told = 0L;
            foreach (var at in Enumerable.Range(0, files.Count).OrderBy(_ => random.Next()).ToList())
            {
                if (!files[at].IsLive)
                    continue;
                Step(journal => Attachments.Serve(journal, Group(cases, files), files[at], CaseBuilder.Today).IsRefused);
                var held = random.Next(0, 900);
                told += Math.Max(0, held - files[at].Order.Terms.Fee);
                Step(journal => ThirdPartyAnswers.Answer(journal, Group(cases, files), files[at], new ThirdPartyAnswer(CaseBuilder.Today, held, 0, [])).IsRefused);
                foreach (var open in cases)
                    files.SelectMany(other => other.Measure.Shares).Where(share => share.CaseId == open.Id).Sum(share => share.Amount).ShouldBeLessThanOrEqualTo(open.Outstanding);
                files.Sum(other => other.Measure.Amount).ShouldBe(Math.Min(told, cases.Sum(open => open.Outstanding)));
            }

            files.Where(file => file.IsLive).ShouldAllBe(file => file.Measure.Amount > 0 || file.Order.Answer == null);

            // Each step is a transaction of its own, on what the one before left.
            void Step(Func<Journal, bool> step)
            {
                step(new Journal(CaseBuilder.Now)).ShouldBeFalse();
                files = [.. files.Select(Stored)];
            }
        }
    }

    private static List<GarnishmentFile> Ordered(List<CaseFile> cases, int number, Random random)
    {
        var journal = new Journal(CaseBuilder.Now);
        var targets = Enumerable.Range(0, number).Select(at => new GarnishmentTarget($"T{at}", null, (GarnishedClaim)random.Next(0, 3), null, null, new Protection(MoneySource.OtherClaim))).ToList();
        var orders = Attachments.Order(journal, cases[0], cases, new Dictionary<Guid, long>(), targets, Ground.AllowedBy().For("owed", "notice")).Value.Orders;
        return [.. orders.Select(order => Stored(new GarnishmentFile(order, journal.Measures.Single(measure => measure.Id == order.Id))))];
    }

    private static GarnishmentFile Stored(GarnishmentFile file) => new(
        GarnishmentOrder.Restore(file.Order.Terms, file.Order.State, file.Order.Version),
        Measure.Restore(new MeasureRow
        {
            Id = file.Measure.Id,
            Terms = file.Measure.Terms,
            ActId = file.Measure.ActId,
            ProposedAt = file.Measure.ProposedAt,
            State = file.Measure.State,
            ApprovedAt = file.Measure.ApprovedAt,
            InForceOn = file.Measure.InForceOn,
            EndedAt = file.Measure.EndedAt,
            EndReason = file.Measure.EndReason,
            Version = file.Measure.Version,
            Shares = [.. file.Measure.Shares],
        }));

    private static GarnishedGroup Group(List<CaseFile> cases, List<GarnishmentFile> files) => new(
        cases.ToDictionary(file => file.Id),
        files.SelectMany(file => file.Measure.Shares).GroupBy(share => share.CaseId).ToDictionary(shares => shares.Key, shares => shares.Sum(share => share.Amount)), files);
}
