using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;
using Enforcement.Kernel;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Reading;

/// <summary>Any valid form survives both formats and is accepted; one broken field is found where it is.</summary>
public sealed class RoundTripTests
{
    private static readonly (string County, string District)[] Places =
        [("臺北市", "大安區"), ("臺北市", "士林區"), ("新北市", "板橋區"), ("桃園市", "中壢區"), ("金門縣", "金城鎮"), ("花蓮縣", "玉里鎮"), ("高雄市", "前鎮區")];

    private static readonly Gen<string> Name = Gen.Select(Gen.Char['\u4e00', '\u9fa5'], Gen.String[Gen.Char['\u4e00', '\u9fa5'], 1, 20], (first, rest) => first + rest);

    private static readonly Gen<string> Remark = Gen.String[Any('a', ' ', ',', '"', '\n', '\r', '\t', '測', '\'', ';', '=', '\\', '/'), 0, 30]
        .Select(text => $"x{text}x");

    private static readonly Gen<string> PersonNumber = Gen.Select(Any('A', 'F', 'H', 'W', 'Z'), Any('1', '2', '8', '9'), Gen.Int[0, 9_999_999],
        (letter, second, serial) => Enumerable.Range(0, 10).Select(check => $"{letter}{second}{serial:0000000}{check}").First(number => IdentityNumber.Classify(number, Today) is not null));

    private static readonly Gen<Address> Home = Gen.Select(Any(Places), Name, (place, line) =>
        new Address { PostalCode = "100", County = place.County, District = place.District, Line = line });

    private static readonly Gen<Party> Obligor = Gen.Select(Name, PersonNumber, Home, Gen.Bool, Gen.Date[new DateTime(1930, 1, 1), new DateTime(2006, 1, 1)],
        (name, number, home, known, birth) => new Party
        {
            Name = name,
            IdentityNumber = number,
            Type = PartyType.Person,
            Address = home,
            BirthDate = DateOnly.FromDateTime(birth),
            Sex = known ? Sex.Female : Sex.Male,
            Occupation = known ? name : null,
            Residence = known ? home : null,
        });

    private static readonly Gen<List<ClaimLine>> Claims = Gen.Select(Any(Enum.GetValues<ClaimItem>()), Gen.Long[1, 5_000_000], Gen.Int[1, 400],
            (item, amount, days) => new ClaimLine { Item = item, Amount = amount, DueOn = Today.AddDays(-days) })
        .Array[1, 4].Select(lines => lines.Distinct().ToList());

    private static readonly Gen<TransferForm> Basis = Gen.OneOf(
        Gen.Const(Fine()),
        Gen.Int[0, 30].Select(days => Provisional(Today.AddDays(-days))),
        Gen.Long[10_000_000, 90_000_000].Select(arrears => OldTax(arrears)),
        Gen.Int[31, 300].Select(days => Tax() with { PaymentPeriodEnd = Today.AddDays(-days) }),
        Gen.Int[31, 300].Select(days => Premium(ClaimSubKind.NhiUnit, Today.AddDays(-days))),
        Gen.Int[151, 300].Select(days => Premium(ClaimSubKind.NhiIndividual, Today.AddDays(-days))));

    private static readonly Gen<TransferForm> Valid = Gen.Select(Basis, Obligor, Claims, Remark, Any(Places), Gen.Bool,
        (form, obligor, claims, remark, asset, known) => form with
        {
            AgencyCaseNumber = $"N{remark.Length}-{claims[0].Amount}",
            Obligor = obligor,
            Claims = claims,
            TotalAmount = claims.Sum(claim => claim.Amount),
            Remark = remark,
            AssetLocations = known ? [new AssetLocation { County = asset.County, District = asset.District }] : [],
        });

    // Neither a provisional attachment nor a certificate: those leave out what others must have (ProvisionalTests).
    private static bool IsUsual(TransferForm form) => form.Title!.Provisional != true && form.Certificate is null;

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    [Fact]
    public void A_valid_form_survives_json_and_is_accepted() => Valid.Sample(form =>
    {
        var line = Forms.Read(Forms.Json(form));

        line.Findings.ShouldBeEmpty();
        Forms.Json(line.Form!).ShouldBe(Forms.Json(form));
        TransferCheck.Decide(line.Form, Everything, Today, LawEdition.Published).Findings.ShouldBeEmpty();
    });

    [Fact]
    public Task A_valid_form_survives_csv_and_says_the_same() => Valid.Array[1, 5].SampleAsync(async forms =>
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes(Forms.Csv(forms)));
        await using var reader = TransferReader.Open(body, TransferFormat.Csv, gzip: false, new ReadingLimits());
        var hashes = new List<Guid>();
        await foreach (var line in reader.ReadAsync())
            hashes.Add(line.ContentHash);

        hashes.ShouldBe(forms.Select(form => Forms.Read(Forms.Json(form)).ContentHash));
    }, iter: 200);

    [Theory]
    [InlineData("/documentNumber", null, "field.missing")]
    [InlineData("/documentDate", "\"1899-01-01\"", "date.too_early")]
    [InlineData("/documentDate", "\"2999-01-01\"", "date.in_future")]
    [InlineData("/kind", null, "field.missing")]
    [InlineData("/title/kind", "\"civilJudgment\"", "title.invalid")]
    [InlineData("/title/cause", null, "field.missing")]
    [InlineData("/title/namesObligor", "false", "obligor.not_named")]
    [InlineData("/title/servedOn", null, "field.missing")]
    [InlineData("/obligor/name", null, "field.missing")]
    [InlineData("/obligor/identityNumber", "\"A123456780\"", "identity.invalid")]
    [InlineData("/obligor/deceasedOn", "\"2026-01-01\"", "obligor.deceased")]
    [InlineData("/obligor/address/county", "\"火星市\"", "county.unknown")]
    [InlineData("/claims/0/amount", "0", "amount.not_positive")]
    [InlineData("/claims/0/item", null, "field.missing")]
    [InlineData("/totalAmount", "1", "total.mismatch")]
    [InlineData("/suspendedDays", "-1", "number.out_of_range")]
    [InlineData("/documents", "[]", "document.missing")]
    [InlineData("/collectionEfforts", null, "field.missing")]
    [InlineData("/paymentPeriodEnd", "12", "field.malformed")]
    public void One_broken_field_of_a_valid_form_is_found(string field, string? value, string code) => Valid.Where(IsUsual).Sample(
        form =>
        {
            var node = Forms.Node(form with { Claims = [.. form.Claims, new ClaimLine { Item = ClaimItem.Costs, Amount = 3 }], TotalAmount = form.TotalAmount + 3 });
            JsonNode parent = node;
            var path = field[1..].Split('/');
            foreach (var part in path[..^1])
                parent = parent is JsonArray entries ? entries[int.Parse(part, null)]! : parent[part]!;
            parent[path[^1]] = value is null ? null : JsonNode.Parse(value);

            var line = Forms.Read(node.ToJsonString());

            var decision = TransferCheck.Decide(line.Form, Everything, Today, LawEdition.Published, line.Findings);
            decision.Findings.ShouldContain(finding => finding.Code == code && finding.Field == field);
            decision.Outcome.ShouldNotBe(TransferOutcome.Accepted);
        },
        iter: 50);
}
