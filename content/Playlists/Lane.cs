namespace Signage.Content.Playlists;

/// <summary>What a playlist's items share out among themselves: one item a lane at a time.</summary>
public enum Lane
{
    /// <summary>The picture: clips, films, images; on LED endpoints slogans too. A clip's own sound goes with
    /// it.</summary>
    Picture,

    /// <summary>The slogan band over the picture.</summary>
    Ticker,

    /// <summary>The loudspeaker.</summary>
    Sound,
}
