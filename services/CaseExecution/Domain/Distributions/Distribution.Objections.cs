using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;
using Enforcement.Statute;
using Rules = Enforcement.Statute.Distribution;

namespace Enforcement.CaseExecution.Domain.Distributions;

public sealed partial class Distribution
{
    /// <summary>A creditor or the obligor objects to what a claim gets; late ones are not heard (DIS-03).</summary>
    public Result<Act> Object(Journal journal, IReadOnlyList<CaseFile> cases, TableObjection objection, string grounds)
    {
        if (State is not (DistributionState.Drafted or DistributionState.Served))
            return Wrong();
        if (objection.FiledOn > journal.Day)
            return DistributionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/filedOn");
        var index = IndexOf(objection.ClaimId);
        if (index < 0 || objection.Amount > Rows[index].Open - Rows[index].Disputed)
            return DistributionRefusals.RowUnknown.Because("Name a claim of the table, and at most what it gets and nobody disputes yet.", "/claimId");
        var ruling = Rules.Object(new TableObjectionFacts(objection.FiledOn, On), journal.Law.Calendar);
        if (!ruling.IsAllowed)
            return DistributionRefusals.ObjectionLate.Because(ruling, "/filedOn");
        var done = Do(journal, cases, DistributionActs.Objected, Ground.AllowedBy(ruling).For(grounds), objection.Amount, objection.Id.ToString());
        if (done.IsRefused)
            return done;
        Objections = [.. Objections, objection];
        Dispute(index, objection.Amount);
        return done;
    }

    /// <summary>The objection is just: the claim takes part with so much less, the table is made again, and who was absent may oppose (CEA 40, 40-1).</summary>
    public Result<Act> Correct(Journal journal, IReadOnlyList<CaseFile> cases, Guid objectionId, DateOnly servedOn, string reason)
    {
        if (Find(objectionId) is not { } objection)
            return DistributionRefusals.ObjectionUnknown.Because("No objection has this id.");
        if (objection.State != ObjectionState.Open || State is not (DistributionState.Drafted or DistributionState.Served))
            return DistributionRefusals.WrongState.Because($"The objection is {objection.State}, the distribution {State}.");
        if (Objections.Any(one => one.State == ObjectionState.Accepted))
            return DistributionRefusals.ObjectionOpen.Because("Another correction may still be opposed.");
        var claims = Rows.Select(row => new DistributionClaim(
            row.ClaimId, row.Claim, row.ClaimId == objection.ClaimId ? row.Amount - objection.Amount : row.Owed, Math.Max(1, row.SecurityRank), row.JoinedLate)).ToList();
        var table = Waterfall.Distribute(new DistributionFacts(Proceeds, On, claims), journal.Law);
        var silence = Rules.Silence(new CorrectedTableFacts(servedOn), journal.Law.Calendar);
        var done = Do(journal, cases, DistributionActs.Corrected, Ground.AllowedBy(silence).RestingOn(table.Ruling).For(reason), objection.Amount);
        if (done.IsRefused)
            return done;
        var before = Rows;
        var places = Rows.ToDictionary(row => row.ClaimId, row => (row.CaseId, row.Line));
        Take(table, claim => places[claim]);
        Change(objection with { State = ObjectionState.Accepted, CorrectedServedOn = servedOn, Before = before });
        DisputeAgain();
        return done;
    }

