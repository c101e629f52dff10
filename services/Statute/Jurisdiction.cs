using System.Collections.Frozen;
using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>Facts of INT-06, by the data at the transfer.</summary>
/// <param name="Assets">Where assets are, as the property list says; empty when unknown.</param>
/// <param name="Address">Domicile, residence, office or place of business; null when unknown.</param>
/// <param name="ReceivedAt">Branch code that received the transfer; null when it is only to be chosen.</param>
public sealed record JurisdictionFacts(IReadOnlyList<Place> Assets, Place? Address, string? ReceivedAt = null);

/// <summary>Why a branch has jurisdiction.</summary>
public enum JurisdictionReason
{
    /// <summary>No branch follows from the facts.</summary>
    None,

    /// <summary>All known assets are in its area.</summary>
    AssetLocation,

    /// <summary>Assets lie in several areas; the one that is also the address's branch.</summary>
    AssetsInSeveralAreasOneIsAddress,

    /// <summary>Assets lie in several areas; the first listed.</summary>
    AssetsInSeveralAreasFirstListed,

    /// <summary>Assets unknown: the obligor's address.</summary>
    Address,
}

/// <summary>
/// Jurisdiction 管轄 (施行細則 20): the branch where the asset lies; assets in several areas: any one of them, here the one that is also the address's branch,
/// else the first listed (convention); assets unknown: the obligor's domicile, residence, office or place of business.
/// </summary>
public static class Jurisdiction
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, Area>> Split = JurisdictionAreas.All.Where(area => area.District is not null)
        .GroupBy(area => area.County).ToFrozenDictionary(county => county.Key, county => county.ToFrozenDictionary(area => area.District!));

    private static readonly FrozenDictionary<string, Area> Whole =
        JurisdictionAreas.All.Where(area => area.District is null).ToFrozenDictionary(area => area.County);

    /// <summary>Every county, or district of a shared county, with its branch.</summary>
    public static IReadOnlyList<Area> Areas => JurisdictionAreas.All;

    /// <summary>Whether the county exists.</summary>
    public static bool IsKnownCounty(string county) => Place.Normalize(county) is var name && (Whole.ContainsKey(name) || Split.ContainsKey(name));

    /// <summary>Whether several branches share the county, so that the district decides.</summary>
    public static bool IsShared(string county) => Split.ContainsKey(Place.Normalize(county));

    /// <summary>The area of a place; null when county or, in a shared county, district is unknown. No allocation for names with 臺.</summary>
    public static Area? AreaOf(Place place)
    {
        var county = Place.Normalize(place.County);
        if (Whole.TryGetValue(county, out var whole))
            return whole;
        return place.District is { } district && Split.TryGetValue(county, out var districts) && districts.TryGetValue(district, out var area) ? area : null;
    }

    internal static readonly Rule<JurisdictionFacts> JurisdictionRule = new()
    {
        Id = "INT-06",
        Topic = "Intake",
        Title = "Jurisdiction: assets, any of several, else address",
        Text = "The branch where assets lie; in several areas any one of them (here: the one of the address, else the first listed); unknown: the obligor's "
            + "domicile, residence, office or place of business. A transfer received elsewhere goes to that branch.",
        Articles = [Law.Er["20"]],
        Function = "Jurisdiction.Decide",
        Decide = (facts, _) => Decide(facts),
    };

    /// <summary>Branch and reason without words, for bulk work.</summary>
    public static (string? Branch, JurisdictionReason Reason) BranchFor(IReadOnlyList<Place> assets, Place? address)
    {
        var home = address is { } place ? AreaOf(place)?.Branch : null;
        string? first = null;
        var several = false;
        var homeIsAmong = false;
        for (var i = 0; i < assets.Count; i++)
        {
            if (AreaOf(assets[i])?.Branch is not { } branch)
                continue;
            first ??= branch;
            several |= branch != first;
            homeIsAmong |= branch == home;
        }

        return (first, several, homeIsAmong) switch
        {
            (null, _, _) => home is null ? (null, JurisdictionReason.None) : (home, JurisdictionReason.Address),
            (_, false, _) => (first, JurisdictionReason.AssetLocation),
            (_, _, true) => (home, JurisdictionReason.AssetsInSeveralAreasOneIsAddress),
            _ => (first, JurisdictionReason.AssetsInSeveralAreasFirstListed),
        };
    }

    /// <summary>INT-06. The branch code stands first in <see cref="Ruling.Order"/>, the reason in <see cref="Ruling.Reason"/>. 施行細則 20.</summary>
    public static Ruling Decide(JurisdictionFacts facts)
    {
        var (branch, reason) = BranchFor(facts.Assets, facts.Address);
        if (branch is null)
        {
            return JurisdictionRule.Refuse(facts, "place_unknown", Consequence.Correct, static (steps, _, _) =>
                steps.Say("neither an asset nor an address lies in a known area", "執行標的物所在地及義務人住居所均不明"));
        }

        return facts.ReceivedAt is { } received && received != branch
            ? JurisdictionRule.Refuse(facts, "other_branch", Consequence.TransferElsewhere, [branch], Explain)
            : JurisdictionRule.Sequence([branch], facts, Explain, ReasonCode(reason));
    }

    private static string ReasonCode(JurisdictionReason reason) => reason switch
    {
        JurisdictionReason.AssetLocation => "asset_location",
        JurisdictionReason.AssetsInSeveralAreasOneIsAddress => "assets_in_several_areas_one_is_address",
        JurisdictionReason.AssetsInSeveralAreasFirstListed => "assets_in_several_areas_first_listed",
        JurisdictionReason.Address => "address",
        _ => "none",
    };

    private static void Explain(Steps steps, JurisdictionFacts facts, Ruling ruling)
    {
        foreach (var asset in facts.Assets)
            SayPlace(steps, asset, "asset", "標的物");
        if (facts.Assets.Count == 0)
            steps.Say("no asset location is known", "執行標的物所在地不明");
        if (facts.Address is { } address)
            SayPlace(steps, address, "address", "住居所");
        var branch = ruling.Order[0];
        steps.Say($"branch {branch} ({ReasonCode(BranchFor(facts.Assets, facts.Address).Reason)})", $"由{Branches.Find(branch)!.Name}分署管轄");
        if (ruling.Reason == "other_branch")
            steps.Say($"received at {facts.ReceivedAt}: goes to {branch}", "受理分署無管轄權：移轉管轄");
    }

    private static void SayPlace(Steps steps, Place place, string what, string chinese)
    {
        var area = AreaOf(place);
        var unsure = area is { IsVerified: false } ? " (border not verified)" : "";
        steps.Say($"{what} in {place}: branch {area?.Branch ?? "unknown"}{unsure}", $"{chinese}在{place}：{(area is null ? "不明" : Branches.Find(area.Branch)!.Name + "分署")}");
    }
}
