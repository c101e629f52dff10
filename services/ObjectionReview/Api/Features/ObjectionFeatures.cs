namespace Enforcement.ObjectionReview.Features;

/// <summary>All features of objections.</summary>
internal static class ObjectionFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        FileObjection.Map(app);
        ListObjections.Map(app);
        GetObjection.Map(app);
        GetObjectionClocks.Map(app);
        GrantObjection.Map(app);
        ForwardObjection.Map(app);
        DecideObjection.Map(app);
        WithdrawObjection.Map(app);
        ServeDecision.Map(app);
    }
}
