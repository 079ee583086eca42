using NodaTime;
using Signage.Content.Assets;
using Signage.Content.Playlists;

namespace Signage.Playout.States;

/// <summary>What happens to a player, with the instant at which it is to be taken.</summary>
public abstract record PlayoutEvent(Instant At)
{
    /// <summary>Time went on.</summary>
    public sealed record Tick(Instant At) : PlayoutEvent(At);

    /// <summary>A new order, or a local playlist (number null).</summary>
    public sealed record Ordered(Instant At, RunningPlaylist List) : PlayoutEvent(At);

    /// <summary>A takeover begins; it ends by its validity or a release.</summary>
    public sealed record TakenOver(Instant At, RunningPlaylist List, Instant ValidUntil) : PlayoutEvent(At);

    public sealed record Released(Instant At) : PlayoutEvent(At);

    /// <summary>The stop list as it is now.</summary>
    public sealed record Stopped(Instant At, IReadOnlySet<Sha256Hash> Files, bool Endpoint) : PlayoutEvent(At);

    /// <summary>A file was checked and can be played.</summary>
    public sealed record FileReady(Instant At, Sha256Hash File) : PlayoutEvent(At);

    /// <summary>A file cannot be played; the cause is a word for the journal.</summary>
    public sealed record FileLost(Instant At, Sha256Hash File, string Cause) : PlayoutEvent(At);

    /// <summary>The first frame or sample of the play now on the lane was handed over.</summary>
    public sealed record FirstShown(Instant At, Lane Lane, bool Over) : PlayoutEvent(At);

    /// <summary>The decoder of the play now on the lane gave up.</summary>
    public sealed record DecoderFailed(Instant At, Lane Lane, bool Over, string Reason) : PlayoutEvent(At);

    /// <summary>A named event reached the player: a customer's transfer, the start of a show.</summary>
    public sealed record Triggered(Instant At, string Name) : PlayoutEvent(At);

    /// <summary>A live microphone or an emergency broadcast takes the loudspeaker, or gives it back.</summary>
    public sealed record Yielded(Instant At, bool IsYielding) : PlayoutEvent(At);

    /// <summary>The last of the devices that show pictures stopped working, or one works again.</summary>
    public sealed record ScreensLost(Instant At, bool Lost) : PlayoutEvent(At);

    /// <summary>What is handed to the screen is not what it should be, or is again.</summary>
    /// <param name="Cause">One word, such as <c>black</c> or <c>frozen</c>; null when all is well.</param>
    public sealed record PictureWatched(Instant At, string? Cause) : PlayoutEvent(At);

    /// <summary>What is handed to the loudspeaker is not what it should be, or is again.</summary>
    /// <param name="Cause">One word: <c>silent</c> or <c>clipped</c>; null when all is well.</param>
    public sealed record SoundWatched(Instant At, string? Cause) : PlayoutEvent(At);

    public sealed record ClockTrust(Instant At, bool Trusted) : PlayoutEvent(At);

    /// <summary>The player is being shut down in good order.</summary>
    public sealed record ShutDown(Instant At) : PlayoutEvent(At);
}
