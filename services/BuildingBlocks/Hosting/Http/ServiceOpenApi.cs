using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Enforcement.Hosting.Http;

/// <summary>The service's part of the API document: OpenAPI 3.1, bearer security, idempotency and precondition headers, problem answers.</summary>
public static class ServiceOpenApi
{
    internal static IServiceCollection AddServiceOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = context.ApplicationServices.GetRequiredService<ServiceName>().Name;
            document.Info.Version = "1";
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            // Queries bound by a record bear the names of its members; the API is in camelCase throughout, and names of queries are read in any case.
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter is { In: ParameterLocation.Query, Name: not null }))
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (string.IsNullOrEmpty(operation.Summary) && metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
                operation.Summary = HandlerDocs.SummaryOf(handler);
            operation.Description = string.Join(' ', new[] { operation.Description, HandlerDocs.RolesOf(metadata) }.Where(text => !string.IsNullOrEmpty(text)));
            if (metadata.OfType<IdempotentEndpoint>().Any())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Idempotency.Header,
                    In = ParameterLocation.Header,
                    Description = "The same key and content gives the same answer; other content is a conflict.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 128 },
                });
            }

            operation.Responses ??= [];
            operation.Responses.TryAdd("default", new OpenApiResponse { Description = "A problem (RFC 9457) with a code of GET /v1/errors." });
            return Task.CompletedTask;
        });
    });
}
