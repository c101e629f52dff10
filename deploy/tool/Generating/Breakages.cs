using System.Text;

namespace Enforcement.Tool.Generating;

/// <summary>A sound line about to be broken.</summary>
public sealed record Breaking(Line Line, Sender Sender, DateOnly ReceivedOn, int Index)
{
    public LineTitle Title => Line.Title!;

    public LineParty Obligor => Line.Obligor!;
}

/// <summary>One way to break a line: in the form, or in the JSON text of it.</summary>
public sealed record Breakage(string Name, Func<Breaking, Line>? Form, Func<string, byte[]>? Text);

/// <summary>Every way the intake's checks know; the names say what is wrong.</summary>
public static class Breakages
{
    public static readonly IReadOnlyList<Breakage> All =
    [
        Form("no title", it => it.Line with { Title = null }),
        Form("no obligor name", it => it.Line with { Obligor = it.Obligor with { Name = null } }),
        Form("no address", it => it.Line with { Obligor = it.Obligor with { Address = null } }),
        Form("no document number", it => it.Line with { DocumentNumber = "" }),
        Form("no claims", it => it.Line with { Claims = [] }),
        Form("agency case number too long", it => it.Line with { AgencyCaseNumber = it.Line.AgencyCaseNumber + new string('0', 40) }),
        Form("too many assets", it => it.Line with { AssetLocations = [.. Enumerable.Repeat(new LineAsset("臺中市", "西區"), 51)] }),
        Form("born before 1900", it => it.Line with { Obligor = it.Obligor with { BirthDate = new DateOnly(1869, 3, 1) } }),
        Form("document from the future", it => it.Line with { DocumentDate = it.ReceivedOn.AddYears(1) }),
        Form("served before it was made", it => it.Line with { Title = it.Title with { ServedOn = (it.Title.Date ?? it.ReceivedOn).AddDays(-900), Date = it.Title.Date ?? it.ReceivedOn } }),
        Form("suspended for ever", it => it.Line with { SuspendedDays = 99_999 }),
        Form("wrong check digit", it => it.Line with { Obligor = it.Obligor with { IdentityNumber = ValidNumbers.Spoil(it.Obligor.IdentityNumber!) } }),
        Form("person and business mixed up", it => it.Line with { Obligor = it.Obligor with { Type = it.Obligor.Type == "person" ? "entity" : "person" } }),
        Form("county unknown", it => it.Line with { Obligor = it.Obligor with { Address = it.Obligor.Address! with { County = "臺北縣" } } }),
        Form("district unknown", it => it.Line with { Obligor = it.Obligor with { Address = it.Obligor.Address! with { County = "新北市", District = "不明區" } } }),
        Form("entity without representative", it => it.Line with { Obligor = it.Obligor with { Type = "entity", IdentityNumber = "04595257" }, Representatives = [] }),
        Form("co-obligor is the obligor", it => it.Line with { CoObligors = [it.Obligor] }),
        Form("nothing owed", it => it.Line with { Claims = [it.Line.Claims![0] with { Amount = 0 }], TotalAmount = 0 }),
        Form("absurd amount", it => it.Line with { Claims = [it.Line.Claims![0] with { Amount = 9_000_000_000_000_000 }], TotalAmount = 9_000_000_000_000_000 }),
        Form("wrong sum", it => it.Line with { TotalAmount = it.Line.TotalAmount + 1 }),
        Form("same claim line twice", it => it.Line with { Claims = [.. it.Line.Claims!, it.Line.Claims![0]], TotalAmount = it.Line.TotalAmount + it.Line.Claims![0].Amount }),
        Form("sub-kind of another kind", it => it.Line with { SubKind = it.Line.Kind == "tax" ? "trafficFine" : "nhiUnit", Kind = it.Line.Kind == "healthInsurance" ? "fee" : it.Line.Kind }),
        Form("final and not final", it => it.Line with { Title = it.Title with { Kind = "administrativeAct", FinalOn = it.ReceivedOn, NotYetFinal = true } }),
        Form("documents missing", it => it.Line with { Documents = ["transferForm"] }),
        Form("certificate without number", it => it.Line with { Certificate = new LineCertificate(null, null, null), Documents = [.. it.Line.Documents!, "certificate"] }),
        Form("kind not the agency's", it => it.Line with { Kind = it.Sender.Kinds.Contains("tax") ? "fee" : "tax", SubKind = "none" }),
        Form("civil judgment", it => it.Line with { Title = it.Title with { Kind = "civilJudgment" } }),
        Form("obligor not named", it => it.Line with { Title = it.Title with { NamesObligor = false } }),
        Form("obligor dead", it => it.Line with { Obligor = it.Obligor with { DeceasedOn = it.ReceivedOn.AddDays(-40) } }),
        Form("provisional attachment by the agency itself", it => it.Line with { Title = Attached(it, it.ReceivedOn) with { Kind = "administrativeAct" } }),
        Form("provisional attachment too late", it => it.Line with { Title = Attached(it, it.ReceivedOn.AddDays(-31)) }),
        Form("too early", TooEarly),
        Form("remedies pending", RemediesPending),
        Form("time barred", TimeBarred),
        Text("broken off", json => Encoding.UTF8.GetBytes(json[..(json.Length / 2)])),
        Text("not UTF-8", json => [.. Encoding.UTF8.GetBytes(json[..^1]), .. ",\"remark\":\""u8, 0xA4, 0xA4, 0xFF, .. "\"}"u8]),
        Text("unknown field", json => Encoding.UTF8.GetBytes(json[..^1] + ",\"colour\":\"red\"}")),
        Text("field twice", json => Encoding.UTF8.GetBytes("{\"kind\":\"tax\"," + json[1..])),
        Text("amount as text", json => Encoding.UTF8.GetBytes(json.Replace("\"totalAmount\":", "\"totalAmount\":\"NT$ \", \"suspendedDays\":", StringComparison.Ordinal))),
        Text("nested too deep", json => Encoding.UTF8.GetBytes(json[..^1] + ",\"remark\":" + string.Concat(Enumerable.Repeat("{\"x\":", 40)) + "1" + new string('}', 41))),
        Text("far too long", json => Encoding.UTF8.GetBytes(json[..^1] + ",\"remark\":\"" + new string('x', 70_000) + "\"}")),
    ];

