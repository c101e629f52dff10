using Enforcement.CaseExecution.Features.Acts;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>Measures against the person: acts, lists and worklists.</summary>
internal static class PersonFeatures
{
    /// <summary>What a branch may put under four eyes. What frees a person never waits for a second one, but for the lifting of a restriction.</summary>
    public static IReadOnlyList<CaseAct> Acts { get; } =
    [
        OrderSecurity.Act, RestrictPerson.Act, FollowRestriction.Lifting, ApplyForArrest.Act, ApplyForCustody.Act, BanLuxury.Act, GiveGuarantee.Enforcing,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        FindGrounds.Map(routes);
        OrderSecurity.Map(routes);
        RestrictPerson.Map(routes);
        FollowRestriction.Map(routes);
        ReadRestrictions.Map(routes);
        ApplyForArrest.Map(routes);
        RuleOnApplication.Map(routes);
        HoldPerson.Map(routes);
        ApplyForCustody.Map(routes);
        CustodyDays.Map(routes);
        EndCustody.Map(routes);
        ReadCustodies.Map(routes);
        CourtReports.Map(routes);
        BanLuxury.Map(routes);
        BreachLuxuryBan.Map(routes);
        GiveGuarantee.Map(routes);
    }
}
