using System.Collections.Frozen;
using Enforcement.Contracts.Supervision.V1;

namespace Enforcement.Hosting.Messaging;

/// <summary>Finds the contract of a stored message by its full name.</summary>
public sealed class ContractTypes
{
    private readonly FrozenDictionary<string, Type> _types =
        typeof(AuditRecorded).Assembly.GetExportedTypes().Where(type => type.IsClass).ToFrozenDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>The contract.</summary>
    /// <exception cref="UnknownContractException">This build does not know it.</exception>
    public Type Find(string fullName) => _types.TryGetValue(fullName, out var type) ? type : throw new UnknownContractException(fullName);
}

/// <summary>A stored message of a contract this build does not have.</summary>
public sealed class UnknownContractException(string fullName) : Exception($"Unknown contract {fullName}.");
