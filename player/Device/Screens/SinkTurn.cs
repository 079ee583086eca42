namespace Signage.Player.Screens;

/// <summary>A device went out of order, or came back.</summary>
/// <param name="Name">The screen's name.</param>
/// <param name="Fault">A sentence; null when it works again.</param>
internal sealed record SinkTurn(string Name, string? Fault);
