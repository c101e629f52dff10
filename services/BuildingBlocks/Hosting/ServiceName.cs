namespace Enforcement.Hosting;

/// <summary>Name and assembly of the running service.</summary>
/// <param name="Name">kebab-case, e.g. <c>case-execution</c>.</param>
/// <param name="Assembly">Assembly with its features, error codes and consumers.</param>
public sealed record ServiceName(string Name, System.Reflection.Assembly Assembly);