    private static Breakage Form(string name, Func<Breaking, Line> change) => new(name, change, null);

    private static Breakage Text(string name, Func<string, byte[]> change) => new(name, null, change);

    private static LineTitle Attached(Breaking it, DateOnly receivedOn) => it.Title with
    {
        Kind = "courtRuling",
        Number = "臺北地院115年度司裁全字第1號",
        Date = receivedOn,
        ServedOn = null,
        FinalOn = null,
        NotYetFinal = null,
        Provisional = true,
        ReceivedOn = receivedOn,
    };

    private static Line TooEarly(Breaking it)
    {
        var yesterday = it.ReceivedOn.AddDays(-1);
        return it.Line.SubKind switch
        {
            "trafficFine" => it.Line with { Title = it.Title with { Date = yesterday, ServedOn = yesterday, FinalOn = null, NotYetFinal = true } },
            "benefitReclaim" or "taxFine" => it.Line with { Title = it.Title with { FinalOn = null, NotYetFinal = true } },
            _ => it.Line with { PaymentPeriodEnd = it.Line.Kind == "fine" ? it.ReceivedOn : yesterday },
        };
    }

    /// <summary>Only tax fines, taxes and reclaims wait for remedies; elsewhere the day of service is missing.</summary>
    private static Line RemediesPending(Breaking it) => it.Line.SubKind is "taxFine" or "benefitReclaim" || it.Line.Kind == "tax"
        ? it.Line with { Title = it.Title with { RemedyPending = true, ReviewPending = true, FinalOn = null, NotYetFinal = true } }
        : it.Line with { Title = it.Title with { ServedOn = null } };

    private static Line TimeBarred(Breaking it)
    {
        return it.Line with
        {
            Title = it.Title with
            {
                ViolationDate = Earlier(it.Title.ViolationDate),
                Date = Earlier(it.Title.Date),
                ServedOn = Earlier(it.Title.ServedOn),
                FinalOn = Earlier(it.Title.FinalOn),
            },
            PaymentPeriodEnd = Earlier(it.Line.PaymentPeriodEnd),
            CollectionPeriodEnd = Earlier(it.Line.CollectionPeriodEnd),
            SuspendedDays = null,
            Certificate = null,
        };

        static DateOnly? Earlier(DateOnly? date) => date?.AddYears(-11);
    }
}
