using System.Text.Json;
using Signage.Cli.Api;
using Signage.Content.Text;

namespace Signage.Cli.Demo;

/// <summary>What the demo remembers from start to start, in a file that only its owner can read.</summary>
internal sealed class DemoState
{
    /// <summary>API keys by user.</summary>
    public Dictionary<string, string> ApiKeys { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Asset ids by the sample's name.</summary>
    public Dictionary<string, string> Assets { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Endpoints whose player is paired.</summary>
    public HashSet<string> Paired { get; init; } = new(StringComparer.Ordinal);

    public bool Booked { get; set; }

    internal static DemoState Load(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(path), WireJson.Lenient)!
            : new DemoState();

    internal void Save(string path) => SecretFile.Write(path, JsonSerializer.Serialize(this, WireJson.Options));
}
