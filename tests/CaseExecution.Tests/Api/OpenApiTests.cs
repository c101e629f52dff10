using System.Text.Json;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

public sealed class OpenApiTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Api_document_is_the_verified_one()
    {
        using var client = service.Host.CreateClient();

        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));

        Snapshot.Match("services/CaseExecution/openapi.json", JsonSerializer.Serialize(document.RootElement, Indented));
    }
}