    /// <summary>Somebody who was absent opposes the correction in time: the first table stands again, disputed, and the objector must sue (DIS-04, DIS-05).</summary>
    public Result<Act> Oppose(Journal journal, IReadOnlyList<CaseFile> cases, Guid objectionId, DateOnly opposedOn, DateOnly toldOn)
    {
        if (Find(objectionId) is not { } objection)
            return DistributionRefusals.ObjectionUnknown.Because("No objection has this id.");
        if (objection is not { State: ObjectionState.Accepted, CorrectedServedOn: { } served, Before: { } before } || State is not (DistributionState.Drafted or DistributionState.Served))
            return DistributionRefusals.WrongState.Because($"The objection is {objection.State}, the distribution {State}.");
        if (opposedOn > journal.Day || toldOn > journal.Day)
            return DistributionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/opposedOn");
        var ruling = Rules.Silence(new CorrectedTableFacts(served, opposedOn, journal.Day), journal.Law.Calendar);
        if (ruling.IsAllowed)
            return DistributionRefusals.NotAllowed.Because(ruling, "/opposedOn");
        var done = Do(journal, cases, DistributionActs.Opposed, Ground.AllowedBy().RestingOn(ruling), objection.Amount);
        if (done.IsRefused)
            return done;
        Rows = before;
        Surplus = Proceeds - Rows.Sum(row => row.Amount);
        Change(objection with { State = ObjectionState.Opposed, OppositionToldOn = toldOn, Before = null });
        DisputeAgain();
        return done;
    }

    /// <summary>
    /// Ends an objection: the correction was not opposed; or the suit was proved in time and the disputed amount is deposited; or it was not, the objection is deemed
    /// withdrawn and the amount is free (DIS-04, DIS-05).
    /// </summary>
    public Result<Act> Settle(Journal journal, IReadOnlyList<CaseFile> cases, Guid objectionId, DateOnly? suitProvedOn)
    {
        if (Find(objectionId) is not { } objection)
            return DistributionRefusals.ObjectionUnknown.Because("No objection has this id.");
        if (!objection.IsPending)
            return DistributionRefusals.WrongState.Because($"The objection is {objection.State}.");
        if (suitProvedOn > journal.Day)
            return DistributionRefusals.InFuture.Because($"Today is {journal.Day:yyyy-MM-dd}.", "/suitProvedOn");
        var ruling = objection.State == ObjectionState.Accepted
            ? Rules.Silence(new CorrectedTableFacts(objection.CorrectedServedOn!.Value, On: journal.Day), journal.Law.Calendar)
            : Rules.Suit(new ObjectionSuitFacts(On, objection.OppositionToldOn, suitProvedOn, journal.Day), journal.Law.Calendar);
        if (ruling.Outcome == Outcome.Date)
            return DistributionRefusals.ObjectionOpen.Because(ruling);
        var done = Do(journal, cases, DistributionActs.Settled, Ground.AllowedBy().RestingOn(ruling), objection.Amount, ruling.Reason);
        if (done.IsRefused)
            return done;
        var state = objection.State == ObjectionState.Accepted ? ObjectionState.Consented : ruling.IsAllowed ? ObjectionState.Suing : ObjectionState.Withdrawn;
        Change(objection with { State = state, Before = null });
        if (state == ObjectionState.Suing)
            Deposit(IndexOf(objection.ClaimId), objection.Amount);
        DisputeAgain();
        Close(journal);
        return done;
    }

    private void Deposit(int index, long amount) => Replace(index, Rows[index] with { Deposited = Rows[index].Deposited + amount, Disputed = 0 });

    private void Dispute(int index, long amount) => Replace(index, Rows[index] with { Disputed = Rows[index].Disputed + amount });

    // What is disputed follows from the objections that are pending; a corrected table already gives the claim less.
    private void DisputeAgain()
    {
        var disputed = Objections.Where(one => one.State is ObjectionState.Open or ObjectionState.Opposed).ToLookup(one => one.ClaimId, one => one.Amount);
        var held = Objections.Any(one => one.State == ObjectionState.Accepted);
        Rows = [.. Rows.Select(row => row with { Disputed = held ? row.Open : Math.Min(row.Open, disputed[row.ClaimId].Sum()) })];
        Balance();
    }

    private void Replace(int index, TableRow row) => Rows = [.. Rows.Take(index), row, .. Rows.Skip(index + 1)];

    private void Change(TableObjection objection) => Objections = [.. Objections.Select(one => one.Id == objection.Id ? objection : one)];

    private TableObjection? Find(Guid id) => Objections.FirstOrDefault(one => one.Id == id);

    private int IndexOf(Guid claimId) => Rows.Select((row, index) => (row.ClaimId, index)).Where(one => one.ClaimId == claimId).Select(one => one.index).DefaultIfEmpty(-1).First();
}
