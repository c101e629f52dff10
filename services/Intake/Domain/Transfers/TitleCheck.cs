using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>The title: of a valid kind, dated, served, naming the obligor (INT-02, INT-03, INT-11).</summary>
internal static class TitleCheck
{
    private static readonly Place Here = new("/title");

    public static void Check(ref FindingList findings, Title? title, DateOnly receivedOn)
    {
        if (title is null)
        {
            findings.Add(FindingCodes.FieldMissing, "/title");
            return;
        }

        FieldCheck.Required(ref findings, Here, "kind", title.Kind);
        if (title.Kind == TitleKind.CivilJudgment)
            findings.Add(FindingCodes.TitleInvalid, "/title/kind", IntakeRules.Title(new TitleFacts(Statute.TitleKind.CivilJudgment)));
        FieldCheck.Required(ref findings, Here, "namesObligor", title.NamesObligor);
        if (title.NamesObligor == false)
            findings.Add(FindingCodes.ObligorNotNamed, "/title/namesObligor", IntakeRules.NamedPerson(new NamedPersonFacts(NamedInTitle: false, ServedWithTitle: true)));
        FieldCheck.Required(ref findings, Here, "cause", title.Cause, 500);
        FieldCheck.Optional(ref findings, Here, "legalBasis", title.LegalBasis, 200);
        if (title.Provisional == true)
        {
            CheckProvisional(ref findings, title, receivedOn);
        }
        else
        {
            FieldCheck.Required(ref findings, Here, "servedOn", title.ServedOn);
            CheckAct(ref findings, title);
        }

        CheckDates(ref findings, title, receivedOn);
    }

    /// <summary>An obligation directly from law has no act to number, date or become final; its written notice is served all the same (AEL 11).</summary>
    private static void CheckAct(ref FindingList findings, Title title)
    {
        if (title.Kind == TitleKind.Law)
        {
            FieldCheck.Optional(ref findings, Here, "number", title.Number, 60);
            return;
        }

        FieldCheck.Required(ref findings, Here, "number", title.Number, 60);
        FieldCheck.Required(ref findings, Here, "date", title.Date);
        if (title.FinalOn is null != (title.NotYetFinal == true))
            findings.Add(FindingCodes.FinalityUnclear, "/title/finalOn");
    }

    /// <summary>Executed before or with its service (CEA 132(2)), not after thirty days (PRV-01), and by nature never final.</summary>
    private static void CheckProvisional(ref FindingList findings, Title title, DateOnly receivedOn)
    {
        if (title.Kind is { } kind && kind is not (TitleKind.CourtRuling or TitleKind.CivilJudgment))
            findings.Add(FindingCodes.ProvisionalNotRuled, "/title/kind");
        FieldCheck.Required(ref findings, Here, "number", title.Number, 60);
        FieldCheck.Required(ref findings, Here, "date", title.Date);
        if (title.FinalOn is not null)
            findings.Add(FindingCodes.FinalityUnclear, "/title/finalOn");
        FieldCheck.Required(ref findings, Here, "receivedOn", title.ReceivedOn);
        FieldCheck.Past(ref findings, Here, "receivedOn", title.ReceivedOn, receivedOn);
        FieldCheck.Order(ref findings, Here, "receivedOn", title.Date, title.ReceivedOn);
    }

    private static void CheckDates(ref FindingList findings, Title title, DateOnly receivedOn)
    {
        FieldCheck.Past(ref findings, Here, "date", title.Date, receivedOn);
        FieldCheck.Past(ref findings, Here, "servedOn", title.ServedOn, receivedOn);
        FieldCheck.Past(ref findings, Here, "finalOn", title.FinalOn, receivedOn);
        FieldCheck.Past(ref findings, Here, "violationDate", title.ViolationDate, receivedOn);
        FieldCheck.Order(ref findings, Here, "servedOn", title.Date, title.ServedOn);
        FieldCheck.Order(ref findings, Here, "finalOn", title.ServedOn, title.FinalOn);
        FieldCheck.Order(ref findings, Here, "violationDate", title.ViolationDate, title.Date ?? title.ServedOn);
    }
}
