using System.Globalization;

namespace Enforcement.Tool.Generating;

/// <summary>
/// The obligors of an input, each derived from its rank alone, so the same obligor looks the same in every line and at every agency. Rank decides how often it
/// comes up: most have one case, some have dozens; the large debtor, a car rental, has one line in twenty of the largest agency.
/// </summary>
public sealed class Obligors(int seed, int lines, DateOnly receivedOn)
{
    private const double Entities = 0.12;

    private static readonly string[] Surnames = ["陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "郭", "洪", "曾", "邱", "廖", "賴", "周"];
    private static readonly string[] Given = ["怡君", "志明", "淑芬", "家豪", "雅婷", "俊傑", "美玲", "建宏", "佳穎", "宗翰", "淑惠", "冠廷", "麗華", "承恩", "詩涵", "文雄"];
    private static readonly string[] Occupations = ["商", "工", "服務業", "司機", "農", "無", "教", "自由業"];
    private static readonly string[] Trades = ["營造", "貿易", "餐飲", "運輸", "科技", "工程", "國際", "實業"];

    private readonly int _count = Math.Max(1, (int)(lines * 0.6));

    public (LineParty Party, IReadOnlyList<LineRepresentative>? Representatives) LargeDebtor => Entity(-1, "大路通小客車租賃股份有限公司");

    public (LineParty Party, IReadOnlyList<LineRepresentative>? Representatives) Draw(Draws draws) => ByRank(draws.Rank(_count));

    public (LineParty Party, IReadOnlyList<LineRepresentative>? Representatives) ByRank(int rank) =>
        new Draws(seed, "sort", rank).Chance(Entities) ? Entity(rank, null) : Person(rank);

    private (LineParty Party, IReadOnlyList<LineRepresentative>? Representatives) Person(int rank)
    {
        var draws = new Draws(seed, "person", rank);
        var male = draws.Chance(0.6);
        var born = receivedOn.AddDays(-draws.Between(16 * 366, 85 * 365));
        var party = new LineParty
        {
            Name = Name(draws),
            IdentityNumber = ValidNumbers.Person(draws, male),
            Type = "person",
            BirthDate = born,
            Sex = male ? "male" : "female",
            Occupation = draws.Pick(Occupations),
            Address = Places.Address(draws),
            Residence = draws.Chance(0.15) ? Places.Address(draws) : null,
        };
        // Civil Code 12: of age at 18 since 2023.
        return (party, born.AddYears(18) > receivedOn ? [Representative(draws, "法定代理人")] : null);
    }

    private (LineParty Party, IReadOnlyList<LineRepresentative>? Representatives) Entity(int rank, string? name)
    {
        var draws = new Draws(seed, "entity", rank);
        var party = new LineParty
        {
            Name = name ?? string.Create(CultureInfo.InvariantCulture, $"{draws.Pick(Surnames)}{draws.Pick(Given)[..1]}{draws.Pick(Trades)}有限公司"),
            IdentityNumber = ValidNumbers.Business(draws),
            Type = "entity",
            Address = Places.Address(draws),
        };
        return (party, [Representative(draws, "負責人")]);
    }

    private static LineRepresentative Representative(Draws draws, string relation) =>
        new(Name(draws), ValidNumbers.Person(draws, draws.Chance(0.6)), relation, Places.Address(draws));

    private static string Name(Draws draws) => draws.Pick(Surnames) + draws.Pick(Given);
}
