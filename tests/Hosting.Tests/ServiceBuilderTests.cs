using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

/// <summary>Where a service is started from neither decides what it reads nor makes it watch what lies there.</summary>
public sealed class ServiceBuilderTests
{
    [Fact]
    public void Settings_stand_beside_the_assembly_and_are_read_once()
    {
        var builder = ServiceDefaults.CreateBuilder(["--Some:Setting=7"]);

        builder.Environment.ContentRootPath.ShouldBe(AppContext.BaseDirectory);
        builder.Configuration["Some:Setting"].ShouldBe("7");
        var files = ((IConfigurationBuilder)builder.Configuration).Sources.OfType<FileConfigurationSource>().ToList();
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.ReloadOnChange);
    }
}
