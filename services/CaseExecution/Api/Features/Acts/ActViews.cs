using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Features.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>Acts as they are shown.</summary>
internal static class ActViews
{
    public const string Columns = """
        a.id, a.kind, a.done_at, a.actor, a.actor_role, a.basis_rule, a.basis_article, a.reason, a.milder_means, a.subject_type, a.subject_id, a.amount, a.detail,
        a.proposal_id, a.rulings, a.cases
        """;

    public static ActView Of(Act act, Caller caller, LawEdition law) => new()
    {
        Id = act.Id,
        Kind = act.Kind.Code,
        Title = act.Kind.Chinese,
        At = act.At,
        Actor = caller.Subject,
        ActorRole = caller.Role,
        Basis = act.Kind.Basis,
        Reason = act.Ground.Reason,
        MilderMeans = act.Ground.MilderMeans,
        SubjectType = act.Effect.SubjectType,
        SubjectId = act.Effect.SubjectId,
        Amount = act.Effect.Amount,
        Detail = act.Effect.Detail,
        ProposalId = act.ProposalId,
        Rulings = [.. StoredRulings.Read(StoredRulings.Write(act.Ground)).Select(ruling => Of(ruling, law))],
        Cases = act.Cases.Count,
        CaseVersion = act.Cases.Count == 1 ? act.Cases[0].Version : null,
    };

    public static ActView Read(NpgsqlDataReader reader, LawEdition law) => new()
    {
        Id = reader.GetGuid(0),
        Kind = reader.GetString(1),
        Title = ActKinds.Find(reader.GetString(1))?.Chinese,
        At = reader.GetFieldValue<DateTimeOffset>(2),
        Actor = reader.GetString(3),
        ActorRole = reader.Optional(4),
        Basis = new LegalBasis(reader.GetString(5), reader.GetString(6)),
        Reason = reader.Optional(7),
        MilderMeans = reader.Optional(8),
        SubjectType = reader.Optional(9),
        SubjectId = reader.OptionalGuid(10),
        Amount = reader.OptionalAmount(11),
        Detail = reader.Optional(12),
        ProposalId = reader.OptionalGuid(13),
        Rulings = [.. StoredRulings.Read(reader.GetString(14)).Select(ruling => Of(ruling, law))],
        Cases = reader.GetInt32(15),
    };

    private static RulingView Of(StoredRuling stored, LawEdition law)
    {
        var rule = RuleCatalogue.Find(stored.Rule);
        return new RulingView
        {
            Rule = stored.Rule,
            Version = stored.Version,
            Title = rule?.Title,
            Articles = rule is null ? [] : [.. rule.Articles.Select(article => article.ToString())],
            Outcome = stored.Outcome,
            Asked = stored.Asked,
            Reason = stored.Reason,
            Date = stored.Date,
            Instant = stored.Instant,
            Amount = stored.Amount,
            Order = stored.Order,
            Facts = stored.Facts,
            Steps = StoredRulings.Again(stored, law)?.Steps.Select(step => new ClockStep(step.English, step.Chinese)).ToList(),
        };
    }
}
