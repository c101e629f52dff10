using Enforcement.Architecture.Tests.Rules;

namespace Enforcement.Architecture.Tests;

public sealed class ProjectRuleTests
{
    [Fact]
    public void Projects_reference_only_what_they_may() =>
        RepositoryFile.All.Where(file => file.IsProject).SelectMany(ProjectRules.Breaches).ShouldBeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = RepositoryFile.All.Single(file => file.Path == "Enforcement.sln").Text.Replace('\\', '/');

        RepositoryFile.All.Where(file => file.IsProject && !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal)).Select(file => file.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("services/Intake/Domain/Enforcement.Intake.Domain", "<ProjectReference Include=\"../../BuildingBlocks/Hosting/Enforcement.Hosting.csproj\" />", "Enforcement.Intake.Domain references Enforcement.Hosting")]
    [InlineData("services/Intake/Domain/Enforcement.Intake.Domain", "<PackageReference Include=\"Npgsql\" />", "Enforcement.Intake.Domain uses package Npgsql")]
    [InlineData("services/Intake/Api/Enforcement.Intake", "<ProjectReference Include=\"..\\..\\Statistics\\Api\\Enforcement.Statistics.csproj\" />", "Enforcement.Intake references Enforcement.Statistics")]
    [InlineData("services/Intake/Api/Enforcement.Intake", "<ProjectReference Include=\"../../Statistics/Domain/Enforcement.Statistics.Domain.csproj\" />", "Enforcement.Intake references Enforcement.Statistics.Domain")]
    [InlineData("contracts/Enforcement.Contracts", "<ProjectReference Include=\"../services/BuildingBlocks/Kernel/Enforcement.Kernel.csproj\" />", "Enforcement.Contracts references Enforcement.Kernel")]
    [InlineData("services/Statute/Enforcement.Statute", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", "Enforcement.Statute uses package Microsoft.AspNetCore.App")]
    [InlineData("gateway/Enforcement.Gateway", "<ProjectReference Include=\"../services/Intake/Api/Enforcement.Intake.csproj\" />", "Enforcement.Gateway references Enforcement.Intake")]
    [InlineData("gateway/Enforcement.Gateway", "<PackageReference Include=\"Yarp.ReverseProxy\" Version=\"1.0.0\" />", "Enforcement.Gateway states a package version of its own")]
    public void A_known_bad_project_is_found(string project, string item, string breach) =>
        ProjectRules.Breaches(new RepositoryFile(project + ".csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>")).ShouldBe([breach]);
}
