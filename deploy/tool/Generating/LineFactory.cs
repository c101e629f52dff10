using System.Globalization;
using Enforcement.Kernel;

namespace Enforcement.Tool.Generating;

/// <summary>What an input shall be like; the same recipe gives the same lines.</summary>
/// <param name="Lines">Number of lines.</param>
/// <param name="Seed">Seed; also part of the agency case numbers, so inputs of different seeds do not collide.</param>
/// <param name="ReceivedOn">The day for which the lines are made: due then, not yet barred.</param>
/// <param name="Broken">Share of lines that are broken on purpose, 0 to 1.</param>
public sealed record Recipe(int Lines, int Seed, DateOnly ReceivedOn, double Broken);

/// <summary>Makes the lines of an input one by one.</summary>
public sealed class LineFactory(Recipe recipe)
{
    /// <summary>Part of the largest agency's lines that are against the large debtor.</summary>
    private const double LargeDebtor = 0.1;

    private readonly Obligors _obligors = new(recipe.Seed, recipe.Lines, recipe.ReceivedOn);

    /// <summary>All lines with their senders, without line breaks.</summary>
    /// <param name="only">One agency for all lines, or null for the usual mix.</param>
    public IEnumerable<(Sender Sender, Line Line, Breakage? Breakage)> Make(Sender? only = null)
    {
        for (var index = 0; index < recipe.Lines; index++)
        {
            var draws = new Draws(recipe.Seed, "line", index);
            var sender = only ?? draws.Pick(Senders.All, sender => sender.Share);
            var line = Sound(sender, draws, index);
            // Broken lines are spread evenly and take every sort of breakage in turn.
            var turn = Math.Floor(index * recipe.Broken);
            var breakage = Math.Floor((index + 1) * recipe.Broken) > turn ? Breakages.All[(int)turn % Breakages.All.Count] : null;
            if (breakage?.Form is { } form)
                line = form(new Breaking(line, sender, recipe.ReceivedOn, index));
            yield return (sender, line, breakage);
        }
    }

    private Line Sound(Sender sender, Draws draws, int index)
    {
        var claim = draws.Pick(sender.Claims, claim => claim.Share);
        var (obligor, representatives) = sender == Senders.All[0] && draws.Chance(LargeDebtor) ? _obligors.LargeDebtor : _obligors.Draw(draws);
        var written = recipe.ReceivedOn.AddDays(-draws.Between(0, 5));
        var knowsAssets = draws.Chance(0.25);
        var line = Claims.Of(claim, draws, recipe.ReceivedOn) with
        {
            AgencyCaseNumber = string.Create(CultureInfo.InvariantCulture, $"{sender.Code}-{recipe.Seed}-{index + 1:0000000}"),
            DocumentNumber = string.Create(CultureInfo.InvariantCulture, $"{sender.Code}字第{TaipeiTime.RocYear(written)}{written:MMdd}{(index / 500) + 1:0000}號"),
            DocumentDate = written,
            Kind = claim.Kind,
            SubKind = claim.SubKind,
            Obligor = obligor,
            Representatives = representatives,
            CoObligors = claim.Kind == "tax" && draws.Chance(0.03) ? CoObligor(obligor, draws) : null,
            AssetLocations = knowsAssets ? [Places.Asset(draws)] : null,
            CollectionEfforts = new LineEfforts(true, draws.Chance(0.3) ? ["phone", "demandLetter"] : ["demandLetter"]),
            Documents = knowsAssets
                ? ["transferForm", "titleDocument", "titleServiceProof", "defaultProof", "propertyList"]
                : ["transferForm", "titleDocument", "titleServiceProof", "defaultProof", "defaultServiceProof"],
            PropertyListUnknown = !knowsAssets,
            Payee = new LinePayee(sender.Name, "臺灣銀行", sender.Name, $"0040{draws.Digits(10)}"),
            CostAgency = draws.Chance(0.2) ? new LineCostAgency(sender.Name, ValidNumbers.Business(draws)) : null,
            Preservation = draws.Chance(0.01) ? new LinePreservation { DispositionProhibitedOn = written.AddDays(-30), SecurityProvided = false } : null,
        };
        return draws.Chance(0.04) ? Again(line, draws) : line;
    }

    private LineParty[]? CoObligor(LineParty obligor, Draws draws)
    {
        var (party, _) = _obligors.Draw(draws);
        return party.IdentityNumber == obligor.IdentityNumber ? null : [party];
    }

    /// <summary>Transferred again with an enforcement certificate (ER 19).</summary>
    private Line Again(Line line, Draws draws) => line with
    {
        Certificate = new LineCertificate($"執憑{draws.Digits(8)}", recipe.ReceivedOn.AddDays(-draws.Between(200, 900)), null),
        Documents = [.. line.Documents!, "certificate"],
        Remark = "執行憑證再移送",
    };
}
