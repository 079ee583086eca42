namespace Signage.Player.Running;

/// <summary>What a player was asked for on its command line.</summary>
internal sealed record PlayerOptions
{
    public required string Folder { get; init; }

    public string? Scheduler { get; init; }

    public string? Code { get; init; }

    public string? Playlist { get; init; }

    public string? Stick { get; init; }

    public required IReadOnlyList<string> Screens { get; init; }

    public required string Speaker { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int FramesPerSecond { get; init; }

    public string? Font { get; init; }

    public int HttpPort { get; init; }

    /// <summary>Lines on which events come, such as <c>start=gpio:17</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The contact that takes the loudspeaker, such as <c>gpio:4</c>; null: none.</summary>
    public string? Yield { get; init; }

    /// <summary>Is there a picture, or only a loudspeaker?</summary>
    public bool HasScreen => !Screens.Contains("none");
}
