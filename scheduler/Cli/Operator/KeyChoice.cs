using Signage.Content.Proof;

namespace Signage.Cli.Operator;

/// <summary>Which of the waiting keys the administrator vouches for; none unless they are named.</summary>
/// <param name="All">Every one of them.</param>
/// <param name="Named">By user name, by fingerprint, or by the whole key.</param>
internal sealed record KeyChoice(bool All, IReadOnlyCollection<string> Named)
{
    internal static KeyChoice Everyone { get; } = new(All: true, []);

    internal bool IsEmpty => !All && Named.Count == 0;

    internal IReadOnlyList<VerifierKey> Pick(IReadOnlyList<VerifierKey> pending) =>
        [.. pending.Where(key => All || Named.Any(name => IsNamed(key, name)))];

    /// <summary>What was named and does not wait.</summary>
    internal IReadOnlyList<string> Missing(IReadOnlyList<VerifierKey> pending) =>
        [.. Named.Where(name => !pending.Any(key => IsNamed(key, name)))];

    private static bool IsNamed(VerifierKey key, string name) =>
        key.Name == name || key.Text == name
        || string.Equals(key.Fingerprint, name, StringComparison.OrdinalIgnoreCase);
}
