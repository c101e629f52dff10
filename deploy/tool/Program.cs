using Enforcement.Tool;
using Enforcement.Tool.Generating;
using Enforcement.Tool.Job;

try
{
    return args switch
    {
        ["generate", .. var rest] => await Generate.RunAsync(new Arguments(rest)),
        ["run-job", .. var rest] => await RunJob.RunAsync(new Arguments(rest)),
        ["compare", .. var rest] => await Compare.RunAsync(new Arguments(rest)),
        _ => Usage(),
    };
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 64;
}
catch (Exception failure) when (failure is GatewayException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Enforcement.Tool generate --lines N --seed S --out FILE [--format ndjson|csv] [--agency CODE] [--received DATE] [--broken PERCENT]
        Enforcement.Tool run-job --lines N --seed S [--gateway URL] [--json FILE] [--broken PERCENT]
        Enforcement.Tool compare [--gateway URL]
        """);
    return 64;
}
