using System.Text.Json;

namespace Signage.Scheduler.Console.Shared;

/// <summary>What the browser's call to the HTTP API came back with.</summary>
/// <param name="Detail">A refusal in the reader's language.</param>
public sealed record ApiAnswer(bool Ok, int Status, JsonElement? Json, string? Detail);
