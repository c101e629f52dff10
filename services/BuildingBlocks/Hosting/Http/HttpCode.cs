namespace Enforcement.Hosting.Http;

/// <summary>An error of the transport itself (not a business refusal); declared as <c>public static readonly</c> fields, like <c>RefusalCode</c>.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code"><c>noun.reason</c>.</param>
/// <param name="Title">One English sentence.</param>
/// <param name="Retriable">Whether the same request may succeed later.</param>
public sealed record HttpCode(int Status, string Code, string Title, bool Retriable = false);
