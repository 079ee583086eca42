using System.Text.Json.Nodes;

namespace Signage.Cli.Operator;

/// <summary>An airing of the rehearsed day, as a player wrote it, on one endpoint.</summary>
internal sealed record RehearsedRow(string Endpoint, JsonNode Airing)
{
    internal string? Text(string field) => Airing[field]?.ToString();

    internal long Number(string field) => (long?)Airing[field] ?? 0;
}
