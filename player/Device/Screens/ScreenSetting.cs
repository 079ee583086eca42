namespace Signage.Player.Screens;

/// <summary>What every screen of a player is made for.</summary>
/// <param name="Width">Pixels of the pictures.</param>
/// <param name="Height">Pixels of the pictures.</param>
/// <param name="FramesPerSecond">Showings a second.</param>
/// <param name="Turned">Told when a device goes out of order or works again; any thread.</param>
internal sealed record ScreenSetting(int Width, int Height, int FramesPerSecond, Action<SinkTurn>? Turned);
