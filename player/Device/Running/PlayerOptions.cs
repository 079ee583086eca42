using NodaTime;
using Signage.Player.Presenting;

namespace Signage.Player.Running;

/// <summary>What a player was asked for on its command line.</summary>
internal sealed record PlayerOptions
{
    public required string Folder { get; init; }

    public string? Scheduler { get; init; }

    public string? Code { get; init; }

    public string? Playlist { get; init; }

    public string? Stick { get; init; }

    /// <summary>The folder that memory sticks are mounted in, to be watched; null: none.</summary>
    public string? Sticks { get; init; }

    public required IReadOnlyList<string> Screens { get; init; }

    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>What is made of the sound before the speakers get it.</summary>
    public SoundOptions Sound { get; init; } = SoundOptions.Default;

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int FramesPerSecond { get; init; }

    public string? Font { get; init; }

    public int HttpPort { get; init; }

    /// <summary>Lines on which events come, such as <c>start=gpio:17</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The contact that takes the loudspeaker, such as <c>gpio:4</c>; null: none.</summary>
    public string? Yield { get; init; }

    /// <summary>What is switched on ahead of need and off after.</summary>
    public PowerOptions Power { get; init; } = PowerOptions.None;

    /// <summary>Whose time a clock on the picture shows.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Is there a picture, or only a loudspeaker?</summary>
    public bool HasScreen => !Screens.Contains("none");

    /// <summary>Is there sound?</summary>
    public bool HasSpeaker => Speakers.Any(name => name != "none");
}
