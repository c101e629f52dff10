using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Statute;
using Npgsql;
using CaseStage = Enforcement.CaseExecution.Domain.Cases.CaseStage;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>Reads a case view with one round trip.</summary>
internal static class CaseViews
{
    private const string Case = """
        c.id, c.roc_year, c.branch, c.kind, c.serial, c.status, c.closure_kind, c.closed_on, c.section, c.received_on, c.opened_at, c.agency,
        c.agency_case_number, c.transfer_id, c.sub_kind, c.title_kind, c.title_number, c.title_date, c.title_served_on, c.title_final_on, c.cause,
        c.payment_period_end, c.collection_period_end, c.suspended_days, o.id, o.name, o.identity_number, o.type, c.postal_code, c.county, c.district,
        c.address_line, c.birth_date, c.deceased_on, c.claimed, c.paid, c.remitted, c.outstanding, c.lines, c.certificate_number, c.certificate_case_number,
        c.earlier_case_id, c.preservation, c.version, c.clock_rule, c.clock_from, c.clock_due, c.stage, c.reopened_on, c.procedure_ended_on,
        c.provisional_received_on, c.old_tax
        """;

    /// <summary>The case in the caller's scope, or null.</summary>
    public static async Task<CaseView?> ReadAsync(NpgsqlConnection connection, Caller caller, CaseAddress address, bool explain, DateOnly today, LawEdition law, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        var main = new NpgsqlBatchCommand();
        main.CommandText = $"select {Case} from case_file c join obligor o on o.id = c.obligor_id where {address.Condition(main.Parameters)} and {CaseScope.ToRead(caller, main.Parameters, "c")}";
        var parties = new NpgsqlBatchCommand();
        parties.CommandText = $"""
            select p.role, p.obligor_id, p.name, p.identity_number, p.type, p.relation, p.birth_date, p.postal_code, p.county, p.district, p.address_line
            from case_file c join party p on p.roc_year = c.roc_year and p.case_id = c.id where {address.Condition(parties.Parameters)} order by p.ordinal
            """;
        var objections = new NpgsqlBatchCommand();
        objections.CommandText = $"""
            select j.objection_id, j.state, j.objector, j.received_on, j.forward_by, j.forwarded_on, j.decide_by, j.decision, j.decided_by, j.decision_number, j.decided_on
            from case_file c join case_objection j on j.case_id = c.id where {address.Condition(objections.Parameters)} order by j.received_on, j.objection_id
            """;
        var flags = new NpgsqlBatchCommand();
        flags.CommandText = $"select f.flag from case_file c join case_flag f on f.case_id = c.id where {address.Condition(flags.Parameters)} order by f.flag";
        batch.BatchCommands.Add(main);
        batch.BatchCommands.Add(parties);
        batch.BatchCommands.Add(objections);
        batch.BatchCommands.Add(flags);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var view = Read(reader, explain, today);
        await reader.NextResultAsync(cancel);
        var people = new List<PartyView>();
        while (await reader.ReadAsync(cancel))
        {
            people.Add(new PartyView(reader.GetString(0), reader.OptionalGuid(1), reader.GetString(2), reader.Optional(3), reader.GetString(4), reader.Optional(5),
                reader.OptionalDate(6), Address(reader, 7)));
        }

        await reader.NextResultAsync(cancel);
        var objected = new List<ObjectionView>();
        while (await reader.ReadAsync(cancel))
        {
            objected.Add(new ObjectionView(reader.GetGuid(0), reader.GetString(1), reader.Optional(2), reader.OptionalDate(3), reader.OptionalDate(4),
                reader.OptionalDate(5), reader.OptionalDate(6), reader.Optional(7), reader.Optional(8), reader.Optional(9), reader.OptionalDate(10)));
        }

        await reader.NextResultAsync(cancel);
        var raised = new List<CaseFlag>();
        while (await reader.ReadAsync(cancel))
            raised.Add(Codes.Stored<CaseFlag>(reader.GetString(0)));
        return view with { Parties = people, Objections = objected, Flags = raised, MinistryRestriction = MinistryRestriction.Of(view.Preservation, law.Calendar) };
    }

    private static CaseView Read(NpgsqlDataReader reader, bool explain, DateOnly today)
    {
        var number = new CaseNumber(reader.GetString(2), reader.GetInt16(1), (ClaimKind)reader.GetInt16(3), reader.GetInt32(4));
        var view = new CaseView
        {
            Id = reader.GetGuid(0),
            CaseNumber = number.ToString(),
            PaymentReference = PaymentReference.Of(number),
            Status = Codes.Stored<CaseStatus>(reader.GetString(5)),
            ClosureKind = reader.Optional(6),
            ClosedOn = reader.OptionalDate(7),
            Assignment = new AssignmentView(number.Branch, reader.GetString(8), reader.GetFieldValue<DateOnly>(9), reader.GetFieldValue<DateTimeOffset>(10)),
            Agency = reader.GetString(11),
            AgencyCaseNumber = reader.GetString(12),
            TransferId = reader.GetGuid(13),
            Kind = number.Kind,
            SubKind = reader.GetString(14),
            Title = new TitleView(reader.GetString(15), reader.Optional(16), reader.OptionalDate(17), reader.OptionalDate(18), reader.OptionalDate(19), reader.OptionalDate(50)),
            Cause = reader.Optional(20),
            PaymentPeriodEnd = reader.OptionalDate(21),
            CollectionPeriodEnd = reader.OptionalDate(22),
            SuspendedDays = reader.GetInt32(23),
            OldTax = reader.Optional(51) is { } oldTax ? StoredOldTax.Read(oldTax) : null,
            Obligor = new ObligorPart(reader.GetGuid(24), reader.GetString(25), reader.GetString(26), reader.GetString(27), Address(reader, 28),
                reader.OptionalDate(32), reader.OptionalDate(33)),
            Money = new MoneyView(reader.GetInt64(34), reader.GetInt64(35), reader.GetInt64(36), reader.GetInt64(37)),
            Lines = [.. StoredLines.Read(reader.GetString(38)).Select(line =>
                new ClaimLineView(line.Line, line.Item, line.DueOn, line.Claimed, line.Paid, line.Remitted, line.Outstanding))],
            CertificateNumber = reader.Optional(39),
            CertificateCaseNumber = reader.Optional(40),
            EarlierCaseId = reader.OptionalGuid(41),
            Preservation = reader.Optional(42)?.Split(' ') ?? [],
            Version = reader.GetInt32(43),
            Stage = reader.GetString(5) == Codes.Of(CaseStatus.Open) ? reader.Optional(47) is { } stage ? Codes.Stored<CaseStage>(stage) : CaseStage.Review : null,
            ReopenedOn = reader.OptionalDate(48),
            ProcedureEndedOn = reader.OptionalDate(49),
            Flags = [],
            Parties = [],
            Objections = [],
            Clocks = [],
        };
        return reader.Optional(44) is { } rule
            ? view with { Clocks = [ClockViews.Of(view, rule, reader.GetFieldValue<DateOnly>(45), reader.GetFieldValue<DateOnly>(46), explain, today)] }
            : view;
    }

    private static AddressView Address(NpgsqlDataReader reader, int at) =>
        new(reader.Optional(at), reader.Optional(at + 1), reader.Optional(at + 2), reader.Optional(at + 3));
}
