using Enforcement.Architecture.Tests.Rules;

namespace Enforcement.Architecture.Tests;

public sealed class SourceRuleTests
{
    // The samples below would be found in this very file.
    private static readonly RepositoryFile[] All = [.. RepositoryFile.All.Where(file => Path.GetFileName(file.Path) != "SourceRuleTests.cs")];
    private static readonly RepositoryFile[] Code = [.. All.Where(file => file.IsCode)];

    private delegate IEnumerable<string> Rule(RepositoryFile file);

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Code.SelectMany(SourceRules.BannedNames).ShouldBeEmpty();

    [Fact]
    public void Programs_are_short() => RepositoryFile.Product.SelectMany(SourceRules.LongProgram).ShouldBeEmpty();

    [Fact]
    public void Services_log_by_generated_methods_only() =>
        RepositoryFile.Product.Where(file => !file.Path.StartsWith("deploy/", StringComparison.Ordinal)).SelectMany(SourceRules.HandWrittenLogs).ShouldBeEmpty();

    [Fact]
    public void No_exception_is_swallowed() => Code.SelectMany(SourceRules.SwallowedExceptions).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_unfinished() => Code.SelectMany(SourceRules.Unfinished).ShouldBeEmpty();

    [Fact]
    public void No_test_is_skipped() => Code.SelectMany(SourceRules.SkippedTests).ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_path_of_one_machine() => All.SelectMany(SourceRules.MachinePaths).ShouldBeEmpty();

    [Fact]
    public void Hosting_is_mechanism_only() => RepositoryFile.Product.SelectMany(SourceRules.BusinessInHosting).ShouldBeEmpty();

    [Fact]
    public void Domain_and_law_get_the_time_as_an_argument() => RepositoryFile.Product.SelectMany(SourceRules.RuntimeClocks).ShouldBeEmpty();

    [Fact]
    public void Numbers_of_the_law_stand_in_the_statute_only() => RepositoryFile.Product.SelectMany(SourceRules.LegalNumbers).ShouldBeEmpty();

    [Fact]
    public void Log_event_ids_are_unique_and_in_range() => LogEvents.Breaches(RepositoryFile.Product).ShouldBeEmpty();

    [Fact]
    public void Every_rule_finds_its_known_bad_sample()
    {
        (Rule Rule, string Path, string Bad)[] samples =
        [
            (SourceRules.BannedNames, "services/Intake/Api/A.cs", "public sealed class CaseManager;"),
            (SourceRules.BannedNames, "services/Intake/Api/A.cs", "    internal readonly record struct TransferDto(int A);"),
            (SourceRules.LongProgram, "services/Intake/Api/Program.cs", new string('\n', 31)),
            (SourceRules.HandWrittenLogs, "services/Intake/Api/A.cs", "log.LogInformation(\"x\");"),
            (SourceRules.HandWrittenLogs, "services/Intake/Api/A.cs", "Console.WriteLine(1);"),
            (SourceRules.SwallowedExceptions, "a.cs", "try { A(); } catch (Exception) { }"),
            (SourceRules.SwallowedExceptions, "a.cs", "try { A(); } catch { }"),
            (SourceRules.SwallowedExceptions, "a.cs", "catch (Exception e) when (e is IOException)\n{\n}"),
            (SourceRules.Unfinished, "a.cs", "// TODO later"),
            (SourceRules.Unfinished, "a.cs", "throw new NotImplementedException();"),
            (SourceRules.SkippedTests, "a.cs", "[Fact(Skip = \"flaky\")]"),
            (SourceRules.MachinePaths, "a.md", "cd /" + "home/somebody/project"),
            (SourceRules.MachinePaths, "a.sh", "DIR=\"/" + "work/main\""),
            (SourceRules.BusinessInHosting, "services/BuildingBlocks/Hosting/A.cs", "using Enforcement.Statute.Instalments;"),
            (SourceRules.RuntimeClocks, "services/Intake/Domain/A.cs", "var now = DateTimeOffset.UtcNow;"),
            (SourceRules.LegalNumbers, "services/ObjectionReview/Domain/A.cs", "var due = receivedOn.AddDays(10);"),
            (SourceRules.LegalNumbers, "services/CaseExecution/Domain/A.cs", "if (totalArrears < 100_000)"),
            (file => LogEvents.Breaches([file]), "services/Intake/Api/A.cs", "[LoggerMessage(2001, LogLevel.Error, \"x\")]"),
            (file => LogEvents.Breaches([file]), "gateway/A.cs", "[LoggerMessage(8001, LogLevel.Error, \"x\")] [LoggerMessage(8001, LogLevel.Error, \"y\")]"),
        ];

        foreach (var (rule, path, bad) in samples)
            rule(new RepositoryFile(path, bad)).Count().ShouldBe(1, $"{path}: {bad}");
    }

    [Fact]
    public void Good_code_is_not_found()
    {
        var good = new RepositoryFile("services/Intake/Api/IntakeLog.cs", """
            public static partial class IntakeLog
            {
                [LoggerMessage(1001, LogLevel.Warning, "Batch {Batch} was cut")]
                public static partial void BatchCut(ILogger log, Guid batch);
            }

            internal sealed class DatabaseOutage(string data) : Exception
            {
                public static string Path => "/v1/work/home";

                public static bool IsAfter(DateOnly day, DateOnly last) => day >= last.AddDays(1) && data.Length > 100;
            }
            """);

        Rule[] rules =
            [SourceRules.BannedNames, SourceRules.HandWrittenLogs, SourceRules.MachinePaths, SourceRules.Unfinished, SourceRules.LegalNumbers, file => LogEvents.Breaches([file])];
        rules.SelectMany(rule => rule(good)).ShouldBeEmpty();
    }
}
