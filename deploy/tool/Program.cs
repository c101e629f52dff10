using Enforcement.Tool;
using Enforcement.Tool.Generating;

try
{
    return args switch
    {
        ["generate", .. var rest] => await Generate.RunAsync(new Arguments(rest)),
        _ => Usage(),
    };
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 64;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Enforcement.Tool generate --lines N --seed S --out FILE [--format ndjson|csv] [--agency CODE] [--received DATE] [--broken PERCENT]
        """);
    return 64;
}
